"""Hours that a sentence, another hour or Latin letters follow."""

from __future__ import annotations

import datetime as dt

import pytest

from bot.nlu.values.reading import read_values
from tests.bot.nlu.values.said.notation import noted


@pytest.mark.parametrize(
    ("locale", "text", "meant"),
    [
        ("de", "morgen mittag um 12 hol ich die karte ab, ok?", "11-19 12:00"),
        ("de", "heute früh um neun hab ich meinen schal bei euch vergessen", "11-18 09:00"),
        ("de", "Dienstag nachmittag um drei hab ich meinen pass liegen lassen", "11-17 15:00"),
        ("de", "gestern abend um 9 musste ich lange warten", "11-17 21:00"),
        ("es", "ayer por la tarde a las 3 dejé mi pasaporte", "11-17 15:00"),
        ("pt-BR", "ontem de manhã às 9 perdi meu cartão", "11-17 09:00"),
        ("fr", "hier soir à 9 j'attendais devant", "11-17 21:00"),
        ("it", "ieri mattina alle 9 ho perso la carta", "11-17 09:00"),
        ("ru", "вчера утром в 9 потерял карту", "11-17 09:00"),
    ],
)
def test_a_sentence_may_follow_an_hour_of_a_part_of_the_day(
    now: dt.datetime, locale: str, text: str, meant: str
) -> None:
    assert noted(read_values(text, now, locale)[1]) == meant


@pytest.mark.parametrize(
    ("locale", "text", "meant"),
    [
        ("ko", "오전 9시부터 오후 5시까지가 창구 시간 맞나요", "09:00 17:00"),
        ("ko", "오전 9시 반에서 오후 다섯시까지", "09:30 17:00"),
        ("zh-CN", "上午9点下午5点", "09:00 17:00"),
        ("zh-CN", "明天9点早上", "11-19 09:00"),
        ("en", "open 9 am 10:30 is late", "09:00 10:30"),
    ],
)
def test_a_part_of_the_day_before_the_next_hour_is_that_hours(
    now: dt.datetime, locale: str, text: str, meant: str
) -> None:
    assert noted(read_values(text, now, locale)[1]) == meant


@pytest.mark.parametrize(
    ("locale", "text", "meant"),
    [
        ("zh-CN", "昨晚十一点半ATM吞了我的卡", "11-17 23:30"),
        ("zh-CN", "今天三点一刻ATM坏了", "11-18 15:15"),
        ("ja", "昨日の10時半ATMで", "11-17 10:30/22:30"),
    ],
)
def test_minutes_may_be_written_onto_latin_letters(
    now: dt.datetime, locale: str, text: str, meant: str
) -> None:
    assert noted(read_values(text, now, locale)[1]) == meant


@pytest.mark.parametrize(
    ("locale", "text", "meant"),
    [
        ("ar", "الصرافات شغالة الساعة ١٢ نص الليل؟", "00:00"),
        ("ar", "الساعة 11 نص الليل", "23:00"),
        ("ar", "الساعة ٣ ونص", "15:30"),
        ("pt-BR", "dez minutos pra uma da tarde cheguei", "12:50"),
        ("it", "dieci minuti alle nove di mattina", "08:50"),
        ("it", "avantieri ho chiesto il prelievo", "11-16"),
        ("it", "l'altroieri alle 10", "11-16 10:00"),
    ],
)
def test_hours_and_days_as_they_are_spoken(now: dt.datetime, locale: str, text: str, meant: str) -> None:
    assert noted(read_values(text, now, locale)[1]) == meant
