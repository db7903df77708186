"""The list of group bookings with the crush of a day, and the form for a group that calls."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import RedirectResponse
from sqlalchemy.ext.asyncio import AsyncSession

from gateway.agents.models import User
from gateway.bookings.branch_work import take_booking
from gateway.bookings.models import Booking
from gateway.bookings.overview import DAY, Wanted, find_page, held_parts, midnight, spoken
from gateway.bookings.schemas import NewBookingBody
from gateway.bookings.states import State
from gateway.cases.branch_work import own_branch
from gateway.errors import GatewayError, InvalidRequest, NotAllowed
from gateway.ids import new_id
from gateway.pages.branch.booking_form import read_form
from gateway.pages.branch.booking_words import Words, grouped
from gateway.pages.branch.frame import (
    SEE_OTHER,
    StaffRoute,
    filled,
    page,
    problem_of,
    staff,
    typed,
)
from gateway.pages.branch.picker import looked_at, scope
from gateway.pages.branch.strip import crush
from gateway.places.store import PlaceStore
from gateway.places.suggesting import meant_branch
from gateway.rates.store import RateStore
from gateway.runtime import Runtime, RuntimeDep
from translations.locales import languages

PAGE = 20
MOST_PAGES = 10_000
router = APIRouter(prefix="/branch/bookings", include_in_schema=False, route_class=StaffRoute)


def words_for(runtime: Runtime, user: User) -> Words:
    """How bookings are said to this user."""
    zone = runtime.settings.event_zone
    return Words(runtime.catalogue, user.locale, zone, runtime.clock.now().astimezone(zone).date())


@router.get("")
async def booking_list(
    request: Request,
    runtime: RuntimeDep,
    *,
    branch: Annotated[str | None, Query(max_length=120)] = None,
    day: Annotated[str, Query(max_length=10)] = "",
    state: Annotated[str, Query(max_length=24)] = "",
    number: Annotated[int, Query(alias="page", ge=1, le=MOST_PAGES)] = 1,
) -> Response:
    """The bookings a user may see, what needs somebody first, by branch, day and state.

    Without a branch in the address it shows the user's own; an empty one is all of them.
    """
    user = await staff(request, runtime)
    words, now = words_for(runtime, user), runtime.clock.now()
    today = now.astimezone(words.zone).date()
    tomorrow = midnight(today, words.zone) + DAY
    async with runtime.database.read() as session:
        meant = await meant_branch(session, branch, now) if branch else None
        looked = looked_at(user, meant.id if meant else branch)
        wanted = Wanted(looked, _day(day), state if state in set(State) else "")
        found, count = await find_page(
            session, wanted, tomorrow, skip=(number - 1) * PAGE, limit=PAGE, zone=words.zone
        )
        rows = await _rows(session, words, found)
        strip = await crush(session, words, wanted.day or today, now, wanted.branch_id)
        about = await scope(session, user, wanted.branch_id, meant=meant)
    return page(
        request,
        runtime,
        user,
        "branch_bookings.html",
        groups=grouped(found, rows, tomorrow),
        strip=strip,
        states=list(State),
        chosen={"branch": wanted.branch_id, "day": day if wanted.day else "", "state": wanted.state},
        number=number,
        pages=max(-(-count // PAGE), 1),
        **about,
    )


@router.get("/new")
async def new_booking(request: Request, runtime: RuntimeDep) -> Response:
    """The empty form for a group that calls or stands at the counter."""
    user = await staff(request, runtime)
    begun = {"branch_id": user.branch_id or "", "client_id": new_id("t")}
    return page(request, runtime, user, "branch_booking_new.html", **await form_context(runtime, user, begun))


@router.post("")
async def take(request: Request, runtime: RuntimeDep) -> Response:
    """Take the booking and show it; what cannot be taken comes back as it was typed."""
    user = await staff(request, runtime)
    given = await typed(request)
    try:
        given.demand_sure()
        own = own_branch(user) or ""
        given["branch_id"] = given.get("branch_id") or own
        if own and given["branch_id"] != own:
            raise NotAllowed("another branch's booking")
        reference = await take_booking(runtime, user, _body(given))
    except GatewayError as error:
        context = await form_context(runtime, user, given)
        shown = problem_of(runtime, error, user.locale)
        return page(
            request, runtime, user, "branch_booking_new.html", shown.status, **{**context, "problem": shown}
        )
    return RedirectResponse(f"/branch/bookings/{reference}", SEE_OTHER)


async def form_context(runtime: Runtime, user: User, values: dict[str, str]) -> dict[str, Any]:
    """What the form of a booking needs: its values and what may be chosen."""
    async with runtime.database.read() as session:
        about = await scope(session, user, values.get("branch_id", ""))
        codes = await _codes(session, runtime.clock.now())
    words = words_for(runtime, user)
    spoken_here = [{"code": code, "name": words.language(code)} for code in languages()]
    return {
        "values": filled(values),
        **about,
        "codes": codes,
        "spoken": sorted(spoken_here, key=lambda one: one["name"]),
    }


async def _rows(session: AsyncSession, words: Words, found: Sequence[Booking]) -> list[dict[str, Any]]:
    """The bookings as rows, with the branches that hold something for them."""
    parts = await held_parts(session, [one.id for one in found])
    ids = {part.branch_id for held in parts.values() for part in held}
    known = await PlaceStore(session).branches(ids | {one.branch_id or "" for one in found})
    told = await spoken(session, found)
    return [words.brief(one, parts.get(one.id, []), known, told.get(one.id, "")) for one in found]


async def _codes(session: AsyncSession, now: dt.datetime) -> list[str]:
    return [code for code in await RateStore(session).board(now) if code != "CNY"]


def _body(given: dict[str, str]) -> NewBookingBody:
    try:
        return NewBookingBody(
            fields=read_form(given), client_id=given.get("client_id", ""), drill=given.get("drill") == "on"
        )
    except ValueError as error:
        raise InvalidRequest("booking form") from error


def _day(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None
