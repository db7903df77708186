"""Reads what callers write in the addresses of places: moments, dates, positions, cursors."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from fastapi import Query

from gateway.places.errors import MomentInvalid, PositionInvalid
from gateway.runtime import Runtime

Near = Annotated[str, Query(max_length=60, description="Latitude and longitude (WGS-84), e.g. 39.91,116.41")]
Cursor = Annotated[str, Query(max_length=80, description="`next_cursor` of the page before")]
Limit = Annotated[int, Query(ge=1, le=100)]
LONGEST_PERIOD = dt.timedelta(days=62)
POLE, DATE_LINE = 90, 180


def moment(written: str, runtime: Runtime) -> dt.datetime:
    """A moment; without a zone in the event's, empty means now. Raises MomentInvalid."""
    if not written:
        return runtime.clock.now()
    # A plus sign that was not escaped reaches us as a space.
    try:
        read = dt.datetime.fromisoformat(written.replace(" ", "+") if written.count(":") > 1 else written)
    except ValueError as error:
        raise MomentInvalid(written) from error
    return read if read.tzinfo else read.replace(tzinfo=runtime.settings.event_zone)


def period(first: str, last: str, runtime: Runtime) -> tuple[dt.date, dt.date]:
    """Two dates in order, by default the week from today. Raises MomentInvalid."""
    today = runtime.clock.now().astimezone(runtime.settings.event_zone).date()
    try:
        begin = dt.date.fromisoformat(first) if first else today
        end = dt.date.fromisoformat(last) if last else begin + dt.timedelta(days=6)
    except (ValueError, OverflowError) as error:
        raise MomentInvalid(f"{first} {last}") from error
    if not begin <= end <= begin + LONGEST_PERIOD:
        raise MomentInvalid(f"{first} {last}")
    return begin, end


def position(written: str) -> tuple[float, float] | None:
    """A position, or None when none is given. Raises PositionInvalid."""
    if not written:
        return None
    try:
        lat, lon = (float(part) for part in written.split(","))
    except ValueError as error:
        raise PositionInvalid("no two numbers") from error
    # NaN is in no range, and so are the infinite.
    if not (-POLE <= lat <= POLE and -DATE_LINE <= lon <= DATE_LINE):
        raise PositionInvalid("out of range")
    return lat, lon
