"""Hours of spans: beside a day, with a mark behind both, or with a line between them; and what is no span."""

from __future__ import annotations

import datetime as dt

import pytest

from bot.nlu.values.reading import read_values
from tests.bot.nlu.values.said.notation import noted


@pytest.mark.parametrize(
    ("locale", "text", "meant"),
    [
        ("en", "between 9 and 10 last night", "21:00 22:00 11-17"),
        ("en", "tomorrow between 10 and 11", "11-19 10:00 11:00"),
        ("en", "between 10 and 11 tomorrow", "10:00 11:00 11-19"),
        ("en", "between 2 and 3 people", None),
        ("en", "between 10 and 20 dollars", "10/20USD"),
        ("en", "between 9 and 10", None),
        ("en", "from 9 to 5 on Monday", "09:00 17:00 11-23"),
        ("en", "tomorrow from 9 to 11", "11-19 09:00 11:00"),
        ("en", "mon-fri 9-5", "11-23 11-27 09:00 17:00"),
        ("en", "yesterday 2-3 times", "11-17"),
        ("en", "yesterday from 3 to 5 atms", "11-17"),
        ("de", "übermorgen zwischen 10 und 11", "11-20 10:00 11:00"),
        ("de", "Mo-Fr 9-17 Uhr", "11-23 11-27 09:00 17:00"),
        ("de", "morgen von 9 bis 11", "11-19 09:00 11:00"),
        ("de", "9-17 Uhr", "09:00 17:00"),
        ("de", "2-3 Stunden", None),
        ("fr", "demain entre 10 et 11", "11-19 10:00 11:00"),
        ("fr", "demain de 9 à 11", "11-19 09:00 11:00"),
        ("fr", "2-3 heures d'attente", None),
        ("es", "mañana entre las 10 y las 11", "11-19 10:00 11:00"),
        ("es", "de lunes a viernes de 9 a 17", "11-23 11-27 09:00 17:00"),
        ("es", "mañana de 9 a 11", "11-19 09:00 11:00"),
        ("pt-BR", "amanhã entre 10 e 11", "11-19 10:00 11:00"),
        ("pt-BR", "das 10 às 11", "10:00 11:00"),
        ("pt-BR", "de segunda a sexta das 9 às 17", "11-23 11-27 09:00 17:00"),
        ("it", "dal lunedì al venerdì dalle 9 alle 17", "11-23 11-27 09:00 17:00"),
        ("it", "domani tra le 10 e le 11", "11-19 10:00 11:00"),
        ("it", "dalle 9 alle 17", "09:00 17:00"),
        ("ru", "завтра между 10 и 11", "11-19 10:00 11:00"),
        ("ru", "завтра с 10 до 12", "11-19 10:00 12:00"),
        ("ar", "بكرة بين 10 و 11", "11-19 10:00 11:00"),
        ("zh-CN", "周一到周五9点到5点", "11-23 11-27 09:00 17:00"),
        ("zh-CN", "周一到周五9点到17点", "11-23 11-27 09:00 17:00"),
        ("zh-CN", "十点到十一点之间", "10:00 11:00"),
        ("zh-CN", "明天10点到11点", "11-19 10:00 11:00"),
        ("zh-CN", "3点到5楼", "15:00"),
        ("zh-CN", "上午9点到下午5点", "09:00 17:00"),
        ("ja", "10時から11時の間", "10:00 11:00"),
        ("ja", "月曜から金曜の9時から17時", "11-23 11-27 09:00 17:00"),
        ("ja", "明日の2時から5人で", "11-19 14:00"),
        ("ko", "10시에서 11시 사이", "10:00 11:00"),
        ("ko", "월요일부터 금요일 9시부터 17시까지", "11-23 11-27 09:00 17:00"),
        ("ko", "내일 9시부터 11시까지", "11-19 09:00 11:00"),
    ],
)
def test_hours_of_a_span_are_read(now: dt.datetime, locale: str, text: str, meant: str | None) -> None:
    assert noted(read_values(text, now, locale)[1]) == meant
