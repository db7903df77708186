"""Numbers as they are written in eleven languages: digits with local separators, words, and both mixed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

import regex

from bot.nlu.values.tables import alternatives, plain, table

_DIGITS = r"\d{1,3}(?:[ ']\d{3})+(?:[.,]\d{1,2})?(?!\d)|\d{1,12}(?:[.,]\d{1,9})*"
_GROUPED = regex.compile(r"(\d{1,3})([.,])(\d{3})")
_LAKH = regex.compile(r"\d{1,3}(?:,\d{2,3})*,\d{3}(?:\.\d+)?")
_LARGE = 1000
_HUNDRED = 100
_MOST = 10**12
_ENOUGH = 40  # numbers in one message; more are no message

TEN = 10
_UNITS = frozenset({10, 100, 1000})


@dataclass(frozen=True)
class Number:
    """A number in a message; two `readings` when its separator may be read both ways."""

    readings: tuple[Decimal, ...]
    start: int
    end: int
    is_bare: bool
    """Digits only, without separator, multiplier or word."""


@lru_cache(maxsize=1)
def _words() -> dict[str, Decimal]:
    rows = table("numbers")["words"].values()
    return {plain(word): Decimal(str(value)) for row in rows for word, value in row.items()}


@lru_cache(maxsize=1)
def _word_pattern() -> regex.Pattern[str]:
    words = alternatives(word for word in _words())
    links = "|".join(regex.escape(plain(word)) for word in table("numbers")["and"])
    return regex.compile(
        rf"(?<![\p{{L}}\p{{M}}])(?:و)?(?P<word>{words})"
        rf"(?:(?:\s|-)*(?:(?:{links})(?:\s|-)*)?(?P<word>{words}))*(?![\p{{L}}\p{{M}}])"
    )


@lru_cache(maxsize=1)
def _suffixes() -> dict[str, Decimal]:
    return {plain(word): Decimal(value) for word, value in table("numbers")["suffixes"].items()}


@lru_cache(maxsize=1)
def _characters() -> dict[str, Mapping[str, int]]:
    return {name: dict(row) for name, row in table("numbers")["characters"].items()}


@lru_cache(maxsize=1)
def _digit_pattern() -> regex.Pattern[str]:
    numbers = table("numbers")
    suffixes = "|".join(
        regex.escape(plain(word)) for word in sorted(numbers["suffixes"], key=len, reverse=True)
    )
    large = alternatives(word for word, value in _words().items() if value >= _HUNDRED and value % 10 == 0)
    return regex.compile(
        rf"(?<![\d.,])(?P<digits>{_DIGITS})"
        rf"(?:\s?(?P<suffix>{suffixes})(?![\p{{L}}\p{{M}}])|\s?(?P<word>{large})(?![\p{{L}}\p{{M}}]))?"
    )


@lru_cache(maxsize=2)
def _character_pattern(script: str) -> regex.Pattern[str]:
    letters = "".join(_characters()[script])
    return regex.compile(rf"(?:[\d][\d.,]*|[{letters}])[{letters}\d]*(?:(?<=\d)\.\d+)?")


def find_numbers(text: str, notation: str | None) -> list[Number]:
    """Return the numbers of a folded text in order, the longest where several begin."""
    numbers = [*_of_digits(text, notation), *_of_words(text), *_of_characters(text, notation)]
    numbers.sort(key=lambda number: (number.start, -number.end))
    kept: list[Number] = []
    for number in numbers:
        if len(kept) == _ENOUGH:
            break
        if max(number.readings) <= _MOST and (not kept or number.start >= kept[-1].end):
            kept.append(number)
    return kept


def read_digits(written: str, notation: str | None) -> tuple[Decimal, ...]:
    """Return the readings of digits with separators: `1.000` is a thousand or one, if notation is silent."""
    plain_digits = written.replace(" ", "").replace("'", "")
    separators = [letter for letter in plain_digits if letter in ".,"]
    if not separators:
        return (Decimal(plain_digits),)
    if len(set(separators)) == 2:  # noqa: PLR2004 - both kinds: the last one separates decimals
        last = separators[-1]
        if separators.count(last) > 1:
            return (Decimal(regex.sub(r"[.,]", "", plain_digits)),)
        return (_as_decimal(plain_digits, last),)
    separator = separators[0]
    if len(separators) > 1:
        grouped = regex.fullmatch(rf"\d{{1,3}}(?:\{separator}\d{{2,3}})+", plain_digits)
        return (Decimal(plain_digits.replace(separator, "")),) if grouped else ()
    if not (match := _GROUPED.fullmatch(plain_digits)) or match[1].startswith("0"):
        return (_as_decimal(plain_digits, separator),)
    grouped_value, decimal_value = Decimal(match[1] + match[3]), _as_decimal(plain_digits, separator)
    rules = table("numbers")["notation"].get(notation or "", {"group": ",", "decimal": ","})
    if rules["group"] == separator:
        return (grouped_value,)
    return (grouped_value, decimal_value)


def _as_decimal(written: str, separator: str) -> Decimal:
    other = "," if separator == "." else "."
    return Decimal(written.replace(other, "").replace(separator, "."))


def _of_digits(text: str, notation: str | None) -> Iterator[Number]:
    suffixes = _suffixes()
    for match in _digit_pattern().finditer(text):
        written = match["digits"].rstrip(".,")
        times = suffixes.get(match["suffix"] or "") or _words().get(match["word"] or "") or Decimal(1)
        end = match.end() if times != 1 else match.start() + len(written)
        # Before a multiplier a separator is one of decimals: 1,5 тыс.
        readings = read_digits(written, notation)
        if times != 1 and len(readings) > 1:
            readings = readings[1:]
        if readings:
            values = tuple(value * times for value in readings)
            yield Number(values, match.start(), end, is_bare=written.isdigit() and times == 1)


def _of_words(text: str) -> Iterator[Number]:
    for match in _word_pattern().finditer(text):
        values = [_words()[regex.sub(r"\s", " ", word)] for word in match.captures("word")]
        yield Number((_sum(values),), match.start(), match.end(), is_bare=False)


def _sum(values: list[Decimal]) -> Decimal:
    total = current = Decimal(0)
    for value in values:
        if value >= _LARGE and value % _LARGE == 0:
            total += (current or 1) * value
            current = Decimal(0)
        elif value == _HUNDRED and 0 < current < _HUNDRED:
            current *= value
        else:
            current += value
    return total + current


def _of_characters(text: str, notation: str | None) -> Iterator[Number]:
    for script, values in _characters().items():
        for match in _character_pattern(script).finditer(text):
            written = match.group()
            if written.rstrip(".,").isdigit() or not any(letter in values for letter in written):
                continue
            value = read_characters(written, values, notation)
            # One syllable such as 이 or 일 is nearly always another word.
            if value is not None and (
                script == "han" or any(values.get(letter, 0) >= TEN for letter in written)
            ):
                yield Number((value,), match.start(), match.end(), is_bare=False)


def read_characters(written: str, values: Mapping[str, int], notation: str | None = None) -> Decimal | None:
    """Return the value of 三百五, 3万5千, 一千零五 or 二〇二六; None when it is none."""
    parts = regex.findall(r"\d[\d.,]*|\D", written)
    read: list[Decimal] = []
    for part in parts:
        if part[0].isdigit():
            readings = read_digits(part.rstrip(".,"), notation)
            if not readings:
                return None
            read.append(readings[0])
        else:
            read.append(Decimal(values[part]))
    if len(parts) > 1 and all(
        value < TEN and value == int(value) for value in read
    ):  # digits one by one: 二〇二六
        return Decimal("".join(str(value) for value in read))
    return _sum_characters(read, parts)


def _sum_characters(read: list[Decimal], parts: list[str]) -> Decimal:
    total = section = Decimal(0)
    pending: Decimal | None = None
    unit = Decimal(1)
    for value in read:
        if value >= 10_000:  # noqa: PLR2004 - closes a section
            total, section, pending = total + (section + (pending or 0) or 1) * value, Decimal(0), None
            unit = value
        elif value in _UNITS and not (pending is not None and pending >= TEN):
            section, pending = section + (1 if pending is None else pending) * value, None
            unit = value
        else:
            pending = (pending or 0) + value if pending is not None and pending >= 10 else value  # noqa: PLR2004
    if pending is None:
        return total + section
    # Spoken 一千五 is 1,500 and 两万三 is 23,000; 一千零五 is 1,005.
    elliptic = 1 <= pending <= 9 and unit >= _HUNDRED and len(parts) > 1 and parts[-2] not in {"零", "〇"}  # noqa: PLR2004
    return total + section + (pending * unit / 10 if elliptic and not parts[-1][0].isdigit() else pending)
