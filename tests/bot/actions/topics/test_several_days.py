"""Hours of several days, of the week, at noon, and of the days around the Chinese new year."""

from __future__ import annotations

import pytest

from tests.bot.serving import Visitor, responses

SILK = "is the silk street branch open now"
BOTH = {
    "en": "saturday and sunday?",
    "zh-CN": "周六周日呢",
    "ja": "土日は？",
    "ko": "토요일 일요일은?",
    "ru": "в субботу и воскресенье?",
    "de": "samstag und sonntag?",
    "fr": "samedi et dimanche ?",
    "es": "¿sábado y domingo?",
    "pt-BR": "sábado e domingo?",
    "it": "sabato e domenica?",
    "ar": "السبت والأحد؟",
}
WEEK = {
    "en": "the whole week?",
    "zh-CN": "一周的营业时间呢",
    "ja": "一週間の営業時間は？",
    "ko": "일주일 영업시간은요?",
    "ru": "а всю неделю?",
    "de": "und die ganze Woche?",
    "fr": "et toute la semaine ?",
    "es": "¿y toda la semana?",
    "pt-BR": "e a semana toda?",
    "it": "e tutta la settimana?",
    "ar": "وطوال الأسبوع؟",
}
NOON = {
    "en": "lunch break?",
    "zh-CN": "中午休息吗",
    "ja": "昼休みはありますか",
    "ko": "점심시간에도 해요?",
    "ru": "есть перерыв на обед?",
    "de": "Mittagspause?",
    "fr": "fermée à midi ?",
    "es": "¿cierra a mediodía?",
    "pt-BR": "fecha para o almoço?",
    "it": "pausa pranzo?",
    "ar": "هل يغلق وقت الغداء؟",
}


@pytest.mark.parametrize("locale", BOTH)
def test_two_days_are_both_told(visitor: Visitor, locale: str) -> None:
    visitor.say(SILK)
    visitor.locale = locale
    answer = visitor.say(BOTH[locale])
    assert responses(answer).count("utter_hours_day_open") == 2


@pytest.mark.parametrize("locale", WEEK)
def test_the_whole_week_is_told_in_one_line(visitor: Visitor, locale: str) -> None:
    visitor.say(SILK)
    visitor.locale = locale
    answer = visitor.say(WEEK[locale])
    assert responses(answer) == ["utter_hours_week_daily"]
    assert "09:30–16:00" in answer["replies"][0]["text"]


@pytest.mark.parametrize("locale", NOON)
def test_whether_it_closes_at_noon_is_told(visitor: Visitor, locale: str) -> None:
    visitor.say(SILK)
    visitor.locale = locale
    assert responses(visitor.say(NOON[locale])) == ["utter_hours_no_break"]


def test_a_break_at_noon_is_told(visitor: Visitor) -> None:
    visitor.served.gateway.day["openings"] = [
        {"opens": "2026-11-25T09:00:00+08:00", "closes": "2026-11-25T12:00:00+08:00"},
        {"opens": "2026-11-25T13:30:00+08:00", "closes": "2026-11-25T17:00:00+08:00"},
    ]
    visitor.say(SILK)
    answer = visitor.say("do they close for lunch?")
    assert responses(answer) == ["utter_hours_break"]
    assert "09:00–12:00 and 13:30–17:00" in answer["replies"][0]["text"]


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("除夕开门吗", "2027年2月5日"),
        ("大年初一呢", "2027年2月6日"),
        ("初三呢", "2027年2月8日"),
        ("正月初五开吗", "2027年2月10日"),
    ],
)
def test_days_around_the_chinese_new_year_are_counted_from_it(visitor: Visitor, said: str, day: str) -> None:
    visitor.say(SILK)
    visitor.locale = "zh-CN"
    assert day in visitor.say(said)["replies"][0]["text"]


def test_a_feast_is_no_name_of_a_place(visitor: Visitor) -> None:
    visitor.say(SILK)
    visitor.locale = "it"
    answer = visitor.say("al capodanno cinese?")
    assert "秀水街支行" in answer["replies"][0]["text"]


HOLIDAYS = {
    "en": "and public holidays?",
    "zh-CN": "节假日开吗",
    "ja": "祝日は？",
    "ko": "공휴일은?",
    "ru": "а в праздники?",
    "de": "an Feiertagen?",
    "fr": "et les jours fériés ?",
    "es": "¿y los festivos?",
    "pt-BR": "e nos feriados?",
    "it": "nei giorni festivi?",
    "ar": "في العطلات؟",
}


@pytest.mark.parametrize("locale", HOLIDAYS)
def test_public_holidays_mean_the_next_one(visitor: Visitor, locale: str) -> None:
    visitor.say(SILK)
    visitor.locale = locale
    answer = visitor.say(HOLIDAYS[locale])
    assert responses(answer)[0] == "utter_hours_day_open"
    assert "2027" in answer["replies"][0]["text"]
