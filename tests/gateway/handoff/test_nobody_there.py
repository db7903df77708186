"""A visitor who waits for a person while nobody is at the desk."""

from __future__ import annotations

from typing import Any

from tests.gateway.conftest import ScriptedBot, reply
from tests.support.desk import Desk


async def wait_for_a_person(visitor: Any) -> None:
    path = f"/api/v1/conversations/{visitor.id}/handoff"
    await visitor.http.post(path, json={}, headers=visitor.headers)


def ids(messages: list[dict[str, Any]]) -> list[str | None]:
    return [message.get("response", {}).get("id") for message in messages]


async def test_the_bot_goes_on_answering_while_nobody_is_at_the_desk(visit: Any, bot: ScriptedBot) -> None:
    visitor = await visit()
    await wait_for_a_person(visitor)
    bot.answers.append(reply("utter_thanks"))
    messages = await visitor.answer_to("thank you so much")
    assert ids(messages)[-1] == "utter_thanks"
    assert (await visitor.read())["holder"] == "queue"


async def test_the_bot_is_silent_as_soon_as_somebody_is_at_the_desk(
    visit: Any, desk: Desk, bot: ScriptedBot
) -> None:
    visitor = await visit()
    await wait_for_a_person(visitor)
    await desk.sign_in("zh")
    asked = len(bot.asked)
    await visitor.send("are you there?")
    await visitor.read(since=(await visitor.read())["revision"], wait=1)
    assert len(bot.asked) == asked


async def test_asking_again_says_again_when_people_are_there(visit: Any, bot: ScriptedBot) -> None:
    visitor = await visit()
    await wait_for_a_person(visitor)
    effects = [{"handoff": {"skill": "general", "reason": "visitor-asked"}}]
    bot.answers.append(reply("utter_human_agent", effects=effects))
    await visitor.send("a person please")
    messages = await visitor.wait_for(lambda found: ids(found).count("system_handoff_nobody") == 2)
    assert ids(messages)[-2:] == ["utter_human_agent", "system_handoff_nobody"]


async def test_an_emergency_while_waiting_marks_the_handoff(visit: Any, desk: Desk, bot: ScriptedBot) -> None:
    visitor = await visit()
    await wait_for_a_person(visitor)
    for skill, reason in (("emergency", "emergency"), ("general", "visitor-asked")):
        effects = [{"handoff": {"skill": skill, "reason": reason}}]
        bot.answers.append(reply("utter_thanks", effects=effects))
        await visitor.answer_to("help", f"c-{reason}")
    agent = await desk.sign_in("supervisor")
    assert [row["reason"] for row in await agent.queue()] == ["emergency"]
