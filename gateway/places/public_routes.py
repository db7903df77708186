"""Branches, their hours and machines for everybody."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Annotated, Any

from fastapi import APIRouter, Query

from gateway.hours.national import is_announced
from gateway.hours.schedule import Schedule
from gateway.places.dated import overlaps
from gateway.places.errors import AtmNotFound, BranchNotFound
from gateway.places.finding import Wanted, find_branches, known_branch
from gateway.places.models import Aid, Service
from gateway.places.nearby import atms_near
from gateway.places.opening import schedule_of, schedules_of
from gateway.places.queries import Cursor, Limit, Near, moment, period, position
from gateway.places.resolving import resolve_atms
from gateway.places.store import PlaceStore
from gateway.places.wire import atm_wire, branch_wire
from gateway.runtime import RuntimeDep

router = APIRouter(prefix="/api/v1", tags=["places"])
NOON, EVENING = dt.time(12), dt.time(23, 59, 59)
Said = Annotated[str, Query(max_length=400, description="A name, address or landmark in any language")]


@router.get("/branches")
async def branches(
    runtime: RuntimeDep,
    *,
    q: Said = "",
    near: Near = "",
    service: Service | None = None,
    aid: Aid | None = None,
    currency: Annotated[str, Query(max_length=3)] = "",
    language: Annotated[str, Query(max_length=20)] = "",
    open_at: str = "",
    limit: Limit = 20,
    cursor: Cursor = "",
) -> dict[str, Any]:
    """Branches, paged: those searched for best first, all of them by id when nothing is asked."""
    wanted = Wanted(q, position(near), service or "", currency.upper(), language, aid=aid or "")
    at = moment(open_at, runtime)
    async with runtime.database.read() as session:
        store = PlaceStore(session)
        if wanted == Wanted(service=wanted.service, aid=wanted.aid) and not open_at:
            rows = await store.list_branches(cursor, limit + 1, at, service=wanted.service, aid=wanted.aid)
            return _page([branch_wire(branch, at) for branch in rows], limit, lambda item: str(item["id"]))
        start = int(cursor) if cursor.isdecimal() else 0
        end = start + limit + 1
        found = await find_branches(store, wanted, at, open_only=bool(open_at), enough=end, most=end)
        items = [branch_wire(one.branch, at, metres=one.metres, opening=one.opening) for one in found]
    return _page(items[start:end], limit, lambda _: str(start + limit))


@router.get("/branches/{branch_id}")
async def branch(runtime: RuntimeDep, branch_id: str) -> dict[str, Any]:
    """One branch, with what its counters' hours say now."""
    async with runtime.database.read() as session:
        store = PlaceStore(session)
        now = runtime.clock.now()
        found = await known_branch(store, branch_id, now)
        return branch_wire(
            found, now, opening=(await schedule_of(store, found, Service.PERSONAL, now)).at(now)
        )


@router.get("/branches/{branch_id}/hours")
async def hours(
    runtime: RuntimeDep,
    branch_id: str,
    first: Annotated[str, Query(alias="from")] = "",
    last: Annotated[str, Query(alias="to")] = "",
) -> dict[str, Any]:
    """The openings of every service, day by day, with the rule that made them."""
    begin, end = period(first, last, runtime)
    zone = runtime.settings.event_zone
    noon, evening = dt.datetime.combine(begin, NOON, zone), dt.datetime.combine(end, EVENING, zone)
    async with runtime.database.read() as session:
        store = PlaceStore(session)
        found = await store.branch(branch_id)
        # A branch of some days is shown in every period that has one of them.
        if found is None or not overlaps(found, noon, evening):
            raise BranchNotFound(branch_id)
        schedules = await schedules_of(store, found, found.hours, noon)
    days = [begin + dt.timedelta(days=offset) for offset in range((end - begin).days + 1)]
    return {"branch": branch_id, "zone": found.zone, "days": [_day(day, schedules) for day in days]}


def _day(day: dt.date, schedules: Mapping[str, Schedule]) -> dict[str, Any]:
    """The openings of a day by service."""
    services = {
        service: [
            {"opens": one.opens.isoformat(), "closes": one.closes.isoformat(), "reason": one.reason}
            for one in schedule.day(day)
        ]
        for service, schedule in schedules.items()
    }
    return {"date": day.isoformat(), "announced": is_announced(day), "services": services}


@router.get("/atms")
async def atms(
    runtime: RuntimeDep,
    q: Said = "",
    near: Near = "",
    branch: Annotated[str, Query(max_length=60)] = "",
    limit: Limit = 20,
    cursor: Cursor = "",
) -> dict[str, Any]:
    """Machines, paged: those that fit what is said, those around a position, or all (of a branch) by code."""
    where = position(near)
    async with runtime.database.read() as session:
        store = PlaceStore(session)
        if q.strip():
            found = await resolve_atms(store, q)
            return _page([atm_wire(match.atm, match.branch) for match in found.matches], limit, lambda _: "")
        if where and not branch:
            start = int(cursor) if cursor.isdecimal() else 0
            around = await atms_near(session, where, enough=start + limit + 1)
            items = [atm_wire(one.atm, one.branch, metres=one.metres) for one in around]
            return _page(items[start : start + limit + 1], limit, lambda _: str(start + limit))
        rows = await store.list_atms(cursor, limit + 1, branch_id=branch)
        owners = await store.branches({atm.branch_id for atm in rows})
    return _page(
        [atm_wire(atm, owners.get(atm.branch_id)) for atm in rows], limit, lambda item: str(item["code"])
    )


@router.get("/atms/{code}")
async def atm(runtime: RuntimeDep, code: str) -> dict[str, Any]:
    """One machine."""
    async with runtime.database.read() as session:
        store = PlaceStore(session)
        found = await store.atm(code)
        if found is None:
            raise AtmNotFound(code)
        return atm_wire(found, await store.branch(found.branch_id))


def _page(rows: list[dict[str, Any]], limit: int, cursor: Callable[[dict[str, Any]], str]) -> dict[str, Any]:
    """One page of `limit` rows, made from one row more; `cursor` names where the next one begins."""
    items = rows[:limit]
    return {"items": items, "next_cursor": cursor(items[-1]) or None if len(rows) > limit else None}
