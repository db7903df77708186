"""Hours as Arabic says them: ordinals (الساعة الرابعة), definite numbers, and words of its dialects."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

import regex

from bot.nlu.values.found import Search
from bot.nlu.values.numbers import Number
from bot.nlu.values.tables import plain, table

_ARABIC = regex.compile(r"\p{Arabic}")
_ARTICLE = "ال"
_END = r"(?!\p{L})"


@dataclass(frozen=True)
class Hours:
    """The patterns of one reading of the table, all over folded letters."""

    values: Mapping[str, Decimal]
    definite: regex.Pattern[str]
    spoken: regex.Pattern[str]
    clock: regex.Pattern[str]
    any_clock: regex.Pattern[str]
    another: regex.Pattern[str]
    before: regex.Pattern[str]
    after: regex.Pattern[str]
    until: regex.Pattern[str]
    units: frozenset[str]
    counts: regex.Pattern[str]


class ArabicHours:
    """The hours in a folded message that Arabic alone says in this way."""

    def __init__(self, search: Search) -> None:
        self._search = search
        self._hours = _table()
        self._text = search.text if _ARABIC.search(search.text) else ""
        self._starts: set[int] = set()

    def numbers(self) -> Iterator[Number]:
        """Return the hours, without those that are the adjective of a noun: الدرجة الرابعة."""
        if not self._text:
            return
        for pattern in (self._hours.spoken, self._hours.definite):
            for match in pattern.finditer(self._text):
                start, end = match.span("word")
                if start in self._starts or self._is_adjective(start):
                    continue
                self._starts.add(start)
                yield Number((self._hours.values[match["word"]],), start, end, is_bare=False)

    def clock(self, start: int) -> regex.Match[str] | None:
        """Return the word for the clock that stands before an hour: an article makes it sure."""
        return self._hours.clock.search(self._text, 0, start) if self._text else None

    def before(self, number: Number) -> regex.Match[str] | None:
        """Return what says that an hour follows: of an ordinal many words do, of a number the clock."""
        if not self._text:
            return None
        if number.start in self._starts:
            told = self._hours.before.search(self._text, 0, number.start)
            return None if told and self._is_unit(number, told) else told
        if self._hours.another.match(self._text, number.start):
            return None  # ساعة واحدة lasts an hour
        return self._hours.any_clock.search(self._text, 0, number.start)

    def after(self, number: Number) -> regex.Match[str] | None:
        """Return the word behind an ordinal that says the same: الرابعة تماما."""
        return self._hours.after.match(self._text, number.end) if number.start in self._starts else None

    def goes_on(self, number: Number, end: int) -> bool:
        """Return whether a second hour follows: من الرابعة إلى الخامسة."""
        return number.start in self._starts and self._hours.until.match(self._text, end) is not None

    def _is_unit(self, number: Number, told: regex.Match[str]) -> bool:
        """Return whether a second is meant: 100 يوان في الثانية."""
        if self._text[number.start : number.end] not in self._hours.units:
            return False
        if self._hours.any_clock.search(self._text, 0, number.start):
            return False
        amounts = [one.end for one in self._search.found if one.entity == "money"]
        return (
            told.start() - 1 in amounts or self._hours.counts.search(self._text, 0, told.start()) is not None
        )

    def _is_adjective(self, start: int) -> bool:
        noun = _NOUN.search(self._text, 0, start)
        if noun is None or self._hours.clock.search(self._text, 0, start):
            return False
        return not any(
            one.entity == "date" and one.start < noun.end() <= one.end + 1 for one in self._search.found
        )


# A definite noun of the feminine, with which an ordinal agrees.
_NOUN = regex.compile(r"(?<!\p{L})[وفبك]?(?:ال|لل)\p{L}+ه\s$")


def is_told_hour(text: str, start: int) -> bool:
    """Return whether a word stands behind the word for the clock: الساعة اثنين is no Monday."""
    return _table().clock.search(text, 0, start) is not None


def _values(name: str, article: str = "") -> dict[str, Decimal]:
    rows = table("hours")["arabic"][name]
    return {article + plain(word): Decimal(hour) for word, hour in rows.items()}


def _any(words: Mapping[str, Decimal] | list[str]) -> str:
    return "|".join(sorted(map(plain, words), key=len, reverse=True)).replace(" ", r"\s")


@lru_cache(maxsize=1)
def _table() -> Hours:
    rows = table("hours")["arabic"]
    definite = _values("ordinals", _ARTICLE) | _values("counted", _ARTICLE)
    spoken = _values("ordinals") | _values("spoken") | _values("spoken", _ARTICLE)
    another, begins = _any(rows["another"]), r"(?:(?<!\p{L})|(?<=(?<!\p{L})[وف]))"
    clock, sure = (rf"{article}(?:{_any(rows['clock'])})" for article in ("(?:ال|لل?)?", "(?:ال|لل)"))
    prefix = r"(?<!\p{L})(?:[وف]?(?:عا?|ب|علي\s|في\s)?)"
    until = rf"\s(?:{_any(rows['until'])})\s?(?:{_any(definite)}){_END}"
    both = rf"(?<=(?<!\p{{L}})(?:{_any(rows['between'])})\s(?:{_any(definite)})\s)و\s?$"
    return Hours(
        values=definite | spoken,
        definite=regex.compile(rf"{begins}(?P<word>{_any(definite)}){_END}"),
        spoken=regex.compile(
            rf"{prefix}(?:{sure}\s|{clock}\s(?!(?:{another}){_END}))(?P<word>{_any(spoken)}){_END}"
        ),
        clock=regex.compile(rf"{prefix}{sure}\s$"),
        any_clock=regex.compile(rf"{prefix}{clock}\s$"),
        another=regex.compile(rf"(?:{another}){_END}"),
        before=regex.compile(rf"{prefix}{clock}\s$|(?<!\p{{L}})[وف]?(?:{_any(rows['before'])})\s$|{both}"),
        after=regex.compile(rf"\s(?:{_any(rows['after'])}){_END}"),
        until=regex.compile(until),
        units=frozenset(_ARTICLE + plain(word) for word in rows["units"]),
        counts=regex.compile(rf"(?:(?<!\p{{L}})(?:{_any(rows['how_many'])})|\d)(?:\s\p{{L}}+){{0,3}}\s$"),
    )
