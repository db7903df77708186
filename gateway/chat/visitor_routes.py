"""The visitor API: begin, send, read, choose a language, ask for a person, end."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Header, Query, Request, Response
from fastapi.routing import APIRoute
from starlette.routing import Match
from starlette.types import Scope

from gateway.chat.visitor_turn import VisitorTurn
from gateway.chat.visitors import Begun, OwnConversation, begin, resume
from gateway.conversations.errors import ConversationClosed, LocaleUnknown
from gateway.conversations.locale import change_locale
from gateway.conversations.models import Holder
from gateway.conversations.schemas import (
    HandoffBody,
    LocaleBody,
    MessageBody,
    RatingBody,
    ResumeBody,
    StartBody,
)
from gateway.conversations.store import ConversationStore, topic
from gateway.conversations.views import News, news_since
from gateway.conversations.wording import word
from gateway.handoff.service import ask_for_person, cancel_handoff, place_in_queue, refresh_places
from gateway.limits import limit
from gateway.masking import mask
from gateway.runtime import Runtime, RuntimeDep
from gateway.turns.store import TurnStore

MAX_WAIT_SECONDS = 30


class VisitorRoute(APIRoute):
    """A route for bearers of a visitor's token; others fall through to the desk's route of the same path."""

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        """Match only requests that carry a visitor's token, or no credentials at all."""
        match, child = super().matches(scope)
        if match is not Match.NONE and scope["type"] == "http":
            headers = dict(scope["headers"])
            is_visitor = headers.get(b"authorization", b"").lower().startswith(b"bearer v_")
            if not is_visitor and (b"authorization" in headers or b"cookie" in headers):
                return Match.NONE, {}
        return match, child


router = APIRouter(prefix="/api/v1", tags=["visitor"])
shared_router = APIRouter(prefix="/api/v1", tags=["visitor"], route_class=VisitorRoute)


async def _begun(runtime: Runtime, begun: Begun) -> dict[str, Any]:
    conversation = begun.conversation
    async with runtime.database.read() as session:
        messages = await ConversationStore(session, runtime.clock).messages(conversation.id)
    return {
        "id": conversation.id,
        "token": begun.token,
        "locale": conversation.locale,
        "resume_code": begun.resume_code,
        "holder": conversation.holder,
        "revision": conversation.revision,
        "messages": [word(message, conversation.locale, runtime.catalogue) for message in messages],
    }


@router.post("/conversations", status_code=201)
async def start_conversation(
    request: Request,
    runtime: RuntimeDep,
    body: StartBody,
    accept_language: Annotated[str, Header()] = "",
) -> dict[str, Any]:
    """Begin a conversation; the token is the bearer for everything else."""
    await limit(request, "conversations", f"{runtime.settings.conversations_per_hour}/hour")
    return await _begun(runtime, await begin(runtime, body, accept_language))


@router.post("/conversations/resume", status_code=201)
async def resume_conversation(request: Request, runtime: RuntimeDep, body: ResumeBody) -> dict[str, Any]:
    """Go on on another device; the code and the token used until now end."""
    await limit(request, "resume", "20/hour")
    return await _begun(runtime, await resume(runtime, body.resume_code))


@router.post("/conversations/{conversation_id}/messages", status_code=202)
async def send_message(
    conversation: OwnConversation, runtime: RuntimeDep, body: MessageBody, response: Response
) -> dict[str, Any]:
    """Accept a message: 202 means on disk, once, in its place."""
    taken = await VisitorTurn(runtime).take(
        conversation.id,
        body.client_id,
        text=body.text,
        payload=body.payload,
        waited_seconds=body.waited_seconds,
    )
    if taken.is_resent:
        response.headers["Idempotency-Replayed"] = "true"
    return {
        "message": word(taken.message, taken.locale, runtime.catalogue),
        "revision": taken.revision,
    }


async def _news(runtime: Runtime, conversation_id: str, since: int) -> tuple[News, bool]:
    async with runtime.database.read() as session:
        store = ConversationStore(session, runtime.clock)
        conversation = await store.get(conversation_id)
        news = await news_since(
            session, conversation, since, clock=runtime.clock, catalogue=runtime.catalogue
        )
        is_thinking = await TurnStore(session, runtime.clock).open_turns(conversation_id) > 0
    return news, is_thinking


@shared_router.get("/conversations/{conversation_id}/messages", operation_id="read_own_messages")
async def read_messages(
    conversation: OwnConversation,
    runtime: RuntimeDep,
    after: Annotated[int, Query(ge=0)] = 0,
    since: Annotated[int | None, Query(ge=0)] = None,
    wait: Annotated[int, Query(ge=0, le=MAX_WAIT_SECONDS)] = 0,
) -> dict[str, Any]:
    """Messages after a sequence, or everything since a revision; `wait` holds until there is news."""
    # Listening begins before the look, so nothing slips in between the two.
    with runtime.live.listen(topic(conversation.id)) as inbox:
        news, is_thinking = await _news(runtime, conversation.id, since or 0)
        known = since if since is not None else 0
        while wait and not _has_news(news, known, after, by_revision=since is not None):
            hints, _passing = await inbox.next(wait)
            news, is_thinking = await _news(runtime, conversation.id, since or 0)
            if not hints:
                break
    return await _listing(runtime, conversation.id, news, after, is_thinking=is_thinking)


def _has_news(news: News, known: int, after: int, *, by_revision: bool) -> bool:
    if by_revision:
        return news.revision > known or news.is_reset
    return any(message["sequence"] > after for message in news.messages)


async def _listing(
    runtime: Runtime, conversation_id: str, news: News, after: int, *, is_thinking: bool
) -> dict[str, Any]:
    listing: dict[str, Any] = {
        "messages": [message for message in news.messages if message["sequence"] > after],
        "revision": news.revision,
        "locale": news.locale,
        "holder": news.holder,
        "typing": is_thinking and news.holder == Holder.BOT,
        "reset": news.is_reset,
    }
    if news.queue_changed and news.holder == Holder.QUEUE:
        listing["queue"] = await place_in_queue(runtime, conversation_id)
    return listing


@router.patch("/conversations/{conversation_id}")
async def choose_locale(
    conversation: OwnConversation, runtime: RuntimeDep, body: LocaleBody
) -> dict[str, Any]:
    """Choose a language: everything said already is worded again."""
    locale = runtime.catalogue.negotiate(body.locale)
    if locale is None:
        raise LocaleUnknown(body.locale)
    async with runtime.database.write() as session:
        store = ConversationStore(session, runtime.clock)
        locked = await store.lock(conversation.id)
        await change_locale(store, locked, locale, "chosen")
    news, is_thinking = await _news(runtime, conversation.id, 0)
    return await _listing(runtime, conversation.id, news, 0, is_thinking=is_thinking)


@router.post("/conversations/{conversation_id}/handoff", status_code=202)
async def request_person(
    conversation: OwnConversation, runtime: RuntimeDep, body: HandoffBody | None = None
) -> dict[str, Any]:
    """Ask for a person; a second request is the same one."""
    if conversation.closed_at is not None:
        raise ConversationClosed(conversation.id)
    skill = (body.skill if body else None) or "general"
    return await ask_for_person(runtime, conversation.id, skill=skill)


@router.post("/conversations/{conversation_id}/close")
async def close_conversation(conversation: OwnConversation, runtime: RuntimeDep) -> dict[str, Any]:
    """End the conversation; a second time changes nothing."""
    async with runtime.database.write() as session:
        store = ConversationStore(session, runtime.clock)
        locked = await store.lock(conversation.id)
        if locked.closed_at is None:
            locked.closed_at = runtime.clock.now()
            await cancel_handoff(session, locked, runtime)
            await store.set_holder(locked, Holder.NOBODY)
    await refresh_places(runtime)
    return {"id": locked.id, "holder": locked.holder, "revision": locked.revision}


@router.delete("/conversations/{conversation_id}", status_code=204)
async def delete_conversation(conversation: OwnConversation, runtime: RuntimeDep) -> None:
    """Delete the conversation with everything said in it; a case that was opened stays with the bank."""
    async with runtime.database.write() as session:
        store = ConversationStore(session, runtime.clock)
        await store.delete(await store.lock(conversation.id))
    await refresh_places(runtime)


@router.post("/conversations/{conversation_id}/rating")
async def rate_conversation(
    conversation: OwnConversation, runtime: RuntimeDep, body: RatingBody
) -> dict[str, Any]:
    """Say how it was; a later rating replaces an earlier one."""
    comment = mask(body.comment).text if body.comment else None
    async with runtime.database.write() as session:
        locked = await ConversationStore(session, runtime.clock).lock(conversation.id)
        locked.rating = {"score": body.score, "comment": comment}
    return {"score": body.score}
