"""Days that come again next year, and days that do not."""

from __future__ import annotations

import datetime as dt

import pytest

from bot.nlu.values.years import next_year_of

OVER = dt.date(2026, 10, 1)
LATER = dt.date(2027, 10, 1)


@pytest.mark.parametrize(
    ("locale", "said"),
    [("en", "October 1st"), ("de", "1. Oktober"), ("zh-CN", "10月1号"), ("ru", "первого октября")],
)
def test_a_day_of_a_month_comes_again(locale: str, said: str) -> None:
    assert next_year_of(said, OVER, locale) == LATER


@pytest.mark.parametrize(
    ("locale", "said"), [("en", "October 1, 2026"), ("en", "yesterday"), ("zh-CN", "2026年10月1日")]
)
def test_a_day_with_its_year_or_counted_from_today_does_not(locale: str, said: str) -> None:
    assert next_year_of(said, OVER, locale) is None


def test_a_day_of_a_leap_year_does_not() -> None:
    assert next_year_of("February 29", dt.date(2028, 2, 29), "en") is None
