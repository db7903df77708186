"""China's public holidays and make-up working days as dated rules.

The library knows what the government has announced, a year at a time; a test compares it with a
second one, so that an update of either cannot move a holiday unseen.
"""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Iterable, Iterator

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
# As the second calendar names them, which may name two in one ("Mid-Autumn Festival; National Day").
_FESTIVALS = {name.casefold(): term for name, term in _TERMS.items()} | {"labor day": _TERMS["Labour Day"]}
_LAWFUL = _FESTIVALS | {"chinese new year's eve": _TERMS["Spring Festival"]}
# What it calls the first days of the Chinese year, whose eve has another name.
_LUNAR = "Chinese New Year ("


@functools.cache
def announced_years() -> frozenset[int]:
    """The years whose holidays the government has announced, as far as the desk knows."""
    return frozenset(day.year for day in chinese_calendar.holidays)


def national_rules(years: Iterable[int]) -> list[Rule]:
    """Every public holiday and make-up working day of these years.

    Of a year not announced yet only the days that the law names, which are off whatever is announced.
    """
    return [rule for year in sorted(set(years)) for rule in _rules_of(year)]


@functools.cache
def _rules_of(year: int) -> tuple[Rule, ...]:
    if year not in announced_years():
        return tuple(_lawful_rules(year))
    off = ((day, name) for day, name in sorted(chinese_calendar.holidays.items()) if day.year == year)
    work = (day for day in sorted(chinese_calendar.workdays) if day.year == year)
    return (
        *(Rule(Reason.HOLIDAY, day, day, note=_note(str(name))) for day, name in off),
        *(Rule(Reason.WORKDAY, day, day, note={"type": "term", "id": "term_workday"}) for day in work),
    )


def _lawful_rules(year: int) -> Iterator[Rule]:
    """The days off that the law names; days moved to others are announced later."""
    for day, told in _reckoned(year):
        term = next((one for name, one in _LAWFUL.items() if name in told.casefold()), None)
        if term:
            yield Rule(Reason.HOLIDAY, day, day, note={"type": "term", "id": term})


@functools.cache
def _reckoned(year: int) -> tuple[tuple[dt.date, str], ...]:
    """What the second calendar reckons, which knows the moon: "Chinese New Year (Spring Festival)"."""
    return tuple(sorted(holidays.country_holidays("CN", years=year, observed=False).items()))


def warm() -> None:
    """Load the second calendar, which takes a moment, before a visitor waits for it."""
    _reckoned(max(announced_years()) + 1)


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
    return tuple(
        (day, term)
        for day, told in _reckoned(year)
        for name, term in _FESTIVALS.items()
        if name in told.casefold()
    )


def next_lunar_new_year(day: dt.date) -> dt.date | None:
    """The first day of the Chinese year that is not over on a day: what "初三" counts from."""
    first_days = (
        next((one for one, told in _reckoned(year) if told.startswith(_LUNAR)), None)
        for year in (day.year, day.year + 1)
    )
    return next((one for one in first_days if one and one >= day), None)


def is_announced(day: dt.date) -> bool:
    """Whether the calendar of this day's year is known."""
    return day.year in announced_years()
