"""Two days in one message: when it happened, and when the visitor leaves."""

from __future__ import annotations

import datetime as dt

import pytest

from bot.actions import reading
from bot.actions.card_captured import CardCaptured
from bot.actions.visitor import Message
from bot.nlu.values.reading import read_values

# A Wednesday.
NOW = dt.datetime.fromisoformat("2026-11-18T15:30:00+08:00")


def told(text: str, locale: str = "en") -> Message:
    """The message of a visitor with the values in it."""
    folded, found = read_values(text, NOW, locale)
    entities = [
        {
            "entity": one.entity,
            "value": one.value,
            "ambiguous": one.ambiguous,
            "start": folded.span(one.start, one.end)[0],
            "end": folded.span(one.start, one.end)[1],
            **({"part": one.part} if one.part else {}),
        }
        for one in found
    ]
    return Message(text, "inform", 0.9, entities, locale, NOW, "c")


def days(message: Message, requested: str | None = None) -> tuple[str | None, str | None]:
    """When it happened and when he leaves."""
    read = reading.read(message, {}, requested, CardCaptured.form)
    return read.get("time"), read.get("departure")


@pytest.mark.parametrize(
    ("locale", "text", "hour"),
    [
        ("en", "it happened on Monday at 9 am, I fly on Friday", "09:00"),
        ("en", "I leave on Friday at 6, it happened on Monday at 9 am", "09:00"),
        ("de", "es war am Montag um 9, ich fliege am Freitag", "09:00"),
        ("de", "am Freitag um 6 fliege ich und am Montag um 9 ist es passiert", "09:00"),
        ("fr", "c'était lundi à 9h, je pars vendredi", "09:00"),
        ("es", "fue el lunes a las 9 de la mañana, me voy el viernes", "09:00"),
        ("pt-BR", "foi na segunda às 9, viajo na sexta", "09:00"),
        ("it", "è successo lunedì alle 9, parto venerdì", "09:00"),
        ("ru", "это было в понедельник в 9 утра, улетаю в пятницу", "09:00"),
        ("ar", "صارت يوم الاثنين الساعة 9 الصبح وأسافر يوم الجمعة", "09:00"),
        ("zh-CN", "周一上午9点被吞的，我周五飞", "09:00"),
        ("zh-TW", "週一上午9點被吞的，週五下午3點的飛機", "09:00"),
        ("ja", "月曜日の午前9時でした。金曜日に出発します", "09:00"),
        ("ko", "월요일 오전 9시였고 금요일에 출국해요", "09:00"),
    ],
)
def test_the_day_it_happened_keeps_its_time_beside_the_day_of_leaving(
    locale: str, text: str, hour: str
) -> None:
    assert days(told(text, locale)) == (f"2026-11-16T{hour}+08:00", "2026-11-20")
    assert days(told(text, locale), "time") == (f"2026-11-16T{hour}+08:00", "2026-11-20")


def test_the_time_of_leaving_is_not_when_it_happened() -> None:
    assert days(told("yesterday at 9 am and tomorrow at 6 I'm gone")) == (
        "2026-11-17T09:00+08:00",
        "2026-11-19",
    )
    assert days(told("I fly on Friday at 6, it happened at 9 this morning")) == (
        "2026-11-18T09:00+08:00",
        "2026-11-20",
    )


def test_a_flight_tonight_is_not_when_it_happened() -> None:
    assert days(told("my card got stuck yesterday at 5pm and my flight is at 11pm tonight")) == (
        "2026-11-17T17:00+08:00",
        "2026-11-18",
    )
    assert days(told("I was there on Saturday, my bus is tomorrow at 7"), "time") == (
        "2026-11-14",
        "2026-11-19",
    )


def test_a_weekday_of_which_it_is_said_that_it_is_over_is_no_departure() -> None:
    assert days(told("it happened on Monday at 9 am")) == ("2026-11-16T09:00+08:00", None)
    assert days(told("on Monday")) == (None, "2026-11-23")


def test_the_day_asked_about_is_neither() -> None:
    assert days(told("can I pick it up on Monday, I fly on Friday"), "time") == (None, "2026-11-20")
