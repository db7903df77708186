from __future__ import annotations

from collections.abc import Callable
from typing import Any

import httpx2
import pytest

from gateway.agents.demo import create_demo_users
from gateway.agents.store import AgentStore
from gateway.cases.opening import NewCase, open_case
from gateway.runtime import Runtime

PASSWORD = "demo-password-for-tests"
OWN_PAGE = {"Sec-Fetch-Site": "same-origin"}


@pytest.fixture
async def reference(runtime: Runtime, visit: Callable[..., Any]) -> str:
    """A case of the branch at Wangfujing, and the demo users."""
    visitor = await visit()
    async with runtime.database.write() as session:
        await create_demo_users(session, PASSWORD, runtime.clock)
        clerk = await AgentStore(session, runtime.clock).by_email("branch@demo.example")
        assert clerk
        clerk.branch_id = "wangfujing"
    fields = {"atm_id": "BJ0101", "card_network": "visa", "departure": "2026-12-01", "place": "<b>here</b>"}
    return (await open_case(runtime, NewCase("captured_card", visitor.id, "t1", fields))).case.reference


async def sign_in(client: httpx2.AsyncClient, name: str) -> None:
    body = {"email": f"{name}@demo.example", "password": PASSWORD}
    assert (await client.post("/api/v1/sign-in", json=body)).status_code == 200


async def test_branch_staff_see_the_case_in_their_language(
    client: httpx2.AsyncClient, reference: str
) -> None:
    await sign_in(client, "branch")
    page = await client.get(f"/branch/cases/{reference}")
    assert page.status_code == 200
    assert reference in page.text
    assert "BJ0101" in page.text
    assert "王府井支行" in page.text


async def test_what_a_visitor_wrote_is_text_and_never_markup(
    client: httpx2.AsyncClient, reference: str
) -> None:
    await sign_in(client, "branch")
    page = await client.get(f"/branch/cases/{reference}")
    assert "&lt;b&gt;here" in page.text
    assert "<b>here" not in page.text


async def test_nobody_sees_the_case_without_signing_in(client: httpx2.AsyncClient, reference: str) -> None:
    page = await client.get(f"/branch/cases/{reference}")
    assert (page.status_code, page.headers["location"]) == (303, f"/desk?next=/branch/cases/{reference}")


async def test_an_agent_does_not_see_the_page(client: httpx2.AsyncClient, reference: str) -> None:
    await sign_in(client, "en")
    assert (await client.get(f"/branch/cases/{reference}")).status_code == 403


async def test_a_button_moves_the_case(client: httpx2.AsyncClient, reference: str) -> None:
    await sign_in(client, "branch")
    answer = await client.post(
        f"/branch/cases/{reference}/state", data={"state": "located"}, headers=OWN_PAGE
    )
    assert (answer.status_code, answer.headers["location"]) == (303, f"/branch/cases/{reference}")
    found = await client.get(f"/api/v1/branch-cases/{reference}")
    assert found.json()["state"] == "located"


async def test_a_foreign_page_cannot_move_the_case(client: httpx2.AsyncClient, reference: str) -> None:
    await sign_in(client, "branch")
    foreign = {"Origin": "https://evil.example", "Sec-Fetch-Site": "cross-site"}
    answer = await client.post(f"/branch/cases/{reference}/state", data={"state": "located"}, headers=foreign)
    assert answer.status_code == 403
