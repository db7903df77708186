"""Staff at their pages: signed in by cookie, as a browser is."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from html import unescape
from typing import Any

import httpx2
import pytest

from gateway.agents.demo import create_demo_users
from gateway.agents.store import AgentStore
from gateway.bookings.branch_work import take_booking
from gateway.bookings.schemas import NewBookingBody
from gateway.runtime import Runtime

PASSWORD = "demo-password-for-tests"
OWN_PAGE = {"Sec-Fetch-Site": "same-origin"}
BRAZILIANS = {
    "group_name": "Torcida",
    "country": "BR",
    "languages": ["pt-BR"],
    "group_size": 30,
    "deals": 15,
    "amount": "60000.00",
    "currency": "USD",
    "branch_id": "wangfujing",
    "starts_at": "2026-11-26T10:00:00+08:00",
    "consent": True,
}


@dataclass
class Staff:
    """One member of staff and his browser."""

    http: httpx2.AsyncClient
    runtime: Runtime
    user_id: str

    async def get(self, path: str, **query: Any) -> httpx2.Response:
        """Open a page."""
        return await self.http.get(f"/branch/{path}", params=query)

    async def post(self, path: str, **form: Any) -> httpx2.Response:
        """Send a form of a page."""
        return await self.http.post(f"/branch/{path}", data=form, headers=OWN_PAGE)

    async def take(self, name: str = "c1", *, drill: bool = False, **fields: Any) -> str:
        """Take a booking, the Brazilians unless said otherwise; its reference."""
        given = {key: value for key, value in {**BRAZILIANS, **fields}.items() if value is not None}
        async with self.runtime.database.read() as session:
            user = await AgentStore(session, self.runtime.clock).by_id(self.user_id)
        assert user
        body = NewBookingBody(fields=given, client_id=name, drill=drill)
        return await take_booking(self.runtime, user, body)


SignIn = Callable[..., Awaitable[Staff]]


@pytest.fixture
async def sign_in(client: httpx2.AsyncClient, runtime: Runtime) -> SignIn:
    """Sign in: `await sign_in("branch", branch_id="wangfujing", locale="en")`."""

    async def enter(name: str, branch_id: str | None = None, locale: str = "en") -> Staff:
        async with runtime.database.write() as session:
            await create_demo_users(session, PASSWORD, runtime.clock)
            user = await AgentStore(session, runtime.clock).by_email(f"{name}@demo.example")
            assert user
            user.branch_id, user.locale = branch_id, locale
        body = {"email": f"{name}@demo.example", "password": PASSWORD}
        assert (await client.post("/api/v1/sign-in", json=body)).status_code == 200
        return Staff(client, runtime, user.id)

    return enter


def text_of(page: httpx2.Response) -> str:
    """What stands on a page, without markup and without the marks that keep directions apart."""
    body = re.sub(r"<(script|style|datalist)\b.*?</\1>", "", page.text, flags=re.DOTALL)
    bare = unescape(re.sub(r"<[^>]+>", " ", body))
    return re.sub(r"[\s\u2068\u2069]+", " ", bare)
