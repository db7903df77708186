"""A separator before three figures: of thousands where the currency says so, else asked back."""

from __future__ import annotations

import datetime as dt

import pytest

from bot.nlu.values.reading import read_values
from tests.bot.nlu.values.said.notation import noted


@pytest.mark.parametrize(
    ("locale", "text", "meant"),
    [
        ("fr", "mon oncle m'a envoyé 2.300 USD", "2300USD"),
        ("fr", "30.000 yens à convertir", "30000JPY"),
        ("fr", "l'automate a craché 1.900 yuan sur 2.500 yuan", "1900CNY 2500CNY"),
        ("ru", "поменяли мне 1.500 долларов", "1500USD"),
        ("de", "1,500 Euro", "1500EUR"),
        ("en", "12.500 euros", "12500EUR"),
        ("zh-CN", "2.500元", "2500CNY"),
        ("ja", "30.000円", "30000JPY"),
        ("ko", "50.000원", "50000KRW"),
        ("ar", "2.500 دولار", "2500USD"),
        ("it", "60.000 won", "60000KRW"),
        ("pt-BR", "R$ 1.000", "1000BRL"),
        ("es", "1.000 euros", "1000EUR"),
    ],
)
def test_an_amount_of_two_decimals_is_never_written_with_three(
    now: dt.datetime, locale: str, text: str, meant: str
) -> None:
    assert noted(read_values(text, now, locale)[1]) == meant


@pytest.mark.parametrize(
    ("locale", "text", "meant"),
    [
        # One thousand or one: in neither language does a point part thousands or decimals.
        ("ru", "поменяли мне 1.000 долларов", "1000/1USD"),
        ("fr", "1.000 euros", "1000/1EUR"),
        ("en", "2.000 euros", "2000/2EUR"),
        ("en", "1.500", "1500/1.500"),
        ("fr", "1.000", "1000/1"),
    ],
)
def test_a_round_thousand_or_one_and_a_number_without_a_currency_are_asked_back(
    now: dt.datetime, locale: str, text: str, meant: str
) -> None:
    assert noted(read_values(text, now, locale)[1]) == meant


@pytest.mark.parametrize(
    ("locale", "text", "meant"),
    [
        ("en", "I have 2.500 KWD", "2500/2.500KWD"),
        ("en", "12.500 dinars kuwaiti", "12500/12.500KWD/BHD/JOD/IQD/TND/DZD"),
    ],
)
def test_an_amount_of_three_decimals_is_asked_back(
    now: dt.datetime, locale: str, text: str, meant: str
) -> None:
    assert noted(read_values(text, now, locale)[1]) == meant


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("en", "the rate is 7.123 yuan"),
        ("en", "1 euro = 7.812 yuan"),
        ("ru", "курс 7.123 юаня"),
        ("de", "1 Euro sind 7,812 Yuan"),
    ],
)
def test_a_rate_keeps_its_decimals(now: dt.datetime, locale: str, text: str) -> None:
    money = [one for one in read_values(text, now, locale)[1] if one.entity == "money"]
    assert "1" not in {one["amount"] for one in money[-1].ambiguous}
    assert len(money[-1].ambiguous) > 1
