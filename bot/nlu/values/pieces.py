"""How many notes or cheques of one amount: ten notes of 50 euros, five $100 cheques, 100ドル札5枚."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

import regex

from bot.nlu.values.numbers import Number
from bot.nlu.values.tables import alternatives, table

_MOST = 1000
_ONE = Decimal(1)
_WORD_END = r"(?![\p{L}\p{M}])"


@dataclass(frozen=True)
class Pieces:
    """How many there are (two readings where the amount may be that of all), and where all of it stands.

    Without a count it is only said in which notes the money is wanted.
    """

    counts: tuple[Decimal, ...]
    start: int
    end: int


@dataclass(frozen=True)
class _Patterns:
    noun: regex.Pattern[str]
    between: regex.Pattern[str]
    direct: regex.Pattern[str]
    named: regex.Pattern[str]
    each: regex.Pattern[str]
    behind: regex.Pattern[str]
    sheets: regex.Pattern[str]
    units: regex.Pattern[str]
    notes_behind: regex.Pattern[str]
    notes_before: regex.Pattern[str]
    counted: regex.Pattern[str]
    times: regex.Pattern[str]


def pieces_of(text: str, start: int, end: int, numbers: Sequence[Number]) -> Pieces | None:
    """Return the pieces that an amount (from `start` to `end`) is of, or None when it is a sum."""
    is_named = _patterns().noun.search(text) is not None
    for number in reversed(numbers) if is_named else ():
        count = _count(text, number)
        counted = _counted_before if number.end <= start else _counted_behind
        if count and (found := counted(text, number, count, (start, end))):
            return found
    return _only_kind(text, start, end)


def times_of(text: str, start: int, end: int, numbers: Sequence[Number]) -> Pieces | None:
    """Return how many times an amount is told: 20 x 100 yuan, 20 mal 100 Yuan."""
    match = _patterns().times.search(text, 0, start)
    number = next((one for one in numbers if match and one.end == match.start()), None)
    return Pieces((number.readings[0],), number.start, end) if number else None


def counts_pieces(text: str, number: Number) -> bool:
    """Return whether a number counts notes or cheques: 10 of `10 notes of 50`."""
    return _patterns().counted.match(text, number.end) is not None


def _counted_before(text: str, number: Number, count: Decimal, amount: tuple[int, int]) -> Pieces | None:
    patterns, (start, end) = _patterns(), amount
    each = patterns.each.match(text, end)
    last = each.end() if each else end
    behind = patterns.named.match(text, end)
    if patterns.direct.fullmatch(text, number.end, start):
        return Pieces((count,), number.start, behind.end()) if behind else None
    match = patterns.between.fullmatch(text, number.end, start)
    if match is None:
        return None
    is_sheets = match["sheets"] is not None and behind is not None
    if each or match["each"] or match["of"] or is_sheets:
        return Pieces((count,), number.start, max(last, behind.end() if is_sheets and behind else 0))
    return Pieces((count, _ONE), number.start, last) if match["worth"] else None


def _counted_behind(text: str, number: Number, count: Decimal, amount: tuple[int, int]) -> Pieces | None:
    patterns, (start, end) = _patterns(), amount
    if number.start < end or patterns.behind.fullmatch(text, end, number.start) is None:
        return None
    unit = patterns.sheets.match(text, number.end) or patterns.units.match(text, number.end)
    return Pieces((count,), start, unit.end()) if unit else None


def _only_kind(text: str, start: int, end: int) -> Pieces | None:
    if match := _patterns().notes_behind.match(text, end):
        return Pieces((), start, match.end())
    match = _patterns().notes_before.search(text, 0, start)
    return Pieces((), match.start(), end) if match else None


def _count(text: str, number: Number) -> Decimal | None:
    """Return how many a number counts; Russian `4 штуки` are four and no thousands before `по 100`."""
    count = number.readings[0]
    if text[number.start : number.end].rsplit(maxsplit=1)[-1] in table("currencies")["notes"]["units"]:
        count /= _MOST
    is_count = len(number.readings) == 1 and count == int(count) and 1 <= count <= _MOST
    return count if is_count else None


def _lists() -> Iterator[tuple[str, str]]:
    for name, words in table("currencies")["notes"].items():
        yield name, alternatives(words)


@lru_cache(maxsize=1)
def _patterns() -> _Patterns:
    some = dict(_lists())
    every, sheets = f"{some['many']}|{some['one']}|{some['east']}|{some['cheques']}", some["sheets"]
    noun = rf"(?:(?:{some['kinds']})[\s-]?){{0,3}}(?:{every})"
    of, worth, each = (some[name] for name in ("of", "worth", "each"))
    before = r"(?:[\p{L}'.-]+\s){0,3}?"
    behind = r"(?:\s[\p{L}'.-]+){0,4}?"
    begins = r"(?<![\p{Latin}\p{Cyrillic}\p{Arabic}])"
    link = (
        rf"(?:\s?(?:(?P<each>{each})|(?P<worth>{worth})|(?P<of>{of})){_WORD_END}|(?<=d')"
        rf"|\s?(?P<each>{each})|\s?(?P<of>d'))?(?:\s(?P<each>{each}))?"
    )
    return _Patterns(
        noun=regex.compile(rf"{begins}(?:{every})(?![\p{{Latin}}\p{{Cyrillic}}\p{{Arabic}}])"),
        between=regex.compile(
            rf"(?:\s?(?P<sheets>{sheets}))?(?:(?:の|的|의)?\s?{before}{begins}(?:{noun}){behind}"
            rf"|\s(?:{some['units']}))?\s?,?{link}\s?"
        ),
        direct=regex.compile(r"\s?[x×]?\s?"),
        named=regex.compile(rf"[\s-]*(?:的|の|짜리)?\s?(?:{noun}){_WORD_END}|的|の|짜리"),
        each=regex.compile(rf"\s?(?:{each})(?!\p{{Latin}}|\p{{Cyrillic}})"),
        behind=regex.compile(rf"\s?(?:的|の|짜리)?\s?(?:{noun})?\s?(?:が|を|は|で|,|이|가|을|를)?\s?"),
        sheets=regex.compile(rf"\s?(?:{sheets})(?!\s?(?:{some['other_sheets']}))"),
        units=regex.compile(rf"\s(?:{some['units']}){_WORD_END}"),
        notes_behind=regex.compile(
            rf"(?:[\s-]*(?:{some['many']}|{some['tens']})(?!\p{{L}})|\s?(?:{some['east']})(?:で|に|으로|로))(?!\s(?:{of})\s?\d)"
        ),
        notes_before=regex.compile(rf"(?<!\p{{L}})(?:{some['many']}|{some['tens']})\s(?:{of})\s?$"),
        counted=regex.compile(
            rf"[\s-]*(?:x\s)?(?:(?:{some['kinds']})\s){{0,3}}(?:{every}|{some['tens']})(?!\p{{L}})"
        ),
        times=regex.compile(rf"(?<=\p{{L}}|\d)(?:\s?[x×*]\s?|\s(?:{some['times']})\s)$"),
    )
