"""The crush of a day: counters held against those a branch has, hour by hour."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from zoneinfo import ZoneInfo

from sqlalchemy.ext.asyncio import AsyncSession

from gateway.bookings.bank import bank_figures
from gateway.bookings.models import BookingPart
from gateway.bookings.overview import holds_of_day, midnight, peak_between
from gateway.pages.branch.booking_words import Words
from gateway.pages.branch.frame import branch_name
from gateway.places.store import PlaceStore

# A phone shows about so many hours; the day begins with its first group.
LEAST_HOURS, DAY_HOURS = 8, 24
HOUR = dt.timedelta(hours=1)
# The busiest are shown: a duty manager looks for those that are full.
MOST_ROWS = 12
HALF = 0.5


async def crush(
    session: AsyncSession, words: Words, day: dt.date, now: dt.datetime, branch_id: str
) -> dict[str, object]:
    """The rows of a day, the busiest branch first, and the hours above them."""
    holds = await holds_of_day(session, day, now, words.zone, branch_id)
    known = await PlaceStore(session).branches(holds)
    hours = hours_of([part for parts in holds.values() for part in parts], day, words.zone)
    rows = []
    for one, parts in holds.items():
        figures = (await bank_figures(session, day, known[one])).planning()
        counters = figures.counters if figures else 0
        used = used_by_hour(parts, day, words.zone, hours)
        rows.append((max(used.values()), branch_name(known[one], words.locale), counters, used))
    rows.sort(key=lambda row: (-row[0], row[1]))
    return {
        "day": words.show({"type": "date", "value": day.isoformat()}),
        "hours": [words.show({"type": "time", "value": f"{hour:02}:00"}) for hour in hours],
        "rows": [
            {
                "branch": name,
                "counters": words.show(counters),
                "cells": [
                    {"used": words.show(number) if number else "", "level": level(number, counters)}
                    for number in used.values()
                ],
            }
            for _, name, counters, used in rows[:MOST_ROWS]
        ],
    }


def hours_of(parts: Collection[BookingPart], day: dt.date, zone: ZoneInfo) -> Sequence[int]:
    """The hours to show: from the first group to the last one, and never too few to compare."""
    begin = midnight(day, zone)
    first = min((int((part.starts_at - begin) // HOUR) for part in parts), default=0)
    last = max((int(-(-(part.ends_at - begin) // HOUR)) for part in parts), default=0)
    first = max(min(first, DAY_HOURS - LEAST_HOURS), 0)
    return range(first, min(max(last, first + LEAST_HOURS), DAY_HOURS))


def used_by_hour(
    parts: Collection[BookingPart], day: dt.date, zone: ZoneInfo, hours: Collection[int]
) -> Mapping[int, int]:
    """The most counters held at once within each hour."""
    begin = midnight(day, zone)
    return {hour: peak_between(parts, begin + hour * HOUR, begin + (hour + 1) * HOUR) for hour in hours}


def level(used: int, counters: int) -> str:
    """How full an hour is: `free`, `some`, `half` or `full`."""
    if not used:
        return "free"
    if used >= counters:
        return "full"
    return "half" if used > counters * HALF else "some"
