"""The minutes that words around an hour add or take: half past, moins le quart, без десяти, 差五分."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

import regex

from bot.nlu.values.number_characters import figure
from bot.nlu.values.numbers import Number
from bot.nlu.values.tables import alternatives, pattern_of, plain, table

_HOUR = 60
_FIVE = 5
_TEN = 10
_ARABIC = regex.compile(r"\p{Arabic}")
_LETTERS = regex.compile(r"[\d\p{L}]|[.,:]\d|\s?[%€$£]")
_COUNTERS = regex.compile(r"[\d一二三四五六七八九十个個块塊元円人位名张張天岁回万千百]|[.,:]\d|\s?[%€$£]")


class Minutes:
    """The numbers of a message that may be minutes, by where they begin and end."""

    def __init__(self, text: str, numbers: Sequence[Number], notation: str | None = None) -> None:
        self._text = text
        self._notation = notation
        self._starts: dict[int, tuple[int, int]] = {}
        self._ends: dict[int, tuple[int, int]] = {}
        for value, start, end in (*_of_numbers(numbers), *_of_characters(text), *_of_words(text)):
            self._starts.setdefault(start, (value, end))
            self._ends.setdefault(end, (value, start))

    def after(self, end: int, *, is_marked: bool) -> tuple[int, int]:
        """Return the minutes that stand after an hour, and where they end; 0 when there are none."""
        for pattern, minutes in _fractions("after_hour", None):
            if match := pattern.match(self._text, end):
                more, last = self._more(match)
                return minutes + more, last
        return self._linked(end) or self._plain(end, is_marked=is_marked) or (0, end)

    def _more(self, fraction: regex.Match[str]) -> tuple[int, int]:
        """Return the minutes that Arabic counts from a half: ونص وخمسة, ونص إلا خمسة."""
        linked = self._linked(fraction.end()) if _ARABIC.search(fraction.group()) else None
        return linked or (0, fraction.end())

    def before(self, start: int) -> tuple[int, int]:
        """Return the minutes that stand before an hour (negative: to the hour), and where they begin."""
        shift = 0
        for pattern, minutes in _fractions("before_hour", self._notation):
            if match := pattern.search(self._text, 0, start):
                shift, start = minutes, match.start()
                break
        counted = self._counted_before(start)
        return (shift + counted[0], counted[1]) if counted else (shift, start)

    def is_taken_off(self, number: Number) -> bool:
        """Return whether a number is what is missing to an hour: без десяти пять."""
        return _without().search(self._text, 0, number.start) is not None

    def _linked(self, end: int) -> tuple[int, int] | None:
        plus, minus = _links()
        for pattern, sign in ((plus, 1), (minus, -1)):
            link = pattern.match(self._text, end)
            found = self._starts.get(link.end()) if link else None
            if found is None and link and link.group().endswith("و"):
                found = self._starts.get(link.end() - 1)
            if found and not _hour_marks().match(self._text, found[1]):  # 9h et 10h
                mark = _marks().match(self._text, found[1])
                return sign * found[0], mark.end() if mark else found[1]
        return None

    def _plain(self, end: int, *, is_marked: bool) -> tuple[int, int] | None:
        gap = 1 if self._text[end : end + 1] == " " else 0
        found = self._starts.get(end + gap) or (
            self._starts.get(end + gap + 1) if self._text[end + gap : end + gap + 1] == "و" else None
        )
        if found is None:
            return None
        turned = _turned().match(self._text, found[1])
        if turned and turned["word"]:  # dokuza on kala
            return -found[0], turned.end()
        mark = _marks().match(self._text, found[1])
        # 四点五十到: where no spaces are written, any word may follow but a counter.
        is_east = self._text[end - 1 : end] in set("点點時时")
        other = _COUNTERS if is_east and found[0] >= _TEN else _LETTERS
        if mark is None and (not is_marked or other.match(self._text, found[1])):
            return None
        last = mark.end() if mark else found[1]
        if mark and (turned := _turned().match(self._text, last)):
            return -found[0], turned.end()
        return found[0], last

    def _counted_before(self, start: int) -> tuple[int, int] | None:
        for name, sign in (
            ("past_hour", 1),
            ("to_hour", -1),
            ("to_hour_after_a_word", -1),
            ("of_the_hour_before", 1),
        ):
            link = _before(name, self._notation).search(self._text, 0, start)
            if link is None or (found := self._ends.get(link.start())) is None:
                continue
            if name == "to_hour_after_a_word" and self._text[found[1]].isdigit():
                continue
            return (found[0] - _HOUR if name == "of_the_hour_before" else sign * found[0]), found[1]
        for gap in (0, 1):
            found = self._ends.get(start - gap) or self._marked_end(start - gap)
            word = _without().search(self._text, 0, found[1]) if found else None
            if found and word:
                return -found[0], word.start()
        return None

    def _marked_end(self, end: int) -> tuple[int, int] | None:
        for back in (1, 2, _FIVE, 6, 7):
            if (
                (found := self._ends.get(end - back))
                and (mark := _marks().match(self._text, end - back))
                and mark.end() == end
            ):
                return found
        return None


def _of_numbers(numbers: Sequence[Number]) -> Iterator[tuple[int, int, int]]:
    for number in numbers:
        value = number.readings[0]
        if len(number.readings) == 1 and value == int(value) and 0 < value < _HOUR:
            yield int(value), number.start, number.end


_CHARACTERS = regex.compile(r"(?:[零〇]?[一二三四五六七八九十]{1,3}|[일이삼사오육칠팔구십]{1,4}(?=\s?분))")


def _of_characters(text: str) -> Iterator[tuple[int, int, int]]:
    for match in _CHARACTERS.finditer(text):
        value = figure(match.group())
        if value and 0 < int(value) < _HOUR:
            yield int(value), match.start(), match.end()


@lru_cache(maxsize=1)
def _minute_words() -> tuple[Mapping[str, int], regex.Pattern[str]]:
    words = {plain(word): int(value) for word, value in table("hours")["minute_words"].items()}
    return words, regex.compile(alternatives(words))


def _of_words(text: str) -> Iterator[tuple[int, int, int]]:
    values, pattern = _minute_words()
    for match in pattern.finditer(text):
        yield values[match.group()], match.start(), match.end()


@lru_cache(maxsize=32)
def _fractions(name: str, notation: str | None) -> list[tuple[regex.Pattern[str], int]]:
    rows: dict[int, list[str]] = dict(table("hours")[name])
    own: dict[int, list[str]] = _own(notation).get(name, {})
    taken = {word for words in own.values() for word in words}
    # Dutch `half vier` is half past three: its own meaning comes first and the others' is none.
    rows = {minutes: [word for word in words if word not in taken] for minutes, words in rows.items()}
    found = []
    for minutes, words in (*own.items(), *rows.items()):
        if name == "after_hour":
            east, west = pattern_of(words)
            pattern = rf"\s?(?:{east}|(?:{west})(?![a-zа-я\u0600-\u06ff]))"
        else:
            east, west = pattern_of(words)
            pattern = rf"(?:(?:{east})|(?<!\p{{L}})(?:{west}))\s?$"
        found.append((regex.compile(pattern), int(minutes)))
    return found


def _own(notation: str | None) -> Mapping[str, Any]:
    found: Mapping[str, Any] = table("hours")["own"].get(notation, {})
    return found


@lru_cache(maxsize=1)
def _links() -> tuple[regex.Pattern[str], regex.Pattern[str]]:
    def link(name: str) -> regex.Pattern[str]:
        words = table("hours")[name]
        east, west = pattern_of(word for word in words if word != "و")
        joined = r"|\sو\s?" if "و" in words else ""
        return regex.compile(rf"(?:{east}|\s(?:{west})\s{joined})")

    return link("plus_minutes"), link("minus_minutes")


@lru_cache(maxsize=64)
def _before(name: str, notation: str | None) -> regex.Pattern[str]:
    words = [*table("hours")[name], *_own(notation).get(name, [])]
    return regex.compile(rf"\s(?:{alternatives(words)})\s$")


@lru_cache(maxsize=1)
def _without() -> regex.Pattern[str]:
    east, west = pattern_of(table("hours")["without"])
    return regex.compile(rf"(?:(?:{east})|(?<!\p{{L}})(?:{west}))\s?$")


@lru_cache(maxsize=1)
def _hour_marks() -> regex.Pattern[str]:
    _, west = pattern_of(table("hours")["after"])
    return regex.compile(rf"\s?(?:{west})(?!\p{{L}})")


@lru_cache(maxsize=1)
def _marks() -> regex.Pattern[str]:
    east, west = pattern_of(table("hours")["minute_marks"])
    return regex.compile(rf"\s?(?:(?:{east})|(?:{west})(?![\p{{L}}\p{{M}}]))")


@lru_cache(maxsize=1)
def _turned() -> regex.Pattern[str]:
    east, west = pattern_of(table("hours")["before_minutes"])
    return regex.compile(rf"\s?(?:{east})|\s(?P<word>{west})(?!\p{{L}})")
