"""Whatever is written: nothing raises, and what is reported stands in the message."""

from __future__ import annotations

import datetime as dt
import itertools
import time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.nlu.values.reading import notation_of, read_values

NOW = dt.datetime(2026, 11, 18, 15, 30, tzinfo=ZoneInfo("Asia/Shanghai"))
LOCALES = st.sampled_from(
    [None, "en", "de", "fr", "ru", "ja", "ko", "ar", "zh-CN", "zh-TW", "th", "hi", "xx"]
)
PIECES = st.sampled_from(
    [
        *(
            "1.000",
            "05/11",
            "4321",
            "١٢",
            "三千",
            "万",
            "9",
            ":",
            "30",
            "pm",
            "-",
            "+",
            ",",
            ".",
            "  ",
            "\u200b",
            "e\u0301",
        ),
        *(
            "€",
            "$",
            "元",
            "dollars",
            "рублей",
            "円",
            "today",
            "завтра",
            "昨晚",
            "周五",
            "next",
            "friday",
            "半",
            "点",
            "시",
        ),
        *(
            "visa",
            "card",
            "*",
            "ending",
            "尾号",
            "@",
            "a.b@c.de",
            "atm",
            "people",
            "人",
            "ago",
            "days",
            "في",
            "و",
            "\ud800",
        ),
        *(
            "last night",
            "first",
            "hundred",
            "mil",
            "ноября",
            "29 feb",
            "0000",
            "99999999999",
            "ʼ",
            "ﷺ",
            "№",
            "½",
            "²",
            "Ⅷ",
        ),
    ]
)
TEXTS = st.one_of(
    st.text(st.characters(exclude_categories=()), max_size=80),
    st.lists(PIECES, max_size=12).map("".join),
    st.lists(PIECES, max_size=12).map(" ".join),
)
MOMENTS = st.datetimes(dt.datetime(2020, 1, 1), dt.datetime(2090, 1, 1)).map(  # noqa: DTZ001
    lambda moment: moment.replace(tzinfo=dt.timezone.utc)
)


@settings(max_examples=400, deadline=None)
@given(TEXTS, LOCALES, MOMENTS)
def test_any_text_is_read_and_each_value_stands_in_it(
    text: str, locale: str | None, moment: dt.datetime
) -> None:
    folded, found = read_values(text, moment, locale)
    for one in found:
        start, end = folded.span(one.start, one.end)
        assert 0 <= start < end <= len(text)
        assert text[start:end] == folded.said(one.start, one.end)
        assert text[start:end].strip() == text[start:end]


@pytest.mark.parametrize(
    "text", ["三.5", "万.5元", "3万.5", "3万5.5元", "오.1", "1.,三", "٣٫٥万", ".4일6.5", "2,4三"]
)
def test_points_between_figures_of_different_scripts_are_read(text: str) -> None:
    assert all(one.start < one.end for one in read_values(text, NOW, "zh-CN")[1])


@settings(max_examples=200, deadline=None)
@given(TEXTS, LOCALES)
def test_no_character_is_read_twice(text: str, locale: str | None) -> None:
    _, found = read_values(text, NOW, locale)
    assert all(one.end <= other.start for one, other in itertools.pairwise(found))


@settings(max_examples=200, deadline=None)
@given(TEXTS, LOCALES)
def test_days_and_times_are_real_ones(text: str, locale: str | None) -> None:
    _, found = read_values(text, NOW, locale)
    for one in found:
        readings = one.ambiguous or [one.value]
        if one.entity == "date":
            assert all(dt.date.fromisoformat(day) for day in readings)
        if one.entity == "time":
            assert all(dt.time.fromisoformat(hour) is not None for hour in readings)


@settings(max_examples=200, deadline=None)
@given(TEXTS, LOCALES)
def test_a_value_left_open_has_at_least_two_readings(text: str, locale: str | None) -> None:
    _, found = read_values(text, NOW, locale)
    assert all(len(one.ambiguous) > 1 for one in found if one.value is None or one.ambiguous)


def test_all_values_of_a_long_message_are_found_in_its_order() -> None:
    text = (
        "Yesterday at 9pm the ATM at Wangfujing kept my Visa ending in 4321, I wanted 2,000 yuan, mail a@b.cn"
    )
    _, found = read_values(text, NOW, "en")
    assert [(one.entity, one.value) for one in found] == [
        ("date", "2026-11-17"),
        ("time", "21:00"),
        ("place", "Wangfujing"),
        ("card_network", "visa"),
        ("card_last4", "4321"),
        ("money", {"amount": "2000", "currency": "CNY"}),
        ("email", "a@b.cn"),
    ]


@pytest.mark.parametrize(
    "part", ["1", "1 ", "9pm ", "a@", "三", "hundred ", "-", "1.", "(", "* ", "05/11 ", "нас "]
)
def test_twenty_thousand_characters_are_read_in_bounded_time(part: str) -> None:
    began = time.perf_counter()
    read_values(part * (20_000 // len(part)), NOW, "en")
    assert time.perf_counter() - began < 3


@pytest.mark.parametrize(
    ("text", "locale", "notation"),
    [
        ("カード", "en", "ja"),
        ("銀行", "zh-TW", "zh-TW"),
        ("銀行", "en", "zh-CN"),
        ("карта", "en", "ru"),
        ("card", "de", "de"),
        ("card", "ru", None),
        ("500", "ru", "ru"),
    ],
)
def test_the_script_says_whose_notation_applies(text: str, locale: str, notation: str | None) -> None:
    assert notation_of(text, locale) == notation
