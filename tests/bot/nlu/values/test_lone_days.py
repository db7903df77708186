"""Days of a month that are said by their number alone, and ordinals that are none."""

from __future__ import annotations

import datetime as dt

import pytest

from bot.nlu.values.reading import read_values
from tests.bot.nlu.values.said.notation import noted


@pytest.mark.parametrize(
    ("locale", "text", "meant"),
    [
        ("en", "on the 21st at 6am", "11-21 06:00"),
        ("en", "on the 22nd", "11-22"),
        ("en", "the 3rd machine", None),
        ("en", "i leave on the 23rd at 6pm", "11-23 18:00"),
        ("en", "the 1st floor", None),
        ("en", "the 1st", "12-01"),
        ("en", "2nd floor", None),
        ("en", "on the 1st of december", "12-01"),
        ("en", "december 1st", "12-01"),
        ("pt-BR", "dia 21 viajo", "11-21"),
        ("pt-BR", "dia 21 às 6", "11-21 06:00"),
        ("es", "el día 21 me voy", "11-21"),
        ("es", "el 21 me voy", "11-21"),
        ("es", "el 21 por la tarde", "11-21"),
        ("es", "el 3 piso", None),
        ("fr", "le 21 je pars", "11-21"),
        ("it", "il 21 parto", "11-21"),
        ("it", "il 3 piano", None),
        ("it", "il 21 verso le 9", "11-21 09:00"),
        ("ar", "يوم 21 أسافر", "11-21"),
        ("ar", "يوم 21 الساعة 9:30 الصبح", "11-21 09:30"),
        ("en", "on the 5th floor", None),
        ("en", "the 8th machine", None),
        ("en", "the 4th time", None),
    ],
)
def test_a_number_that_is_a_day_is_read(now: dt.datetime, locale: str, text: str, meant: str | None) -> None:
    assert noted(read_values(text, now, locale)[1]) == meant


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("de", "wenn Sie 2 Karten haben"),
        ("fr", "pour des 12 personnes"),
        ("pt-BR", "tem 10 reais de taxa"),
        ("es", "haz 2 copias"),
    ],
)
def test_a_word_that_is_the_short_month_of_another_language_is_none(
    now: dt.datetime, locale: str, text: str
) -> None:
    assert all(one.entity != "date" for one in read_values(text, now, locale)[1])
