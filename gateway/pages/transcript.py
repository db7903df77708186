"""The transcript of a conversation: a record to keep, as JSON or as a page to read and print."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Any

from fastapi import APIRouter, Query, Response
from fastapi.responses import JSONResponse

from gateway.chat.visitors import OwnConversation
from gateway.conversations.errors import LocaleUnknown
from gateway.conversations.models import Author, Conversation
from gateway.conversations.store import ConversationStore
from gateway.conversations.wording import word
from gateway.pages.headers import NO_STORE, page_policy
from gateway.pages.templating import HTML, render
from gateway.runtime import Runtime, RuntimeDep

router = APIRouter(prefix="/api/v1", tags=["visitor"])


class TranscriptFormat(StrEnum):
    """How a transcript is written."""

    JSON = "json"
    HTML = "html"


@router.get("/conversations/{conversation_id}/transcript")
async def transcript(
    conversation: OwnConversation,
    runtime: RuntimeDep,
    kind: Annotated[TranscriptFormat, Query(alias="format")] = TranscriptFormat.JSON,
    locale: Annotated[str | None, Query(max_length=40)] = None,
) -> Response:
    """The whole conversation in the wanted language, as far as it has ids; never the notes of agents."""
    wanted = runtime.catalogue.negotiate(locale) if locale else conversation.locale
    if wanted is None:
        raise LocaleUnknown(locale or "")
    messages = await _messages(runtime, conversation, wanted)
    if kind is TranscriptFormat.JSON:
        body = {"id": conversation.id, "locale": wanted, "messages": messages}
        return JSONResponse(body, headers={"Cache-Control": NO_STORE})
    lines = [_line(message, wanted, runtime) for message in messages]
    html = render("transcript.html", runtime.catalogue, wanted, lines=lines)
    headers = {"Content-Security-Policy": page_policy(), "Cache-Control": NO_STORE}
    return Response(html, media_type=HTML, headers=headers)


async def _messages(runtime: Runtime, conversation: Conversation, locale: str) -> list[dict[str, Any]]:
    async with runtime.database.read() as session:
        messages = await ConversationStore(session, runtime.clock).messages(conversation.id)
    zone = runtime.settings.event_zone
    worded = [word(message, locale, runtime.catalogue) for message in messages]
    for message, wire in zip(messages, worded, strict=True):
        wire["created_at"] = message.created_at.astimezone(zone).isoformat()
    return worded


def _line(message: dict[str, Any], locale: str, runtime: Runtime) -> dict[str, Any]:
    kind = message["author"]["kind"]
    title = runtime.catalogue.say(f"visitor_author_{'you' if kind == Author.VISITOR else kind}", locale)
    moment = runtime.catalogue.format({"type": "datetime", "value": message["created_at"]}, locale)
    return {
        "author": message["author"].get("name") or title,
        "time": moment,
        "lang": message["locale"],
        "text": message["text"],
        "rows": message.get("card", {}).get("rows", []),
    }
