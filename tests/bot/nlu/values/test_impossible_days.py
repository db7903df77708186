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
    ],
)
def test_other_days_and_words_are_not_impossible(locale: str, text: str) -> None:
    assert not names_no_day(text, TODAY, locale)
