"""China's public holidays and make-up working days as dated rules.

The library knows what the government has announced, a year at a time; a test compares it with a
second one, so that an update of either cannot move a holiday unseen.
"""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Iterable

import chinese_calendar
import holidays

from gateway.hours.schedule import Reason, Rule

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


def next_holiday(term: str, day: dt.date) -> dt.date | None:
    """The first day off of a holiday that is not over on a day, by its term; None for an unknown one.

    Where the days off are not announced yet, it is the festival's own day.
    """
    for year in (day.year, day.year + 1):
        days = [one for one, name in _named_days(year) if name == term]
        if days and days[-1] >= day:
            return max(days[0], day)
    return None


@functools.cache
def _named_days(year: int) -> tuple[tuple[dt.date, str], ...]:
    if year in announced_years():
        return tuple((rule.first, rule.note["id"]) for rule in _rules_of(year) if rule.note)
    # The second calendar reckons the moon: "Chinese New Year (Spring Festival)", "Mid-Autumn Festival; …".
    reckoned = sorted(holidays.country_holidays("CN", years=year, observed=False).items())
    own = {name.casefold(): term for name, term in _TERMS.items()} | {"labor day": _TERMS["Labour Day"]}
    return tuple(
        (day, term) for day, told in reckoned for name, term in own.items() if name in told.casefold()
    )


def is_announced(day: dt.date) -> bool:
    """Whether the calendar of this day's year is known."""
    return day.year in announced_years()
