"""A separator before three figures of an amount: 2.300 dollars are thousands, for they have two decimals."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

import regex

from bot.nlu.values.tables import plain, table, words_pattern

_TWO_READINGS = 2
_HUNDRED = 100
_ONE = regex.compile(r"(?<![\d.,])1\s")


def without_decimals(text: str, readings: tuple[Decimal, ...], codes: tuple[str, ...]) -> tuple[Decimal, ...]:
    """Return the readings that the currency leaves of a number that may be grouped or have decimals.

    No currency of two decimals is written with three. `1.000` stays open: who means one writes it so as well.
    So does what may be a rate, which has more decimals than money: 1 euro = 7.812 yuan.
    """
    if len(readings) != _TWO_READINGS or readings[0] != readings[1] * 1000:
        return readings
    grouped, other = readings
    is_round = other == int(other) and other < 10  # noqa: PLR2004 - 1.000, but 30.000 is no thirty
    if is_round or not codes or not _three_decimals().isdisjoint(codes) or _may_be_rate(text, other):
        return readings
    return (grouped,)


def _may_be_rate(text: str, other: Decimal) -> bool:
    return other < _HUNDRED and bool(_rates().search(text) or "=" in text or _ONE.search(text))


@lru_cache(maxsize=1)
def _three_decimals() -> frozenset[str]:
    return frozenset(table("currencies")["three_decimals"])


@lru_cache(maxsize=1)
def _rates() -> regex.Pattern[str]:
    return words_pattern(plain(word) for word in table("hours")["rates"])
