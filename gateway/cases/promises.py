"""When a case is promised: so many working days of the branch later. Pure."""

from __future__ import annotations

import datetime as dt

from gateway.hours.schedule import Interval, Schedule

LONGEST_DAYS = 60


def promise(schedule: Schedule, now: dt.datetime, working_days: int) -> dt.datetime | None:
    """When the branch opens on its nth working day after today; None when it does not within two months.

    A working day is one on which offices work by the national calendar and this branch is open.
    """
    today = now.astimezone(schedule.zone).date()
    left = working_days
    for offset in range(1, LONGEST_DAYS + 1):
        openings = _working_openings(schedule, today + dt.timedelta(days=offset))
        if openings:
            left -= 1
            if left <= 0:
                return openings[0].opens
    return None


def _working_openings(schedule: Schedule, day: dt.date) -> list[Interval]:
    return schedule.day(day) if schedule.is_working_day(day) else []
