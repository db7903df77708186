"""Groups and a drill of the demo bank, around the day on which it is loaded."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from gateway.bookings.levels import LevelName, levels
from gateway.bookings.models import Booking, BookingEvent, BookingPart, Plan, PlanAction, PlanEntry
from gateway.bookings.offers import Offer, Option, OptionKind, Outcome, Part
from gateway.bookings.plan_service import actions_of
from gateway.bookings.states import KIND, State
from gateway.cases.references import new_reference
from gateway.demo.builder import Data, read
from gateway.ids import new_id
from gateway.runtime import Runtime

# The steps before a state, as a group usually goes through them.
_WAY = (State.REQUESTED, State.CHECKING, State.OFFERED, State.CONFIRMED, State.ARRIVED, State.IN_SERVICE)
HOLD = dt.timedelta(hours=2)
_BEFORE = {State.NO_SHOW: State.CONFIRMED, State.DONE: State.IN_SERVICE}


async def load_demo_bookings(runtime: Runtime) -> None:
    """Add the demo groups and plans; the demo bank's branches are there."""
    listed, zone, now = read("bookings.yml"), runtime.settings.event_zone, runtime.clock.now()
    async with runtime.database.write() as session:
        for row in listed["bookings"]:
            booking, part = build_booking(row, now, zone)
            session.add(booking)
            await session.flush()
            session.add_all([*([part] if part else []), *_steps(booking)])
        for row in listed["plans"]:
            plan, actions = build_plan(row, now, zone)
            session.add(plan)
            await session.flush()
            session.add_all([*actions, *_log(plan, row)])


def build_booking(row: Data, now: dt.datetime, zone: ZoneInfo) -> tuple[Booking, BookingPart | None]:
    """One group, and what it holds; an offer stands for two hours from now."""
    starts, state = _moment(row, now, zone), State(row["state"])
    fields = dict(row["fields"])
    if days := fields.pop("departure_days", 0):
        fields["departure"] = (starts.date() + dt.timedelta(days=days)).isoformat()
    fields |= {"branch_id": row["branch"], "starts_at": starts.isoformat()}
    ends = starts + dt.timedelta(minutes=row["minutes"])
    waits = state is State.CHECKING
    booking = Booking(
        id=new_id("b"),
        kind=KIND,
        reference=new_reference(),
        state=state,
        fields=fields,
        offer=_waiting(row) if waits else _offer(row, starts, ends, state),
        turn_key=new_id("demo"),
        branch_id=row["branch"],
        starts_at=starts,
        ends_at=ends,
        held_until=now + HOLD if state is State.OFFERED else None,
        answer_due_at=now + HOLD if waits else None,
        created_at=now,
        updated_at=now,
    )
    return booking, None if waits else _part(booking, row)


def build_plan(row: Data, now: dt.datetime, zone: ZoneInfo) -> tuple[Plan, list[PlanAction]]:
    """One plan that has ended, with all its actions done in time."""
    starts = _moment(row, now, zone)
    plan = Plan(
        id=new_id("p"),
        level=row["level"],
        branch_id=row["branch"],
        trigger=row["trigger"],
        drill=row["drill"],
        started_at=starts,
        ended_at=starts + dt.timedelta(minutes=row["minutes"]),
        review={**row["review"], "minutes": row["minutes"]},
    )
    actions = actions_of(plan, levels()[LevelName(row["level"])])
    for action in actions:
        action.done_at = max(starts, action.due_at - dt.timedelta(minutes=1))
    return plan, actions


def _moment(row: Data, now: dt.datetime, zone: ZoneInfo) -> dt.datetime:
    day = now.astimezone(zone).date() + dt.timedelta(days=row["day"])
    return dt.datetime.combine(day, dt.time.fromisoformat(row["at"]), zone)


def _offer(row: Data, starts: dt.datetime, ends: dt.datetime, state: State) -> dict[str, Any]:
    fields = row["fields"]
    part = Part(
        branch_id=row["branch"],
        starts_at=starts,
        ends_at=ends,
        people=fields["group_size"],
        deals=fields["deals"],
        counters=row["counters"],
        cash=Decimal(row["cash"]),
    )
    wire = Offer(Outcome.FITS, [Option(OptionKind.WANTED, (part,))], need=_need(row)).wire()
    return wire if state is State.OFFERED else {**wire, "chosen": 0}


def _waiting(row: Data) -> dict[str, Any]:
    """A wish for which somebody at the bank has to look for a way."""
    return Offer(Outcome.PERSON, reasons=row["reasons"], need=_need(row)).wire()


def _need(row: Data) -> dict[str, Any]:
    cash = {"type": "money", "amount": row["cash"], "currency": "CNY"}
    return {"counters": row["counters"], "cash": cash}


def _part(booking: Booking, row: Data) -> BookingPart:
    return BookingPart(
        id=new_id("bp"),
        booking_id=booking.id,
        position=0,
        branch_id=row["branch"],
        starts_at=booking.starts_at,
        ends_at=booking.ends_at,
        people=row["fields"]["group_size"],
        deals=row["fields"]["deals"],
        counters=row["counters"],
        cash=row["cash"],
    )


def _steps(booking: Booking) -> list[BookingEvent]:
    """The history of a group up to its state."""
    state = State(booking.state)
    last = _BEFORE.get(state, state)
    way = [*_WAY[: _WAY.index(last) + 1], *([state] if state is not last else [])]
    return [
        BookingEvent(
            booking_id=booking.id,
            state_before=before,
            state=after,
            actor_kind="bot" if after in _WAY[:3] else "agent",
            note={},
            created_at=booking.created_at,
        )
        for before, after in zip([None, *way], way, strict=False)
    ]


def _log(plan: Plan, row: Data) -> list[PlanEntry]:
    lines = [("start", {"trigger": row["trigger"]}, plan.started_at), ("end", plan.review, plan.ended_at)]
    return [
        PlanEntry(plan_id=plan.id, kind=kind, note=note, created_at=moment) for kind, note, moment in lines
    ]
