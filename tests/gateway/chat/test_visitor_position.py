"""A visitor lets his browser say where he is: when asked, rounded, deleted with the rest."""

from __future__ import annotations

import json
from typing import Any

import pytest
from sqlalchemy import select

from gateway.conversations.models import Conversation, Message
from gateway.conversations.position import OFFER, payload_of
from gateway.runtime import Runtime
from tests.gateway.conftest import ScriptedBot, reply
from tests.support.desk import Desk

EXACT, KEPT = "39.91638712,116.39716512", "39.916,116.397"
BUTTON = {"title": "Use my position", "title_id": "button_position", "payload": OFFER, "values": {}}


async def asked(visit: Any, bot: ScriptedBot, locale: str = "en") -> Any:
    """A visitor whom the bot has just asked where he is."""
    visitor = await visit(locale=locale)
    bot.answers.append(reply("utter_ask_place", buttons=[BUTTON]))
    await visitor.answer_to("?", "q1")
    return visitor


def position_in(asked: dict[str, Any]) -> dict[str, str]:
    """What the bot was told of the position."""
    found: dict[str, str] = json.loads(asked["payload"].removeprefix("/inform"))["position"]
    return found


async def send_late(visitor: Any, seconds: object) -> Any:
    """What a page sends that had no connection for so long."""
    body = {"client_id": "late", "payload": payload_of(EXACT), "waited_seconds": seconds}
    address = f"/api/v1/conversations/{visitor.id}/messages"
    return await visitor.http.post(address, json=body, headers=visitor.headers)


async def stored(runtime: Runtime) -> list[Message]:
    async with runtime.database.read() as session:
        return list(await session.scalars(select(Message).order_by(Message.sequence)))


async def test_the_button_says_what_it_needs(visit: Any, bot: ScriptedBot) -> None:
    visitor = await asked(visit, bot, "fr")
    button = (await visitor.read())["messages"][-1]["buttons"][0]
    assert button == {"title": "Utiliser ma position", "payload": OFFER, "needs": "position"}


@pytest.mark.parametrize(
    ("locale", "words"), [("en", "My position"), ("ar", "موقعي الحالي"), ("ja", "私の現在地")]
)
async def test_the_visitor_reads_words_and_the_bot_a_rounded_position(
    visit: Any, bot: ScriptedBot, runtime: Runtime, locale: str, words: str
) -> None:
    visitor = await asked(visit, bot, locale)
    answer = await visitor.press(payload_of(EXACT))
    assert answer.status_code == 202
    assert answer.json()["message"]["text"] == words
    await visitor.wait_for(lambda found: found[-1]["author"]["kind"] == "bot")
    assert position_in(bot.asked[-1])["near"] == KEPT
    assert "116.3971" not in str([vars(message) for message in await stored(runtime)])


async def test_a_position_nobody_asked_for_is_no_button(visit: Any, runtime: Runtime) -> None:
    visitor = await visit()
    answer = await visitor.press(payload_of(EXACT))
    assert (answer.status_code, answer.json()["code"]) == (422, "payload-unknown")
    assert len(await stored(runtime)) == 1


@pytest.mark.parametrize("said", ["", "nan,nan", "inf,0", "91,0", "0,181", "39.9", "39.9,116.4,5", "x" * 300])
async def test_a_place_that_is_not_on_earth_is_refused_by_name(
    visit: Any, bot: ScriptedBot, said: str
) -> None:
    visitor = await asked(visit, bot, "de")
    before = len((await visitor.read())["messages"])
    answer = await visitor.press(payload_of(said))
    assert (answer.status_code, answer.json()["code"]) == (422, "position-invalid")
    assert len((await visitor.read())["messages"]) == before


async def test_a_program_that_knows_no_position_may_press_the_button_as_it_is(
    visit: Any, bot: ScriptedBot
) -> None:
    visitor = await asked(visit, bot)
    assert (await visitor.press(OFFER)).json()["message"]["text"] == "Use my position"


async def test_a_position_that_is_typed_stays_text(visit: Any, bot: ScriptedBot) -> None:
    visitor = await asked(visit, bot)
    await visitor.answer_to(payload_of(EXACT), "t1")
    assert bot.asked[-1]["text"] == payload_of(EXACT)
    assert "payload" not in bot.asked[-1]


async def test_a_resent_position_is_the_same_message(visit: Any, bot: ScriptedBot) -> None:
    visitor = await asked(visit, bot)
    first, second = await visitor.press(payload_of(EXACT), "p1"), await visitor.press(payload_of(EXACT), "p1")
    assert first.json()["message"]["id"] == second.json()["message"]["id"]
    assert second.headers["Idempotency-Replayed"] == "true"


@pytest.mark.parametrize(
    ("waited", "taken"),
    [(0, "2026-11-25T10:00:00+08:00"), (7200, "2026-11-25T08:00:00+08:00")],
)
async def test_the_bot_is_told_when_a_position_was_taken(
    visit: Any, bot: ScriptedBot, waited: int, taken: str
) -> None:
    visitor = await asked(visit, bot)
    assert (await send_late(visitor, waited)).status_code == 202
    await visitor.wait_for(lambda found: found[-1]["author"]["kind"] == "bot")
    assert position_in(bot.asked[-1])["taken"] == taken


@pytest.mark.parametrize("waited", [-1, "long", 1.5])
async def test_a_wait_that_is_no_number_of_seconds_is_refused(
    visit: Any, bot: ScriptedBot, waited: object
) -> None:
    visitor = await asked(visit, bot)
    assert (await send_late(visitor, waited)).status_code == 422


async def test_an_agent_reads_since_when_a_late_position_holds(
    visit: Any, bot: ScriptedBot, desk: Desk
) -> None:
    visitor = await asked(visit, bot)
    await send_late(visitor, 7200)
    agent = await desk.sign_in("zh")
    await visitor.http.post(f"/api/v1/conversations/{visitor.id}/handoff", json={}, headers=visitor.headers)
    seen = await agent.messages(await agent.accept_next())
    own = next(one for one in seen if one.get("response", {}).get("id") == "visitor_position_mine")
    assert own["text"].endswith("（周三） 08:00")


async def test_an_agent_reads_the_rounded_position_and_no_more(
    visit: Any, bot: ScriptedBot, desk: Desk
) -> None:
    visitor = await asked(visit, bot, "ru")
    await visitor.press(payload_of(EXACT))
    agent = await desk.sign_in("zh")
    await visitor.http.post(f"/api/v1/conversations/{visitor.id}/handoff", json={}, headers=visitor.headers)
    seen = await agent.messages(await agent.accept_next())
    own = next(one for one in seen if one.get("response", {}).get("id") == "visitor_position_mine")
    assert "39.916, 116.397" in own["text"]
    assert own["original"]["text"] == "Моё местоположение"
    assert "116.3971" not in str(seen)


async def test_a_position_goes_when_the_conversation_is_deleted(
    visit: Any, bot: ScriptedBot, runtime: Runtime
) -> None:
    visitor = await asked(visit, bot)
    await visitor.press(payload_of(EXACT))
    await visitor.wait_for(lambda found: found[-1]["author"]["kind"] == "bot")
    await visitor.http.delete(f"/api/v1/conversations/{visitor.id}", headers=visitor.headers)
    assert await stored(runtime) == []
    async with runtime.database.read() as session:
        assert (await session.scalars(select(Conversation))).all() == []
