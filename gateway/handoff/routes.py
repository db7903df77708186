"""The desk API of queue and conversations: see, accept, pass on, give back, resolve."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query

from gateway.agents.access import DeskUser, require
from gateway.agents.models import Role, User
from gateway.agents.schemas import wire_presence
from gateway.agents.store import AgentStore
from gateway.conversations.models import Conversation
from gateway.conversations.store import ConversationStore
from gateway.errors import InvalidRequest, NotAllowed
from gateway.handoff import taking
from gateway.handoff.canned import PREFIX, find_canned, missing_values
from gateway.handoff.desk_view import wire_handoff
from gateway.handoff.reading import conversation_detail, conversation_rows, desk_news, queue_rows
from gateway.handoff.schemas import (
    ConversationView,
    Limit,
    ResolveBody,
    TransferBody,
    read_cursor,
    read_turn,
    write_cursor,
    write_turn,
)
from gateway.handoff.sight import require_sight
from gateway.handoff.speaking import canned_values
from gateway.handoff.store import HandoffStore, turn_of
from gateway.runtime import Runtime, RuntimeDep

router = APIRouter(prefix="/api/v1", tags=["desk"])


@router.get("/queue")
async def read_queue(
    user: DeskUser, runtime: RuntimeDep, cursor: str | None = None, limit: Limit = 50
) -> dict[str, Any]:
    """Who waits, emergencies first, then by how long, as this agent sees them."""
    async with runtime.database.read() as session:
        handoffs = await HandoffStore(session, runtime.clock).waiting(limit + 1, read_turn(cursor))
        rows = await queue_rows(session, user, handoffs[:limit], runtime)
    more = len(handoffs) > limit
    last = handoffs[limit - 1] if more else None
    behind = write_turn(turn_of(last), last.created_at, last.id) if last else None
    return {"items": rows, "next_cursor": behind}


@router.post("/handoffs/{handoff_id}/accept")
async def accept_handoff(handoff_id: str, user: DeskUser, runtime: RuntimeDep) -> dict[str, Any]:
    """Take a waiting visitor; the slower of two gets 409 `handoff-taken`."""
    handoff = await taking.accept(runtime, user, handoff_id)
    return wire_handoff(handoff, user.locale, runtime.catalogue)


@router.get("/conversations")
async def list_conversations(
    user: DeskUser,
    runtime: RuntimeDep,
    view: ConversationView = "mine",
    cursor: str | None = None,
    limit: Limit = 50,
) -> dict[str, Any]:
    """Conversations of one view, latest activity first; only a supervisor may list all."""
    if view == "all" and not user.has_role(Role.SUPERVISOR):
        raise NotAllowed("all conversations")
    async with runtime.database.read() as session:
        store = HandoffStore(session, runtime.clock)
        found = await store.conversations(view, user.id, limit + 1, read_cursor(cursor))
        rows = await conversation_rows(session, user, found[:limit], runtime)
    last = found[limit - 1] if len(found) > limit else None
    return {"items": rows, "next_cursor": write_cursor(last.updated_at, last.id) if last else None}


@router.get("/conversations/{conversation_id}")
async def read_conversation(conversation_id: str, user: DeskUser, runtime: RuntimeDep) -> dict[str, Any]:
    """One conversation with handoff, case card and notes; 404 when it is not his to see."""
    async with runtime.database.read() as session:
        conversation = await ConversationStore(session, runtime.clock).get(conversation_id)
        await require_sight(session, user, conversation, runtime)
        return await conversation_detail(session, user, conversation, runtime)


@router.get("/conversations/{conversation_id}/messages")
async def read_messages(
    conversation_id: str,
    user: DeskUser,
    runtime: RuntimeDep,
    after: Annotated[int, Query(ge=0)] = 0,
    since: Annotated[int, Query(ge=0)] = 0,
) -> dict[str, Any]:
    """The messages in the agent's language where they have ids, else original and gist."""
    async with runtime.database.read() as session:
        conversation = await ConversationStore(session, runtime.clock).get(conversation_id)
        await require_sight(session, user, conversation, runtime)
        news = await desk_news(session, user, conversation, since, runtime)
    return {
        "messages": [message for message in news.messages if message["sequence"] > after],
        "notes": news.notes,
        "revision": news.revision,
        "locale": conversation.locale,
        "holder": conversation.holder,
        "reset": news.is_reset,
    }


async def _shown(runtime: Runtime, user: User, conversation: Conversation) -> dict[str, Any]:
    async with runtime.database.read() as session:
        current = await ConversationStore(session, runtime.clock).get(conversation.id)
        return await conversation_detail(session, user, current, runtime)


@router.post("/conversations/{conversation_id}/transfer")
async def transfer_conversation(
    conversation_id: str, user: DeskUser, runtime: RuntimeDep, body: TransferBody
) -> dict[str, Any]:
    """Pass it to a colleague or a skill; a supervisor takes it over by naming himself."""
    if body.agent is not None:
        moved = await taking.transfer_to_agent(runtime, user, conversation_id, body.agent)
    else:
        moved = await taking.transfer_to_queue(runtime, user, conversation_id, body.skill or "")
    return await _shown(runtime, user, moved)


@router.post("/conversations/{conversation_id}/return-to-bot")
async def return_conversation(conversation_id: str, user: DeskUser, runtime: RuntimeDep) -> dict[str, Any]:
    """Let the bot answer again."""
    moved = await taking.return_to_bot(runtime, user, conversation_id)
    return await _shown(runtime, user, moved)


@router.post("/conversations/{conversation_id}/resolve")
async def resolve_conversation(
    conversation_id: str, user: DeskUser, runtime: RuntimeDep, body: ResolveBody
) -> dict[str, Any]:
    """End it with an outcome and a topic."""
    if body.topic and not runtime.catalogue.has(f"topic_{body.topic}", "en"):
        raise InvalidRequest(body.topic)
    moved = await taking.resolve(runtime, user, conversation_id, body.outcome, body.topic)
    return await _shown(runtime, user, moved)


@router.get("/colleagues", dependencies=[Depends(require(Role.AGENT, Role.SUPERVISOR))])
async def list_colleagues(runtime: RuntimeDep) -> dict[str, Any]:
    """Who could take a conversation over, with presence and what each holds."""
    now = runtime.clock.now()
    async with runtime.database.read() as session:
        people = await AgentStore(session, runtime.clock).colleagues()
        held = await HandoffStore(session, runtime.clock).held_counts()
    items = [
        {
            "id": one.id,
            "name": one.name,
            "languages": one.languages,
            "skills": one.skills,
            "holds": held.get(one.id, 0),
            **(wire_presence(presence, now) if presence else {"state": "offline", "capacity": 0}),
        }
        for one, presence in people
    ]
    return {"items": items, "next_cursor": None}


@router.get("/canned-replies")
async def list_canned(
    user: DeskUser,
    runtime: RuntimeDep,
    locale: Annotated[str | None, Query(max_length=40)] = None,
    q: Annotated[str, Query(max_length=80)] = "",
    conversation_id: str | None = None,
) -> dict[str, Any]:
    """Canned replies in the agent's and the visitor's language; `missing` names empty variables."""
    visitor_locale = runtime.catalogue.negotiate(locale) or user.locale
    values: dict[str, Any] = {"agent": user.name}
    if conversation_id is not None:
        async with runtime.database.read() as session:
            conversation = await ConversationStore(session, runtime.clock).get(conversation_id)
            await require_sight(session, user, conversation, runtime)
            values = await canned_values(session, user, conversation, runtime)
            visitor_locale = conversation.locale
    catalogue = runtime.catalogue

    def preview(canned_id: str, in_locale: str) -> str:
        raw = {name: f"{{{name}}}" for name in catalogue.text(canned_id, in_locale).placeholders}
        return catalogue.say(canned_id, in_locale, {**raw, **values})

    items = [
        {
            "id": one,
            "shortcode": one.removeprefix(PREFIX),
            "text": preview(one, user.locale),
            "visitor_text": preview(one, visitor_locale),
            "visitor_locale": catalogue.worded_in(visitor_locale),
            "missing": missing_values(one, visitor_locale, values, catalogue),
        }
        for one in find_canned(q, catalogue)
    ]
    return {"items": items, "next_cursor": None}
