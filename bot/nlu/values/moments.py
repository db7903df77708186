"""Times counted from now (an hour ago), in four digits (at 0900), and before a day (at 8 tomorrow)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from functools import lru_cache

import regex

from bot.nlu.values.found import Found, Search
from bot.nlu.values.quantities import Quantity
from bot.nlu.values.tables import alternatives, table, words_pattern

_UNITS = {"hour": 60, "minute": 1}
_DAY = 24 * 60
_AFTER_HOUR = regex.compile(r"[\d\p{Han}\p{Hangul}]\s?[時点點时시]\s?$")


def since(text: str, now: dt.datetime, quantities: Sequence[Quantity]) -> Iterator[Found]:
    """Return the time of day so many hours or minutes from now; of a day or more none is meant."""
    for quantity in quantities:
        unit = _UNITS.get(quantity.unit, 0)
        if not unit or max(quantity.amounts) * unit >= _DAY:
            continue
        if quantity.unit == "minute" and _AFTER_HOUR.search(text, 0, quantity.start):
            continue  # 3時15分前 is a quarter to three
        shifts = [dt.timedelta(minutes=int(amount * unit) * quantity.sign) for amount in quantity.amounts]
        moments = sorted({(now + shift).strftime("%H:%M") for shift in shifts})
        is_one = len(moments) == 1
        yield Found(
            "time",
            moments[0] if is_one else None,
            quantity.start,
            quantity.end,
            [] if is_one else list(moments),
        )


@lru_cache(maxsize=1)
def _now_pattern() -> regex.Pattern[str]:
    return words_pattern(table("days")["now"])


def just_now(search: Search, now: dt.datetime) -> Iterator[Found]:
    """Return the present time where something happened just now."""
    for match in _now_pattern().finditer(search.text):
        yield Found("time", now.strftime("%H:%M"), match.start(), match.end())


def before_day(search: Search, end: int) -> bool:
    """Return whether a day stands behind what ends there: at 8 tomorrow."""
    days = [found.start for found in search.found if found.entity == "date" and found.start >= end]
    return any(_of_day().fullmatch(search.text, end, start) for start in days)


@lru_cache(maxsize=1)
def _of_day() -> regex.Pattern[str]:
    return regex.compile(rf"\s?(?:(?:{alternatives(table('hours')['of_a_day'])})(?:(?<=')|\s))?")


@lru_cache(maxsize=1)
def behind_hour() -> regex.Pattern[str]:
    """Return what may follow an hour that has a word before it: the end, or `or at 9`."""
    words = alternatives(table("hours")["behind"])
    return regex.compile(rf"\s*(?:$|[,.!?;)]|-\s?\d)|\s(?:{words})(?!\p{{L}})")


def four_digits(text: str) -> Iterator[Found]:
    """Return times as soldiers and pilots write them: at 0900, 1430 hrs."""
    for match in _four_digits().finditer(text):
        yield Found("time", f"{match['h']}:{match['m']}", match.start("h"), match.end())


@lru_cache(maxsize=1)
def _four_digits() -> regex.Pattern[str]:
    hours = table("hours")
    before, after = alternatives(hours["before_digits"]), alternatives(hours["after_digits"])
    return regex.compile(
        rf"(?<![\d.,:/+-])(?:(?<=(?<!\p{{L}})(?:{before})\s)(?!19|20)(?P<h>[01]\d|2[0-3])(?P<m>[0-5]\d)(?=\s*(?:$|[,.!?;)]|\p{{L}}))"
        rf"|(?P<h>[01]\d|2[0-3])(?P<m>[0-5]\d)\s?(?:{after})(?!\p{{L}}))"
    )
