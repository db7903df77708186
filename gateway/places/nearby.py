"""What is near a position: the machines around it, and the nearest branch however far it is."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from gateway.places.finding import ENOUGH, NEAREST, WIDENING, box_around
from gateway.places.models import Atm, AtmStatus, Branch
from gateway.places.sketches import Box
from gateway.places.store import PlaceStore, there_at
from gateway.places.wire import distance

Position = tuple[float, float]
# No page goes deeper: who wants all machines of a country lists them by their codes.
DEEPEST = 500
# So many of a city far away are measured: which of its branches is the nearest matters little there.
MEASURED = 5


@dataclass(frozen=True)
class NearAtm:
    """A machine, the branch that owns it, and how far it is."""

    atm: Atm
    branch: Branch | None
    metres: float


@dataclass(frozen=True)
class NearBranch:
    """A branch and how far it is."""

    branch: Branch
    metres: float


@dataclass(frozen=True)
class _City:
    """A city, the middle of its branches, and how near they may be at best."""

    id: str
    middle: Position
    least: float


async def atms_near(
    session: AsyncSession, near: Position, *, enough: int = ENOUGH, working_first: bool = False
) -> list[NearAtm]:
    """Machines around a position, the nearest first; it looks wider until there are `enough`.

    More than `DEEPEST` are never looked for. With `working_first` those that are out of service come last,
    and are not enough.
    """
    enough = min(enough, DEEPEST)
    found: Sequence[Atm] = []
    for metres in WIDENING:
        found = await _atms_within(session, box_around(near, metres), max(NEAREST, enough))
        if sum(_works(atm) or not working_first for atm in found) >= enough:
            break
    owners = await PlaceStore(session).branches({atm.branch_id for atm in found})
    near_ones = [NearAtm(atm, owners.get(atm.branch_id), distance(*near, atm.lat, atm.lon)) for atm in found]
    return sorted(
        near_ones, key=lambda one: (working_first and not _works(one.atm), one.metres, one.atm.code)
    )


async def nearest_branch(session: AsyncSession, near: Position, at: dt.datetime) -> NearBranch | None:
    """The branch for visitors that is nearest to a position, anywhere on earth; None when there is none."""
    best: NearBranch | None = None
    for city in sorted(await _cities(session, near), key=lambda one: one.least):
        if best is not None and best.metres <= city.least:
            break
        for branch in await _nearest_in(session, city, near, at):
            metres = distance(*near, branch.lat, branch.lon)
            if best is None or metres < best.metres:
                best = NearBranch(branch, metres)
    return best


async def _cities(session: AsyncSession, near: Position) -> list[_City]:
    """The cities with branches for visitors; the database tells how far each reaches."""
    lat, lon = Branch.lat, Branch.lon
    bounds = select(Branch.city, func.min(lat), func.max(lat), func.min(lon), func.max(lon))
    query = bounds.where(Branch.serves_visitors).group_by(Branch.city)
    found = []
    for city, south, north, west, east in (await session.execute(query)).all():
        middle = (south + north) / 2, (west + east) / 2
        reach = max(distance(*middle, one, other) for one in (south, north) for other in (west, east))
        found.append(_City(city, middle, max(distance(*near, *middle) - reach, 0.0)))
    return found


async def _nearest_in(
    session: AsyncSession, city: _City, near: Position, at: dt.datetime
) -> Sequence[Branch]:
    """Its branches for visitors at a moment that are about the nearest to a position."""
    lat, (middle_lat, middle_lon) = near[0], city.middle
    # On the side of the date line where the city lies.
    lon = near[1] + 360 * round((middle_lon - near[1]) / 360)
    away = _away(Branch, (lat, lon), middle_lat)
    query = select(Branch).where(Branch.city == city.id, Branch.serves_visitors, there_at(at))
    return (await session.scalars(query.order_by(away, Branch.id).limit(MEASURED))).all()


async def _atms_within(session: AsyncSession, box: Box, limit: int) -> Sequence[Atm]:
    south, north, west, east = box
    lat, lon = (south + north) / 2, (west + east) / 2
    order = _away(Atm, (lat, lon), lat), Atm.code
    # Read from an index alone: of the machines of a city only the nearest are looked at.
    inside = select(Atm.code).where(Atm.lat.between(south, north), Atm.lon.between(west, east))
    query = select(Atm).where(Atm.code.in_(inside.order_by(*order).limit(limit)))
    return (await session.scalars(query.order_by(*order))).all()


def _away(place: type[Atm | Branch], near: Position, latitude: float) -> ColumnElement[float]:
    """How far a place is, near enough to order by: degrees of longitude are shorter, by their latitude."""
    north, east = place.lat - near[0], place.lon - near[1]
    return north * north + east * east * math.cos(math.radians(latitude)) ** 2


def _works(atm: Atm) -> bool:
    return atm.status != AtmStatus.OUT_OF_SERVICE
