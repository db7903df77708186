"""A currency that is named first, and then how much there is of it."""

from __future__ import annotations

import datetime as dt

import pytest

from bot.nlu.values.reading import read_values
from tests.bot.nlu.values.said.notation import noted


@pytest.mark.parametrize(
    ("locale", "text", "meant"),
    [
        ("en", "Singapore dollars, 350 of them, do you buy those", "350SGD"),
        ("en", "Pounds, I have about 300", "300GBP"),
        ("de", "singapurdollar hätt ich 220 stück", "220SGD"),
        ("it", "dollari canadesi ne ho 275, li prendete?", "275CAD"),
        ("it", "corone danesi, ne ho 2000, le cambiate?", "2000DKK"),
        ("fr", "des dollars canadiens, j'en ai 300", "300CAD"),
        ("es", "dólares tengo 300, ¿los cambian?", "300USD"),
        ("pt-BR", "ienes tenho 20000", "20000JPY"),
        ("ru", "рублей у меня 5000", "5000RUB"),
        ("ar", "دولار عندي 500", "500USD"),
        ("zh-CN", "日元我有三万", "30000JPY"),
        ("zh-TW", "日圓我有三萬", "30000JPY"),
        ("ja", "ユーロが手元に300あります", "300EUR"),
        ("ko", "엔화 제가 30000 있어요", "30000JPY"),
    ],
)
def test_how_much_there_is_of_a_currency_may_be_said_behind_it(
    now: dt.datetime, locale: str, text: str, meant: str
) -> None:
    assert noted(read_values(text, now, locale)[1]) == meant


@pytest.mark.parametrize(
    ("locale", "text", "meant"),
    [
        ("en", "I want dollars, I have 500 yuan", ">USD 500CNY"),
        ("en", "do you sell dollars? I have 500", ">USD"),
        ("es", "quiero dólares, tengo 500", ">USD"),
        ("de", "Euro hab ich 3 mal gewechselt", ">EUR"),
        ("en", "Euros, I have 20 minutes", ">EUR"),
    ],
)
def test_another_number_behind_a_currency_is_not_how_much_there_is_of_it(
    now: dt.datetime, locale: str, text: str, meant: str
) -> None:
    assert noted(read_values(text, now, locale)[1]) == meant
