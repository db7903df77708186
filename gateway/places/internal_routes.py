"""Places for the bot's actions."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query

from gateway.hours.national import is_announced, next_holiday, next_lunar_new_year
from gateway.internal import InternalDep
from gateway.places.finding import Found, Spot, Wanted, find_branches, first_known, known_branch, where_is
from gateway.places.models import Aid, Service
from gateway.places.nearby import atms_near, nearest_branch
from gateway.places.opening import day_wire, days_of, hours_wire, schedule_of, schedules_of
from gateway.places.queries import Near, moment, position
from gateway.places.resolving import resolve_atms
from gateway.places.store import PlaceStore
from gateway.places.wire import atm_wire, branch_wire, landmark_wire
from gateway.runtime import Runtime, RuntimeDep
from translations.locales import DEFAULT_LOCALE

Words = Annotated[str, Query(max_length=400)]
# The city known for the conversation.
City = Annotated[str, Query(max_length=40)]
router = APIRouter(prefix="/internal/v1", dependencies=[InternalDep], include_in_schema=False)
SHOWN, MOST_SKIPPED = 3, 30
MOST_WORDS = 4


@router.get("/atms/resolve")
async def resolve(
    runtime: RuntimeDep,
    q: Words = "",
    atm: Annotated[str, Query(max_length=20)] = "",
    city: City = "",
) -> dict[str, Any]:
    """The machines a visitor may mean, best first; several near-equal ones are for him to choose from."""
    async with runtime.database.read() as session:
        found = await resolve_atms(PlaceStore(session), q, atm, city)
        matches = [
            {"atm": atm_wire(match.atm, match.branch), "score": round(match.score, 1)}
            for match in found.matches
        ]
    return {"matches": matches, "total": found.total}


@router.get("/atms/near")
async def near_atms(
    runtime: RuntimeDep,
    near: Near,
    *,
    working_first: bool = True,
    skip: Annotated[int, Query(ge=0, le=MOST_SKIPPED)] = 0,
) -> dict[str, Any]:
    """Up to three machines around a position, those that work first, then the nearest.

    A machine that kept a card may be out of service since: whoever looks for that one takes the nearest.
    `skip` leaves out the first ones, which the visitor has seen.
    """
    where = position(near)
    async with runtime.database.read() as session:
        enough = skip + SHOWN
        found = await atms_near(session, where, enough=enough, working_first=working_first) if where else []
    shown = found[skip : skip + SHOWN]
    matches = [{"atm": atm_wire(one.atm, one.branch, metres=one.metres)} for one in shown]
    return {"matches": matches, "total": len(found)}


@router.get("/branches/nearest")
async def nearest(runtime: RuntimeDep, near: Near) -> dict[str, Any]:
    """How far the nearest branch for visitors is, and in which city; nulls when the bank has none."""
    where = position(near)
    async with runtime.database.read() as session:
        found = await nearest_branch(session, where, runtime.clock.now()) if where else None
    if found is None:
        return {"branch": None, "city": None, "metres": None}
    city = _city_wire(found.branch.city, runtime)
    return {"branch": found.branch.id, "city": city, "metres": round(found.metres)}


@router.get("/places/where")
async def where(runtime: RuntimeDep, q: Words, city: City = "") -> dict[str, Any]:
    """Where the branch or landmark is that words name, or the `city` if no more is known; nulls for none."""
    async with runtime.database.read() as session:
        found = await where_is(PlaceStore(session), q, runtime.clock.now(), city)
    near = f"{found.near[0]},{found.near[1]}" if found and found.near else None
    return {"near": near, "city": _city(found, runtime)}


def _wanted(
    *,
    q: Words = "",
    near: Near = "",
    service: Service | None = None,
    currency: Annotated[str, Query(max_length=3)] = "",
    language: Annotated[str, Query(max_length=20)] = "",
    step_free: bool = False,
    aid: Aid | None = None,
    city: City = "",
    visitors: bool = True,
) -> Wanted:
    """What a branch must have, by the query."""
    code = currency.upper()
    return Wanted(q, position(near), service or "", code, language, visitors, step_free, aid or "", city)


@router.get("/branches/search")
async def search(
    runtime: RuntimeDep,
    wanted: Annotated[Wanted, Depends(_wanted)],
    *,
    around: Annotated[list[Words] | None, Query(max_length=MOST_WORDS)] = None,
    at: str = "",
    only_open: Annotated[bool, Query(alias="open")] = False,
    skip: Annotated[int, Query(ge=0, le=MOST_SKIPPED)] = 0,
    date: dt.date | None = None,
    hours_of: Annotated[list[Service] | None, Query(max_length=len(Service))] = None,
) -> dict[str, Any]:
    """Up to three branches that suit a visitor, best first, with what their hours say for the moment.

    `open` leaves out those that are closed then, `skip` the first ones, which he has seen. `around` is
    words instead of a position, most telling first: `near` tells where the first of them are that name a
    place, `said` which these are, `city` that they name no more than one; without one all are null, and
    nothing is searched. With a `date` the `days` of each are told, the openings of the services `hours_of`.
    """
    when = moment(at, runtime)
    async with runtime.database.read() as session:
        store = PlaceStore(session)
        known = await first_known(store, around or (), runtime.clock.now(), wanted.city)
        said, spot = known or ("", None)
        wanted = replace(wanted, near=spot.near) if spot else wanted
        enough = skip + SHOWN
        found = []
        if not around or wanted.near:
            found = await find_branches(store, wanted, when, open_only=only_open, enough=enough, most=enough)
        shown = found[skip : skip + SHOWN]
        days = await days_of(store, [one.branch for one in shown], hours_of or (), date) if date else {}
        matches = [_found_wire(one, when, runtime) | days.get(one.branch.id, {}) for one in shown]
    where = f"{wanted.near[0]},{wanted.near[1]}" if wanted.near else None
    return {"matches": matches, "near": where, "said": said or None, "city": _city(spot, runtime)}


def _city(spot: Spot | None, runtime: Runtime) -> dict[str, str] | str | None:
    return _city_wire(spot.city, runtime) if spot and spot.city else None


def _city_wire(city: str, runtime: Runtime) -> dict[str, str] | str:
    """A city; one of the bank's own that no catalogue knows is said as it is written."""
    known = runtime.catalogue.has(f"term_city_{city}", DEFAULT_LOCALE)
    return {"type": "term", "id": f"term_city_{city}"} if known else city.replace("-", " ").title()


def _found_wire(one: Found, when: dt.datetime, runtime: Runtime) -> dict[str, Any]:
    return {
        **branch_wire(one.branch, when, metres=one.metres, opening=one.opening),
        "score": round(one.score, 1),
        "around": landmark_wire(one.landmark) if one.landmark else None,
        "only_city": _city_wire(one.city, runtime) if one.city else None,
    }


@router.get("/branches/{branch_id}")
async def branch(runtime: RuntimeDep, branch_id: str) -> dict[str, Any]:
    """A branch as it stands now: the one whose code was scanned."""
    now = runtime.clock.now()
    async with runtime.database.read() as session:
        return branch_wire(await known_branch(PlaceStore(session), branch_id, now), now)


@router.get("/branches/{branch_id}/hours")
async def hours(
    runtime: RuntimeDep, branch_id: str, at: str = "", service: Service = Service.PERSONAL
) -> dict[str, Any]:
    """Whether a branch serves people at a moment, why, and when it closes or opens next."""
    when: dt.datetime = moment(at, runtime)
    async with runtime.database.read() as session:
        store = PlaceStore(session)
        branch = await known_branch(store, branch_id, when)
        return hours_wire((await schedule_of(store, branch, service, when)).at(when))


@router.get("/branches/{branch_id}/day")
async def day(
    runtime: RuntimeDep,
    branch_id: str,
    date: dt.date,
    service: Service = Service.PERSONAL,
    beside: Service | None = None,
) -> dict[str, Any]:
    """The openings of a day, the rule that made them, and the next opening after it.

    The same of another service stands `beside` them.
    """
    noon = dt.datetime.combine(date, dt.time(12), runtime.settings.event_zone)
    async with runtime.database.read() as session:
        store = PlaceStore(session)
        branch = await known_branch(store, branch_id, noon)
        schedules = await schedules_of(store, branch, [service, *filter(None, [beside])], noon)
    told = day_wire(schedules[service], date)
    return {**told, "beside": day_wire(schedules[beside], date)} if beside else told


@router.get("/holidays/{name}")
async def holiday(name: str, after: dt.date) -> dict[str, Any]:
    """The first day of a public holiday that is not over on a day, and whether its days off are announced.

    `lunar_new_year` is the first day of the Chinese year, which is not the first day off.
    """
    is_lunar = name == "lunar_new_year"
    first = next_lunar_new_year(after) if is_lunar else next_holiday(f"term_holiday_{name}", after)
    return {"date": first, "announced": first is not None and is_announced(first)}
