"""What is near a position: the machines around it, and the nearest branch however far it is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from gateway.places.dated import is_there
from gateway.places.finding import ENOUGH, NEAREST, WIDENING, box_around
from gateway.places.models import Atm, AtmStatus, Branch
from gateway.places.sketches import Box
from gateway.places.store import PlaceStore
from gateway.places.wire import distance

Position = tuple[float, float]
# No page goes deeper: who wants all machines of a country lists them by their codes.
DEEPEST = 500


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
    # Asked by those who are far from every branch only, so all of them are measured.
    query = select(Branch.id, Branch.lat, Branch.lon).where(Branch.serves_visitors)
    rows = (await session.execute(query)).all()
    by_distance = sorted((distance(*near, lat, lon), branch_id) for branch_id, lat, lon in rows)
    for metres, branch_id in by_distance:
        branch = await session.get(Branch, branch_id)
        if branch is not None and is_there(branch, at):
            return NearBranch(branch, metres)
    return None


async def _atms_within(session: AsyncSession, box: Box, limit: int) -> Sequence[Atm]:
    south, north, west, east = box
    lat, lon = (south + north) / 2, (west + east) / 2
    # Degrees of longitude are shorter than those of latitude; 0.77 is cos 40°, near enough to order by.
    away = (Atm.lat - lat) * (Atm.lat - lat) + (Atm.lon - lon) * (Atm.lon - lon) * 0.6
    query = select(Atm).where(Atm.lat.between(south, north), Atm.lon.between(west, east))
    return (await session.scalars(query.order_by(away, Atm.code).limit(limit))).all()


def _works(atm: Atm) -> bool:
    return atm.status != AtmStatus.OUT_OF_SERVICE
