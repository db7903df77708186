"""China's public holidays and make-up working days as dated rules.

The library knows what the government has announced, a year at a time; a test compares it with a
second one, so that an update of either cannot move a holiday unseen.
"""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Iterable

import chinese_calendar

from gateway.hours.schedule import Reason, Rule

JURISDICTION = "CN"
_TERMS = {
    "New Year's Day": "term_holiday_new_year",
    "Spring Festival": "term_holiday_spring_festival",
    "Tomb-sweeping Day": "term_holiday_tomb_sweeping",
    "Labour Day": "term_holiday_labour_day",
    "Dragon Boat Festival": "term_holiday_dragon_boat",
    "National Day": "term_holiday_national_day",
    "Mid-autumn Festival": "term_holiday_mid_autumn",
}


@functools.cache
def announced_years() -> frozenset[int]:
    """The years whose holidays the government has announced, as far as the desk knows."""
    return frozenset(day.year for day in chinese_calendar.holidays)


def national_rules(years: Iterable[int]) -> list[Rule]:
    """Every public holiday and make-up working day of these years; unknown years give nothing."""
    return [rule for year in sorted(set(years) & announced_years()) for rule in _rules_of(year)]


@functools.cache
def _rules_of(year: int) -> tuple[Rule, ...]:
    off = ((day, name) for day, name in sorted(chinese_calendar.holidays.items()) if day.year == year)
    work = (day for day in sorted(chinese_calendar.workdays) if day.year == year)
    return (
        *(Rule(Reason.HOLIDAY, day, day, note=_note(str(name))) for day, name in off),
        *(Rule(Reason.WORKDAY, day, day, note={"type": "term", "id": "term_workday"}) for day in work),
    )


def _note(name: str) -> dict[str, str]:
    return {"type": "term", "id": _TERMS.get(name, "term_holiday_other")}


def is_announced(day: dt.date) -> bool:
    """Whether the calendar of this day's year is known."""
    return day.year in announced_years()
