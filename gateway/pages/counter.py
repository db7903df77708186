"""A card shown to people of the city, at a counter or at the wheel: in Chinese and in the visitor's words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

from fastapi import APIRouter, Header, Query, Request, Response

from gateway.chat.visitors import authorise, bearer
from gateway.conversations.models import Conversation, Message
from gateway.conversations.store import ConversationStore
from gateway.errors import NotFound
from gateway.pages.counter_sheet import Layout, Sheet, Shown, layout_of, reference_of
from gateway.pages.headers import NO_STORE, page_policy
from gateway.pages.templating import HTML, render
from gateway.runtime import Runtime, RuntimeDep

router = APIRouter(include_in_schema=False)


@router.get("/counter/{name}")
async def counter_page(
    name: str,
    request: Request,
    runtime: RuntimeDep,
    conversation: Annotated[str, Query(max_length=40)] = "",
    authorization: Annotated[str, Header()] = "",
) -> Response:
    """A card of the visitor's own conversation, by the reference of its case or the id of its message.

    A case or a booking carries a code that opens it for staff.
    """
    own = await authorise(runtime, conversation, bearer(authorization))
    message, card = await _shown(runtime, own, name)
    address = (runtime.settings.public_url or str(request.base_url)).rstrip("/")
    moment = message.created_at.astimezone(runtime.settings.event_zone).isoformat()
    matters = "bookings" if layout_of(card) is Layout.BOOKING else "cases"
    shown = Shown(card, own.locale, moment, f"{address}/branch/{matters}")
    sheet = Sheet.of(shown, runtime.catalogue)
    html = render("counter.html", runtime.catalogue, own.locale, sheet=sheet)
    headers = {"Content-Security-Policy": page_policy(), "Cache-Control": NO_STORE}
    return Response(html, media_type=HTML, headers=headers)


async def _shown(
    runtime: Runtime, conversation: Conversation, name: str
) -> tuple[Message, Mapping[str, Any]]:
    async with runtime.database.read() as session:
        messages = await ConversationStore(session, runtime.clock).messages(conversation.id)
    # The state of a case moves on: its last card is the one that holds.
    for message in reversed(messages):
        card = message.card
        if card and name in {reference_of(card), message.id} and layout_of(card):
            return message, card
    raise NotFound(name)
