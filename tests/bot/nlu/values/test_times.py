"""Times of day, seen from half past three in the afternoon."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.bot.nlu.values.conftest import Reader


@pytest.mark.parametrize(
    ("locale", "text", "time"),
    [
        ("en", "21:30", "21:30"),
        ("en", "at 9pm", "21:00"),
        ("en", "9 am", "09:00"),
        ("de", "um 21 Uhr", "21:00"),
        ("de", "halb zehn", "09:30"),
        ("fr", "à 21h30", "21:30"),
        ("ru", "в девять вечера", "21:00"),
        ("ja", "午後3時", "15:00"),
        ("ko", "오후 3시", "15:00"),
        ("zh-CN", "晚上九点半", "21:30"),
        ("zh-CN", "昨晚九点", "21:00"),
        ("en", "last night around 9", "21:00"),
        ("ja", "昨夜9時ごろ", "21:00"),
        ("en", "noon", "12:00"),
        ("en", "at midnight", "00:00"),
    ],
)
def test_a_time_is_read_with_its_part_of_the_day(read: Reader, locale: str, text: str, time: str) -> None:
    assert [one.value for one in read("time", text, locale)] == [time]


@pytest.mark.parametrize(
    ("locale", "text"), [("en", "at 9"), ("es", "a las nueve"), ("ar", "الساعة التاسعة"), ("zh-CN", "九点")]
)
def test_an_hour_that_may_be_of_the_morning_or_the_evening_leaves_the_choice(
    read: Reader, locale: str, text: str
) -> None:
    (found,) = read("time", text, locale)
    assert found.value is None
    assert found.ambiguous == ["09:00", "21:00"]


@pytest.mark.parametrize(
    ("locale", "text", "time"),
    [
        ("en", "just now", "15:30"),
        ("zh-CN", "10分钟前", "15:20"),
        ("ru", "через час", "16:30"),
        ("en", "two hours ago", "13:30"),
    ],
)
def test_a_time_counted_from_now_is_a_time(read: Reader, locale: str, text: str, time: str) -> None:
    assert [one.value for one in read("time", text, locale)] == [time]


@pytest.mark.parametrize("text", ["25:00", "9.75 euros", "1:2", "room 9", "12:345"])
def test_other_figures_are_no_time(read: Reader, text: str) -> None:
    assert read("time", text, "en") == []


def test_a_day_and_a_time_in_one_message_are_both_found(read: Reader) -> None:
    text = "on Friday at 9pm my card was swallowed"
    assert [one.value for one in read("date", text, "en")] == ["2026-11-13"]
    assert [one.value for one in read("time", text, "en")] == ["21:00"]


@pytest.mark.parametrize(("locale", "text"), [("en", "at 3"), ("de", "um drei"), ("zh-CN", "三点")])
def test_who_writes_in_the_small_hours_may_mean_the_night(
    read: Reader, now: dt.datetime, locale: str, text: str
) -> None:
    (found,) = read("time", text, locale, now.replace(hour=4))
    assert found.value is None
    assert found.ambiguous == ["03:00", "15:00"]


@pytest.mark.parametrize(
    ("locale", "text"), [("es", "dos horas de espera"), ("ru", "жду два часа"), ("ja", "一時的に")]
)
def test_the_length_of_an_hour_is_no_time_of_day(read: Reader, locale: str, text: str) -> None:
    assert read("time", text, locale) == []
