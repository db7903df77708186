"""What is read of branches to choose among them: all but their texts, which would take most of the time."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, fields
from typing import Any

from sqlalchemy import JSON, Text, bindparam, cast, or_, select
from sqlalchemy.engine import Row
from sqlalchemy.ext.asyncio import AsyncSession

from gateway.places.models import Branch

Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class Sketch:
    """What of a branch decides whether it fits, and where in a list it stands."""

    id: str
    city: str
    lat: float
    lon: float
    zone: str
    hours: dict[str, str]
    services: list[str]
    languages: list[str]
    buys: list[str]
    sells: list[str]
    step_free: bool
    aids: list[str]
    serves_visitors: bool
    pack: str
    since: dt.datetime | None
    until: dt.datetime | None
    offers: list[dict[str, Any]]


# Built once: building them takes longer than running them; of the table, since a statement of the class
# takes half as long again. JSON is read, and searched, as text.
_branch = Branch.__table__.c
_columns = [_branch[field.name] for field in fields(Sketch)]
_JSON = frozenset(at for at, column in enumerate(_columns) if isinstance(column.type, JSON))
_SKETCH = select(*(cast(one, Text) if at in _JSON else one for at, one in enumerate(_columns)))
_OF_IDS = _SKETCH.where(_branch.id.in_(bindparam("ids", expanding=True)))
_lat, _lon = _branch.lat - bindparam("lat"), _branch.lon - bindparam("lon")
# Degrees of longitude are shorter than those of latitude; 0.77 is cos 40°, near enough to order by.
_away = _lat * _lat + _lon * _lon * 0.6
# Which are the nearest is read from an index, unless they must offer something: only their rows tell that.
_nearest = select(_branch.id).where(
    _branch.lat.between(bindparam("south"), bindparam("north")),
    _branch.lon.between(bindparam("west"), bindparam("east")),
    or_(_branch.since.is_(None), _branch.since <= bindparam("at")),
    or_(_branch.until.is_(None), _branch.until > bindparam("at")),
)
_offering = _nearest.where(
    cast(_branch.services, Text).like(bindparam("service")), cast(_branch.aids, Text).like(bindparam("aid"))
)
_WITHIN, _OFFERING_WITHIN = (
    _SKETCH.where(_branch.id.in_(nearest.order_by(_away).limit(bindparam("most")))).order_by(_away)
    for nearest in (_nearest, _offering)
)


async def sketches(session: AsyncSession, ids: Collection[str]) -> list[Sketch]:
    """These branches."""
    return _drawn((await session.execute(_OF_IDS, {"ids": list(ids)})).all())


async def sketches_within(
    session: AsyncSession, box: Box, limit: int, at: dt.datetime, *, service: str = "", aid: str = ""
) -> list[Sketch]:
    """The branches at a moment in a box of (south, north, west, east), nearest to its middle first."""
    asked: Mapping[str, Any] = {
        **dict(zip(("south", "north", "west", "east"), box, strict=True)),
        "lat": (box[0] + box[1]) / 2,
        "lon": (box[2] + box[3]) / 2,
        "at": at,
        "most": limit,
    }
    if not service and not aid:
        return _drawn((await session.execute(_WITHIN, asked)).all())
    offered = {
        "service": f'%"{service}"%' if service else "%",
        "aid": f'%"{aid}"%' if aid else "%",
    }
    return _drawn((await session.execute(_OFFERING_WITHIN, {**asked, **offered})).all())


def _drawn(rows: Iterable[Row[Any]]) -> list[Sketch]:
    """The rows read; branches of a bank have the same lists and hours, so a text is read once."""
    known: dict[str, Any] = {}

    def read(text: str) -> Any:
        if text not in known:
            known[text] = json.loads(text)
        return known[text]

    return [Sketch(*(read(one) if at in _JSON else one for at, one in enumerate(row))) for row in rows]
