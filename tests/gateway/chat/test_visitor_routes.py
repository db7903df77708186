"""The visitor API from outside: begin, send, read, choose a language, end."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from sqlalchemy import update

from gateway.places.models import Branch
from gateway.runtime import Runtime
from tests.gateway.conftest import ScriptedBot, reply


async def test_a_new_conversation_greets_in_the_wanted_language(visit: Any) -> None:
    visitor = await visit(locale="ru-RU")
    assert visitor.started["locale"] == "ru"
    assert visitor.started["messages"][0]["response"]["id"] == "utter_welcome"


async def test_the_browser_language_is_taken_when_none_is_wanted(client: Any) -> None:
    answer = await client.post("/api/v1/conversations", json={}, headers={"Accept-Language": "pt;q=0.9, xx"})
    assert answer.json()["locale"] == "pt-BR"


async def test_an_unknown_language_is_refused_by_name(client: Any) -> None:
    answer = await client.post("/api/v1/conversations", json={"locale": "tlh"})
    assert (answer.status_code, answer.json()["code"]) == (422, "locale-unknown")


async def test_an_unknown_machine_is_refused(client: Any) -> None:
    answer = await client.post("/api/v1/conversations", json={"context": {"atm": "XX9999"}})
    assert (answer.status_code, answer.json()["code"]) == (422, "context-unknown")


@pytest.mark.parametrize(
    ("context", "city"),
    [({"branch": "bund"}, "shanghai"), ({"atm": "BJ0129"}, "beijing"), ({}, None)],
)
async def test_the_bot_knows_the_city_of_the_code_scanned_from_the_first_message(
    visit: Any, bot: ScriptedBot, context: dict[str, str], city: str | None
) -> None:
    visitor = await visit(context=context)
    await visitor.answer_to("how much may I change")
    assert bot.asked[-1]["context"].get("city") == city


async def test_of_a_bank_in_one_city_the_city_is_known_anyway(
    visit: Any, bot: ScriptedBot, runtime: Runtime
) -> None:
    async with runtime.database.write() as session:
        await session.execute(update(Branch).values(city="beijing"))
    visitor = await visit()
    await visitor.answer_to("how much may I change")
    assert bot.asked[-1]["context"]["city"] == "beijing"


async def test_a_message_is_accepted_and_answered(visit: Any, bot: ScriptedBot) -> None:
    visitor = await visit()
    bot.answers.append(reply("utter_thanks"))
    answers = await visitor.answer_to("thank you")
    assert [message["author"]["kind"] for message in answers] == ["bot"]


async def test_the_same_client_id_again_gives_the_same_message(visit: Any, bot: ScriptedBot) -> None:
    visitor = await visit()
    first = await visitor.send("hello", "c9")
    second = await visitor.send("something else", "c9")
    assert first.status_code == second.status_code == 202
    assert first.json()["message"]["id"] == second.json()["message"]["id"]
    assert second.headers["Idempotency-Replayed"] == "true"


async def test_fifty_equal_posts_at_once_store_one_message(visit: Any, bot: ScriptedBot) -> None:
    visitor = await visit()
    answers = await asyncio.gather(*(visitor.send("hello", "same") for _ in range(50)))
    assert {answer.status_code for answer in answers} == {202}
    assert len({answer.json()["message"]["id"] for answer in answers}) == 1


async def test_messages_keep_their_order_and_have_no_gaps(visit: Any, bot: ScriptedBot) -> None:
    visitor = await visit()
    for number in range(8):
        await visitor.send(f"message number {number}", f"n{number}")
    messages = await visitor.wait_for(lambda found: len(found) >= 17)
    assert [message["sequence"] for message in messages] == list(range(1, len(messages) + 1))
    assert [turn["text"] for turn in bot.asked] == [f"message number {number}" for number in range(8)]


async def test_the_bot_gets_the_state_of_its_last_answer(visit: Any, bot: ScriptedBot) -> None:
    visitor = await visit()
    bot.answers.extend([reply("utter_thanks", state={"slots": {"n": 1}}), reply("utter_thanks")])
    await visitor.answer_to("first message", "a")
    await visitor.answer_to("second message", "b")
    assert [turn["state"] for turn in bot.asked] == [None, {"slots": {"n": 1}}]


async def test_another_conversations_token_opens_nothing(visit: Any, client: Any) -> None:
    mine, other = await visit(), await visit()
    answer = await client.get(f"/api/v1/conversations/{other.id}/messages", headers=mine.headers)
    assert (answer.status_code, answer.json()["code"]) == (404, "conversation-not-found")


async def test_no_token_is_not_signed_in(visit: Any, client: Any) -> None:
    visitor = await visit()
    answer = await client.post(
        f"/api/v1/conversations/{visitor.id}/messages", json={"client_id": "a", "text": "x"}
    )
    assert (answer.status_code, answer.json()["code"]) == (401, "not-signed-in")


async def test_a_token_in_the_address_is_refused(client: Any) -> None:
    answer = await client.get("/api/v1/conversations/x/messages?token=v_abc")
    assert answer.status_code == 400


async def test_choosing_a_language_words_everything_again(visit: Any) -> None:
    visitor = await visit(locale="en")
    english = visitor.started["messages"][0]["text"]
    answer = await visitor.http.patch(
        f"/api/v1/conversations/{visitor.id}", json={"locale": "ja"}, headers=visitor.headers
    )
    assert answer.json()["locale"] == "ja"
    assert answer.json()["messages"][0]["text"] != english


async def test_a_cyrillic_message_turns_a_browser_guess_to_russian(client: Any, bot: ScriptedBot) -> None:
    started = (await client.post("/api/v1/conversations", json={}, headers={"Accept-Language": "en"})).json()
    headers = {"Authorization": f"Bearer {started['token']}"}
    url = f"/api/v1/conversations/{started['id']}/messages"
    await client.post(url, json={"client_id": "a", "text": "банкомат съел мою карту"}, headers=headers)
    assert (await client.get(url, headers=headers)).json()["locale"] == "ru"


async def test_a_chosen_language_is_never_flipped_by_a_message(visit: Any, bot: ScriptedBot) -> None:
    visitor = await visit()
    url = f"/api/v1/conversations/{visitor.id}"
    await visitor.http.patch(url, json={"locale": "en"}, headers=visitor.headers)
    await visitor.answer_to("банкомат съел мою карту, что мне теперь делать")
    assert (await visitor.read())["locale"] == "en"


async def test_a_language_that_a_link_began_in_gives_way_to_a_sentence(visit: Any, bot: ScriptedBot) -> None:
    visitor = await visit(locale="zh-CN")
    await visitor.answer_to("банкомат съел мою карту, что мне теперь делать")
    assert (await visitor.read())["locale"] == "ru"


async def test_a_button_that_was_never_offered_is_refused(visit: Any) -> None:
    visitor = await visit()
    answer = await visitor.press('/inform{"atm":"BJ0101"}')
    assert (answer.status_code, answer.json()["code"]) == (422, "payload-unknown")


async def test_an_offered_button_reaches_the_bot_as_payload(visit: Any, bot: ScriptedBot) -> None:
    visitor = await visit()
    offered = visitor.started["messages"][0]["buttons"][0]
    await visitor.press(offered["payload"])
    messages = await visitor.wait_for(lambda found: len(found) >= 3)
    assert bot.asked[0]["payload"] == offered["payload"]
    assert messages[1]["text"] == offered["title"]


async def test_text_that_looks_like_a_payload_stays_text(visit: Any, bot: ScriptedBot) -> None:
    visitor = await visit()
    await visitor.answer_to('/inform{"atm":"BJ0101"}')
    assert "payload" not in bot.asked[0]
    assert bot.asked[0]["text"] == '/inform{"atm":"BJ0101"}'


async def test_a_resume_code_opens_the_conversation_once_and_ends_the_old_token(visit: Any) -> None:
    visitor = await visit()
    code = visitor.started["resume_code"]
    resumed = await visitor.http.post("/api/v1/conversations/resume", json={"resume_code": code.lower()})
    again = await visitor.http.post("/api/v1/conversations/resume", json={"resume_code": code})
    assert resumed.json()["id"] == visitor.id
    assert again.json()["code"] == "resume-code-unknown"
    assert (await visitor.send("old token")).status_code == 404


async def test_a_closed_conversation_takes_no_more_messages(visit: Any) -> None:
    visitor = await visit()
    await visitor.http.post(f"/api/v1/conversations/{visitor.id}/close", headers=visitor.headers)
    answer = await visitor.send("still there?")
    assert (answer.status_code, answer.json()["code"]) == (409, "conversation-closed")


async def test_waiting_for_news_returns_when_the_bot_answers(visit: Any, bot: ScriptedBot) -> None:
    visitor = await visit()
    known = (await visitor.read())["revision"]
    waiting = asyncio.create_task(visitor.read(since=known, wait=10))
    await asyncio.sleep(0.05)
    await visitor.send("hello there")
    listing = await asyncio.wait_for(waiting, 5)
    assert listing["revision"] > known


async def test_a_revision_from_the_future_gets_a_snapshot(visit: Any) -> None:
    visitor = await visit()
    listing = await visitor.read(since=10_000)
    assert listing["reset"] is True
    assert len(listing["messages"]) == 1


async def test_errors_are_worded_in_the_language_of_the_conversation(visit: Any) -> None:
    english, russian = await visit(locale="en"), await visit(locale="ru")
    titles = [(await visitor.send("", "e")).json()["title"] for visitor in (english, russian)]
    assert titles[0] != titles[1]
