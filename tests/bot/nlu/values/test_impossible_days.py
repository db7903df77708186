"""Days that no calendar has, seen from a Wednesday, 18 November 2026."""

from __future__ import annotations

import datetime as dt

import pytest

from bot.nlu.values.impossible_days import names_no_day
from tests.bot.nlu.values.conftest import Reader

TODAY = dt.date(2026, 11, 18)
IMPOSSIBLE = [
    ("de", "und am 31. Februar?"),
    ("en", "are you open on February 30th?"),
    ("en", "on 2027-02-29"),
    ("en", "on 29 February 2027"),
    ("en", "2027.02.30"),
    ("en", "30 February"),
    ("fr", "le 31 avril"),
    ("ru", "а 31 апреля?"),
    ("ar", "ماذا عن 31 فبراير؟"),
    ("zh-CN", "2月30日开门吗"),
    ("ja", "4月31日は？"),
    ("ko", "2월 31일은요?"),
]


@pytest.mark.parametrize(("locale", "text"), IMPOSSIBLE)
def test_a_day_that_no_calendar_has_is_no_other_day(read: Reader, locale: str, text: str) -> None:
    assert read("date", text, locale) == []
    assert names_no_day(text, TODAY, locale)


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("de", "am 28. Februar"),
        ("en", "on 2028-02-29"),
        ("en", "I may 31 euros"),
        ("zh-CN", "2月28日"),
        ("ja", "10月31日"),
        ("en", "no day at all"),
        ("en", "order 39 march"),
        ("en", "32 December"),
        ("zh-CN", "2月39日"),
        ("en", "version 2026.2.30"),
        ("en", "29 February"),
        ("de", "am 29. Februar"),
        ("ko", "2월 29일"),
        ("zh-CN", "2月29号"),
    ],
)
def test_other_days_and_words_are_not_impossible(locale: str, text: str) -> None:
    assert not names_no_day(text, TODAY, locale)


@pytest.mark.parametrize(
    ("locale", "text"),
    [("en", "on 29 February"), ("de", "am 29. Februar"), ("ja", "2月29日"), ("ar", "29 فبراير")],
)
def test_a_leap_day_without_a_year_is_that_of_the_nearest_leap_year(
    read: Reader, locale: str, text: str
) -> None:
    assert [one.value for one in read("date", text, locale)] == ["2028-02-29"]
