from __future__ import annotations

import asyncio
import json
from typing import Any

import pytest

from gateway.runtime import Runtime
from tests.gateway.conftest import ScriptedBot, reply
from tests.support.desk import Colleague, Desk

CARD = "4111 1111 1111 1111"


@pytest.fixture
async def held(visit: Any, desk: Desk, bot: ScriptedBot) -> tuple[Any, Colleague]:
    """A Russian visitor with whom the bot has talked, accepted by a Chinese agent."""
    bot.answers.append(
        reply(
            "utter_greet",
            intent="card_captured",
            entities=[{"entity": "card_network", "value": "visa", "start": 0, "end": 4, "text": "виза"}],
            buttons=[
                {
                    "title_id": "button_card_captured",
                    "title": "…",
                    "payload": "/card_captured",
                    "values": {},
                }
            ],
        )
    )
    visitor = await visit(locale="ru")
    await visitor.answer_to("банкомат съел мою карту")
    agent = await desk.sign_in("zh")
    await visitor.http.post(f"/api/v1/conversations/{visitor.id}/handoff", json={}, headers=visitor.headers)
    await agent.accept_next()
    return visitor, agent


async def test_a_reply_reaches_the_visitor_with_the_agents_name(held: tuple[Any, Colleague]) -> None:
    visitor, agent = held
    answer = await agent.reply(visitor.id, "Добрый день!")
    assert answer.status_code == 202
    last = (await visitor.read())["messages"][-1]
    assert (last["text"], last["author"]) == ("Добрый день!", {"kind": "agent", "name": agent.user["name"]})


async def test_the_same_reply_sent_ten_times_at_once_is_said_once(held: tuple[Any, Colleague]) -> None:
    visitor, agent = held
    answers = await asyncio.gather(*(agent.reply(visitor.id, "one") for _ in range(10)))
    assert {answer.status_code for answer in answers} == {202}
    assert len({answer.json()["message"]["id"] for answer in answers}) == 1
    assert [m["text"] for m in (await visitor.read())["messages"]].count("one") == 1


async def test_a_resend_with_another_text_gives_what_was_said_first(held: tuple[Any, Colleague]) -> None:
    visitor, agent = held
    await agent.reply(visitor.id, "first")
    again = await agent.reply(visitor.id, "second")
    assert again.json()["message"]["text"] == "first"
    assert again.headers["idempotency-replayed"] == "true"


async def test_a_resend_after_a_transfer_still_gets_the_stored_reply(
    held: tuple[Any, Colleague], desk: Desk
) -> None:
    visitor, agent = held
    await agent.reply(visitor.id, "first")
    colleague = await desk.sign_in("en")
    await agent.post(f"/conversations/{visitor.id}/transfer", {"agent": colleague.user["id"]})
    assert (await agent.reply(visitor.id, "first")).status_code == 202


async def test_a_visitor_cannot_occupy_an_agents_client_id(held: tuple[Any, Colleague]) -> None:
    visitor, agent = held
    await visitor.send("mine", "r1")
    await agent.reply(visitor.id, "yours", "r1")
    assert [m["text"] for m in (await visitor.read())["messages"]][-2:] == ["mine", "yours"]


async def test_a_card_number_an_agent_pastes_is_hidden(held: tuple[Any, Colleague]) -> None:
    visitor, agent = held
    await agent.reply(visitor.id, f"card {CARD}?")
    await agent.post(f"/conversations/{visitor.id}/notes", {"text": f"says {CARD}"})
    seen = json.dumps([await visitor.read(), (await agent.get(f"/conversations/{visitor.id}")).json()])
    assert CARD not in seen
    assert CARD.replace(" ", "") not in seen


@pytest.mark.parametrize(("text", "code"), [(" \u200b ", "text-empty"), ("x" * 5000, "text-too-long")])
async def test_a_reply_that_cannot_be_read_is_refused(
    held: tuple[Any, Colleague], text: str, code: str
) -> None:
    visitor, agent = held
    assert (await agent.reply(visitor.id, text)).json()["code"] == code


async def test_a_note_never_reaches_the_visitor(held: tuple[Any, Colleague]) -> None:
    visitor, agent = held
    before = (await visitor.read())["revision"]
    answer = await agent.post(f"/conversations/{visitor.id}/notes", {"text": "guest of honour"})
    assert answer.status_code == 201
    assert "guest of honour" not in json.dumps([await visitor.read(), await visitor.read(since=before)])
    notes = (await agent.get(f"/conversations/{visitor.id}/messages")).json()["notes"]
    assert [note["text"] for note in notes] == ["guest of honour"]


async def test_a_note_sent_twice_is_one_note(held: tuple[Any, Colleague]) -> None:
    visitor, agent = held
    for _ in range(2):
        await agent.post(f"/conversations/{visitor.id}/notes", {"text": "once", "client_id": "n1"})
    assert len((await agent.get(f"/conversations/{visitor.id}")).json()["notes"]) == 1


async def test_the_bots_words_stand_in_the_agents_language_with_the_original(
    held: tuple[Any, Colleague], runtime: Runtime
) -> None:
    visitor, agent = held
    (said,) = [
        m for m in await agent.messages(visitor.id) if m.get("response", {}).get("id") == "utter_greet"
    ]
    assert said["text"] == runtime.catalogue.say("utter_greet", "zh-CN")
    assert said["original"] == {"locale": "ru", "text": runtime.catalogue.say("utter_greet", "ru")}
    assert said["buttons"][0]["title"] == runtime.catalogue.say("button_card_captured", "zh-CN")


async def test_the_visitors_words_stay_and_are_marked_as_not_translated(held: tuple[Any, Colleague]) -> None:
    visitor, agent = held
    (asked,) = [m for m in await agent.messages(visitor.id) if m["author"]["kind"] == "visitor"]
    assert (asked["text"], asked["locale"]) == ("банкомат съел мою карту", "ru")
    assert asked["renderings"]["zh-CN"]["state"] == "unavailable"


async def test_what_the_bot_understood_is_said_in_the_agents_language(
    held: tuple[Any, Colleague], runtime: Runtime
) -> None:
    visitor, agent = held
    (asked,) = [m for m in await agent.messages(visitor.id) if m["author"]["kind"] == "visitor"]
    understood = asked["understood"]
    assert (understood["intent"], understood["form"]) == ("card_captured", None)
    assert understood["confidence"] == pytest.approx(0.97)
    say = runtime.catalogue.say
    assert understood["gist"]["topic"] == say("topic_card_captured", "zh-CN")
    label, text = say("field_card_network", "zh-CN"), say("term_network_visa", "zh-CN")
    assert understood["gist"]["rows"] == [{"name": "card_network", "label": label, "text": text}]


async def test_the_next_agent_reads_the_same_messages_in_his_own_language(
    held: tuple[Any, Colleague], desk: Desk, runtime: Runtime
) -> None:
    visitor, agent = held
    await agent.post(
        f"/conversations/{visitor.id}/replies", {"client_id": "k1", "canned_id": "canned_bring_passport"}
    )
    colleague = await desk.sign_in("en")
    await agent.post(f"/conversations/{visitor.id}/transfer", {"agent": colleague.user["id"]})
    texts = [message["text"] for message in await colleague.messages(visitor.id)]
    assert runtime.catalogue.say("canned_bring_passport", "en") in texts


async def test_a_canned_reply_is_worded_in_the_visitors_language(
    held: tuple[Any, Colleague], runtime: Runtime
) -> None:
    visitor, agent = held
    body = {"client_id": "k1", "canned_id": "canned_hello", "translate": True}
    await agent.post(f"/conversations/{visitor.id}/replies", body)
    expected = runtime.catalogue.say("canned_hello", "ru", {"agent": agent.user["name"]})
    assert (await visitor.read())["messages"][-1]["text"] == expected


async def test_a_canned_reply_with_nothing_to_fill_in_is_not_sent(held: tuple[Any, Colleague]) -> None:
    visitor, agent = held
    body = {"client_id": "k1", "canned_id": "canned_reference"}
    answer = await agent.post(f"/conversations/{visitor.id}/replies", body)
    assert (answer.status_code, answer.json()["code"]) == (422, "canned-value-missing")


async def test_a_canned_reply_that_does_not_exist_is_refused(held: tuple[Any, Colleague]) -> None:
    visitor, agent = held
    body = {"client_id": "k1", "canned_id": "utter_greet"}
    answer = await agent.post(f"/conversations/{visitor.id}/replies", body)
    assert answer.json()["code"] == "canned-reply-unknown"


async def test_a_supervisor_may_answer_for_the_agent(held: tuple[Any, Colleague], desk: Desk) -> None:
    visitor, _ = held
    supervisor = await desk.sign_in("supervisor")
    assert (await supervisor.reply(visitor.id, "Здравствуйте")).status_code == 202


async def test_nobody_answers_a_conversation_that_the_bot_holds(visit: Any, desk: Desk) -> None:
    visitor = await visit()
    supervisor = await desk.sign_in("supervisor")
    assert (await supervisor.reply(visitor.id, "hello")).json()["code"] == "not-holder"
