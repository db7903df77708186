"""Bookings and plans put together for the wire."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy.ext.asyncio import AsyncSession

from gateway.bookings.levels import LevelName, levels
from gateway.bookings.models import Booking, Plan
from gateway.bookings.plan_store import PlanStore
from gateway.bookings.schemas import (
    ActionView,
    BookingPartView,
    BookingStep,
    BookingView,
    DueView,
    EntryView,
    PlanView,
)
from gateway.bookings.states import may_follow
from gateway.bookings.store import BookingStore
from gateway.places.models import Branch
from gateway.places.store import PlaceStore
from gateway.places.wire import branch_brief


async def booking_view(session: AsyncSession, booking: Booking) -> BookingView:
    """A booking with its branches, what it holds and its history."""
    store = BookingStore(session)
    parts = await store.parts(booking.id)
    options = booking.offer.get("options", [])
    named = [part["branch_id"] for option in options for part in option["parts"]]
    ids = {booking.branch_id or "", *(part.branch_id for part in parts), *named}
    branches = await PlaceStore(session).branches(ids)
    fields = {
        name: getattr(booking, name)
        for name in BookingView.model_fields
        if name not in {"branch", "parts", "history", "may_follow", "offer", "starts_at", "ends_at"}
    }
    zone = _zone(booking, branches)
    return BookingView(
        **fields,
        starts_at=booking.starts_at.astimezone(zone),
        ends_at=booking.ends_at.astimezone(zone),
        branch=_brief(branches, booking.branch_id),
        offer=_offer(booking.offer, branches),
        parts=[
            BookingPartView(
                branch=_brief(branches, part.branch_id),
                starts_at=part.starts_at.astimezone(zone),
                ends_at=part.ends_at.astimezone(zone),
                people=part.people,
                deals=part.deals,
                counters=part.counters,
                cash={"type": "money", "amount": part.cash, "currency": "CNY"},
            )
            for part in parts
        ],
        history=[
            BookingStep(
                state=event.state, actor=event.actor_kind, note=event.note, created_at=event.created_at
            )
            for event in await store.events(booking.id)
        ],
        may_follow=sorted(may_follow(booking.state)),
    )


def _zone(booking: Booking, branches: Mapping[str, Branch]) -> dt.tzinfo | None:
    """Where the booking's times are read: at its branch, else as its leader wrote them."""
    branch = branches.get(booking.branch_id or "")
    if branch:
        return ZoneInfo(branch.zone)
    return dt.datetime.fromisoformat(str(booking.fields["starts_at"])).tzinfo


async def plan_view(session: AsyncSession, plan: Plan, suggested: list[DueView] | None = None) -> PlanView:
    """A plan with its actions and its log."""
    store = PlanStore(session)
    kept = ("actions", "log", "pauses", "suggested")
    return PlanView(
        **{name: getattr(plan, name) for name in PlanView.model_fields if name not in kept},
        pauses=levels()[LevelName(plan.level)].pauses,
        actions=[
            ActionView(**{name: getattr(one, name) for name in ActionView.model_fields})
            for one in await store.actions(plan.id)
        ],
        log=[
            EntryView(**{name: getattr(one, name) for name in EntryView.model_fields})
            for one in await store.entries(plan.id)
        ],
        suggested=suggested or [],
    )


def _offer(offer: dict[str, Any], branches: dict[str, Branch]) -> dict[str, Any]:
    """The offer with each branch as a sentence needs it."""
    options = [
        {
            **option,
            "parts": [{**part, "branch": _brief(branches, part["branch_id"])} for part in option["parts"]],
        }
        for option in offer.get("options", [])
    ]
    return {**offer, "options": options} if offer else {}


def _brief(branches: dict[str, Branch], branch_id: str | None) -> dict[str, Any] | None:
    branch = branches.get(branch_id or "")
    return branch_brief(branch) if branch else None
