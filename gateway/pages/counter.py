"""The case as it is shown at a bank's counter: in Chinese and in the visitor's language."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

import segno
from fastapi import APIRouter, Header, Query, Request, Response
from markupsafe import Markup

from gateway.chat.visitors import authorise, bearer
from gateway.conversations.models import Conversation, Message
from gateway.conversations.store import ConversationStore
from gateway.conversations.wording import word_card
from gateway.errors import NotFound
from gateway.pages.headers import NO_STORE, page_policy
from gateway.pages.templating import HTML, render
from gateway.runtime import Runtime, RuntimeDep
from translations.locales import worded_in

STAFF_LOCALE = "zh-CN"

router = APIRouter(include_in_schema=False)


@router.get("/counter/{reference}")
async def counter_page(
    reference: str,
    request: Request,
    runtime: RuntimeDep,
    conversation: Annotated[str, Query(max_length=40)] = "",
    authorization: Annotated[str, Header()] = "",
) -> Response:
    """The case card of the visitor's own conversation, with a code that opens the case for staff."""
    own = await authorise(runtime, conversation, bearer(authorization))
    card = await _card(runtime, own, reference)
    address = (runtime.settings.public_url or str(request.base_url)).rstrip("/")
    html = _render(runtime, own.locale, reference, card, f"{address}/branch/cases/{reference}")
    headers = {"Content-Security-Policy": page_policy(), "Cache-Control": NO_STORE}
    return Response(html, media_type=HTML, headers=headers)


async def _card(runtime: Runtime, conversation: Conversation, reference: str) -> Mapping[str, Any]:
    async with runtime.database.read() as session:
        messages = await ConversationStore(session, runtime.clock).messages(conversation.id)
    cards = [message.card for message in messages if message.card and _reference(message) == reference]
    if not cards:
        raise NotFound(reference)
    return cards[-1]


def _reference(message: Message) -> str | None:
    fields: Mapping[str, Any] = message.card["fields"] if message.card else {}
    reference = fields.get("reference")
    return reference.get("value") if isinstance(reference, Mapping) else reference


def _render(runtime: Runtime, locale: str, reference: str, card: Mapping[str, Any], address: str) -> str:
    reads_chinese = worded_in(locale) == STAFF_LOCALE
    return render(
        "counter.html",
        runtime.catalogue,
        locale,
        reference=reference,
        staff=word_card(card, STAFF_LOCALE, runtime.catalogue),
        own=None if reads_chinese else word_card(card, locale, runtime.catalogue),
        # Drawn by segno from an address of ours: no markup of anybody else's is in it.
        code=Markup(segno.make(address, error="m").svg_inline(omitsize=True, light="#fff", dark="#000")),  # noqa: S704
    )
