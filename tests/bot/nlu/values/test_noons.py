"""Noon as it is said of about twelve: alone it is 12:00, beside its day a part of that."""

from __future__ import annotations

import datetime as dt

import pytest

from bot.nlu.values.reading import read_values
from tests.bot.nlu.values.said.notation import noted


@pytest.mark.parametrize(
    ("locale", "text", "meant"),
    [
        ("en", "it happened at lunchtime", "12:00"),
        ("en", "I came at lunch, around 1", "13:00"),
        ("de", "gegen Mittag", "12:00"),
        ("de", "in der Mittagspause", "12:00"),
        ("fr", "à l'heure du déjeuner", "12:00"),
        ("fr", "entre midi et deux", "12:00"),
        ("es", "a la hora de comer", "12:00"),
        ("pt-BR", "na hora do almoço", "12:00"),
        ("it", "a ora di pranzo", "12:00"),
        ("ru", "в обед", "12:00"),
        ("ru", "где-то к полудню", "12:00"),
        ("ar", "رحت لكم الظهر", "12:00"),
        ("ar", "وقت الغداء", "12:00"),
        ("zh-CN", "中午的时候卡被吞了", "12:00"),
        ("zh-CN", "明天中午一点半", "11-19 13:30"),
        ("zh-TW", "午餐時間", "12:00"),
        ("ja", "昼頃カードが吸い込まれました", "12:00"),
        ("ja", "お昼", "12:00"),
        ("ja", "明日の昼12時半に", "11-19 12:30"),
        ("ko", "점심때", "12:00"),
        ("ko", "점심시간에", "12:00"),
    ],
)
def test_noon_is_a_time_where_it_is_said_alone(now: dt.datetime, locale: str, text: str, meant: str) -> None:
    assert noted(read_values(text, now, locale)[1]) == meant


@pytest.mark.parametrize(
    ("locale", "text", "part"),
    [
        ("en", "yesterday at lunchtime", "noon"),
        ("en", "at lunch time on Monday", "noon"),
        ("de", "heute gegen Mittag", "noon"),
        ("fr", "hier à l'heure du déjeuner", "noon"),
        ("es", "hoy a la hora de la comida", "noon"),
        ("pt-BR", "ontem na hora do almoço", "noon"),
        ("it", "ieri all'ora di pranzo", "noon"),
        ("ru", "вчера в обед", "noon"),
        ("ar", "أمس وقت الظهر", "noon"),
        ("zh-CN", "昨天中午的时候", "noon"),
        ("ja", "昨日のお昼ごろ", "noon"),
        ("ko", "어제 점심때", "noon"),
        # Before and after the meal.
        ("en", "yesterday after lunch", "afternoon"),
        ("ru", "вчера до обеда", "morning"),
        ("it", "ieri dopo pranzo", "afternoon"),
        ("pt-BR", "amanhã depois do almoço", "afternoon"),
        ("ja", "今日の昼過ぎ", "afternoon"),
        ("zh-CN", "昨天午饭后", "afternoon"),
    ],
)
def test_beside_its_day_noon_is_a_part_of_it(now: dt.datetime, locale: str, text: str, part: str) -> None:
    found = read_values(text, now, locale)[1]
    assert [(one.entity, one.part) for one in found] == [("date", part)]


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("en", "do you close for lunch?"),
        ("de", "macht ihr Mittagspause?"),
        ("de", "nach dem Mittagessen"),
        ("fr", "vous faites la pause déjeuner ?"),
        ("it", "fate la pausa pranzo"),
        ("ru", "когда у вас обед"),
        ("ar", "بعد الظهر"),
        ("zh-CN", "中午休息吗"),
        ("ja", "お昼ご飯のあとに行きます"),
        ("ja", "お昼休みはありますか"),
        ("ko", "점심 먹고 갈게요"),
    ],
)
def test_a_meal_is_no_time(now: dt.datetime, locale: str, text: str) -> None:
    assert noted(read_values(text, now, locale)[1]) is None
