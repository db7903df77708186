from __future__ import annotations

import datetime as dt

import holidays
import pytest

from gateway.hours.national import announced_years, is_announced, national_rules
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


def test_a_year_not_yet_announced_has_no_rules() -> None:
    unknown = max(announced_years()) + 1
    assert national_rules([unknown]) == []
    assert not is_announced(dt.date(unknown, 1, 1))
