from __future__ import annotations

import httpx2
from sqlalchemy import select

from gateway.bookings.fields import read_wish
from gateway.bookings.models import Booking
from gateway.bookings.states import State, may_follow
from gateway.bookings.store import BookingStore
from gateway.demo.bookings import load_demo_bookings
from gateway.runtime import Runtime


async def test_demo_groups_ask_for_what_a_real_group_may_ask_for(
    client: httpx2.AsyncClient, runtime: Runtime
) -> None:
    await load_demo_bookings(runtime)
    async with runtime.database.read() as session:
        for booking in await session.scalars(select(Booking)):
            assert read_wish(booking.fields, runtime.settings.event_zone).persons


async def test_demo_groups_came_to_their_state_by_steps_that_may_follow(
    client: httpx2.AsyncClient, runtime: Runtime
) -> None:
    await load_demo_bookings(runtime)
    async with runtime.database.read() as session:
        for booking in (await session.scalars(select(Booking))).all():
            steps = await BookingStore(session).events(booking.id)
            assert steps[-1].state == booking.state
            for step in steps[1:]:
                assert State(step.state) in may_follow(step.state_before or "")
