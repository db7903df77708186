"""Every day of two years, every time of day and many amounts, written as each language writes them."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from babel.dates import format_date, format_time
from babel.numbers import format_currency, format_decimal
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.nlu.values.reading import read_values
from tests.bot.nlu.values.said.notation import noted

TAGS = {
    "zh-CN": "zh_Hans_CN",
    "en": "en_GB",
    "ja": "ja_JP",
    "ko": "ko_KR",
    "ru": "ru_RU",
    "de": "de_DE",
    "fr": "fr_FR",
    "es": "es_ES",
    "pt-BR": "pt_BR",
    "it": "it_IT",
    "ar": "ar_EG",
}
WITH_A_WEEKDAY = {
    "zh-CN": "M月d日EEEE",
    "en": "EEEE, d MMMM",
    "ja": "M月d日(E)",
    "ko": "M월 d일 EEEE",
    "ru": "EEEE, d MMMM",
    "de": "EEEE, 'den' d. MMMM",
    "fr": "EEEE d MMMM",
    "es": "EEEE d 'de' MMMM",
    "pt-BR": "EEEE, d 'de' MMMM",
    "it": "EEEE d MMMM",
    "ar": "EEEE d MMMM",
}
FIGURES = {
    "zh-CN": ("yyyy/M/d", "yyyy-MM-dd", "M月d号"),
    "en": ("yyyy-MM-dd", "d MMM", "MMMM d"),
    "ja": ("yyyy/M/d", "M/d", "M月d日"),
    "ko": ("yyyy. M. d.", "M/d", "M월 d일"),
    "ru": ("dd.MM.yyyy", "dd.MM", "d MMMM"),
    "de": ("dd.MM.yyyy", "d.M.", "d. MMMM"),
    "fr": ("dd/MM/yyyy", "dd/MM", "d MMMM"),
    "es": ("dd/MM/yyyy", "dd/MM", "d 'de' MMMM"),
    "pt-BR": ("dd/MM/yyyy", "dd/MM", "d 'de' MMMM"),
    "it": ("dd/MM/yyyy", "dd/MM", "d MMMM"),
    "ar": ("dd/MM/yyyy", "dd/MM", "d MMMM"),
}
DAYS = st.dates(dt.date(2026, 1, 1), dt.date(2027, 12, 31))
NEAR = st.dates(dt.date(2026, 6, 1), dt.date(2027, 4, 30))
CODES = ("CNY", "USD", "EUR", "GBP", "JPY", "KRW", "RUB", "HKD")
LOCALES = pytest.mark.parametrize("locale", TAGS)


def days_in(locale: str, text: str, now: dt.datetime) -> list[object]:
    return [one.value for one in read_values(text, now, locale)[1] if one.entity == "date"]


@LOCALES
@pytest.mark.parametrize("width", ["full", "long", "medium"])
@settings(max_examples=60, deadline=None)
@given(day=DAYS)
def test_a_day_is_read_as_its_language_writes_it(
    now: dt.datetime, locale: str, width: str, day: dt.date
) -> None:
    text = format_date(day, width, TAGS[locale])
    assert days_in(locale, text, now) == [day.isoformat()], text


@LOCALES
@settings(max_examples=60, deadline=None)
@given(day=NEAR)
def test_a_weekday_beside_its_day_is_no_second_day(now: dt.datetime, locale: str, day: dt.date) -> None:
    text = format_date(day, WITH_A_WEEKDAY[locale], TAGS[locale])
    nearest = min(
        (day.replace(year=year) for year in (2025, 2026, 2027)), key=lambda one: abs((one - now.date()).days)
    )
    assert days_in(locale, text, now) == [nearest.isoformat()], text


@LOCALES
@settings(max_examples=60, deadline=None)
@given(day=NEAR, form=st.integers(0, 2))
def test_a_day_in_figures_is_read(now: dt.datetime, locale: str, day: dt.date, form: int) -> None:
    pattern = FIGURES[locale][form]
    text = format_date(day, pattern, TAGS[locale])
    years = (day.year,) if "y" in pattern else (2025, 2026, 2027)
    nearest = min((day.replace(year=year) for year in years), key=lambda one: abs((one - now.date()).days))
    assert days_in(locale, text, now) == [nearest.isoformat()], text


@LOCALES
@settings(max_examples=60, deadline=None)
@given(clock=st.times().map(lambda one: one.replace(second=0, microsecond=0)))
def test_a_time_of_24_hours_is_read(now: dt.datetime, locale: str, clock: dt.time) -> None:
    text = clock.strftime("%H:%M")
    assert noted(read_values(text, now, locale)[1]) == text


@pytest.mark.parametrize("locale", ["en", "ko", "ar"])
@settings(max_examples=60, deadline=None)
@given(clock=st.times().map(lambda one: one.replace(second=0, microsecond=0)))
def test_a_time_of_12_hours_is_read(now: dt.datetime, locale: str, clock: dt.time) -> None:
    text = format_time(clock, "h:mm a", locale={"en": "en_US", "ko": "ko_KR", "ar": "ar_EG"}[locale])
    assert noted(read_values(text, now, locale)[1]) == clock.strftime("%H:%M"), text


@LOCALES
@settings(max_examples=60, deadline=None)
@given(cents=st.integers(1_000, 99_999_999), code=st.sampled_from(CODES))
def test_an_amount_is_read_as_its_language_writes_it(
    now: dt.datetime, locale: str, cents: int, code: str
) -> None:
    amount = Decimal(cents) / 100 if code not in {"JPY", "KRW"} else Decimal(cents // 100)
    figures = format_decimal(amount, "#,##0.##", locale=TAGS[locale], decimal_quantization=False)
    for text in (f"{figures} {code}", f"{code} {figures}", f"{figures}{code}"):
        (found,) = [one for one in read_values(text, now, locale)[1] if one.entity == "money"]
        readings = found.ambiguous or [found.value]
        assert [Decimal(one["amount"]) for one in readings] == [amount], text
        assert readings[0]["currency"] == code, text


@LOCALES
@settings(max_examples=40, deadline=None)
@given(amount=st.integers(10, 999_999))
def test_an_amount_with_its_usual_sign_is_read(now: dt.datetime, locale: str, amount: int) -> None:
    text = format_currency(amount, "EUR", locale=TAGS[locale])
    (found,) = [one for one in read_values(text, now, locale)[1] if one.entity == "money"]
    assert found.value == {"amount": str(amount), "currency": "EUR"}, text
