from __future__ import annotations

import asyncio
import datetime as dt
from collections.abc import Awaitable, Callable
from typing import Any

import httpx2
import pytest

from gateway.clock import FrozenClock
from tests.gateway.bookings.conftest import INTERNAL, Bookings

Staff = Callable[[str], Awaitable[dict[str, str]]]
REVIEW = {"happened": "Three buses came at once.", "people_served": 90}


async def start(
    client: httpx2.AsyncClient, who: dict[str, str], level: str = "branch", **body: Any
) -> httpx2.Response:
    sent = {"trigger": "unannounced_group", **body}
    return await client.post(f"/api/v1/plans/{level}/start", json=sent, headers=who)


async def end(
    client: httpx2.AsyncClient, who: dict[str, str], level: str = "branch", **body: Any
) -> httpx2.Response:
    return await client.post(f"/api/v1/plans/{level}/end", json={**REVIEW, **body}, headers=who)


async def test_a_branch_starts_its_plan_with_owners_and_due_times(
    client: httpx2.AsyncClient, staff: Staff, clock: FrozenClock
) -> None:
    answer = await start(client, await staff("branch"), note={"people": 90})
    plan = answer.json()
    assert (answer.status_code, plan["branch_id"], plan["trigger"]) == (
        201,
        "wangfujing",
        "unannounced_group",
    )
    first = plan["actions"][0]
    assert (first["action"], first["owner"]) == ("open_counter", "duty_manager")
    assert dt.datetime.fromisoformat(first["due_at"]) == clock.now() + dt.timedelta(minutes=5)
    assert [(one["kind"], one["note"]["people"]) for one in plan["log"]] == [("start", 90)]


async def test_actions_and_notices_are_logged_and_the_end_has_a_review(
    client: httpx2.AsyncClient, staff: Staff, clock: FrozenClock
) -> None:
    who = await staff("branch")
    plan = (await start(client, who)).json()
    action = f"/api/v1/plans/actions/{plan['actions'][0]['id']}/done"
    for _ in range(2):
        done = (await client.post(action, headers=who)).json()
    assert done["actions"][0]["done_at"]
    notice = {"kind": "notice", "note": {"notice_id": "n_1"}}
    await client.post(f"/api/v1/plans/{plan['id']}/log", json=notice, headers=who)
    clock.move(clock.now() + dt.timedelta(minutes=57))
    ended = (await end(client, who)).json()
    assert ended["review"] == {"happened": REVIEW["happened"], "people_served": "90", "minutes": 57}
    assert [one["kind"] for one in ended["log"]] == ["start", "action", "notice", "end"]
    late = await client.post(f"/api/v1/plans/{plan['id']}/log", json=notice, headers=who)
    assert late.json()["code"] == "plan-ended"
    assert (await end(client, who)).json()["code"] == "plan-ended"


async def test_a_plan_runs_once_at_a_place_and_again_after_its_end(
    client: httpx2.AsyncClient, staff: Staff
) -> None:
    who = await staff("branch")
    both = await asyncio.gather(start(client, who), start(client, who))
    assert sorted(answer.status_code for answer in both) == [201, 409]
    await end(client, who)
    assert (await start(client, who)).status_code == 201


@pytest.mark.parametrize("level", ["city", "event"])
async def test_a_branch_may_not_start_the_city_s_or_the_event_s_level(
    client: httpx2.AsyncClient, staff: Staff, level: str
) -> None:
    assert (await start(client, await staff("branch"), level)).status_code == 403


async def test_a_branch_may_not_start_another_branch_s_plan(client: httpx2.AsyncClient, staff: Staff) -> None:
    assert (await start(client, await staff("branch"), branch_id="bund")).status_code == 403


@pytest.mark.parametrize(
    ("level", "body"),
    [
        ("branch", {"branch_id": "atlantis"}),
        ("branch", {"branch_id": "bund", "trigger": "disaster"}),
        ("city", {"trigger": "network_fault"}),
        ("city", {"trigger": "network_fault", "city": "atlantis"}),
        ("event", {"trigger": "disaster"}),
        ("branch", {"branch_id": "bund", "note": {"card": "4242424242424242"}}),
    ],
)
async def test_a_plan_needs_its_place_its_trigger_and_its_authority(
    client: httpx2.AsyncClient, staff: Staff, level: str, body: dict[str, Any]
) -> None:
    answer = await start(client, await staff("supervisor"), level, **body)
    assert (answer.status_code, answer.json()["code"]) == (422, "plan-refused")


async def test_an_unknown_level_is_not_found(client: httpx2.AsyncClient, staff: Staff) -> None:
    assert (await start(client, await staff("supervisor"), "galaxy")).json()["code"] == "plan-not-found"


async def test_the_second_branch_of_a_city_suggests_the_city_s_level(
    client: httpx2.AsyncClient, staff: Staff
) -> None:
    who = await staff("supervisor")
    first = (await start(client, who, branch_id="wangfujing")).json()
    second = (await start(client, who, branch_id="qianmen")).json()
    assert (first["suggested"], [one["level"] for one in second["suggested"]]) == ([], ["city"])
    await start(client, who, "city", city="beijing", trigger="several_branches")
    page = (await client.get("/api/v1/plans", params={"running": True}, headers=who)).json()
    assert [(one["level"], one["suggested"]) for one in page["items"]] == [
        ("city", []),
        ("branch", []),
        ("branch", []),
    ]


async def test_what_is_seen_at_a_branch_tells_which_level_is_due(
    client: httpx2.AsyncClient, staff: Staff
) -> None:
    seen = {"queue_minutes": 45, "cash_share": "0.2"}
    answer = await client.post("/api/v1/plans/assess", json=seen, headers=await staff("branch"))
    assert [(one["level"], one["trigger"]) for one in answer.json()["due"]] == [
        ("branch", "long_queue"),
        ("branch", "low_cash"),
    ]


async def test_a_branch_sees_the_plans_that_touch_it_only(client: httpx2.AsyncClient, staff: Staff) -> None:
    who = await staff("supervisor")
    await start(client, who, branch_id="bund")
    await start(client, who, "city", city="beijing", trigger="closed_zone")
    await start(client, who, "event", trigger="disaster", instructed_by="city command")
    page = (await client.get("/api/v1/plans", headers=await staff("branch"))).json()
    assert [one["level"] for one in page["items"]] == ["event", "city"]


async def test_a_group_that_takes_more_than_half_starts_the_branch_s_watch_and_a_second_joins_it(
    client: httpx2.AsyncClient, leader: Bookings, staff: Staff
) -> None:
    first = (await leader.confirmed())["reference"]
    second = (await leader.confirmed("t2", starts_at="2026-11-27T10:00:00+08:00"))["reference"]
    (plan,) = (await client.get("/api/v1/plans", headers=await staff("branch"))).json()["items"]
    assert (plan["level"], plan["trigger"], plan["started_by"]) == ("watch", "large_booking", None)
    assert [one["note"]["booking"] for one in plan["log"]] == [first, second]


async def test_a_small_group_starts_no_plan(
    client: httpx2.AsyncClient, leader: Bookings, staff: Staff
) -> None:
    await leader.confirmed(amount="1000", deals=5)
    assert (await client.get("/api/v1/plans", headers=await staff("branch"))).json()["items"] == []


async def test_no_group_is_sent_to_a_branch_under_its_plan(
    client: httpx2.AsyncClient, leader: Bookings, staff: Staff
) -> None:
    who = await staff("branch")
    await start(client, who)
    offer = (await leader.book()).json()["offer"]
    assert (offer["outcome"], offer["reasons"]) == ("alternatives", ["plan_runs"])
    assert offer["options"][0]["kind"] == "other_branch"
    await end(client, who)
    assert (await leader.book("t2")).json()["offer"]["outcome"] == "fits"


async def test_a_drill_diverts_nobody_and_the_bot_does_not_hear_of_it(
    client: httpx2.AsyncClient, leader: Bookings, staff: Staff
) -> None:
    plan = (await start(client, await staff("branch"), drill=True)).json()
    assert plan["drill"] is True
    assert (await leader.book()).json()["offer"]["outcome"] == "fits"
    heard = (await client.get("/internal/v1/plans", headers=INTERNAL)).json()
    assert heard == {"plans": [], "pauses": "none", "keep_seconds": 5}


async def test_the_bot_hears_where_a_branch_sends_its_visitors(
    client: httpx2.AsyncClient, staff: Staff
) -> None:
    await start(client, await staff("branch"), note={"divert_to": "qianmen"})
    (plan,) = (await client.get("/internal/v1/plans", headers=INTERNAL)).json()["plans"]
    assert (plan["branch"]["id"], plan["divert_to"]["id"]) == ("wangfujing", "qianmen")


async def test_a_plan_sends_nobody_to_a_branch_that_does_not_exist(
    client: httpx2.AsyncClient, staff: Staff
) -> None:
    answer = await start(client, await staff("branch"), note={"divert_to": "atlantis"})
    assert (answer.status_code, answer.json()["code"]) == (422, "plan-refused")


async def test_the_bot_hears_what_to_hold_back(client: httpx2.AsyncClient, staff: Staff) -> None:
    who = await staff("supervisor")
    await start(client, who, branch_id="bund")
    asked = {"branch_id": "bund"}
    heard = (await client.get("/internal/v1/plans", params=asked, headers=INTERNAL)).json()
    assert heard["pauses"] == "bookings"
    await start(client, who, "event", trigger="security", instructed_by="city command")
    heard = (await client.get("/internal/v1/plans", headers=INTERNAL)).json()
    assert heard["pauses"] == "banking"
