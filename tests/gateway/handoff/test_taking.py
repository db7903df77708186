from __future__ import annotations

from typing import Any

import pytest

from tests.gateway.conftest import ScriptedBot, reply
from tests.support.desk import Colleague, Desk


@pytest.fixture
async def held(visit: Any, desk: Desk) -> tuple[Any, Colleague]:
    """A visitor whom an agent has accepted."""
    agent = await desk.sign_in("zh")
    visitor = await visit(locale="en")
    await visitor.http.post(f"/api/v1/conversations/{visitor.id}/handoff", json={}, headers=visitor.headers)
    await agent.accept_next()
    return visitor, agent


async def test_the_bot_is_silent_while_an_agent_holds(held: tuple[Any, Colleague], bot: ScriptedBot) -> None:
    visitor, _ = held
    asked = len(bot.asked)
    await visitor.send("are you there?")
    await visitor.read(since=(await visitor.read())["revision"], wait=1)
    assert len(bot.asked) == asked
    assert (await visitor.read())["messages"][-1]["author"]["kind"] == "visitor"


async def test_a_bot_answer_computed_before_the_takeover_is_dropped(
    visit: Any, desk: Desk, bot: ScriptedBot
) -> None:
    agent = await desk.sign_in("zh")
    visitor = await visit()

    async def take_over(_turn: dict[str, Any]) -> dict[str, Any]:
        path = f"/api/v1/conversations/{visitor.id}/handoff"
        await visitor.http.post(path, json={}, headers=visitor.headers)
        await agent.accept_next()
        return reply("utter_thanks")

    bot.answers.append(take_over)
    await visitor.send("hello")
    messages = await visitor.wait_for(
        lambda found: found[-1].get("response", {}).get("id") == "system_agent_joined"
    )
    assert "utter_thanks" not in [message.get("response", {}).get("id") for message in messages]


async def test_returned_to_the_bot_the_next_message_is_answered_by_it(held: tuple[Any, Colleague]) -> None:
    visitor, agent = held
    answer = await agent.post(f"/conversations/{visitor.id}/return-to-bot")
    assert answer.json()["holder"] == "bot"
    said = await visitor.answer_to("thanks", "c9")
    assert said[-1]["author"]["kind"] == "bot"


async def test_returning_twice_is_returning_once(held: tuple[Any, Colleague]) -> None:
    visitor, agent = held
    await agent.post(f"/conversations/{visitor.id}/return-to-bot")
    again = await agent.post(f"/conversations/{visitor.id}/return-to-bot")
    assert again.status_code == 200
    responses = [message.get("response", {}).get("id") for message in (await visitor.read())["messages"]]
    assert responses.count("system_agent_left") == 1


async def test_a_visitor_may_ask_for_a_person_again_after_the_return(held: tuple[Any, Colleague]) -> None:
    visitor, agent = held
    await agent.post(f"/conversations/{visitor.id}/return-to-bot")
    await visitor.http.post(f"/api/v1/conversations/{visitor.id}/handoff", json={}, headers=visitor.headers)
    assert [row["conversation_id"] for row in await agent.queue()] == [visitor.id]


async def test_resolved_the_conversation_is_closed_with_outcome_and_topic(
    held: tuple[Any, Colleague],
) -> None:
    visitor, agent = held
    body = {"outcome": "solved", "topic": "card_captured"}
    answer = (await agent.post(f"/conversations/{visitor.id}/resolve", body)).json()
    assert (answer["holder"], answer["handoff"]["outcome"]) == ("nobody", "solved")
    assert answer["handoff"]["topic"] == "card_captured"
    assert (await agent.post(f"/conversations/{visitor.id}/resolve", body)).status_code == 200
    assert (await visitor.send("wait", "late")).json()["code"] == "conversation-closed"


async def test_an_unknown_topic_is_refused(held: tuple[Any, Colleague]) -> None:
    visitor, agent = held
    body = {"outcome": "solved", "topic": "weather"}
    assert (await agent.post(f"/conversations/{visitor.id}/resolve", body)).status_code == 422


async def test_a_transfer_gives_the_conversation_to_the_colleague(
    held: tuple[Any, Colleague], desk: Desk
) -> None:
    visitor, agent = held
    colleague = await desk.sign_in("en")
    answer = await agent.post(f"/conversations/{visitor.id}/transfer", {"agent": colleague.user["id"]})
    assert answer.json()["agent"]["id"] == colleague.user["id"]
    refused = await agent.reply(visitor.id, "one more thing")
    assert (refused.status_code, refused.json()["code"]) == (409, "not-holder")
    assert (await colleague.reply(visitor.id, "hello")).status_code == 202


async def test_a_transfer_to_a_full_colleague_is_refused_and_nothing_moves(
    held: tuple[Any, Colleague], desk: Desk, visit: Any
) -> None:
    visitor, agent = held
    colleague = await desk.sign_in("en")
    await colleague.come(capacity=1)
    other = await visit()
    await other.http.post(f"/api/v1/conversations/{other.id}/handoff", json={}, headers=other.headers)
    await colleague.accept_next()
    answer = await agent.post(f"/conversations/{visitor.id}/transfer", {"agent": colleague.user["id"]})
    assert answer.json()["code"] == "capacity-reached"
    assert (await agent.reply(visitor.id, "still here")).status_code == 202


async def test_a_transfer_to_somebody_who_is_not_signed_in_is_refused(held: tuple[Any, Colleague]) -> None:
    visitor, agent = held
    answer = await agent.post(f"/conversations/{visitor.id}/transfer", {"agent": "ru@demo.example"})
    assert (answer.status_code, answer.json()["code"]) == (422, "agent-unknown")


async def test_a_transfer_to_a_skill_puts_the_conversation_back_in_line(
    held: tuple[Any, Colleague], desk: Desk
) -> None:
    visitor, agent = held
    answer = await agent.post(f"/conversations/{visitor.id}/transfer", {"skill": "exchange"})
    assert answer.json()["holder"] == "queue"
    (row,) = await agent.queue()
    assert (row["skill"], row["reason"]) == ("exchange", "transferred")


async def test_a_supervisor_takes_a_conversation_over(held: tuple[Any, Colleague], desk: Desk) -> None:
    visitor, agent = held
    supervisor = await desk.sign_in("supervisor")
    answer = await supervisor.post(f"/conversations/{visitor.id}/transfer", {"agent": supervisor.user["id"]})
    assert answer.json()["agent"]["id"] == supervisor.user["id"]
    assert (await agent.reply(visitor.id, "hello")).json()["code"] == "not-holder"


async def test_a_conversation_that_is_not_his_to_see_is_not_found(
    held: tuple[Any, Colleague], desk: Desk
) -> None:
    visitor, _ = held
    other = await desk.sign_in("en")
    calls = [
        await other.get(f"/conversations/{visitor.id}"),
        await other.get(f"/conversations/{visitor.id}/messages"),
        await other.reply(visitor.id, "hello"),
        await other.post(f"/conversations/{visitor.id}/notes", {"text": "hello"}),
        await other.post(f"/conversations/{visitor.id}/return-to-bot"),
        await other.post(f"/conversations/{visitor.id}/resolve", {"outcome": "solved"}),
        await other.post(f"/conversations/{visitor.id}/transfer", {"skill": "general"}),
        await other.get("/canned-replies", conversation_id=visitor.id),
    ]
    assert [answer.status_code for answer in calls] == [404] * len(calls)


async def test_silence_of_the_desk_takes_no_conversation_from_its_agent(
    held: tuple[Any, Colleague], desk: Desk, clock: Any
) -> None:
    visitor, agent = held
    clock.move(clock.now().replace(minute=5))
    me = (await agent.get("/me")).json()
    assert me["presence"]["state"] == "away"
    assert (await agent.get(f"/conversations/{visitor.id}")).json()["agent"]["id"] == agent.user["id"]
