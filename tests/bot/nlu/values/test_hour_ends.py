"""Hours with a place or a sentence right behind them, and other numbers there."""

from __future__ import annotations

import datetime as dt

import pytest

from bot.nlu.values.reading import read_values
from tests.bot.nlu.values.said.notation import noted


@pytest.mark.parametrize(
    ("locale", "text", "meant"),
    [
        ("en", "tomorrow at 10 at Wangfujing", "11-19 10:00/22:00"),
        ("en", "tomorrow at 10 Wangfujing branch", "11-19 10:00/22:00"),
        ("en", "yesterday at 3 by the hotel", "11-17 15:00"),
        ("en", "at 3 near the Forbidden City", "15:00"),
        ("en", "see you at 5 at the bank", "17:00"),
        ("de", "morgen um 10 in Wangfujing", "11-19 10:00"),
        ("de", "morgen um 3 bei euch", "11-19 15:00"),
        ("fr", "demain à 10 à Wangfujing", "11-19 10:00"),
        ("es", "mañana a las 3 cerca de la estación", "11-19 15:00"),
        ("pt-BR", "ontem umas 9 no shopping", "11-17 09:00"),
        ("it", "ieri verso le 9 vicino all'hotel", "11-17 09:00"),
        ("ru", "завтра в 10 на Ванфуцзин", "11-19 10:00/22:00"),
        ("ru", "завтра в 10 у вокзала", "11-19 10:00/22:00"),
        ("ru", "в 2 в банке", "14:00"),
        ("ar", "غدا الساعة 10 عند المحطة", "11-19 10:00/22:00"),
        ("zh-CN", "明天10点王府井", "11-19 10:00/22:00"),
        ("ja", "明日10時王府井", "11-19 10:00/22:00"),
        ("ko", "내일 10시 왕푸징에서", "11-19 10:00/22:00"),
    ],
)
def test_an_hour_before_a_place_is_a_time(now: dt.datetime, locale: str, text: str, meant: str) -> None:
    assert noted(read_values(text, now, locale)[1]) == meant


@pytest.mark.parametrize(
    ("locale", "text", "meant"),
    [
        ("en", "yesterday at 9 my card got eaten", "11-17 09:00/21:00"),
        ("en", "at 3 the machine kept my card", "15:00"),
        ("de", "am Montag um 9 ist es passiert", "11-16 09:00"),
        ("de", "morgen gegen 9 kommen wir", "11-19 09:00"),
        ("fr", "hier vers 9 le distributeur a avalé ma carte", "11-17 09:00"),
        ("es", "ayer como a las 3 el cajero me tragó la tarjeta", "11-17 15:00"),
        ("pt-BR", "ontem às 9 o caixa engoliu meu cartão", "11-17 09:00"),
        ("it", "ieri alle 9 il bancomat ha mangiato la carta", "11-17 09:00"),
        ("ru", "вчера в 3 банкомат съел карту", "11-17 15:00"),
        ("ru", "завтра в 2 придём", "11-19 14:00"),
    ],
)
def test_an_hour_before_a_sentence_is_a_time(now: dt.datetime, locale: str, text: str, meant: str) -> None:
    assert noted(read_values(text, now, locale)[1]) == meant


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("en", "yesterday at 3 different ATMs"),
        ("en", "yesterday after 3 attempts the machine gave up"),
        ("en", "tomorrow by 10 people"),
        ("de", "gestern nach 3 Versuchen"),
        ("fr", "hier à 2 distributeurs"),
        ("es", "ayer a las 2 tarjetas"),
        ("it", "ieri dopo 3 tentativi"),
        ("ru", "вчера в 2 банкоматах не вышло"),
    ],
)
def test_what_is_counted_behind_a_day_is_no_hour(now: dt.datetime, locale: str, text: str) -> None:
    assert noted(read_values(text, now, locale)[1]) in {"11-17", "11-19"}


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("en", "we live at 10 Wangfujing street"),
        ("en", "I was at 4 different ATMs"),
        ("en", "the rate is around 7 at the airport"),
        ("en", "room 12 at the hotel"),
        ("de", "ca. 20 im Hotel"),
        ("ru", "был в 10 банкоматах"),
    ],
)
def test_another_number_before_a_place_is_none(now: dt.datetime, locale: str, text: str) -> None:
    assert noted(read_values(text, now, locale)[1]) is None
