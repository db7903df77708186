"""The order of the line: who is in danger does not wait behind who is not."""

from __future__ import annotations

from typing import Any

from gateway.handoff.models import EMERGENCY
from gateway.handoff.schemas import write_cursor
from gateway.handoff.store import HandoffStore
from tests.gateway.conftest import ScriptedBot, reply
from tests.support.desk import Desk


async def ask(visitor: Any) -> dict[str, Any]:
    path = f"/api/v1/conversations/{visitor.id}/handoff"
    body: dict[str, Any] = (await visitor.http.post(path, json={}, headers=visitor.headers)).json()
    return body


async def in_danger(visitor: Any, bot: ScriptedBot) -> None:
    effects = [{"handoff": {"skill": EMERGENCY, "reason": EMERGENCY}}]
    bot.answers.append(reply("utter_thanks", effects=effects))
    await visitor.answer_to("help")


async def test_an_emergency_comes_before_everybody_who_waits(
    visit: Any, desk: Desk, bot: ScriptedBot
) -> None:
    agent = await desk.sign_in("zh")
    first, second, urgent = [await visit() for _ in range(3)]
    await ask(first)
    await ask(second)
    await in_danger(urgent, bot)
    rows = await agent.queue()
    assert [row["conversation_id"] for row in rows] == [urgent.id, first.id, second.id]


async def test_those_behind_an_emergency_are_told_their_new_place(
    visit: Any, desk: Desk, bot: ScriptedBot
) -> None:
    await desk.sign_in("zh")
    waiting = await visit()
    assert (await ask(waiting))["position"] == 1
    await in_danger(await visit(), bot)
    assert (await ask(waiting))["position"] == 2


async def test_among_emergencies_the_oldest_is_first(visit: Any, desk: Desk, bot: ScriptedBot) -> None:
    agent = await desk.sign_in("zh")
    first, second = await visit(), await visit()
    await in_danger(first, bot)
    await in_danger(second, bot)
    assert [row["conversation_id"] for row in await agent.queue()] == [first.id, second.id]


async def test_an_emergency_passed_on_to_its_skill_stays_first(
    visit: Any, desk: Desk, bot: ScriptedBot
) -> None:
    agent = await desk.sign_in("zh")
    urgent = await visit()
    await in_danger(urgent, bot)
    await agent.accept_next()
    await ask(await visit())
    passed = await agent.post(f"/conversations/{urgent.id}/transfer", {"skill": EMERGENCY})
    assert passed.status_code == 200, passed.text
    assert (await agent.queue())[0]["conversation_id"] == urgent.id


async def test_the_next_page_begins_where_the_emergencies_end(
    visit: Any, desk: Desk, bot: ScriptedBot
) -> None:
    agent = await desk.sign_in("zh")
    waiting, urgent = [await visit(), await visit()], await visit()
    for one in waiting:
        await ask(one)
    await in_danger(urgent, bot)
    found: list[str] = []
    cursor: dict[str, str] = {}
    for _ in range(3):
        page = (await agent.get("/queue", limit=1, **cursor)).json()
        found += [row["conversation_id"] for row in page["items"]]
        cursor = {"cursor": page["next_cursor"] or ""}
    assert found == [urgent.id, *(one.id for one in waiting)]


async def test_the_next_page_begins_behind_the_last_though_he_became_urgent(
    visit: Any, desk: Desk, bot: ScriptedBot
) -> None:
    agent = await desk.sign_in("zh")
    waiting = [await visit() for _ in range(4)]
    for one in waiting:
        await ask(one)
    page = (await agent.get("/queue", limit=2)).json()
    async with desk.runtime.database.write() as session:
        store = HandoffStore(session, desk.runtime.clock)
        last = await store.open_of(waiting[1].id)
        assert last is not None
        last.reason = EMERGENCY
    rest = (await agent.get("/queue", limit=2, cursor=page["next_cursor"])).json()
    assert [row["conversation_id"] for row in rest["items"]] == [waiting[2].id, waiting[3].id]


async def test_a_cursor_of_another_list_is_refused(desk: Desk) -> None:
    agent = await desk.sign_in("zh")
    refused = await agent.get("/queue", cursor=write_cursor(desk.runtime.clock.now(), "h_1"))
    assert refused.status_code == 422
