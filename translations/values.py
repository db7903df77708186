"""Typed values (money, dates, names …) written as each locale's readers expect (CLDR).

Values are JSON: plain strings and numbers, or `{"type": …}` objects. Amounts always carry
the ISO code, since "¥" means yuan to some readers and yen to others.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any, Literal

from babel import Locale
from babel.dates import format_date, format_datetime, format_time, format_timedelta
from babel.lists import format_list
from babel.numbers import format_decimal, format_percent, get_currency_precision
from babel.units import format_unit

from translations.locales import Language

FIRST_STRONG_ISOLATE, POP_ISOLATE = "\u2068", "\u2069"
LEFT_TO_RIGHT_ISOLATE = "\u2066"
_HAN_READERS = {"zh-CN", "zh-TW"}
_HAN = {"zh-CN", "zh-TW", "ja"}
_CJK = {*_HAN, "ko"}
# Spanish words that begin with the sound of "y": "inglés", "hindi", but not "hielo".
_Y_SOUND = re.compile(r"(?i)h?[ií](?![aeo])")
# Where the first of a month is written as an ordinal, and no comma stands behind the day of the week.
_FIRST_OF_MONTH = {"fr": "1er", "it": "1º", "pt-BR": "1º"}
_NO_COMMA_BEHIND_DAY = {"fr", "it"}
# Parts of a day that stand for a time nobody knows.
DAY_PARTS = frozenset({"morning", "noon", "afternoon", "evening", "night"})
METRES_A_KILOMETRE = 1000
DAYS_A_MONTH = 30


def isolate(text: str) -> str:
    """Wrap a span so that the text around it cannot reorder it (Unicode bidi, FSI … PDI)."""
    return f"{FIRST_STRONG_ISOLATE}{text}{POP_ISOLATE}"


def is_right_to_left(text: str) -> bool:
    """Whether the first letter with a direction is right-to-left."""
    for character in text:
        direction = unicodedata.bidirectional(character)
        if direction in {"R", "AL"}:
            return True
        if direction == "L":
            return False
    return False


def day_part(written: str) -> dict[str, str] | None:
    """A day and a part of it (`2026-11-25/morning`) as a typed value, or None."""
    day, _, part = written.partition("/")
    if part not in DAY_PARTS:
        return None
    try:
        dt.date.fromisoformat(day)
    except ValueError:
        return None
    return {"type": "day_part", "value": day, "part": part}


def _decimals(amount: Decimal) -> int:
    """How many decimals an amount is written with."""
    exponent = amount.as_tuple().exponent
    return max(-exponent, 0) if isinstance(exponent, int) else 0


class Formatter:
    """Formats typed values for one locale; `say` words the terms inside them."""

    def __init__(self, language: Language, say: Callable[[str, str], str]) -> None:
        self._language = language
        self._locale = Locale.parse(language.babel)
        self._say = say

    def format(self, value: object) -> str:
        """The value as text, isolated where its direction differs from the sentence's."""
        text = self._text(value)
        rtl = self._language.direction == "rtl"
        return isolate(text) if text and (rtl or is_right_to_left(text)) else text

    def _text(self, value: object) -> str:
        if isinstance(value, bool) or value is None:
            raise TypeError(f"not a value to be said: {value!r}")
        if isinstance(value, (int, Decimal)):
            return str(format_decimal(value, locale=self._locale))
        if isinstance(value, str):
            return value
        if isinstance(value, Mapping):
            return self._typed(value)
        raise TypeError(f"not a value to be said: {value!r}")

    def _typed(self, value: Mapping[str, Any]) -> str:
        kind = value.get("type")
        method: Callable[[Mapping[str, Any]], str] | None = getattr(self, f"_say_{kind}", None)
        if method is None:
            raise TypeError(f"unknown type of value: {kind!r}")
        return method(value)

    def _say_money(self, value: Mapping[str, Any]) -> str:
        amount, currency = Decimal(value["amount"]), str(value["currency"])
        digits = max(get_currency_precision(currency), 0)
        pattern = "#,##0" + ("." + "0" * digits if digits else "")
        number = format_decimal(amount, format=pattern, locale=self._locale)
        return f"{currency}\u00a0{number}"

    def _say_number(self, value: Mapping[str, Any]) -> str:
        return str(format_decimal(Decimal(value["value"]), locale=self._locale))

    def _say_rate(self, value: Mapping[str, Any]) -> str:
        """A price with all its decimals, at least those of its currency; so many units stay as written.

        A board says `USD 100`, and that so many cost `CNY 523.00`: it writes the decimals of prices only.
        """
        written, currency = Decimal(value["amount"]), str(value["currency"])
        least = max(get_currency_precision(currency), 0) if _decimals(written) else 0
        digits = max(least, _decimals(written.normalize()))
        pattern = "#,##0" + ("." + "0" * digits if digits else "")
        return f"{currency}\u00a0{format_decimal(written, format=pattern, locale=self._locale)}"

    def _say_price(self, value: Mapping[str, Any]) -> str:
        """What so many units cost: `USD 100 = CNY 719.15`."""
        return f"{self._say_rate(value['unit'])} = {self._say_rate(value['rate'])}"

    def _say_currency(self, value: Mapping[str, Any]) -> str:
        """A currency's name with its code; the name is CLDR's."""
        code = str(value["code"])
        name = self._locale.currencies.get(code)
        if not name or name == code:
            return code
        return f"{name}{'' if self._language.code in _CJK else ' '}{self._bracketed(code)}"

    def _say_percent(self, value: Mapping[str, Any]) -> str:
        """A share of one (`0.0075`) as a percentage."""
        share = Decimal(value["value"])
        return str(format_percent(share, locale=self._locale, decimal_quantization=False))

    def _say_span(self, value: Mapping[str, Any]) -> str:
        """A number of days or months, in the nominative: `24 months`."""
        # Babel has the plain units of some locales in this function only; it reckons a month as 30 days.
        days = int(value["value"]) * (DAYS_A_MONTH if value["unit"] == "month" else 1)
        unit: Literal["month", "day"] = "month" if value["unit"] == "month" else "day"
        span = format_timedelta(dt.timedelta(days=days), unit, threshold=10**6, locale=self._locale)
        # Chinese and Japanese write no space between a number and its unit.
        return str(span).replace(" ", "") if self._language.code in _HAN else str(span)

    def _say_distance(self, value: Mapping[str, Any]) -> str:
        """Metres to ten, kilometres to a tenth."""
        metres = int(value["metres"])
        if metres < METRES_A_KILOMETRE:
            return str(format_unit(max(10, round(metres, -1)), "length-meter", "short", locale=self._locale))
        kilometres = Decimal(metres) / METRES_A_KILOMETRE
        shown = round(kilometres, 1 if kilometres < 10 else 0)  # noqa: PLR2004 - nobody walks a tenth of 12 km
        return str(format_unit(shown, "length-kilometer", "short", locale=self._locale))

    def _say_language(self, value: Mapping[str, Any]) -> str:
        """A language's name in the reader's language."""
        code = str(value["code"])
        return str(self._locale.languages.get(code.split("-", maxsplit=1)[0], code))

    def _say_hours(self, value: Mapping[str, Any]) -> str:
        """The openings of a day: `09:00–12:00 and 13:30–17:00`."""
        return str(format_list([self._span(*one) for one in value["spans"]], locale=self._locale))

    def _span(self, opens: str, closes: str) -> str:
        """Two times, from the earlier to the later in every direction of writing, as clocks are read."""
        span = f"{self._say_time({'value': opens})}–{self._say_time({'value': closes})}"
        is_turned = self._language.direction == "rtl"
        return f"{LEFT_TO_RIGHT_ISOLATE}{span}{POP_ISOLATE}" if is_turned else span

    def _say_date(self, value: Mapping[str, Any]) -> str:
        day = dt.date.fromisoformat(value["value"])
        weekday = format_date(day, "EEE", locale=self._locale)
        written = format_date(day, "long", locale=self._locale)
        if day.day == 1 and (first := _FIRST_OF_MONTH.get(self._language.code)):
            written = f"{first}{written.removeprefix('1')}"
        if self._language.code in _CJK:
            return f"{written}{self._bracketed(weekday)}"
        comma = "" if self._language.code in _NO_COMMA_BEHIND_DAY else self._comma
        return f"{weekday}{comma} {written}"

    def _bracketed(self, text: str) -> str:
        return f"（{text}）" if self._language.code in _CJK - {"ko"} else f"({text})"

    def _say_time(self, value: Mapping[str, Any]) -> str:
        return str(format_time(dt.time.fromisoformat(value["value"]), "HH:mm", locale=self._locale))

    def _say_datetime(self, value: Mapping[str, Any]) -> str:
        moment = dt.datetime.fromisoformat(value["value"])
        day = self._say_date({"value": moment.date().isoformat()})
        time = str(format_datetime(moment.replace(tzinfo=None), "HH:mm", locale=self._locale))
        return f"{day} {time}" if self._language.code in _CJK else f"{day}{self._comma} {time}"

    def _say_day_part(self, value: Mapping[str, Any]) -> str:
        """A day whose clock time nobody knows: `Wed, 25 November 2026, morning`."""
        day = self._say_date(value)
        part = self._say(f"term_day_part_{value['part']}", self._language.code)
        if self._language.code in _CJK:
            return f"{day}{part}" if self._language.code in _HAN else f"{day} {part}"
        return f"{day}{self._comma} {part}"

    @property
    def _comma(self) -> str:
        return "،" if self._language.direction == "rtl" else ","

    def _say_term(self, value: Mapping[str, Any]) -> str:
        return self._say(str(value["id"]), self._language.code)

    def _say_name(self, value: Mapping[str, Any]) -> str:
        """The name in the reader's language, with the local script to show a driver or a guard.

        Who reads Chinese characters is not told a name in Latin letters that he has to find in them.
        """
        names = value["names"]
        local = str(names.get("zh-CN", ""))
        other = local if self._language.code in _HAN else ""
        shown = str(names.get(self._language.code) or other or names.get("en") or local)
        if not local or local == shown or self._language.code in _HAN_READERS:
            return shown
        local = isolate(local) if self._language.direction == "rtl" else local
        return f"{shown}{'' if self._language.code in _CJK else ' '}{self._bracketed(local)}"

    _say_address = _say_name

    def _say_title(self, value: Mapping[str, Any]) -> str:
        """A name that nobody looks for on a sign, such as an event's: in the reader's language only."""
        names = value["names"]
        return str(names.get(self._language.code) or names.get("en") or names["zh-CN"])

    def _say_phone(self, value: Mapping[str, Any]) -> str:
        return str(value["value"])

    _say_reference = _say_phone

    def _say_text(self, value: Mapping[str, Any]) -> str:
        return str(value["value"])

    def _say_list(self, value: Mapping[str, Any]) -> str:
        items = [self._text(item) for item in value["items"]]
        listed = str(format_list(items, locale=self._locale))
        # Before the sound of its own the Spanish "and" is another word, which CLDR's pattern does not know.
        if self._language.code == "es" and len(items) > 1 and _Y_SOUND.match(items[-1]):
            return listed.removesuffix(f" y {items[-1]}") + f" e {items[-1]}"
        return listed

    def _say_duration(self, value: Mapping[str, Any]) -> str:
        minutes = int(value["minutes"])
        hours, rest = divmod(minutes, 60)
        units: list[tuple[int, Literal["hour", "minute"]]] = [(hours, "hour"), (rest, "minute")]
        shown = [unit for unit in units if unit[0]] or units[1:]
        spans = [self._unit(number, unit) for number, unit in shown]
        return str(format_list(spans, locale=self._locale))

    def _unit(self, number: int, unit: Literal["hour", "minute"]) -> str:
        span = dt.timedelta(**{f"{unit}s": number})
        return str(format_timedelta(span, granularity=unit, threshold=10**6, locale=self._locale))

    def _say_weekly(self, value: Mapping[str, Any]) -> str:
        """Opening hours as `Mon–Fri 09:00–17:00`, with CLDR's names of the days."""
        return "; ".join(
            f"{self._days(row['days'])} {self._span(row['opens'], row['closes'])}" for row in value["rows"]
        )

    def _days(self, days: list[int]) -> str:
        names = self._locale.days["stand-alone"]["abbreviated"]
        runs: list[list[int]] = []
        for day in sorted(days):
            if runs and day == runs[-1][-1] + 1:
                runs[-1].append(day)
            else:
                runs.append([day])
        ends = [(names[run[0] - 1], names[run[-1] - 1]) for run in runs]
        return ", ".join(first if first == last else f"{first}–{last}" for first, last in ends)
