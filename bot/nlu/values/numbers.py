"""Numbers as they are written in eleven languages: digits with local separators, words, and both mixed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

import regex

from bot.nlu.values.number_characters import find_character_numbers
from bot.nlu.values.number_digits import read_digits
from bot.nlu.values.number_words import HUNDRED, LARGE, counts_before, find_word_numbers, language_of, words
from bot.nlu.values.tables import alternatives, pattern_of, plain, table

_DIGITS = r"(?:[.,]\d{1,2})?(?!\d)|\d{1,12}(?:[.,]\d{1,9})*"
# The East parts decimals with a point only; its commas part sentences as well: 3000、12月5日.
_DIGITS_EAST = r"(?:\.\d{1,2})?(?!\d)|\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d{1,9})?|\d{1,12}(?:\.\d{1,9})*"
_MOST = Decimal(10**12)  # more is no money
_ENOUGH = 40  # numbers in one message; more are no message
_MYRIAD = 10_000
_CHINESE = frozenset({"zh-CN", "zh-TW"})
_OF_THE_EAST = _CHINESE | {"ja", "ko"}
_POWER = regex.compile(r"(?<![\p{L}\d.,])\d{1,9}(?:\.\d{1,9})?e\d{1,2}(?![\p{L}\d])")
_EAST = regex.compile(r"[\p{Han}\p{Hangul}]$")
_END = r"(?![\p{L}\p{M}])|(?=[\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}])"


@dataclass(frozen=True)
class Number:
    """A number in a message; two `readings` when its separator may be read both ways."""

    readings: tuple[Decimal, ...]
    start: int
    end: int
    is_bare: bool
    """Digits only, without separator, multiplier or word."""


def find_numbers(text: str, notation: str | None) -> list[Number]:
    """Return the numbers of a folded text in order, the longest where several begin."""
    numbers = [*_of_digits(text, notation), *_of_words(text, notation), *_of_characters(text, notation)]
    numbers = [_at_most(number) for number in (*numbers, *_of_powers(text))]
    numbers.sort(key=lambda number: (number.start, -number.end))
    kept: list[Number] = []
    for number in numbers:
        if len(kept) == _ENOUGH:
            break
        if _is_vague(text, number):
            continue
        if kept and number.start < kept[-1].end:
            kept[-1] = _continued(text, kept[-1], number, notation) or kept[-1]
            continue
        if kept and (joined := _joined(text, kept[-1], number)):
            kept[-1] = joined
        else:
            kept.append(number)
    return kept


def native_numbers(text: str, followed_by: regex.Pattern[str]) -> Iterator[Number]:
    """Return numbers in Korea's own words (세 시, 두 명) where a unit follows."""
    values = table("numbers")["native_korean"]
    for match in _native_pattern().finditer(text):
        if followed_by.match(text, match.end()):
            yield Number((Decimal(values[match.group()]),), match.start(), match.end(), is_bare=False)


@lru_cache(maxsize=1)
def _native_pattern() -> regex.Pattern[str]:
    return regex.compile(rf"(?<!\p{{Hangul}})(?:{alternatives(table('numbers')['native_korean'])})")


def _joined(text: str, first: Number, second: Number) -> Number | None:
    """Return `3만 5천`, `5 тысяч 300` or `ألف و500` as one number."""
    if len(first.readings) > 1 or len(second.readings) > 1:
        return None
    value, added = first.readings[0], second.readings[0]
    said = text[first.start : first.end]
    if text[first.end : second.start] == " " and (tenths := _tenths(said, second)):
        return Number((value + tenths,), first.start, second.end, is_bare=False)
    if counts_before(said) and second.is_bare and text[first.end : second.start] == " ":
        return Number((value * added,), first.start, second.end, is_bare=False)
    is_east = _EAST.search(said) is not None
    unit, least = (_MYRIAD, 0) if is_east else (LARGE, HUNDRED)
    if said.isdigit() or not value or value % unit or not regex.search(r"\p{L}", said):
        return None
    if not least <= added < unit or added != int(added):
        return None
    between = text[first.end : second.start]
    if between not in {" ", " و", " و "} or not (second.is_bare or is_east):
        return None
    return Number((value + added,), first.start, second.end, is_bare=False)


def _continued(text: str, first: Number, second: Number, notation: str | None) -> Number | None:
    """Return digits and a number in words that share the unit as one: 3 mil quinientos, 2 mil millones."""
    unit = words(language_of(notation)).get(text[second.start : first.end])
    if unit is None or len(first.readings) > 1 or second.readings[0] <= unit:
        return None
    value, added = first.readings[0], second.readings[0] - unit
    value = value + added if added < unit else value * (second.readings[0] / unit)
    return Number((min(value, _MOST),), first.start, second.end, is_bare=False)


def _tenths(said: str, second: Number) -> Decimal | None:
    """Return what a single figure adds to the unit before it: 2 triệu 5 are two and a half million."""
    unit = words().get(said.rpartition(" ")[2]) if said.rpartition(" ")[2] in _halved_units() else None
    is_figure = second.is_bare and second.end - second.start == 1
    return second.readings[0] * unit / 10 if unit and is_figure else None


@lru_cache(maxsize=1)
def _halved_units() -> frozenset[str]:
    return frozenset(plain(word) for word in table("numbers")["halved_units"])


@lru_cache(maxsize=1)
def _vague() -> regex.Pattern[str]:
    joined, spaced = pattern_of(table("numbers")["vague"])
    return regex.compile(rf"(?:{joined}|(?<!\p{{L}})(?:{spaced}))\s?$")


@lru_cache(maxsize=1)
def _coins() -> frozenset[str]:
    return frozenset(plain(word) for word in table("numbers")["not_after_digits"])


def _is_vague(text: str, number: Number) -> bool:
    """Return whether it is `several` hundred and not one, or 50 `cents`."""
    value = number.readings[0]
    if text[number.start : number.end] in _coins() and regex.search(r"\d\s?$", text[: number.start]):
        return True
    is_unit = value >= 10 and str(value).rstrip("0") == "1" and not text[number.start].isdigit()  # noqa: PLR2004
    return is_unit and _vague().search(text, 0, number.start) is not None


@lru_cache(maxsize=1)
def _suffixes() -> dict[str, Decimal]:
    return {plain(word): Decimal(value) for word, value in table("numbers")["suffixes"].items()}


@lru_cache(maxsize=32)
def _digit_pattern(notation: str | None) -> regex.Pattern[str]:
    numbers, language = table("numbers"), language_of(notation)
    others = numbers["no_suffixes_in"].get(notation, ())
    suffixes = "|".join(
        regex.escape(plain(word))
        for word in sorted(numbers["suffixes"], key=len, reverse=True)
        if word not in others
    )
    halves = alternatives(numbers["added_halves"])
    large = alternatives(
        word
        for word, value in words(language).items()
        if value >= HUNDRED and value % 10 == 0 and word not in _coins()
    )
    lone = r"|\W|$" if notation in _CHINESE else ""  # 3w is thirty thousand, elsewhere three weeks
    digits, before = (_DIGITS_EAST, r"(?<![\d.])") if notation in _OF_THE_EAST else (_DIGITS, r"(?<![\d.,])")
    return regex.compile(
        rf"{before}(?P<digits>{_not_in_a_word()}\d{{1,3}}(?:[ ']\d{{3}})+{digits})"
        rf"(?:\s?(?P<suffix>{suffixes})(?:{_END})|(?P<suffix>w)(?=\p{{Han}}{lone})"
        rf"|[\s-]?(?P<word>{large})(?P<half>\s(?:{halves}))?(?![\p{{L}}\p{{M}}]))?"
    )


def _not_in_a_word() -> str:
    """Return what keeps digits parted by spaces out of words: the 3 of "ta6la3 700" is a letter."""
    codes = "|".join(code.lower() for code in table("currencies")["cldr"])
    return rf"(?:(?<!\p{{Latin}})|(?<=(?<!\p{{Latin}})(?:{codes}|rmb)))"


def _of_digits(text: str, notation: str | None) -> Iterator[Number]:
    suffixes = _suffixes() | {"w": Decimal(_MYRIAD)} | table("numbers")["suffixes_of"].get(notation, {})
    language = language_of(notation)
    for match in _digit_pattern(notation).finditer(text):
        written = match["digits"].rstrip(".,")
        times = suffixes.get(match["suffix"] or "") or words(language).get(match["word"] or "") or Decimal(1)
        end = match.end() if times != 1 else match.start() + len(written)
        # Before a multiplier a separator is one of decimals: 1,5 тыс.
        readings = read_digits(written, notation)
        if times != 1 and len(readings) > 1:
            readings = readings[1:]
        if readings:
            values = tuple(value * times + (times / 2 if match["half"] else 0) for value in readings)
            yield Number(values, match.start(), end, is_bare=written.isdigit() and times == 1)


def _of_powers(text: str) -> Iterator[Number]:
    """Return numbers as computers write them: 1e9."""
    for match in _POWER.finditer(text):
        yield Number((Decimal(match[0]),), match.start(), match.end(), is_bare=False)


def _at_most(number: Number) -> Number:
    return replace(number, readings=tuple(min(one, _MOST) for one in number.readings))


def _of_words(text: str, notation: str | None) -> Iterator[Number]:
    for value, start, end in find_word_numbers(text, notation):
        yield Number((value,), start, end, is_bare=False)


def _of_characters(text: str, notation: str | None) -> Iterator[Number]:
    for readings, start, end in find_character_numbers(text, notation):
        yield Number(readings, start, end, is_bare=False)
