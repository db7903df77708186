"""Numbers with a unit of time, and templates such as `n days ago` around them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

import regex

from bot.nlu.values.numbers import Number, native_numbers
from bot.nlu.values.spans import other_end
from bot.nlu.values.tables import alternatives, key_of, pattern_of, plain, table, words_pattern

_EDGE = r"(?![\p{L}\p{M}])"
_NUMBER = regex.compile(r"(?<![\p{Latin}\p{Cyrillic}])n(?!\p{Latin})|(?<=\s)n(?=th|st|nd|rd)")
_HALF = Decimal("0.5")
_KOREAN_UNIT = regex.compile(r"\s?(?:시간|주|달|개월)")
_LONGEST = 40  # characters of a template before its number
_UNSPACED_END = r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}\p{Thai}]"


@dataclass(frozen=True)
class Quantity:
    """So many days or hours (two amounts of 三四天后) before now (`sign` -1) or after."""

    amounts: tuple[Decimal, ...]
    unit: str
    sign: int
    start: int
    end: int


@dataclass(frozen=True)
class Template:
    """What stands before and after a number."""

    before: regex.Pattern[str]
    after: regex.Pattern[str]

    def around(self, text: str, start: int, end: int) -> tuple[int, int] | None:
        """Return the span of the template around a number, None when it is not there."""
        head = self.before.search(text, 0, start)
        tail = self.after.match(text, end)
        return (head.start(), tail.end()) if head and tail else None


class AnyTemplate:
    """Many templates in three patterns, whichever fits.

    `about` may stand before the number, `kinds` behind it; `other` says that it counts something else.
    """

    def __init__(
        self, rows: Iterable[str], about: Sequence[str], kinds: Sequence[str], other: Sequence[str]
    ) -> None:
        split = [tuple(part.strip() for part in _NUMBER.split(plain(row), maxsplit=1)) for row in rows]
        self._other = regex.compile(_any_after(other, ()))
        self._both = templates(f"{before} n {after}" for before, after in split if before and after)
        self._before = regex.compile(_any_before([before for before, after in split if not after], about))
        self._after = regex.compile(_any_after([after for before, after in split if not before], kinds))

    def around(self, text: str, start: int, end: int) -> tuple[int, int] | None:
        """Return the span of a template around a number, None when there is none."""
        for template in self._both:
            if span := template.around(text, start, end):
                return span
        if tail := self._after.match(text, end):
            return start, tail.end()
        if self._other.match(text, end):
            return None
        head = self._before.search(text, max(0, start - _LONGEST), start)
        return (head.start(), end) if head else None


def _any_before(rows: Iterable[str], about: Sequence[str]) -> str:
    joined, spaced = pattern_of(rows)
    some = rf"(?:(?:{alternatives(about)})\s)?" if about else ""
    return rf"(?:(?:{joined})|(?<![\p{{L}}\p{{M}}])(?:{spaced})\s?{some})\s*$"


def _any_after(rows: Sequence[str], kinds: Sequence[str]) -> str:
    unspaced = [row for row in rows if regex.match(_UNSPACED_END, row[-1:])]
    spaced = [row for row in rows if row not in unspaced]
    some = rf"(?:\s(?:{alternatives(kinds)}))?" if kinds else ""
    return rf"{some}\s*(?:(?:{alternatives(unspaced) or '(?!)'})|(?:{alternatives(spaced) or '(?!)'}){_EDGE})"


def templates(rows: Iterable[str]) -> list[Template]:
    """Return the templates of a list; `n` is the number, matched as a whole word."""
    found = []
    for row in rows:
        before, after = _NUMBER.split(plain(row), maxsplit=1)
        found.append(Template(_before(before), _after(after)))
    return found


def _before(text: str) -> regex.Pattern[str]:
    stripped = text.strip()
    if not stripped:
        return regex.compile(r"$")
    edge = "" if regex.match(_UNSPACED_END, stripped) else r"(?<![\p{L}\p{M}])"
    return regex.compile(rf"{edge}{alternatives([stripped])}\s*$")


def _after(text: str) -> regex.Pattern[str]:
    stripped = text.strip()
    if not stripped:
        return regex.compile("")
    edge = "" if regex.match(_UNSPACED_END, stripped[-1]) else _EDGE
    return regex.compile(rf"\s*{alternatives([stripped])}{edge}")


def find_quantities(text: str, numbers: Sequence[Number], notation: str | None = None) -> list[Quantity]:
    """Return what is said of the form `3 days ago`, `через час`, `10分钟前`."""
    found = [*_after_units(text, numbers)]
    for amounts, unit, start, end in (*_counted(text, numbers), *_whole(text)):
        about, loose = _about()
        vague, more = about.search(text, 0, start), loose.match(text, end)
        begins, ends = vague.start("about") if vague else start, more.end() if more else end
        for before, after, sign in _directions(notation):
            head, tail = before.search(text, 0, begins), after.match(text, ends)
            if head and tail and not _is_moved(text, end):
                found.append(Quantity(amounts, unit, sign, head.start(), tail.end()))
                break
    return found


def _is_moved(text: str, end: int) -> bool:
    """Return whether a day is meant and no length: 25일 전날 is the day before the 25th."""
    return _moved().match(text, end) is not None


@lru_cache(maxsize=1)
def _about() -> tuple[regex.Pattern[str], regex.Pattern[str]]:
    """Return what says before a number or behind its unit that it is about so much: in like 20 mins."""
    days = table("days")
    return (
        regex.compile(rf"\s(?P<about>(?:{alternatives(days['about'])})\s)$"),
        regex.compile(
            rf"\s?(?:{alternatives(days['about_behind'])})(?=\p{{Hangul}}|\p{{Han}}|\p{{Hiragana}}|\s|$)"
        ),
    )


@lru_cache(maxsize=1)
def _moved() -> regex.Pattern[str]:
    return regex.compile(rf"\s?(?:{alternatives(table('days')['day_before'])})")


def _counted(text: str, numbers: Sequence[Number]) -> Iterator[tuple[tuple[Decimal, ...], str, int, int]]:
    for amounts, unit, start, end in (*_unit_last(text, numbers), *_unit_first(text, numbers)):
        number = next((one for one in numbers if one.start == start), None)
        lower = other_end(text, number, numbers) if number else None
        yield (*(lower.readings if lower else ()), *amounts), unit, lower.start if lower else start, end


def _unit_first(text: str, numbers: Iterable[Number]) -> Iterator[tuple[tuple[Decimal, ...], str, int, int]]:
    """Return what Russian counts about: дней пять, минут двадцать."""
    for number in numbers:
        for unit, pattern in _inverted():
            if match := pattern.search(text, max(0, number.start - _LONGEST), number.start):
                yield number.readings, unit, match.start(), number.end
                break


def _after_units(text: str, numbers: Iterable[Number]) -> Iterator[Quantity]:
    """Return what Russian says with the unit first of all: минут через двадцать."""
    for number in numbers:
        link = _after_unit().search(text, 0, number.start)
        for unit, pattern in _inverted() if link else ():
            if link and (match := pattern.search(text, 0, link.start("word"))):
                yield Quantity(number.readings, unit, 1, match.start(), number.end)
                break


@lru_cache(maxsize=1)
def _after_unit() -> regex.Pattern[str]:
    return regex.compile(rf"(?<!\p{{L}})(?P<word>{alternatives(table('days')['after_unit'])})\s$")


def _unit_last(text: str, numbers: Iterable[Number]) -> Iterator[tuple[tuple[Decimal, ...], str, int, int]]:
    for number in (*numbers, *native_numbers(text, _KOREAN_UNIT)):
        more = _half().match(text, number.end)
        for unit, pattern in _units().items():
            if more and (match := pattern.match(text, more.end())):
                yield _with_half(number.readings), unit, number.start, match.end()
                break
            if match := pattern.match(text, number.end):
                half = _half().match(text, match.end())
                amounts = _with_half(number.readings) if half else number.readings
                yield amounts, unit, number.start, (half or match).end()
                break


def _with_half(amounts: tuple[Decimal, ...]) -> tuple[Decimal, ...]:
    return tuple(amount + _HALF for amount in amounts)


def _whole(text: str) -> Iterator[tuple[tuple[Decimal, ...], str, int, int]]:
    for unit, values, pattern in _whole_words():
        for match in pattern.finditer(text):
            half = _half().match(text, match.end("word"))
            amount = values[key_of(match["word"])] + (_HALF if half else 0)
            yield (amount,), unit, match.start("word"), half.end() if half else match.end("word")


@lru_cache(maxsize=1)
def _half() -> regex.Pattern[str]:
    joined, spaced = pattern_of(table("days")["half_more"])
    return regex.compile(rf"\s?(?:{joined})|\s(?:{spaced}){_EDGE}")


@lru_cache(maxsize=1)
def _whole_words() -> list[tuple[str, dict[str, Decimal], regex.Pattern[str]]]:
    return [
        (
            unit,
            {key_of(plain(word)): Decimal(str(value)) for word, value in words.items()},
            words_pattern(words),
        )
        for unit, words in table("days")["whole"].items()
    ]


@lru_cache(maxsize=1)
def _units() -> dict[str, regex.Pattern[str]]:
    units = table("days")["units"]
    found = {}
    for unit in ("month", "week", "day", "minute", "hour"):
        unspaced = [word for word in units[unit] if regex.search(rf"{_UNSPACED_END}$", word)]
        spaced = [word for word in units[unit] if word not in unspaced]
        found[unit] = regex.compile(rf"\s?(?:{alternatives(unspaced)}|(?:{alternatives(spaced)}){_EDGE})")
    return found


@lru_cache(maxsize=1)
def _inverted() -> list[tuple[str, regex.Pattern[str]]]:
    return [
        (unit, regex.compile(rf"(?<!\p{{L}})(?:{alternatives(words)})\s$"))
        for unit, words in table("days")["units_before"].items()
    ]


@lru_cache(maxsize=32)
def _directions(notation: str | None) -> list[tuple[regex.Pattern[str], regex.Pattern[str], int]]:
    found = []
    days = table("days")
    future = [*days["future_of"].get(notation, ()), *days["future"]]
    for rows, sign in ((days["past"], -1), (future, 1)):
        for row in rows:
            before, after = regex.split(r"n unit", row, maxsplit=1)
            found.append((_before(plain(before)), _after(plain(after)), sign))
    return found
