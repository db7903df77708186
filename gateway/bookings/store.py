"""Every query about bookings."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import and_, delete, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from gateway.bookings.errors import BookingMoveRefused
from gateway.bookings.models import Booking, BookingEvent, BookingPart
from gateway.bookings.states import HOLDING, State, may_follow
from gateway.cases.references import new_reference
from gateway.cases.store import CaseStore
from gateway.conversations.models import Conversation
from gateway.places.models import Branch


class BookingStore:
    """Bookings in one session; never commits."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def by_turn(self, turn_key: str) -> Booking | None:
        """The booking that a turn made."""
        found: Booking | None = await self._session.scalar(
            select(Booking).where(Booking.turn_key == turn_key)
        )
        return found

    async def by_reference(self, reference: str, *, lock: bool = False) -> Booking | None:
        """The booking of a reference, written as stored."""
        query = select(Booking).where(Booking.reference == reference)
        found: Booking | None = await self._session.scalar(query.with_for_update() if lock else query)
        return found

    async def of_conversation(self, conversation_id: str) -> Sequence[Booking]:
        """The bookings of a conversation, oldest first."""
        query = select(Booking).where(Booking.conversation_id == conversation_id)
        return (await self._session.scalars(query.order_by(Booking.created_at, Booking.id))).all()

    async def page(
        self, before: str, limit: int, *, branch_id: str | None = None, state: str = ""
    ) -> Sequence[Booking]:
        """Bookings, newest first, of one branch or of all; `before` is the id the last page ended with."""
        query = select(Booking).order_by(Booking.id.desc()).limit(limit)
        query = query.where(Booking.id < before) if before else query
        query = query.where(Booking.state == state) if state else query
        if branch_id is not None:
            shared = select(BookingPart.booking_id).where(BookingPart.branch_id == branch_id)
            query = query.where(or_(Booking.branch_id == branch_id, Booking.id.in_(shared)))
        return (await self._session.scalars(query)).all()

    async def events(self, booking_id: str) -> Sequence[BookingEvent]:
        """The history of a booking, oldest first."""
        query = select(BookingEvent).where(BookingEvent.booking_id == booking_id)
        return (await self._session.scalars(query.order_by(BookingEvent.id))).all()

    async def parts(self, booking_id: str) -> Sequence[BookingPart]:
        """What a booking holds, branch by branch."""
        query = select(BookingPart).where(BookingPart.booking_id == booking_id)
        return (await self._session.scalars(query.order_by(BookingPart.position))).all()

    async def held(
        self, branch_id: str, since: dt.datetime, until: dt.datetime, now: dt.datetime, *, drill: bool
    ) -> Sequence[BookingPart]:
        """What is held of a branch between two moments: for good, or by an offer that still stands."""
        standing = and_(Booking.state == State.OFFERED, Booking.held_until > now)
        query = (
            select(BookingPart)
            .join(Booking, Booking.id == BookingPart.booking_id)
            .where(
                BookingPart.branch_id == branch_id,
                BookingPart.starts_at < until,
                BookingPart.ends_at > since,
                or_(Booking.state.in_(HOLDING), standing),
                # A drill takes no counter from a real group, nor the other way round.
                Booking.drill == drill,
            )
        )
        return (await self._session.scalars(query)).all()

    async def lock_branches(self, ids: Collection[str]) -> None:
        """Let nobody else plan for these branches until the commit."""
        query = select(Branch.id).where(Branch.id.in_(ids)).order_by(Branch.id).with_for_update()
        await self._session.execute(query)

    async def replace_parts(self, booking: Booking, parts: Collection[BookingPart]) -> None:
        """Hold these instead of what was held."""
        await self._session.execute(delete(BookingPart).where(BookingPart.booking_id == booking.id))
        self._session.add_all(parts)
        await self._session.flush()

    async def free_reference(self) -> str:
        """A reference that neither a booking nor a case has: visitors ask for both in one way."""
        while True:
            reference = new_reference()
            is_case = await CaseStore(self._session).by_reference(reference)
            if is_case is None and await self.by_reference(reference) is None:
                return reference

    async def add(self, booking: Booking, actor_kind: str, actor_id: str | None = None) -> Booking:
        """Add a booking with the first step of its history."""
        self._session.add(booking)
        await self._session.flush()
        self._session.add(_event(booking, None, actor_kind, actor_id, {}))
        return booking

    async def move(
        self,
        booking: Booking,
        state: State,
        now: dt.datetime,
        *,
        actor_kind: str = "bot",
        actor_id: str | None = None,
        note: dict[str, Any] | None = None,
    ) -> None:
        """Move a booking to its next state; the slower of two gets BookingMoveRefused."""
        before = booking.state
        if state not in may_follow(before):
            raise BookingMoveRefused(f"{before} to {state}")
        await self._session.flush()
        claim = update(Booking).where(Booking.id == booking.id, Booking.state == before)
        moved = await self._session.scalars(claim.values(state=state, updated_at=now).returning(Booking.id))
        if moved.one_or_none() is None:
            raise BookingMoveRefused(f"{booking.reference} was moved by somebody else")
        await self._session.refresh(booking)
        self._session.add(_event(booking, before, actor_kind, actor_id, note or {}))
        await self._session.flush()

    async def to_remind(self, now: dt.datetime, limit: int) -> Sequence[Booking]:
        """Confirmed groups whose leader is to be reminded now and can be."""
        query = (
            select(Booking)
            .join(Conversation, Conversation.id == Booking.conversation_id)
            .where(
                Booking.state == State.CONFIRMED,
                Booking.reminder_at <= now,
                Booking.reminded_at.is_(None),
                Booking.starts_at > now,
                Conversation.closed_at.is_(None),
            )
        )
        return (await self._session.scalars(query.order_by(Booking.reminder_at).limit(limit))).all()

    async def claim_reminder(self, booking_id: str, now: dt.datetime) -> bool:
        """Note that the leader is reminded now; False when somebody else does it."""
        claim = update(Booking).where(Booking.id == booking_id, Booking.reminded_at.is_(None))
        claimed = claim.where(Booking.state == State.CONFIRMED).values(reminded_at=now)
        return (await self._session.scalars(claimed.returning(Booking.id))).one_or_none() is not None


def _event(
    booking: Booking, before: str | None, actor_kind: str, actor_id: str | None, note: dict[str, Any]
) -> BookingEvent:
    return BookingEvent(
        booking_id=booking.id,
        state_before=before,
        state=booking.state,
        actor_kind=actor_kind,
        actor_id=actor_id,
        note=note,
        created_at=booking.updated_at,
    )
