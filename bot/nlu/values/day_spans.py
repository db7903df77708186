"""The other day of a span whose month is said once: from 20 to 25 November, с 28 по 3 декабря, Nov 20-25."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import regex

from bot.nlu.values.contacts import is_labelled
from bot.nlu.values.found import Found, Search
from bot.nlu.values.month_days import ordinals
from bot.nlu.values.numbers import Number
from bot.nlu.values.tables import alternatives, pattern_of, table
from bot.nlu.values.weekdays import either

_MOST_DAYS = 31
Places = Mapping[int, tuple[int, int]]


@dataclass(frozen=True)
class Patterns:
    """What links two days, and what stands before the first and behind the second."""

    before: regex.Pattern[str]
    after: regex.Pattern[str]
    sure: regex.Pattern[str]
    since: regex.Pattern[str]
    closed: regex.Pattern[str]


def find_other_days(search: Search, dates: Sequence[Found], numbers: Sequence[Number]) -> Iterator[Found]:
    """Return the day before each date that ends a span, and after one that begins it, in the date's month."""
    said = [*_cardinals(numbers), *search.once(ordinals)]
    ends = {end: (day, start) for day, start, end in said if _stands_free(search.text, start)}
    starts = {start: (day, end) for day, start, end in said}
    if ends and dates:
        patterns = _patterns()
        for date in dates:
            yield from _first(search, date, ends, patterns)
            yield from _last(search, date, starts, patterns)


def _first(search: Search, date: Found, ends: Places, patterns: Patterns) -> Iterator[Found]:
    link = patterns.before.search(search.text, 0, date.start)
    first = ends.get(link.start()) if link else None
    if link is None or first is None or not search.is_free(first[1], link.start()):
        return
    if patterns.sure.fullmatch(link.group()) or patterns.since.search(search.text, 0, first[1]):
        lasts = _readings(date)
        months = [
            last if first[0] < last.day else last.replace(day=1) - dt.timedelta(days=1) for last in lasts
        ]
        yield from _in_months(months, lasts, first[0], first[1], link.start())


def _last(search: Search, date: Found, starts: Places, patterns: Patterns) -> Iterator[Found]:
    link = patterns.after.match(search.text, date.end)
    last = starts.get(link.end()) if link else None
    if link is None or last is None or not patterns.closed.match(search.text, last[1]):
        return
    is_sure = patterns.sure.fullmatch(link.group()) and search.text[date.end - 1].isdigit()
    if is_sure or patterns.since.search(search.text, 0, date.start):
        firsts = _readings(date)
        months = [
            first if last[0] > first.day else first.replace(day=28) + dt.timedelta(days=7) for first in firsts
        ]
        yield from _in_months(months, firsts, last[0], link.end(), last[1])


def _readings(date: Found) -> list[dt.date]:
    """Return the days a date may be, when they are one day of several months."""
    days = [dt.date.fromisoformat(day) for day in (date.ambiguous or [date.value])]
    return days if len({day.day for day in days}) == 1 else []


def _in_months(
    months: Sequence[dt.date], others: Sequence[dt.date], day: int, start: int, end: int
) -> Iterator[Found]:
    found = [
        month.replace(day=day)
        for month, other in zip(months, others, strict=True)
        if day != other.day and day <= calendar.monthrange(month.year, month.month)[1]
    ]
    if found:
        yield either(found, start, end)


def _cardinals(numbers: Sequence[Number]) -> Iterator[tuple[int, int, int]]:
    for number in numbers:
        value = number.readings[0]
        if len(number.readings) == 1 and value == int(value) and 1 <= value <= _MOST_DAYS:
            yield int(value), number.start, number.end


def _stands_free(text: str, start: int) -> bool:
    return not regex.search(r"[\d.,:/-]\s?$|[#№]\s?$", text[:start]) and not is_labelled(text, start)


@lru_cache(maxsize=1)
def _patterns() -> Patterns:
    days = table("days")
    suffixes = alternatives(days["ordinals"])
    suffix = rf"(?:(?<=\d)\s?-?(?:{suffixes})(?!\p{{L}}))?(?:(?<=\d)\.)?"

    def link(words: Sequence[str]) -> str:
        joined, spaced = pattern_of(words)
        return rf"(?:\s?(?:{joined}|[-~])\s?|\s(?:{spaced})\s?)"

    to, sure = link([*days["span_to"], *days["span_sure"]]), link(days["span_sure"])
    since_joined, since_spaced = pattern_of(days["span_from"])
    return Patterns(
        before=regex.compile(rf"{suffix}{to}$"),
        after=regex.compile(to),
        sure=regex.compile(suffix + sure),
        since=regex.compile(rf"(?:{since_joined}|(?<!\p{{L}})(?:{since_spaced})\s?)$"),
        closed=regex.compile(rf"{suffix}\s*(?:$|[,!?;)]|\.(?!\d))"),
    )
