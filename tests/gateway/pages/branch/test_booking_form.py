"""The form of a booking has a place for everything that chat and API take."""

from __future__ import annotations

import re

from gateway.bookings.fields import Wish
from tests.gateway.pages.branch.conftest import SignIn, Staff

# What stands in several inputs, is chosen in another one, or is told in the chat only.
ELSEWHERE = {"languages", "amount", "currency", "money", "cheques", "place", "networks"}
GROUP = {
    "branch_id": "wangfujing",
    "starts_at": "2026-11-26T10:00",
    "group_size": "30",
    "amount_0": "100",
    "currency_0": "USD",
}


async def bus_of(staff: Staff, reference: str) -> str | None:
    """The bus of a stored booking."""
    fields = (await staff.http.get(f"/api/v1/bookings/{reference}")).json()["fields"]
    found: str | None = fields.get("bus")
    return found


async def test_every_field_of_a_booking_has_an_input(sign_in: SignIn) -> None:
    clerk = await sign_in("branch", "wangfujing")
    names = set(re.findall(r'name="([a-z_]+)"', (await clerk.get("bookings/new")).text))
    assert Wish.model_fields.keys() - ELSEWHERE - names == set()


async def test_the_bus_of_a_group_that_calls_is_taken(sign_in: SignIn) -> None:
    clerk = await sign_in("branch", "wangfujing")
    taken = await clerk.post("bookings", client_id="t1", bus="京B12345", **GROUP)
    assert taken.status_code == 303
    assert await bus_of(clerk, taken.headers["location"].rpartition("/")[2]) == "京B12345"


async def test_the_bus_that_was_told_in_the_chat_stands_in_the_form_and_can_be_changed(
    sign_in: SignIn,
) -> None:
    clerk = await sign_in("branch", "wangfujing")
    reference = await clerk.take(bus="京B12345")
    assert 'name="bus" type="text" value="京B12345"' in (await clerk.get(f"bookings/{reference}")).text
    await clerk.post(f"bookings/{reference}", act="change", bus="京B54321", **GROUP)
    assert await bus_of(clerk, reference) == "京B54321"
    await clerk.post(f"bookings/{reference}", act="change", bus="", **GROUP)
    assert await bus_of(clerk, reference) is None
