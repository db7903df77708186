from __future__ import annotations

import datetime as dt
from collections.abc import Awaitable, Callable
from typing import Any

import httpx2
import pytest

from gateway.agents.store import AgentStore
from gateway.clock import FrozenClock
from gateway.runtime import Runtime
from tests.gateway.bookings.conftest import BRAZILIANS, Bookings
from tests.gateway.conftest import Visitor

Staff = Callable[[str], Awaitable[dict[str, str]]]


async def patch(
    client: httpx2.AsyncClient, who: dict[str, str], reference: str, **body: Any
) -> httpx2.Response:
    return await client.patch(f"/api/v1/bookings/{reference}", json=body, headers=who)


async def said(client: httpx2.AsyncClient, visitor: Visitor) -> list[str]:
    found = (await visitor.read())["messages"]
    return [one["response"]["id"] for one in found if "response" in one]


@pytest.mark.parametrize("name", ["branch", "supervisor"])
async def test_branch_and_supervisor_list_bookings(
    client: httpx2.AsyncClient, leader: Bookings, staff: Staff, name: str
) -> None:
    reference = (await leader.book()).json()["reference"]
    page = (await client.get("/api/v1/bookings", headers=await staff(name))).json()
    assert ([item["reference"] for item in page["items"]], page["next_cursor"]) == ([reference], None)
    assert page["items"][0]["conversation_id"] == leader.conversation


async def test_an_agent_may_not_list_bookings_and_nobody_without_signing_in(
    client: httpx2.AsyncClient, staff: Staff
) -> None:
    answer = await client.get("/api/v1/bookings", headers=await staff("en"))
    assert (answer.status_code, answer.json()["code"]) == (403, "not-allowed")
    assert (await client.get("/api/v1/bookings")).status_code == 401


async def test_pages_follow_each_other(client: httpx2.AsyncClient, leader: Bookings, staff: Staff) -> None:
    references = [(await leader.book(f"t{n}", amount="100", deals=1)).json()["reference"] for n in range(3)]
    who = await staff("branch")
    first = (await client.get("/api/v1/bookings", params={"limit": 2}, headers=who)).json()
    query = {"limit": 2, "cursor": first["next_cursor"]}
    second = (await client.get("/api/v1/bookings", params=query, headers=who)).json()
    seen = [item["reference"] for item in [*first["items"], *second["items"]]]
    assert second["next_cursor"] is None
    assert seen == references[::-1]


async def test_both_branches_of_a_split_group_see_it(
    client: httpx2.AsyncClient, leader: Bookings, staff: Staff, runtime: Runtime
) -> None:
    reference = (await leader.book(group_size=40, deals=None, amount="25000")).json()["reference"]
    booking = (await leader.act(reference, "choice", option=1)).json()
    who = await staff("branch")
    async with runtime.database.write() as session:
        user = await AgentStore(session, runtime.clock).by_email("branch@demo.example")
        assert user
        user.branch_id = booking["parts"][1]["branch"]["id"]
    page = (await client.get("/api/v1/bookings", headers=who)).json()
    assert [item["reference"] for item in page["items"]] == [reference]


async def test_a_group_is_served_step_by_step(
    client: httpx2.AsyncClient, leader: Bookings, staff: Staff
) -> None:
    reference, who = (await leader.confirmed())["reference"], await staff("branch")
    for state in ("arrived", "in_service", "done"):
        assert (await patch(client, who, reference, state=state, note={"people": 15})).status_code == 200
    found = (await client.get(f"/api/v1/bookings/{reference.lower()}", headers=who)).json()
    assert [step["state"] for step in found["history"]][-4:] == ["confirmed", "arrived", "in_service", "done"]
    assert (found["history"][-1]["actor"], found["history"][-1]["note"]) == ("agent", {"people": 15})
    assert (found["may_follow"], found["reminder_at"]) == ([], None)


@pytest.mark.parametrize("state", ["arrived", "no_show"])
async def test_a_leader_is_told_that_the_group_has_arrived_or_is_missed(
    client: httpx2.AsyncClient, visit: Callable[..., Any], staff: Staff, state: str
) -> None:
    visitor = await visit(locale="ja")
    reference = (await Bookings(client, visitor.id).confirmed())["reference"]
    await patch(client, await staff("branch"), reference, state=state)
    assert (await said(client, visitor))[-1] == f"system_booking_{state}"


@pytest.mark.parametrize("state", ["done", "requested", "offered", "diverted"])
async def test_a_step_that_may_not_follow_is_refused(
    client: httpx2.AsyncClient, leader: Bookings, staff: Staff, state: str
) -> None:
    reference = (await leader.book()).json()["reference"]
    answer = await patch(client, await staff("branch"), reference, state=state, branch_id="bund")
    assert (answer.status_code, answer.json()["code"]) == (409, "booking-move-refused")


async def test_another_branch_sees_a_booking_at_its_counter_and_may_not_move_it(
    client: httpx2.AsyncClient, leader: Bookings, staff: Staff, runtime: Runtime
) -> None:
    reference, who = (await leader.confirmed())["reference"], await staff("branch")
    async with runtime.database.write() as session:
        user = await AgentStore(session, runtime.clock).by_email("branch@demo.example")
        assert user
        user.branch_id = "bund"
    assert (await client.get(f"/api/v1/bookings/{reference}", headers=who)).status_code == 200
    assert (await client.get("/api/v1/bookings", headers=who)).json()["items"] == []
    assert (await patch(client, who, reference, state="arrived")).status_code == 403


async def test_a_branch_takes_a_booking_by_telephone_once(client: httpx2.AsyncClient, staff: Staff) -> None:
    who, body = await staff("branch"), {"fields": BRAZILIANS, "client_id": "c1"}
    first, again = [await client.post("/api/v1/bookings", json=body, headers=who) for _ in range(2)]
    assert (first.status_code, first.json()["state"]) == (201, "offered")
    assert first.json()["reference"] == again.json()["reference"]
    confirmed = await patch(client, who, first.json()["reference"], state="confirmed", option=0)
    assert confirmed.json()["state"] == "confirmed"


async def test_a_branch_may_take_a_group_although_the_figures_speak_against_it(
    client: httpx2.AsyncClient, leader: Bookings, staff: Staff
) -> None:
    booking = (await leader.book(amount="2000000", deals=300, group_size=300)).json()
    who = await staff("branch")
    offered = (await patch(client, who, booking["reference"], state="offered", agree=True)).json()
    assert [one["kind"] for one in offered["offer"]["options"]] == ["agreed"]
    confirmed = (await leader.act(booking["reference"], "choice", option=0)).json()
    assert (confirmed["state"], confirmed["parts"][0]["counters"]) == ("confirmed", 40)


async def test_the_leader_is_told_in_his_conversation_what_the_branch_decides(
    client: httpx2.AsyncClient, visit: Callable[..., Any], staff: Staff
) -> None:
    visitor = await visit(locale="pt-BR")
    leader = Bookings(client, visitor.id)
    reference, who = (await leader.book()).json()["reference"], await staff("branch")
    assert await said(client, visitor) == ["utter_welcome"]  # the bot words its own answers
    await patch(client, who, reference, state="confirmed")
    await patch(client, who, reference, state="cancelled", note={"reason": "strike"})
    assert (await said(client, visitor))[1:] == ["system_booking_confirmed", "system_booking_cancelled"]
    text = (await visitor.read())["messages"][1]["text"]
    assert reference in text
    assert "26 de novembro de 2026" in text


async def test_a_changed_group_is_offered_its_new_time(
    client: httpx2.AsyncClient, visit: Callable[..., Any], staff: Staff
) -> None:
    visitor = await visit()
    reference = (await Bookings(client, visitor.id).confirmed())["reference"]
    fields = {"starts_at": "2026-11-26T15:00:00+08:00"}
    changed = (await patch(client, await staff("branch"), reference, fields=fields)).json()
    assert (changed["state"], changed["reminder_at"]) == ("offered", None)
    assert (await said(client, visitor))[-1] == "system_booking_offered"


async def test_a_diverted_group_is_a_confirmed_booking_at_the_other_branch(
    client: httpx2.AsyncClient, visit: Callable[..., Any], staff: Staff, clock: FrozenClock
) -> None:
    visitor = await visit()
    leader = Bookings(client, visitor.id)
    reference = (await leader.confirmed())["reference"]
    clock.move(dt.datetime.fromisoformat("2026-11-26T10:05:00+08:00"))
    who = await staff("branch")
    await patch(client, who, reference, state="arrived")
    diverted = await patch(client, who, reference, state="diverted", branch_id="qianmen")
    assert diverted.json()["state"] == "diverted"
    page = (await client.get("/api/v1/bookings", headers=await staff("supervisor"))).json()["items"]
    other = next(one for one in page if one["diverted_from"] == reference)
    assert (other["state"], other["branch"]["id"], other["parts"][0]["counters"]) == (
        "confirmed",
        "qianmen",
        2,
    )
    assert (await said(client, visitor))[-2:] == ["system_booking_diverted", "system_booking_place"]


async def test_a_group_is_not_diverted_to_nowhere(
    client: httpx2.AsyncClient, leader: Bookings, staff: Staff
) -> None:
    reference = (await leader.confirmed())["reference"]
    answer = await patch(client, await staff("branch"), reference, state="diverted", branch_id="atlantis")
    assert answer.json()["code"] == "booking-fields-refused"


async def test_a_card_number_in_a_note_and_an_unknown_booking_are_refused(
    client: httpx2.AsyncClient, leader: Bookings, staff: Staff
) -> None:
    reference, who = (await leader.book()).json()["reference"], await staff("branch")
    answer = await patch(client, who, reference, state="cancelled", note={"card": "4242424242424242"})
    assert answer.json()["code"] == "booking-fields-refused"
    unknown = await client.get("/api/v1/bookings/VD-333333", headers=who)
    assert (unknown.status_code, unknown.json()["code"]) == (404, "booking-not-found")


async def test_a_drill_takes_no_counter_from_a_real_group(
    client: httpx2.AsyncClient, leader: Bookings, staff: Staff
) -> None:
    body = {"fields": {**BRAZILIANS, "amount": "65000"}, "drill": True}
    drill = (await client.post("/api/v1/bookings", json=body, headers=await staff("branch"))).json()
    assert (drill["drill"], drill["state"]) == (True, "offered")
    assert (await leader.book()).json()["offer"]["outcome"] == "fits"
