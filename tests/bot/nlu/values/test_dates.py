"""Days in words and figures, seen from a Wednesday, 18 November 2026."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.nlu.values.dates import build
from tests.bot.nlu.values.conftest import Reader

TODAY, TOMORROW, YESTERDAY = "2026-11-18", "2026-11-19", "2026-11-17"


@pytest.mark.parametrize(
    ("locale", "today", "tomorrow", "yesterday"),
    [
        ("en", "today", "tomorrow", "yesterday"),
        ("de", "heute", "morgen", "gestern"),
        ("fr", "aujourd'hui", "demain", "hier"),
        ("es", "hoy", "mañana", "ayer"),
        ("pt-BR", "hoje", "amanhã", "ontem"),
        ("it", "oggi", "domani", "ieri"),
        ("ru", "сегодня", "завтра", "вчера"),
        ("ar", "اليوم", "غدا", "أمس"),
        ("ja", "今日", "明日", "昨日"),
        ("ko", "오늘", "내일", "어제"),
        ("zh-CN", "今天", "明天", "昨天"),
    ],
)
def test_every_language_counts_from_today(
    read: Reader, locale: str, today: str, tomorrow: str, yesterday: str
) -> None:
    said = [read("date", word, locale) for word in (today, tomorrow, yesterday)]
    assert [[one.value for one in found] for found in said] == [[TODAY], [TOMORROW], [YESTERDAY]]


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("en", "last night around 9"),
        ("fr", "hier soir"),
        ("it", "ieri sera"),
        ("ru", "вчера вечером"),
        ("ja", "昨夜"),
        ("zh-CN", "昨晚"),
        ("en", "yesterday evening"),
    ],
)
def test_last_night_was_yesterday(read: Reader, locale: str, text: str) -> None:
    assert [one.value for one in read("date", text, locale)] == [YESTERDAY]


@pytest.mark.parametrize(
    ("locale", "text", "day"),
    [
        ("en", "on Friday", "2026-11-20"),
        ("ru", "в пятницу", "2026-11-20"),
        ("ja", "金曜日", "2026-11-20"),
        ("zh-CN", "下周五", "2026-11-27"),
        ("en", "last Monday", "2026-11-16"),
        ("de", "übermorgen", "2026-11-20"),
        ("zh-TW", "後天", "2026-11-20"),
        ("en", "3 days ago", "2026-11-15"),
    ],
)
def test_a_day_named_from_today_is_a_date(read: Reader, locale: str, text: str, day: str) -> None:
    assert [one.value for one in read("date", text, locale)] == [day]


@pytest.mark.parametrize(("locale", "text"), [("en", "next Friday"), ("de", "nächsten Freitag")])
def test_next_friday_may_be_either(read: Reader, locale: str, text: str) -> None:
    (found,) = read("date", text, locale)
    assert found.value is None
    assert found.ambiguous == ["2026-11-20", "2026-11-27"]


@pytest.mark.parametrize(
    ("locale", "text", "day"),
    [
        ("en", "2026-11-20", "2026-11-20"),
        ("en", "20 November 2026", "2026-11-20"),
        ("en", "May 3rd", "2027-05-03"),
        ("de", "am 3. Mai", "2027-05-03"),
        ("zh-CN", "十一月二十日", "2026-11-20"),
        ("zh-CN", "11月20号", "2026-11-20"),
        ("ja", "11月20日", "2026-11-20"),
        ("ko", "11월 20일", "2026-11-20"),
        ("ru", "20 ноября", "2026-11-20"),
        ("en", "25/11", "2026-11-25"),
        ("th", "20/11/2569", "2026-11-20"),
    ],
)
def test_a_written_date_is_read(read: Reader, locale: str, text: str, day: str) -> None:
    assert [one.value for one in read("date", text, locale)] == [day]


@pytest.mark.parametrize("locale", ["en", None])
def test_figures_that_may_be_swapped_leave_the_choice(read: Reader, locale: str | None) -> None:
    (found,) = read("date", "05/11", locale)
    assert found.value is None
    assert found.ambiguous == ["2026-11-05", "2027-05-11"]


@pytest.mark.parametrize(("locale", "day"), [("de", "2026-11-05"), ("zh-CN", "2027-05-11")])
def test_a_notation_with_one_order_leaves_none(read: Reader, locale: str, day: str) -> None:
    assert [one.value for one in read("date", "05/11", locale)] == [day]


@pytest.mark.parametrize("text", ["31/02/2026", "45/13/2026", "2026-13-01", "99月99日"])
def test_a_day_that_does_not_exist_is_no_date(read: Reader, text: str) -> None:
    assert read("date", text, "en") == []


def test_the_visitors_midnight_decides_what_today_is(read: Reader, now: dt.datetime) -> None:
    after_midnight = now.replace(hour=0, minute=1) + dt.timedelta(days=1)
    assert [one.value for one in read("date", "today", "en", after_midnight)] == [TOMORROW]


@pytest.mark.parametrize(
    ("today", "expected"),
    [(dt.date(2026, 12, 30), dt.date(2027, 1, 2)), (dt.date(2027, 1, 5), dt.date(2027, 1, 2))],
)
def test_a_day_without_a_year_is_the_nearest(today: dt.date, expected: dt.date) -> None:
    assert build(None, "1", "2", today) == expected


def test_a_leap_day_without_a_year_is_found_from_any_day_and_with_one_only_where_it_is() -> None:
    assert build(None, "2", "29", dt.date(2028, 3, 1)) == dt.date(2028, 2, 29)
    assert build(None, "2", "29", dt.date(2026, 3, 1)) == dt.date(2028, 2, 29)
    assert build("2026", "2", "29", dt.date(2026, 3, 1)) is None
    assert build(None, "2", "30", dt.date(2026, 3, 1)) is None


@given(st.dates(dt.date(2000, 1, 1), dt.date(2090, 12, 31)))
def test_every_day_can_be_said_by_its_figures(day: dt.date) -> None:
    assert build(str(day.year), str(day.month), str(day.day), dt.date(2026, 11, 18)) == day
