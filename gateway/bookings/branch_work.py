"""What branch staff do with bookings: find, take, change, agree, move and divert them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from gateway.agents.models import User
from gateway.bookings.checking import Window
from gateway.bookings.errors import BookingFieldsRefused, BookingMoveRefused, BookingNotFound
from gateway.bookings.fields import read_wish
from gateway.bookings.models import Booking
from gateway.bookings.offers import Offer, Option, OptionKind, Outcome
from gateway.bookings.schemas import BookingPatch, NewBookingBody
from gateway.bookings.service import AGENT, Actor, BookingWork, NewBooking
from gateway.bookings.states import CHANGEABLE, KIND, State
from gateway.bookings.store import BookingStore
from gateway.cases.branch_work import own_branch
from gateway.cases.errors import CaseFieldsRefused
from gateway.cases.fields import checked
from gateway.cases.references import read_reference
from gateway.errors import NotAllowed
from gateway.ids import new_id
from gateway.places.models import Branch
from gateway.places.store import PlaceStore
from gateway.runtime import Runtime


async def find_booking(session: AsyncSession, reference: str) -> Booking:
    """The booking that a leader shows at any counter. Raises BookingNotFound."""
    booking = await BookingStore(session).by_reference(read_reference(reference))
    if booking is None:
        raise BookingNotFound(reference)
    return booking


async def list_bookings(
    session: AsyncSession, user: User, *, before: str, limit: int, state: str
) -> Sequence[Booking]:
    """The user's bookings, newest first."""
    return await BookingStore(session).page(before, limit, branch_id=own_branch(user), state=state)


async def take_booking(runtime: Runtime, user: User, body: NewBookingBody) -> str:
    """A booking that came by telephone or at the counter; its reference."""
    key = f"desk:{user.id}:{body.client_id or new_id('t')}"
    new = NewBooking(body.fields, key, Actor(AGENT, user.id), body.conversation_id, body.drill)
    async with runtime.database.write() as session:
        return (await BookingWork(runtime, session, new.actor).create(new)).reference


async def patch_booking(runtime: Runtime, user: User, reference: str, body: BookingPatch) -> None:
    """Change a booking or move it on; its leader is told. Raises NotAllowed for another branch's."""
    note = _checked(body.note)
    async with runtime.database.write() as session:
        work = BookingWork(runtime, session, Actor(AGENT, user.id))
        booking, conversation = await work.locked(reference)
        await _own(session, user, booking)
        before, told = booking.state, booking
        if body.fields:
            if booking.state not in CHANGEABLE:
                raise BookingMoveRefused(f"change of {booking.state}")
            await work.change(booking, body.fields)
        if body.state is State.OFFERED and body.agree:
            await _agree(work, booking)
        elif body.state is State.CONFIRMED:
            await work.choose(booking, body.option)
        elif body.state is State.DIVERTED:
            told = await _divert(work, booking, body.branch_id, note)
        elif body.state is not None:
            if body.state in {State.REQUESTED, State.CHECKING, State.OFFERED}:
                raise BookingMoveRefused(f"{booking.state} to {body.state}")
            await work.move(booking, body.state, note)
        if booking.state != before or body.fields:
            await work.tell(told, State(booking.state), conversation)


async def _own(session: AsyncSession, user: User, booking: Booking) -> None:
    branch_id = own_branch(user)
    held = {part.branch_id for part in await BookingStore(session).parts(booking.id)}
    if branch_id is not None and branch_id not in {booking.branch_id, *held}:
        raise NotAllowed("another branch's booking")


async def _agree(work: BookingWork, booking: Booking) -> None:
    """Offer the wish as it is: people of the branch answer for what the figures do not allow."""
    branch = await PlaceStore(work.session).branch(booking.branch_id or "")
    if branch is None:
        raise BookingFieldsRefused("branch")
    if booking.state == State.OFFERED:
        await work.move(booking, State.CHECKING, {})
    option = await _agreed(work, booking, branch)
    booking.offer = Offer(Outcome.FITS, [option]).wire()
    booking.held_until, booking.answer_due_at = booking.starts_at, None
    await work.hold(booking, option)
    await work.move(booking, State.OFFERED, {"agreed": True})


async def _agreed(work: BookingWork, booking: Booking, branch: Branch) -> Option:
    sites, _ = await work.sites(booking)
    wish = read_wish(booking.fields, work.runtime.settings.event_zone)
    window = Window(booking.starts_at, booking.ends_at)
    return Option(OptionKind.AGREED, (await sites.agreed(branch, window, wish.demand()),))


async def _divert(work: BookingWork, booking: Booking, branch_id: str, note: dict[str, Any]) -> Booking:
    """Send a group to another branch, where it is a new, confirmed booking."""
    branch = await PlaceStore(work.session).branch(branch_id)
    if branch is None or branch.id == booking.branch_id:
        raise BookingFieldsRefused("branch")
    await work.move(booking, State.DIVERTED, {**note, "branch_id": branch.id})
    other = Booking(
        id=new_id("b"),
        kind=KIND,
        reference=await work.store.free_reference(),
        state=State.OFFERED,
        fields={**booking.fields, "branch_id": branch.id},
        offer={},
        conversation_id=booking.conversation_id,
        turn_key=f"diverted:{booking.id}",
        branch_id=branch.id,
        starts_at=max(booking.starts_at, work.now),
        ends_at=max(booking.starts_at, work.now) + (booking.ends_at - booking.starts_at),
        diverted_from=booking.reference,
        drill=booking.drill,
        created_at=work.now,
        updated_at=work.now,
    )
    await work.store.add(other, work.actor.kind, work.actor.id)
    option = await _agreed(work, other, branch)
    await work.confirm(other, option, {**Offer(Outcome.FITS, [option]).wire(), "chosen": 0})
    return other


def _checked(note: dict[str, Any]) -> dict[str, Any]:
    try:
        return checked(note)
    except CaseFieldsRefused as error:
        raise BookingFieldsRefused("note") from error
