"""Bookings for the bot's actions over HTTP, and the doors of the branch."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import APIRouter
from sqlalchemy.ext.asyncio import AsyncSession

from gateway.bookings.branch_routes import router as branch_router
from gateway.bookings.errors import BookingMoveRefused, BookingNotFound
from gateway.bookings.models import Booking
from gateway.bookings.plan_routes import router as plan_router
from gateway.bookings.schemas import (
    BookingList,
    BookingView,
    ChangeBody,
    ChoiceBody,
    LeaderBody,
    TurnBookingBody,
)
from gateway.bookings.service import BOT, Actor, BookingWork, NewBooking
from gateway.bookings.states import CHANGEABLE, State
from gateway.bookings.store import BookingStore
from gateway.bookings.views import booking_view
from gateway.internal import InternalDep
from gateway.runtime import Runtime, RuntimeDep

router = APIRouter(tags=["bookings"])
router.include_router(branch_router)
router.include_router(plan_router)
bot_router = APIRouter(prefix="/internal/v1/bookings", dependencies=[InternalDep], include_in_schema=False)
_ACTOR = Actor(BOT)


@bot_router.post("")
async def book_for_turn(runtime: RuntimeDep, body: TurnBookingBody) -> BookingView:
    """Book for the group of a turn and check it at once, or give what the turn booked before."""
    new = NewBooking(body.fields, body.turn_key, _ACTOR, body.conversation_id)
    async with runtime.database.write() as session:
        booking = await BookingWork(runtime, session, _ACTOR).create(new)
        if booking.conversation_id != body.conversation_id:
            raise BookingNotFound("another conversation's turn")
        return await booking_view(session, booking)


@bot_router.get("/for/{conversation_id}")
async def of_conversation(runtime: RuntimeDep, conversation_id: str) -> BookingList:
    """The bookings of a conversation, oldest first."""
    async with runtime.database.read() as session:
        found = await BookingStore(session).of_conversation(conversation_id)
        return BookingList(bookings=[await booking_view(session, booking) for booking in found])


@bot_router.post("/{reference}/choice")
async def choose(runtime: RuntimeDep, reference: str, body: ChoiceBody) -> BookingView:
    """Confirm an option for the leader; 409 `booking-no-room` when it is gone meanwhile."""
    async with _own(runtime, reference, body.conversation_id) as (session, work, booking):
        await work.choose(booking, body.option)
        return await booking_view(session, booking)


@bot_router.post("/{reference}/change")
async def change(runtime: RuntimeDep, reference: str, body: ChangeBody) -> BookingView:
    """Change the wish and check it again; a confirmed group keeps its place until another is found."""
    async with _own(runtime, reference, body.conversation_id) as (session, work, booking):
        if booking.state not in CHANGEABLE:
            raise BookingMoveRefused(f"change of {booking.state}")
        if booking.state == State.CONFIRMED:
            await work.rewish(booking, body.fields)
        else:
            await work.change(booking, body.fields)
        return await booking_view(session, booking)


@bot_router.post("/{reference}/cancel")
async def cancel(runtime: RuntimeDep, reference: str, body: LeaderBody) -> BookingView:
    """Call a booking off; again changes nothing."""
    async with _own(runtime, reference, body.conversation_id) as (session, work, booking):
        if booking.state != State.CANCELLED:
            await work.move(booking, State.CANCELLED, {})
        return await booking_view(session, booking)


router.include_router(bot_router)


@asynccontextmanager
async def _own(
    runtime: Runtime, reference: str, conversation_id: str
) -> AsyncIterator[tuple[AsyncSession, BookingWork, Booking]]:
    """A conversation's own booking, locked. Raises BookingNotFound, also for another visitor's."""
    async with runtime.database.write() as session:
        work = BookingWork(runtime, session, _ACTOR)
        booking, _ = await work.locked(reference)
        if booking.conversation_id != conversation_id:
            raise BookingNotFound("another conversation's booking")
        yield session, work, booking
