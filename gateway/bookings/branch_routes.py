"""Bookings for branch staff and supervisors over HTTP."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Query

from gateway.agents.models import User
from gateway.bookings.branch_work import find_booking, list_bookings, patch_booking, take_booking
from gateway.bookings.schemas import BookingPage, BookingPatch, BookingView, NewBookingBody
from gateway.bookings.views import booking_view
from gateway.cases.branch_work import branch_user
from gateway.runtime import RuntimeDep

router = APIRouter(prefix="/api/v1", tags=["bookings"])
BranchUser = Annotated[User, Depends(branch_user)]


@router.get("/bookings")
async def bookings(
    runtime: RuntimeDep,
    user: BranchUser,
    *,
    state: Annotated[str, Query(max_length=24)] = "",
    limit: Annotated[int, Query(ge=1, le=100)] = 20,
    cursor: Annotated[str, Query(max_length=40)] = "",
) -> BookingPage:
    """The bookings that touch the caller's branch, or all of them for a supervisor; newest first."""
    async with runtime.database.read() as session:
        found = await list_bookings(session, user, before=cursor, limit=limit + 1, state=state)
        items = [await booking_view(session, booking) for booking in found[:limit]]
    return BookingPage(items=items, next_cursor=found[limit - 1].id if len(found) > limit else None)


@router.post("/bookings", status_code=201)
async def take(runtime: RuntimeDep, user: BranchUser, body: NewBookingBody) -> BookingView:
    """Take a booking that came by telephone or at the counter; it is checked at once."""
    reference = await take_booking(runtime, user, body)
    async with runtime.database.read() as session:
        return await booking_view(session, await find_booking(session, reference))


@router.get("/bookings/{reference}", dependencies=[Depends(branch_user)])
async def booking(runtime: RuntimeDep, reference: str) -> BookingView:
    """One booking, at any counter."""
    async with runtime.database.read() as session:
        return await booking_view(session, await find_booking(session, reference))


@router.patch("/bookings/{reference}")
async def patch(runtime: RuntimeDep, user: BranchUser, reference: str, body: BookingPatch) -> BookingView:
    """Change a booking's fields, or move it to its next state; its leader is told."""
    await patch_booking(runtime, user, reference, body)
    async with runtime.database.read() as session:
        return await booking_view(session, await find_booking(session, reference))
