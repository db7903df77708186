"""One turn: answered once, dropped after a takeover, tried again, or given up with an offer."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from sqlalchemy import select

from gateway.conversations.models import Holder
from gateway.conversations.store import ConversationStore
from gateway.runtime import Runtime
from gateway.turns import answering, worker
from gateway.turns.models import Turn, TurnState
from gateway.turns.store import TurnStore
from tests.gateway.conftest import ScriptedBot, reply


@pytest.fixture(autouse=True)
def _quick_retries(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(answering, "RETRY_SECONDS", 0.01)
    monkeypatch.setattr(worker, "IDLE_SECONDS", 0.05)


async def states(runtime: Runtime) -> list[str]:
    async with runtime.database.read() as session:
        return list(await session.scalars(select(Turn.state).order_by(Turn.id)))


def ids(messages: list[dict[str, Any]]) -> list[str | None]:
    return [message.get("response", {}).get("id") for message in messages]


async def test_a_failing_bot_is_asked_three_times_and_then_a_person_is_offered(
    visit: Any, bot: ScriptedBot, runtime: Runtime
) -> None:
    bot.answers.extend([502, 502, 502])
    visitor = await visit()
    await visitor.send("help me please")
    messages = await visitor.wait_for(lambda found: "system_bot_failed" in ids(found))
    assert len(bot.asked) == 3
    assert ids(messages)[2:] == ["system_answer_delayed", "system_bot_failed"]
    assert messages[-1]["buttons"][0]["payload"] == "/human_agent"
    assert await states(runtime) == [TurnState.DEAD]


async def test_a_bot_that_recovers_answers_the_message_once(visit: Any, bot: ScriptedBot) -> None:
    bot.answers.extend([502, reply("utter_thanks")])
    visitor = await visit()
    await visitor.send("hello my friend")
    messages = await visitor.wait_for(lambda found: "utter_thanks" in ids(found))
    assert ids(messages).count("utter_thanks") == 1


async def test_messages_after_a_poisonous_one_are_answered(visit: Any, bot: ScriptedBot) -> None:
    bot.answers.extend([502, 502, 502, reply("utter_thanks")])
    visitor = await visit()
    await visitor.send("poison", "a")
    await visitor.send("a good question", "b")
    messages = await visitor.wait_for(lambda found: "utter_thanks" in ids(found))
    assert ids(messages).index("system_bot_failed") < ids(messages).index("utter_thanks")


async def test_an_empty_answer_counts_as_a_failure(visit: Any, bot: ScriptedBot) -> None:
    bot.answers.extend([{"replies": [], "effects": []}, reply("utter_thanks")])
    visitor = await visit()
    await visitor.send("hello my friend")
    await visitor.wait_for(lambda found: "utter_thanks" in ids(found))
    assert len(bot.asked) == 2


async def test_an_answer_computed_before_a_takeover_is_dropped(
    visit: Any, bot: ScriptedBot, runtime: Runtime
) -> None:
    visitor = await visit()

    async def take_over(_: dict[str, Any]) -> dict[str, Any]:
        async with runtime.database.write() as session:
            store = ConversationStore(session, runtime.clock)
            await store.set_holder(await store.lock(visitor.id), Holder.AGENT, agent_id="u_1")
        return reply("utter_thanks")

    bot.answers.append(take_over)
    await visitor.send("hello my friend")
    for _ in range(100):
        if await states(runtime) == [TurnState.DROPPED]:
            break
        await asyncio.sleep(0.02)
    messages = (await visitor.read())["messages"]
    assert "utter_thanks" not in ids(messages)
    assert await states(runtime) == [TurnState.DROPPED]


async def test_a_late_answer_is_refused_by_its_fence(visit: Any, bot: ScriptedBot, runtime: Runtime) -> None:
    visitor = await visit()
    await visitor.answer_to("hello my friend")
    async with runtime.database.read() as session:
        turn = (await session.scalars(select(Turn))).one()
    async with runtime.database.write() as session:
        assert not await TurnStore(session, runtime.clock).finish(turn)


async def test_unknown_effects_and_foreign_conversations_change_nothing(
    visit: Any, bot: ScriptedBot, runtime: Runtime
) -> None:
    mine, other = await visit(), await visit()
    bot.answers.append(reply("utter_thanks", effects=[{"refund": {"conversation_id": other.id}}]))
    before = await other.read()
    await mine.answer_to("hello my friend")
    assert await other.read() == before


async def test_the_handoff_effect_puts_the_conversation_into_the_queue(visit: Any, bot: ScriptedBot) -> None:
    effects = [{"handoff": {"skill": "general", "reason": "asked"}}]
    bot.answers.append(reply("utter_thanks", effects=effects))
    visitor = await visit()
    await visitor.send("a person please")
    await visitor.wait_for(lambda found: len(found) >= 4)
    assert (await visitor.read())["holder"] == Holder.QUEUE


async def test_what_the_bot_understood_is_kept_with_the_message(
    visit: Any, bot: ScriptedBot, runtime: Runtime
) -> None:
    bot.answers.append(reply("utter_thanks", intent="thanks"))
    visitor = await visit()
    await visitor.answer_to("thank you so much")
    async with runtime.database.read() as session:
        messages = await ConversationStore(session, runtime.clock).messages(visitor.id)
    assert (messages[1].understood or {})["intent"] == "thanks"


async def test_a_turn_left_running_by_a_dead_process_is_taken_up_again(
    visit: Any, bot: ScriptedBot, runtime: Runtime
) -> None:
    is_asked = asyncio.Event()

    async def think_long(_: dict[str, Any]) -> dict[str, Any]:
        is_asked.set()
        await asyncio.sleep(2)
        return reply("utter_thanks")

    bot.answers.append(think_long)
    visitor = await visit()
    await visitor.send("hello my friend")
    await is_asked.wait()
    async with runtime.database.write() as session:
        await TurnStore(session, runtime.clock).recover()
    runtime.turns.wake()
    messages = await visitor.wait_for(lambda found: "utter_thanks" in ids(found))
    assert ids(messages).count("utter_thanks") == 1
