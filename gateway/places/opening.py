"""The schedule of a branch: its patterns, the dated rules in the database, the national calendar."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Hashable, Iterable, Sequence
from typing import Any
from zoneinfo import ZoneInfo

from gateway.hours.national import announced_years, national_rules
from gateway.hours.pattern import Pattern
from gateway.hours.schedule import HORIZON_DAYS, Answer, Closure, Reason, Rule, Schedule
from gateway.places.dated import BEFORE
from gateway.places.models import Branch, HoursRule
from gateway.places.sketches import Sketch
from gateway.places.store import PlaceStore


async def schedule_of(store: PlaceStore, branch: Branch, service: str, around: dt.datetime) -> Schedule:
    """One service of a branch, good for questions about the weeks around a moment."""
    return (await schedules_of(store, branch, [service], around))[service]


async def schedules_of(
    store: PlaceStore, branch: Branch, services: Iterable[str], around: dt.datetime
) -> dict[str, Schedule]:
    """The same of several services, by the service."""
    rules, years = await _rules(store, [branch], around)
    return {service: make_schedule(branch, service, rules, years) for service in services}


async def days_of(
    store: PlaceStore, branches: Collection[Branch], services: Collection[str], day: dt.date
) -> dict[str, dict[str, Any]]:
    """The `days` of each of these branches by its id: the openings of a day, by service."""
    if not branches:
        return {}
    rules, years = await _rules(store, branches, dt.datetime.combine(day, dt.time(12), dt.UTC))

    def told(branch: Branch) -> dict[str, Any]:
        return {one: day_wire(make_schedule(branch, one, rules, years), day) for one in services}

    return {branch.id: {"days": told(branch)} for branch in branches}


async def answers_of(
    store: PlaceStore, branches: Collection[Branch | Sketch], service: str, at: dt.datetime
) -> dict[str, Answer]:
    """What the hours of one service of several branches say for a moment, by the branch's id.

    Many branches of a bank open alike: what decides alike is decided once.
    """
    rules, years = await _rules(store, branches, at)
    decided: dict[Hashable, Answer] = {}
    found = {}
    for branch in branches:
        own = [row for row in rules if _is_for(row, branch)]
        alike = (
            branch.hours.get(service),
            branch.zone,
            branch.since,
            branch.until,
            tuple(row.id for row in own),
        )
        if alike not in decided:
            decided[alike] = make_schedule(branch, service, own, years).at(at)
        found[branch.id] = decided[alike]
    return found


def make_schedule(
    branch: Branch | Sketch, service: str, stored: Sequence[HoursRule], years: set[int]
) -> Schedule:
    """The schedule from what is known; a service the branch does not offer is never open."""
    stored = [row for row in stored if _is_for(row, branch)] if service in branch.hours else []
    rules = [
        Rule(
            reason=Reason(row.reason),
            first=row.first,
            last=row.last,
            hours=row.hours,
            services=frozenset(row.services),
            note=row.note,
            # A rule for this very branch is stronger than one for its city, that than one for all;
            # of two alike the one of an event pack, which ends.
            rank=2 * (2 if row.branch_id else 1 if row.city else 0) + bool(row.pack),
            adds=row.adds,
        )
        for row in stored
        if row.first and row.last
    ]
    closures = [
        Closure(row.since, row.until, frozenset(row.services), row.note)
        for row in stored
        if row.since is not None
    ]
    closures += [Closure(BEFORE, branch.since)] if branch.since else []
    closures += [Closure(branch.until)] if branch.until else []
    return Schedule(
        pattern=Pattern.parse(branch.hours.get(service, "off")),
        zone=ZoneInfo(branch.zone),
        service=service,
        rules=(*rules, *national_rules(years)),
        closures=tuple(closures),
        known_years=announced_years(),
    )


async def _rules(
    store: PlaceStore, branches: Collection[Branch | Sketch], around: dt.datetime
) -> tuple[Sequence[HoursRule], set[int]]:
    """The dated rules of the weeks around a moment, and the years that these touch."""
    first, last = around.date() - dt.timedelta(days=15), around.date() + dt.timedelta(days=HORIZON_DAYS + 15)
    return await store.rules(branches, first, last), {first.year, last.year}


def _is_for(row: HoursRule, branch: Branch | Sketch) -> bool:
    if row.branch_id:
        return row.branch_id == branch.id
    return row.city is None or row.city == branch.city


def hours_wire(answer: Answer) -> dict[str, Any]:
    """An answer about a moment as JSON, times in the place's own zone."""
    return {
        "open": answer.open,
        "closes_at": answer.closes_at.isoformat() if answer.closes_at else None,
        "opens_at": answer.opens_at.isoformat() if answer.opens_at else None,
        "reason": answer.reason.value,
        "note": dict(answer.note) or None,
        "announced": answer.announced,
    }


def day_wire(schedule: Schedule, day: dt.date) -> dict[str, Any]:
    """The openings of a day as JSON, times in the place's own zone."""
    rule, openings = schedule.rule(day), schedule.day(day)
    noon = dt.datetime.combine(day, dt.time(12), schedule.zone)
    shut = (
        None
        if openings
        else next((one for one in schedule.closures if one.shuts(noon, schedule.service)), None)
    )
    after = schedule.next_opening(noon + dt.timedelta(hours=12, minutes=-1))
    reason = Reason.CLOSURE if shut else rule.reason if rule else Reason.WEEKLY
    note = shut.note if shut else rule.note if rule else {}
    return {
        "date": day.isoformat(),
        "openings": [{"opens": one.opens.isoformat(), "closes": one.closes.isoformat()} for one in openings],
        "reason": reason.value,
        "note": dict(note) or None,
        "opens_at": after.isoformat() if after else None,
        "announced": day.year in schedule.known_years,
    }
