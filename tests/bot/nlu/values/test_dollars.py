"""Whose dollars they are, and currencies that a sign and a word say twice."""

from __future__ import annotations

import datetime as dt

import pytest

from bot.nlu.values.reading import read_values
from tests.bot.nlu.values.said.notation import noted


@pytest.mark.parametrize(
    ("locale", "text", "meant"),
    [
        ("en", "$500 dollars Hong Kong in yuan", "500HKD >CNY"),
        ("en", "500 Hong Kong dollar", "500HKD"),
        ("en", "500 hongkong dollars", "500HKD"),
        ("en", "HK$500 dollars", "500HKD"),
        ("en", "Hong Kong $500", "500HKD"),
        ("en", "$500 AUD dollars", "500AUD"),
        ("en", "500 dollars Australia into yuan", "500AUD >CNY"),
        ("en", "500 taiwan dollars", "500TWD"),
        ("de", "$500 Dollar Hongkong in Yuan", "500HKD >CNY"),
        ("de", "500 Kanadadollar", "500CAD"),
        ("de", "500 kanadischen Dollar in Yuan", "500CAD >CNY"),
        ("fr", "500 dollars canadiens", "500CAD"),
        ("fr", "500$ dollars hongkongais", "500HKD"),
        ("fr", "500 dollars Hong Kong en yuan", "500HKD >CNY"),
        ("es", "$500 dólares de Hong Kong a yuanes", "500HKD >CNY"),
        ("es", "500 dólares de Canadá", "500CAD"),
        ("es", "$500 pesos", "500MXN/PHP/ARS/CLP/COP"),
        ("pt-BR", "500 dólares da Austrália", "500AUD"),
        ("pt-BR", "$500 dólares canadenses em yuan", "500CAD >CNY"),
        ("it", "500 dollari hongkonghesi", "500HKD"),
        ("it", "500 dollari di Taiwan", "500TWD"),
        ("ru", "500 доллоров гонконгских", "500HKD"),
        ("ru", "500 долларов Гонконга", "500HKD"),
        ("ru", "500 гонконгских баксов", "500HKD"),
        ("ar", "500$ دولار كندي", "500CAD"),
        ("ar", "500 دولار كندا باليوان", "500CAD >CNY"),
        ("zh-CN", "500香港元", "500HKD"),
        ("zh-CN", "500加刀", "500CAD"),
        ("ja", "香港の500ドル", "500HKD"),
        ("ja", "500ドル(香港)", "500HKD"),
        ("ja", "香港ドルで500ドル", "500HKD"),
        ("ko", "캐나다 500달러", "500CAD"),
        ("ko", "홍콩달러 500달러", "500HKD"),
        ("ko", "500달러 (홍콩달러)", "500HKD"),
        ("en", "500 eur euros", "500EUR"),
    ],
)
def test_the_country_of_dollars_is_read(now: dt.datetime, locale: str, text: str, meant: str) -> None:
    assert noted(read_values(text, now, locale)[1]) == meant


@pytest.mark.parametrize(
    ("locale", "text", "meant"),
    [
        ("en", "500 dollars in Hong Kong", "500USD"),
        ("en", "500 US dollars Hong Kong", "500USD"),
        ("en", "from Hong Kong 500 dollars", "500USD"),
        ("en", "500 dollars Hong Kong airport", "500USD"),
        ("en", "$500 $300", "500USD 300USD"),
        ("en", "how much is 500 dollars in hong kong dollars", "500USD >HKD"),
        ("ko", "500달러 홍콩달러로", "500USD >HKD"),
        ("ko", "홍콩에서 500달러", "500USD"),
        ("ja", "香港で500ドル", "500USD"),
        ("zh-CN", "在香港取了500美元", "500USD"),
        ("ru", "перевод из Гонконга 500 долларов", "500USD"),
        ("de", "500 Dollar in Hongkong", "500USD"),
    ],
)
def test_a_place_beside_dollars_does_not_change_them(
    now: dt.datetime, locale: str, text: str, meant: str
) -> None:
    assert noted(read_values(text, now, locale)[1]) == meant
