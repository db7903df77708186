"""Which of two amounts is meant: `between 200 and 300 euros`, `200-300`; and tenths: 12块5, 五毛."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache

import regex

from bot.nlu.values.number_characters import figure
from bot.nlu.values.numbers import Number
from bot.nlu.values.tables import alternatives, pattern_of, plain, table

_NEAR = 12


def other_end(text: str, number: Number, numbers: Sequence[Number]) -> Number | None:
    """Return the lower amount of a span that ends in this number."""
    place = next((at for at, one in enumerate(numbers) if one == number), 0)
    if not place:
        return None
    lower = numbers[place - 1]
    between, before = text[lower.end : number.start], text[max(0, lower.start - _NEAR) : lower.start]
    if not _range().fullmatch(between) and not _is_both(before, between):
        return None
    is_span = len(lower.readings) == len(number.readings) == 1 and lower.readings[0] < number.readings[0]
    return lower if is_span else None


def scaled(lower: Number, upper: Number) -> Decimal:
    """Return the lower amount: of `2 to 3 thousand` it is two thousand."""
    low, high = lower.readings[0], upper.readings[0]
    for unit in (1_000_000_000, 1_000_000, 10_000, 1000, 100):
        if low < 10 and high % unit == 0 and high // unit < 100 and high // unit > low:  # noqa: PLR2004
            return low * unit
    return low


@lru_cache(maxsize=1)
def _range() -> regex.Pattern[str]:
    joined, spaced = pattern_of(table("currencies")["range"])
    return regex.compile(rf"\s?(?:{joined}|[-~])\s?|\s(?:{spaced})\s")


def _is_both(before: str, between: str) -> bool:
    for word, links in table("currencies")["range_both"].items():
        some = alternatives(links if isinstance(links, list) else [links])
        if regex.search(rf"(?<!\p{{L}}){plain(word)}\s$", before) and regex.fullmatch(
            rf"\s(?:{some})\s?", between
        ):
            return True
    return False


@lru_cache(maxsize=1)
def _tenths() -> tuple[regex.Pattern[str], regex.Pattern[str]]:
    rows = table("currencies")["tenths"]
    tenth, hundredth, others, ends = (
        alternatives(rows[name]) for name in ("tenth", "hundredth", "not_before", "ends")
    )
    one = r"[\d一二两三四五六七八九]"
    return (
        regex.compile(
            rf"(?P<a>{one})(?![\d.,:])(?:(?:{tenth})钱?(?:(?P<b>{one})(?:{hundredth})?)?|(?!\s?(?:{others})))(?![\d.,:])"
        ),
        regex.compile(
            rf"(?<![\d.,一二三四五六七八九十])(?P<a>\d{{1,2}}|{one})(?:{tenth})(?=(?:{ends}|[\s\d,.!?;:)~一二三四五六七八九])|$)钱?"
            rf"(?:(?P<b>{one})(?:{hundredth}|(?![\d.,:一二三四五六七八九十]|\s?(?:{others}))))?"
        ),
    )


def tenths_after(text: str, name: str, end: int) -> tuple[Decimal, int] | None:
    """Return the tenths and hundredths of a yuan after its name, and where they end."""
    if name not in table("currencies")["tenths"]["of"]:
        return None
    match = _tenths()[0].match(text, end)
    return (_value(match), match.end()) if match else None


def lone_tenths(text: str) -> list[tuple[Decimal, int, int]]:
    """Return amounts under a yuan: 五毛, 3角5分."""
    return [(_value(match), *match.span()) for match in _tenths()[1].finditer(text)]


def _value(match: regex.Match[str]) -> Decimal:
    tenth, hundredth = (int(figure(match[name]) or 0) for name in ("a", "b"))
    return Decimal(tenth * 10 + hundredth) / 100
