"""What a pack says beside what is stored and beside itself: every wrong place by its path."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from zoneinfo import ZoneInfo

from sqlalchemy.ext.asyncio import AsyncSession

# What may belong to an exchange point must be known before one is taken away.
import gateway.bookings.models  # noqa: F401
from gateway.events.models import Event
from gateway.events.schemas import EventPack
from gateway.events.store import EventStore
from gateway.imports.fields import position_warning
from gateway.imports.kinds.base import FileSet
from gateway.imports.kinds.branches import Branches
from gateway.places.models import Service
from gateway.wrong import Wrong

# Rows that hold for every service.
ALL_SERVICES = frozenset(str(one) for one in Service)


@dataclass(frozen=True)
class Fault:
    """What is wrong at a path of the pack, e.g. `venues.0.lat`; an odd thing is only told."""

    path: str
    wrong: Wrong
    is_warning: bool = False

    @property
    def reason(self) -> str:
        """What is wrong, in English for the command line."""
        return str(self.wrong)


@dataclass(frozen=True)
class Claim:
    """What a part of a pack decides: for whom, for which services, on which days."""

    path: str
    about: str
    services: frozenset[str]
    first: dt.date
    last: dt.date

    def meets(self, other: Claim) -> bool:
        """Whether both decide the same thing."""
        same = self.about == other.about and self.services & other.services
        return bool(same) and self.first <= other.last and other.first <= self.last


async def faults(session: AsyncSession, pack: EventPack) -> list[Fault]:
    """Everything that keeps a pack from being stored, and what is odd about it."""
    store = EventStore(session)
    since, until = bounds(pack)
    beside = await store.beside(pack.key, since, until)
    return [
        *_outside(pack),
        *_twice(pack),
        *_claimed(pack, beside),
        *await _unknown(store, pack),
        *await _kept(session, pack),
    ]


def bounds(
    pack: EventPack, first: dt.date | None = None, last: dt.date | None = None
) -> tuple[dt.datetime, dt.datetime]:
    """The first moment and the first one after, of some days or of the whole event, in its zone."""
    zone = ZoneInfo(pack.zone)
    begin = dt.datetime.combine(first or pack.starts, dt.time(), zone)
    end = dt.datetime.combine((last or pack.ends) + dt.timedelta(days=1), dt.time(), zone)
    return begin, end


def _spans(pack: EventPack) -> Iterator[tuple[str, dt.date | None, dt.date | None]]:
    """Every part with days of its own: path, first, last."""
    for name in ("hours", "points", "currencies"):
        for at, one in enumerate(getattr(pack, name)):
            yield f"{name}.{at}", *one.days(pack)
    for at, fact in enumerate(pack.facts):
        yield f"facts.{at}", fact.valid_from, fact.valid_to


def _outside(pack: EventPack) -> Iterator[Fault]:
    for path, first, last in _spans(pack):
        if not (first and last and pack.starts <= first <= last <= pack.ends):
            days = {"first": _written(first), "last": _written(last)}
            event = {"starts": _written(pack.starts), "ends": _written(pack.ends)}
            yield Fault(path, Wrong("outside-event", **days, **event))


def _written(day: dt.date | None) -> str:
    return day.isoformat() if day else "…"


def _twice(pack: EventPack) -> Iterator[Fault]:
    for name in ("venues", "points"):
        seen: set[str] = set()
        for at, one in enumerate(getattr(pack, name)):
            if one.id in seen:
                yield Fault(f"{name}.{at}.id", Wrong("twice", id=one.id))
            seen.add(one.id)
    venues = {venue.id for venue in pack.venues}
    for at, point in enumerate(pack.points):
        if point.venue and point.venue not in venues:
            yield Fault(f"points.{at}.venue", Wrong("venue-unknown", venue=point.venue))
        if point.city != pack.city:
            yield Fault(f"points.{at}.city", Wrong("city-differs", city=pack.city))
        if point.zone != pack.zone:
            yield Fault(f"points.{at}.zone", Wrong("zone-differs", zone=pack.zone))
    yield from _odd_positions("venues", [(one.lat, one.lon) for one in pack.venues])
    yield from _odd_positions("points", [(one.lat, one.lon) for one in pack.points])


def _odd_positions(name: str, positions: Iterable[tuple[float, float]]) -> Iterator[Fault]:
    for at, (lat, lon) in enumerate(positions):
        if odd := position_warning(lat, lon):
            yield Fault(f"{name}.{at}.lat", odd, is_warning=True)


def _claimed(pack: EventPack, beside: Iterable[Event]) -> Iterator[Fault]:
    """Parts that decide the same thing: nobody could say which of them holds."""
    own = list(_claims(pack))
    for one, other in combinations(own, 2):
        if one.meets(other):
            yield Fault(other.path, Wrong("claimed", path=one.path))
    for event in beside:
        for theirs in _claims(EventPack.model_validate(event.pack)):
            for one in own:
                if one.meets(theirs):
                    yield Fault(one.path, Wrong("claimed-elsewhere", event=event.key, path=theirs.path))


def _claims(pack: EventPack) -> Iterator[Claim]:
    for at, change in enumerate(pack.hours):
        services = frozenset(map(str, change.services)) or ALL_SERVICES
        for place in change.branches or [f"city {pack.city}"]:
            yield Claim(f"hours.{at}", f"hours {place}", services, *change.days(pack))
    for at, one in enumerate(pack.currencies):
        yield Claim(f"currencies.{at}", f"currencies {one.branch}", ALL_SERVICES, *one.days(pack))
    for at, fact in enumerate(pack.facts):
        if fact.valid_from and fact.valid_to:
            about = f"fact {fact.key} {fact.jurisdiction}"
            yield Claim(f"facts.{at}", about, ALL_SERVICES, fact.valid_from, fact.valid_to)


async def _unknown(store: EventStore, pack: EventPack) -> Sequence[Fault]:
    """What a pack refers to and what its points would replace."""
    found: list[Fault] = []
    named = [
        (f"hours.{at}.branches.{place}", branch)
        for at, change in enumerate(pack.hours)
        for place, branch in enumerate(change.branches)
    ] + [(f"currencies.{at}.branch", one.branch) for at, one in enumerate(pack.currencies)]
    points = [(f"points.{at}.id", point.id) for at, point in enumerate(pack.points)]
    known = await store.branches({branch for _, branch in (*named, *points)})
    for path, branch in named:
        city, owner = known.get(branch, ("", ""))
        if branch not in known or owner:
            found.append(Fault(path, Wrong("branch-not-own", branch=branch)))
        elif city != pack.city:
            wrong = Wrong("branch-elsewhere", branch=branch, city=city, event_city=pack.city)
            found.append(Fault(path, wrong))
    for path, point in points:
        if point in known and known[point][1] != pack.key:
            event = known[point][1]
            of_event = Wrong("branch-of-event", event=event, branch=point)
            found.append(Fault(path, of_event if event else Wrong("branch-there", branch=point)))
    if not await store.is_city(pack.city):
        found.append(Fault("city", Wrong("city-without-branches", city=pack.city), is_warning=True))
    return [*found, *await _remarks(store, pack)]


async def _remarks(store: EventStore, pack: EventPack) -> list[Fault]:
    wanted = [
        (f"venues.{at}.acceptance.remarks.{name}", key)
        for at, venue in enumerate(pack.venues)
        if venue.acceptance
        for name, key in venue.acceptance.remarks.items()
    ]
    known = await store.fact_keys({key for _, key in wanted}) | {fact.key for fact in pack.facts}
    return [Fault(path, Wrong("fact-unknown", key=key)) for path, key in wanted if key not in known]


async def _kept(session: AsyncSession, pack: EventPack) -> list[Fault]:
    """Points that are stored, are not in the pack any more, and that something still belongs to."""
    gone = set(await EventStore(session).points(pack.key)) - {point.id for point in pack.points}
    return [
        Fault("points", Wrong("needed-still", point=point, owner=owner))
        for point, owner in (await still_needed(session, gone)).items()
    ]


async def still_needed(session: AsyncSession, points: set[str]) -> dict[str, str]:
    """Which of these points something of the desk's own belongs to, and what."""
    return await Branches().references(session, FileSet(), points) if points else {}
