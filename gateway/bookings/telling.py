"""Tells a group's leader in his conversation what the branch decided."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from gateway.bookings.models import Booking, BookingPart
from gateway.bookings.states import State
from gateway.bookings.store import BookingStore
from gateway.conversations.models import Conversation
from gateway.handoff.service import say_system
from gateway.places.models import Branch
from gateway.places.store import PlaceStore
from gateway.runtime import Runtime

REMINDER, PLACE = "system_booking_reminder", "system_booking_place"
_OF_STATE = {
    State.OFFERED: "system_booking_offered",
    State.CONFIRMED: "system_booking_confirmed",
    State.ARRIVED: "system_booking_arrived",
    State.NO_SHOW: "system_booking_no_show",
    State.CANCELLED: "system_booking_cancelled",
    State.DIVERTED: "system_booking_diverted",
}


async def tell_state(
    session: AsyncSession, booking: Booking, state: State, conversation: Conversation, runtime: Runtime
) -> None:
    """Say where the booking stands now, if that concerns its leader; the conversation is locked."""
    if state in _OF_STATE:
        parts, branches = await _places(session, booking)
        values = _values(booking, parts, branches, runtime)
        await say_system(session, conversation, _OF_STATE[state], values, runtime)
        if state is State.DIVERTED:
            await _tell_way(session, conversation, branches, runtime)


async def remind(
    session: AsyncSession, booking: Booking, conversation: Conversation, runtime: Runtime
) -> None:
    """Say when and where the group is expected, what to bring, and how to get there."""
    parts, branches = await _places(session, booking)
    values = _values(booking, parts, branches, runtime)
    await say_system(session, conversation, REMINDER, values, runtime)
    await _tell_way(session, conversation, branches, runtime)


async def _tell_way(
    session: AsyncSession, conversation: Conversation, branches: Sequence[Branch], runtime: Runtime
) -> None:
    for branch in branches:
        way = branch.directions or branch.address
        values = {"place": _name(branch.names), "address": _name(branch.address), "directions": _name(way)}
        await say_system(session, conversation, PLACE, values, runtime)


async def _places(session: AsyncSession, booking: Booking) -> tuple[Sequence[BookingPart], list[Branch]]:
    """What is held and where; without a hold the branch the group belongs to."""
    parts = await BookingStore(session).parts(booking.id)
    ids = [part.branch_id for part in parts] or [booking.branch_id or ""]
    known = await PlaceStore(session).branches(ids)
    return parts, [known[one] for one in ids if one in known]


def _values(
    booking: Booking, parts: Sequence[BookingPart], branches: Sequence[Branch], runtime: Runtime
) -> dict[str, Any]:
    moment: dt.datetime = parts[0].starts_at if parts else booking.starts_at
    local = moment.astimezone(runtime.settings.event_zone)
    return {
        "reference": {"type": "reference", "value": booking.reference},
        "moment": {"type": "datetime", "value": local.isoformat()},
        "places": {"type": "list", "items": [_name(branch.names) for branch in branches]},
    }


def _name(names: dict[str, str]) -> dict[str, Any]:
    return {"type": "name", "names": names}
