"""Codes of currencies that are words of a language: they, try, mad, pen."""

from __future__ import annotations

import datetime as dt

import pytest

from bot.nlu.values.reading import read_values
from tests.bot.nlu.values.said.notation import noted


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("fr", "ils sont fermés ?"),
        ("fr", "ils 2 sont à moi"),
        ("fr", "à 10 ils fermaient déjà"),
        ("fr", "ILS ONT TOUT PRIS"),
        ("en", "I was mad at 3 of them"),
        ("en", "i'll try 2 times"),
        ("es", "me dieron un cop mal"),
        ("de", "das Gel von gestern"),
        ("en", "your pen 12 is broken"),
    ],
)
def test_a_word_in_small_letters_is_no_code(now: dt.datetime, locale: str, text: str) -> None:
    assert not {one.entity for one in read_values(text, now, locale)[1]} & {"money", "currency"}


@pytest.mark.parametrize(
    ("locale", "text", "meant"),
    [
        ("fr", "500 ILS en yuans", "500ILS >CNY"),
        ("en", "I have 500 try", "500TRY"),
        ("en", "TRY 500 please", "500TRY"),
        ("en", "MAD 500", "500MAD"),
        ("en", "300 mad", "300MAD"),
        ("en", "i'd try 200 yuan", "200CNY"),
        ("es", "700 pen", "700PEN"),
        ("es", "tengo 90000 COP", "90000COP"),
    ],
)
def test_a_code_in_capitals_or_behind_a_number_is_a_currency(
    now: dt.datetime, locale: str, text: str, meant: str
) -> None:
    assert noted(read_values(text, now, locale)[1]) == meant
