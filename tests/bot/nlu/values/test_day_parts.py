"""The part of a day that is said with the day."""

from __future__ import annotations

import datetime as dt

import pytest

from bot.nlu.values.reading import read_values


@pytest.mark.parametrize(
    ("locale", "text", "part"),
    [
        ("en", "this morning", "morning"),
        ("de", "heute Vormittag kam kein Geld", "morning"),
        ("de", "am Montag Nachmittag", "afternoon"),
        ("fr", "hier soir", "evening"),
        ("es", "el lunes por la tarde", "afternoon"),
        ("pt-BR", "ontem à noite", "evening"),
        ("it", "ieri sera", "evening"),
        ("ru", "в понедельник вечером", "evening"),
        ("zh-CN", "11月17号下午", "afternoon"),
        ("ja", "昨日の夕方", "evening"),
        ("ko", "어제 저녁에", "evening"),
        ("ar", "امبارح بالليل", "evening"),
    ],
)
def test_a_part_said_with_a_day_is_noted_with_it(now: dt.datetime, locale: str, text: str, part: str) -> None:
    assert [one.part for one in read_values(text, now, locale)[1] if one.entity == "date"] == [part]


@pytest.mark.parametrize(
    ("locale", "text"),
    [("en", "yesterday"), ("de", "am 25. November am Schalter"), ("zh-CN", "11月25号早点来")],
)
def test_a_day_without_a_part_has_none(now: dt.datetime, locale: str, text: str) -> None:
    assert [one.part for one in read_values(text, now, locale)[1] if one.entity == "date"] == [None]
