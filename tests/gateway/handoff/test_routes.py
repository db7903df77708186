from __future__ import annotations

import asyncio
from typing import Any

import pytest

from tests.support.desk import Desk

NOBODY, WAITING = "system_handoff_nobody", "system_handoff_waiting"


async def ask(visitor: Any) -> dict[str, Any]:
    answer = await visitor.http.post(
        f"/api/v1/conversations/{visitor.id}/handoff", json={}, headers=visitor.headers
    )
    assert answer.status_code == 202, answer.text
    body: dict[str, Any] = answer.json()
    return body


async def responses(visitor: Any) -> list[str]:
    return [message.get("response", {}).get("id", "") for message in (await visitor.read())["messages"]]


async def test_a_visitor_who_asks_for_a_person_learns_his_place(visit: Any, desk: Desk) -> None:
    await desk.sign_in("zh")
    assert await ask(await visit()) == {"position": 1, "estimate_seconds": 60}
    assert await ask(await visit()) == {"position": 2, "estimate_seconds": 120}


async def test_with_nobody_at_the_desk_the_visitor_is_told_its_hours(visit: Any, desk: Desk) -> None:
    visitor = await visit(locale="ru")
    place = await ask(visitor)
    assert place["estimate_seconds"] is None
    assert place["hours"]["rows"] == [{"days": [1, 2, 3, 4, 5, 6, 7], "opens": "08:00", "closes": "22:00"}]
    assert NOBODY in await responses(visitor)


async def test_somebody_who_is_signed_in_but_away_does_not_count(visit: Any, desk: Desk) -> None:
    await desk.sign_in("zh", come=False)
    assert (await ask(await visit()))["estimate_seconds"] is None


async def test_a_message_left_while_nobody_is_there_is_read_and_answered_later(
    visit: Any, desk: Desk
) -> None:
    visitor = await visit()
    await ask(visitor)
    await visitor.send("my card is gone")
    agent = await desk.sign_in("en")
    conversation_id = await agent.accept_next()
    assert "my card is gone" in [message["text"] for message in await agent.messages(conversation_id)]
    assert (await agent.reply(conversation_id, "I am here now")).status_code == 202
    assert (await visitor.read())["messages"][-1]["text"] == "I am here now"


async def test_asking_twice_is_one_handoff(visit: Any, desk: Desk) -> None:
    agent = await desk.sign_in("zh")
    visitor = await visit()
    await ask(visitor)
    await ask(visitor)
    assert len(await agent.queue()) == 1
    assert (await responses(visitor)).count(WAITING) == 1


async def test_a_queue_row_says_what_the_contract_says(visit: Any, desk: Desk) -> None:
    agent = await desk.sign_in("zh")
    visitor = await visit(locale="en")
    await ask(visitor)
    (row,) = await agent.queue()
    assert row["conversation_id"] == visitor.id
    assert (row["locale"], row["reason"], row["skill"], row["fields"]) == (
        "en",
        "visitor-asked",
        "general",
        {},
    )
    assert row["waiting_since"].startswith("2026-11-25T02:00:00")


async def test_the_longest_waiting_is_first_and_the_list_is_paged(visit: Any, desk: Desk, clock: Any) -> None:
    agent = await desk.sign_in("zh")
    ids = []
    for _ in range(3):
        visitor = await visit()
        await ask(visitor)
        ids.append(visitor.id)
    first = (await agent.get("/queue", limit=2)).json()
    rest = (await agent.get("/queue", limit=2, cursor=first["next_cursor"])).json()
    assert [row["conversation_id"] for row in first["items"] + rest["items"]] == ids
    assert rest["next_cursor"] is None


async def test_a_cursor_nobody_gave_out_is_refused(desk: Desk) -> None:
    agent = await desk.sign_in("zh")
    answer = await agent.get("/queue", cursor="nonsense")
    assert (answer.status_code, answer.json()["code"]) == (422, "invalid-request")


async def test_second_agent_to_accept_is_told_it_is_taken(visit: Any, desk: Desk) -> None:
    faster, slower = await desk.sign_in("zh"), await desk.sign_in("en")
    await ask(await visit())
    (row,) = await slower.queue()
    await faster.accept_next()
    answer = await slower.post(f"/handoffs/{row['handoff_id']}/accept")
    assert (answer.status_code, answer.json()["code"]) == (409, "handoff-taken")


async def test_of_ten_agents_who_accept_at_once_one_gets_it(visit: Any, desk: Desk) -> None:
    agents = []
    for number in range(10):
        await desk.hire(f"agent{number}")
        agents.append(await desk.sign_in(f"agent{number}"))
    visitor = await visit()
    await ask(visitor)
    (row,) = await agents[0].queue()
    path = f"/handoffs/{row['handoff_id']}/accept"
    answers = await asyncio.gather(*(agent.post(path) for agent in agents))
    assert sorted(answer.status_code for answer in answers) == [200] + [409] * 9
    assert (await responses(visitor)).count("system_agent_joined") == 1


async def test_an_agent_who_accepts_many_at_once_gets_no_more_than_he_can_hold(
    visit: Any, desk: Desk
) -> None:
    agent = await desk.sign_in("zh")
    await agent.come(capacity=2)
    for _ in range(5):
        await ask(await visit())
    paths = [f"/handoffs/{row['handoff_id']}/accept" for row in await agent.queue()]
    answers = await asyncio.gather(*(agent.post(path) for path in paths))
    assert sorted(answer.status_code for answer in answers) == [200, 200, 409, 409, 409]
    refused = {answer.json()["code"] for answer in answers if answer.status_code == 409}
    assert refused == {"capacity-reached"}


async def test_accepting_again_changes_nothing(visit: Any, desk: Desk) -> None:
    agent = await desk.sign_in("zh")
    visitor = await visit()
    await ask(visitor)
    (row,) = await agent.queue()
    first = await agent.post(f"/handoffs/{row['handoff_id']}/accept")
    again = await agent.post(f"/handoffs/{row['handoff_id']}/accept")
    assert (again.status_code, again.json()) == (200, first.json())
    assert (await responses(visitor)).count("system_agent_joined") == 1


async def test_a_visitor_who_has_left_cannot_be_accepted_and_is_not_in_the_queue(
    visit: Any, desk: Desk
) -> None:
    agent = await desk.sign_in("zh")
    visitor = await visit()
    await ask(visitor)
    (row,) = await agent.queue()
    await visitor.http.post(f"/api/v1/conversations/{visitor.id}/close", headers=visitor.headers)
    assert await agent.queue() == []
    answer = await agent.post(f"/handoffs/{row['handoff_id']}/accept")
    assert answer.json()["code"] == "handoff-taken"


async def test_a_visitor_behind_learns_that_he_has_moved_up(visit: Any, desk: Desk) -> None:
    agent = await desk.sign_in("zh")
    await ask(await visit())
    behind = await visit()
    await ask(behind)
    before = (await behind.read())["revision"]
    await agent.accept_next()
    listing = await behind.read(since=before)
    assert listing["queue"]["position"] == 1


@pytest.mark.parametrize("view", ["mine", "queue"])
async def test_a_list_shows_the_conversations_of_its_view(visit: Any, desk: Desk, view: str) -> None:
    agent = await desk.sign_in("zh")
    held, waiting = await visit(), await visit()
    await ask(held)
    await agent.accept_next()
    await ask(waiting)
    found = (await agent.get("/conversations", view=view)).json()["items"]
    assert [row["id"] for row in found] == [held.id if view == "mine" else waiting.id]


async def test_only_a_supervisor_lists_all_conversations(visit: Any, desk: Desk) -> None:
    await visit()
    agent, supervisor = await desk.sign_in("zh"), await desk.sign_in("supervisor")
    assert (await agent.get("/conversations", view="all")).status_code == 403
    assert len((await supervisor.get("/conversations", view="all")).json()["items"]) == 1
