"""Notes that staff leave at a booking or in a plan's log; the same one sent again is kept once."""

from __future__ import annotations

from typing import Any

from gateway.agents.models import User
from gateway.bookings.branch_work import find_booking
from gateway.bookings.errors import BookingFieldsRefused, PlanEnded, PlanNotFound
from gateway.bookings.models import BookingEvent
from gateway.bookings.plan_service import checked_plan_note, own
from gateway.bookings.plan_store import PlanStore
from gateway.bookings.service import AGENT
from gateway.bookings.store import BookingStore
from gateway.cases.branch_work import own_branch
from gateway.cases.errors import CaseFieldsRefused
from gateway.cases.fields import checked
from gateway.errors import NotAllowed
from gateway.runtime import Runtime

# By this name in a note a repeated one is known.
KEY = "key"


async def note_booking(runtime: Runtime, user: User, reference: str, text: str, key: str) -> None:
    """Keep a note in a booking's history. Raises BookingNotFound, BookingFieldsRefused, NotAllowed."""
    try:
        note = checked({"text": text.strip(), KEY: key})
    except CaseFieldsRefused as error:
        raise BookingFieldsRefused("note") from error
    if "text" not in note:
        raise BookingFieldsRefused("empty note")
    async with runtime.database.write() as session:
        booking, store = await find_booking(session, reference), BookingStore(session)
        held = {part.branch_id for part in await store.parts(booking.id)}
        if own_branch(user) not in {None, booking.branch_id, *held}:
            raise NotAllowed("another branch's booking")
        if any(event.note.get(KEY) == key for event in await store.events(booking.id)):
            return
        session.add(
            BookingEvent(
                booking_id=booking.id,
                state_before=booking.state,
                state=booking.state,
                actor_kind=AGENT,
                actor_id=user.id,
                note=note,
                created_at=runtime.clock.now(),
            )
        )


async def note_plan(runtime: Runtime, user: User, plan_id: str, kind: str, note: dict[str, Any]) -> None:
    """Keep a line in a running plan's log. Raises PlanNotFound, PlanRefused, PlanEnded, NotAllowed."""
    async with runtime.database.write() as session:
        store = PlanStore(session)
        kept = await checked_plan_note(session, note)
        plan = await store.get(plan_id)
        if plan is None:
            raise PlanNotFound(plan_id)
        await own(session, user, plan)
        if plan.ended_at is not None:
            raise PlanEnded(plan_id)
        if not any(entry.note.get(KEY) == kept.get(KEY) for entry in await store.entries(plan.id)):
            await store.log(plan, kind, user.id, kept, runtime.clock.now())
