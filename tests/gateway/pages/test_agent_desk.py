from __future__ import annotations

import httpx2
import pytest

from gateway.agents.demo import create_demo_users
from gateway.pages.agent_desk import after_sign_in
from gateway.runtime import Runtime

PASSWORD = "demo-password-for-tests"


@pytest.mark.parametrize("wanted", ["/branch/bookings?day=2026-11-26", "/branch/cases/VD-333333"])
def test_staff_come_back_to_the_page_they_wanted(wanted: str) -> None:
    assert after_sign_in(wanted) == wanted


@pytest.mark.parametrize(
    "wanted",
    [
        "",
        "/",
        "//evil.example/branch/",
        "https://evil.example/branch/",
        "/branch/\\evil",
        "/branch//evil.example",
    ],
)
def test_signing_in_leads_nowhere_else(wanted: str) -> None:
    assert after_sign_in(wanted) == "/desk"


@pytest.mark.parametrize(("name", "leads"), [("branch", True), ("supervisor", True), ("en", False)])
async def test_the_desk_leads_those_who_may_to_bookings_and_plans(
    client: httpx2.AsyncClient, runtime: Runtime, name: str, leads: bool
) -> None:
    async with runtime.database.write() as session:
        await create_demo_users(session, PASSWORD, runtime.clock)
    body = {"email": f"{name}@demo.example", "password": PASSWORD}
    await client.post("/api/v1/sign-in", json=body)
    page = await client.get("/desk")
    assert ('href="/branch/bookings"' in page.text, 'href="/branch/plans"' in page.text) == (leads, leads)
