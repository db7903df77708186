"""The sheet for the counter: Chinese for the staff, the visitor's language for him, a code for both."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import httpx2
import pytest

from gateway.conversations.models import Author
from gateway.conversations.store import ConversationStore, Draft
from gateway.runtime import Runtime

REFERENCE = "VD-7K3M-92QX"
CARD = {
    "kind": "captured_card",
    "fields": {
        "reference": {"type": "reference", "value": REFERENCE},
        "time": {"type": "datetime", "value": "2026-11-25T14:20:00+08:00"},
        "last4": "4417",
    },
}


EXCHANGE = {
    "kind": "exchange",
    "fields": {
        "given": {"type": "money", "amount": "300", "currency": "USD"},
        "gets": {"type": "money", "amount": "2101.20", "currency": "CNY"},
        "bring": {"type": "term", "id": "term_bring_passport"},
    },
}

BOOKING = {
    "kind": "booking",
    "fields": {
        "reference": {"type": "reference", "value": REFERENCE},
        "branch": {"type": "name", "names": {"en": "Wangfujing Branch", "zh-CN": "王府井支行"}},
        "time": {"type": "datetime", "value": "2026-11-26T10:00:00+08:00"},
        "group_size": 30,
        "deals": 15,
        "bring": {"type": "term", "id": "term_bring_group"},
    },
}


async def _with_case(runtime: Runtime, visitor: Any, card: dict[str, Any] = CARD) -> str:
    """Put a card into the conversation; the id of its message."""
    async with runtime.database.write() as session:
        store = ConversationStore(session, runtime.clock)
        conversation = await store.lock(visitor.id)
        message = await store.append(conversation, Draft(Author.BOT, conversation.locale, "", card=card))
        return message.id


async def _view(visitor: Any, token: str | None = None, name: str = REFERENCE) -> httpx2.Response:
    headers = {"Authorization": f"Bearer {token or visitor.token}"}
    answer: httpx2.Response = await visitor.http.get(
        f"/counter/{name}", params={"conversation": visitor.id}, headers=headers
    )
    return answer


@pytest.mark.parametrize("locale", ["ar", "ru", "en"])
async def test_the_case_is_shown_in_chinese_and_in_the_visitors_language(
    runtime: Runtime, visit: Callable[..., Any], locale: str
) -> None:
    visitor = await visit(locale=locale)
    await _with_case(runtime, visitor)
    html = (await _view(visitor)).text
    assert REFERENCE in html
    assert runtime.catalogue.say("card_captured_card_title", "zh-CN") in html
    assert runtime.catalogue.say("card_captured_card_title", locale) in html
    assert runtime.catalogue.say("counter_please", locale) in html


async def test_a_reader_of_chinese_sees_the_case_once(runtime: Runtime, visit: Callable[..., Any]) -> None:
    visitor = await visit(locale="zh-CN")
    await _with_case(runtime, visitor)
    assert "counter-own" not in (await _view(visitor)).text


async def test_the_code_is_drawn_in_the_page_itself(runtime: Runtime, visit: Callable[..., Any]) -> None:
    visitor = await visit()
    await _with_case(runtime, visitor)
    answer = await _view(visitor)
    assert "<svg" in answer.text
    assert answer.headers["cache-control"] == "no-store"


async def test_the_case_of_another_visitor_is_not_found(runtime: Runtime, visit: Callable[..., Any]) -> None:
    visitor, stranger = await visit(), await visit()
    await _with_case(runtime, visitor)
    assert (await _view(visitor, stranger.token)).status_code == 404
    assert (await _view(stranger)).status_code == 404


async def test_without_a_token_nothing_is_shown(
    client: httpx2.AsyncClient, visit: Callable[..., Any]
) -> None:
    visitor = await visit()
    answer = await client.get(f"/counter/{REFERENCE}", params={"conversation": visitor.id})
    assert answer.status_code == 401


async def test_an_exchange_is_shown_by_its_message_with_the_time_of_its_figures(
    runtime: Runtime, visit: Callable[..., Any]
) -> None:
    visitor = await visit(locale="ru")
    name = await _with_case(runtime, visitor, EXCHANGE)
    html = (await _view(visitor, name=name)).text
    now = runtime.clock.now().astimezone(runtime.settings.event_zone).isoformat()
    asked = {"time": {"type": "datetime", "value": now}}
    assert runtime.catalogue.say("counter_exchange", "zh-CN", asked) in html
    assert runtime.catalogue.say("counter_exchange", "ru", asked) in html


async def test_a_message_without_anything_to_show_is_not_found(
    runtime: Runtime, visit: Callable[..., Any]
) -> None:
    visitor = await visit()
    name = await _with_case(runtime, visitor, {"kind": "praise", "fields": {"what": "all well"}})
    assert (await _view(visitor, name=name)).status_code == 404


async def test_a_booking_carries_a_code_that_opens_it_among_the_branchs_bookings(
    runtime: Runtime, visit: Callable[..., Any]
) -> None:
    visitor = await visit(locale="ru")
    await _with_case(runtime, visitor, BOOKING)
    html = (await _view(visitor)).text
    assert 'data-layout="booking"' in html
    assert "王府井" in html
    assert "паспорт каждого" in html
