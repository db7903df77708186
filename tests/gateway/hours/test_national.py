from __future__ import annotations

import datetime as dt

import holidays
import pytest

from gateway.hours.national import (
    announced_years,
    is_announced,
    national_rules,
    next_holiday,
    next_lunar_new_year,
)
from gateway.hours.schedule import Reason

YEARS = [2008, *range(2018, 2027)]


def days(year: int, reason: Reason) -> set[dt.date]:
    return {rule.first for rule in national_rules([year]) if rule.reason is reason}


@pytest.mark.parametrize("year", YEARS)
def test_a_second_calendar_names_the_same_make_up_days(year: int) -> None:
    second = holidays.country_holidays("CN", years=year).weekend_workdays
    assert days(year, Reason.WORKDAY) == {day for day in second if day.year == year}


@pytest.mark.parametrize("year", YEARS)
def test_a_second_calendar_names_the_same_days_off_within_the_week(year: int) -> None:
    second = holidays.country_holidays("CN", years=year)
    own = {day for day in days(year, Reason.HOLIDAY) if day.isoweekday() <= 5}
    assert own == {day for day in second if day.year == year and day.isoweekday() <= 5}


def test_every_holiday_has_a_term_to_say_it_by() -> None:
    assert all(rule.note["id"].startswith("term_") for rule in national_rules(YEARS))


def test_of_a_year_not_yet_announced_the_days_that_the_law_names_are_off() -> None:
    unknown = max(announced_years()) + 1
    assert {dt.date(unknown, 1, 1), dt.date(unknown, 5, 1), dt.date(unknown, 10, 3)} <= days(
        unknown, Reason.HOLIDAY
    )
    assert not days(unknown, Reason.WORKDAY)
    assert not is_announced(dt.date(unknown, 1, 1))


@pytest.mark.parametrize(("day", "first"), [("2026-11-30", "2027-02-06"), ("2026-02-17", "2026-02-17")])
def test_the_chinese_year_begins_on_its_own_day(day: str, first: str) -> None:
    assert next_lunar_new_year(dt.date.fromisoformat(day)) == dt.date.fromisoformat(first)


@pytest.mark.parametrize(
    ("term", "day", "first"),
    [
        ("term_holiday_national_day", "2026-09-01", "2026-10-01"),
        ("term_holiday_national_day", "2026-10-03", "2026-10-03"),
        ("term_holiday_national_day", "2026-11-30", "2027-10-01"),
        ("term_holiday_spring_festival", "2026-11-30", "2027-02-06"),
        ("term_holiday_labour_day", "2026-11-30", "2027-05-01"),
        ("term_holiday_mid_autumn", "2028-06-01", "2028-10-03"),
    ],
)
def test_a_holiday_by_its_name_is_the_next_one(term: str, day: str, first: str) -> None:
    assert next_holiday(term, dt.date.fromisoformat(day)) == dt.date.fromisoformat(first)


def test_every_holiday_has_its_day_in_a_year_not_announced_yet() -> None:
    unknown = dt.date(max(announced_years()) + 1, 1, 1)
    terms = {rule.note["id"] for rule in national_rules(YEARS) if rule.reason is Reason.HOLIDAY and rule.note}
    assert all(next_holiday(term, unknown) for term in terms - {"term_holiday_other"})


def test_an_unknown_holiday_has_no_day() -> None:
    assert next_holiday("term_holiday_easter", dt.date(2026, 1, 1)) is None
