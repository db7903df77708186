"""Hours with a place right behind them, and numbers before a place that are none."""

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
