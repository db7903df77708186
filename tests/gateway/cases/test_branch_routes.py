from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any
from zoneinfo import ZoneInfo

import httpx2
import pytest

from gateway.agents.demo import create_demo_users
from gateway.agents.models import User
from gateway.agents.store import AgentStore
from gateway.cases.opening import NewCase, open_case
from gateway.runtime import Runtime

BEIJING = ZoneInfo("Asia/Shanghai")
PASSWORD = "demo-password-for-tests"


@pytest.fixture
async def reference(runtime: Runtime, visit: Callable[..., Any]) -> str:
    """A case of the branch at Wangfujing, and the demo users, the clerk among them at that branch."""
    visitor = await visit()
    async with runtime.database.write() as session:
        await create_demo_users(session, PASSWORD, runtime.clock)
        clerk = await AgentStore(session, runtime.clock).by_email("branch@demo.example")
        assert clerk
        clerk.branch_id = "wangfujing"
    fields = {"atm_id": "BJ0101", "time": "2026-11-25T09:40:00+08:00", "card_last4": "4242"}
    return (await open_case(runtime, NewCase("captured_card", visitor.id, "t1", fields))).case.reference


async def signed_in(client: httpx2.AsyncClient, name: str) -> dict[str, str]:
    body = {"email": f"{name}@demo.example", "password": PASSWORD}
    token = (await client.post("/api/v1/sign-in", json=body)).json()["token"]
    client.cookies.clear()
    return {"Authorization": f"Bearer {token}"}


async def move(
    client: httpx2.AsyncClient, who: dict[str, str], reference: str, state: str
) -> httpx2.Response:
    return await client.patch(f"/api/v1/branch-cases/{reference}", json={"state": state}, headers=who)


@pytest.mark.parametrize("name", ["branch", "supervisor"])
@pytest.mark.parametrize("path", ["/api/v1/branch-cases", "/api/v1/cases"])
async def test_branch_and_supervisor_list_cases(
    client: httpx2.AsyncClient, reference: str, name: str, path: str
) -> None:
    page = (await client.get(path, headers=await signed_in(client, name))).json()
    assert ([item["reference"] for item in page["items"]], page["next_cursor"]) == ([reference], None)


async def test_an_agent_may_not_list_the_branches_cases(client: httpx2.AsyncClient, reference: str) -> None:
    answer = await client.get("/api/v1/branch-cases", headers=await signed_in(client, "en"))
    assert (answer.status_code, answer.json()["code"]) == (403, "not-allowed")


async def test_nobody_lists_cases_without_signing_in(client: httpx2.AsyncClient) -> None:
    assert (await client.get("/api/v1/branch-cases")).status_code == 401


async def test_a_case_moves_step_by_step_and_keeps_its_history(
    client: httpx2.AsyncClient, reference: str
) -> None:
    who = await signed_in(client, "branch")
    for state in ("located", "at_branch", "collected"):
        assert (await move(client, who, reference, state)).status_code == 200
    found = (await client.get(f"/api/v1/branch-cases/{reference.lower()}", headers=who)).json()
    assert [step["state"] for step in found["history"]] == ["reported", "located", "at_branch", "collected"]
    assert found["may_follow"] == []


async def test_a_captured_card_says_until_when_it_is_kept(client: httpx2.AsyncClient, reference: str) -> None:
    who = await signed_in(client, "branch")
    found = (await client.get(f"/api/v1/branch-cases/{reference}", headers=who)).json()
    promised = dt.datetime.fromisoformat(found["promise_at"]).astimezone(BEIJING).date()
    assert dt.date.fromisoformat(found["collect_until"]) == promised + dt.timedelta(days=7)


async def test_a_step_that_may_not_follow_is_refused(client: httpx2.AsyncClient, reference: str) -> None:
    answer = await move(client, await signed_in(client, "branch"), reference, "collected")
    assert (answer.status_code, answer.json()["code"]) == (409, "case-move-refused")


async def test_staff_of_another_branch_see_the_case_at_their_counter_and_may_not_move_it(
    client: httpx2.AsyncClient, runtime: Runtime, reference: str
) -> None:
    async with runtime.database.write() as session:
        user: User | None = await AgentStore(session, runtime.clock).by_email("branch@demo.example")
        assert user
        user.branch_id = "bund"
    who = await signed_in(client, "branch")
    assert (await client.get(f"/api/v1/branch-cases/{reference}", headers=who)).status_code == 200
    assert (await client.get("/api/v1/branch-cases", headers=who)).json()["items"] == []
    assert (await move(client, who, reference, "located")).status_code == 403


async def test_an_unknown_case_is_not_found(client: httpx2.AsyncClient, reference: str) -> None:
    who = await signed_in(client, "branch")
    assert (await client.get("/api/v1/branch-cases/VD-333333", headers=who)).json()[
        "code"
    ] == "case-not-found"
