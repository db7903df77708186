"""What the tests of bookings share: a board with round prices, the demo users, a group's fields."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import httpx2
import pytest

from gateway.agents.demo import create_demo_users
from gateway.agents.store import AgentStore
from gateway.bookings.capacity import Figures
from gateway.runtime import Runtime
from tests.gateway.conftest import SECRET

PASSWORD = "demo-password-for-tests"
INTERNAL = {"X-Desk-Secret": SECRET}
BRAZILIANS = {
    "group_name": "Torcida",
    "country": "BR",
    "group_size": 30,
    "deals": 15,
    "amount": "60000.00",
    "currency": "USD",
    "branch_id": "wangfujing",
    "starts_at": "2026-11-26T10:00:00+08:00",
    "consent": True,
}
FIGURES = Figures(
    minutes_per_deal=8,
    window_minutes=60,
    atm_withdrawal=Decimal(2000),
    reserve=Decimal("0.20"),
    small_notes_per_deal=Decimal(100),
    counters=4,
    cash_a_day=Decimal(600_000),
    small_notes_a_day=Decimal(20_000),
    longest_minutes=120,
)


CASH = {"USD": "7.1915", "EUR": "7.576"}
SPOT = {"USD": "7.2379", "EUR": "7.8189"}


class DemoRates:
    """The demo board's prices of July 2024."""

    def cash_buying(self, currency: str) -> Decimal | None:
        return Decimal(CASH[currency]) if currency in CASH else None

    def spot_buying(self, currency: str) -> Decimal | None:
        return Decimal(SPOT[currency]) if currency in SPOT else None

    def dollars(self, amount: Decimal, currency: str) -> Decimal | None:
        return {"USD": amount, "EUR": amount * Decimal("1.08")}.get(currency)


@dataclass
class Bookings:
    """The internal API as the bot's actions use it, for one leader."""

    http: httpx2.AsyncClient
    conversation: str

    async def book(self, turn: str = "t1", **fields: Any) -> httpx2.Response:
        """Book for a group, the Brazilians unless said otherwise."""
        given = {name: value for name, value in {**BRAZILIANS, **fields}.items() if value is not None}
        body = {"conversation_id": self.conversation, "turn_key": turn, "fields": given}
        return await self.http.post("/internal/v1/bookings", json=body, headers=INTERNAL)

    async def act(self, reference: str, what: str, **more: Any) -> httpx2.Response:
        """Choose, change or cancel."""
        body = {"conversation_id": self.conversation, **more}
        return await self.http.post(f"/internal/v1/bookings/{reference}/{what}", json=body, headers=INTERNAL)

    async def confirmed(self, turn: str = "t1", **fields: Any) -> dict[str, Any]:
        """A booking whose first option the leader took."""
        reference = (await self.book(turn, **fields)).json()["reference"]
        found: dict[str, Any] = (await self.act(reference, "choice", option=0)).json()
        return found


@pytest.fixture
async def leader(client: httpx2.AsyncClient, visit: Callable[..., Any]) -> Bookings:
    """A leader in a conversation."""
    return Bookings(client, (await visit()).id)


@pytest.fixture
async def staff(client: httpx2.AsyncClient, runtime: Runtime) -> Callable[[str], Awaitable[dict[str, str]]]:
    """Sign in as one of the demo users: `await staff("branch")`; branch staff belong to Wangfujing."""
    async with runtime.database.write() as session:
        await create_demo_users(session, PASSWORD, runtime.clock)
        user = await AgentStore(session, runtime.clock).by_email("branch@demo.example")
        assert user
        user.branch_id = "wangfujing"

    async def sign_in(name: str) -> dict[str, str]:
        body = {"email": f"{name}@demo.example", "password": PASSWORD}
        token = (await client.post("/api/v1/sign-in", json=body)).json()["token"]
        client.cookies.clear()
        return {"Authorization": f"Bearer {token}"}

    return sign_in
