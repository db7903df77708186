"""Days that the words around them move: 圣诞节前一天, 25일 전날, and the 5号 of 12月3号到5号."""

from __future__ import annotations

import calendar
import datetime as dt
import itertools
from dataclasses import replace
from functools import lru_cache

import regex

from bot.nlu.values.found import Found, Search
from bot.nlu.values.tables import alternatives, table
from bot.nlu.values.weekdays import either


def move_days(search: Search) -> None:
    """Put the last day of a span into the month of its first, and a day where the words behind it say."""
    dates = sorted((one for one in search.found if one.entity == "date"), key=lambda one: one.start)
    for place, (first, last) in enumerate(itertools.pairwise(dates)):
        if _link().fullmatch(search.text, first.end, last.start) and _is_day_only(search.text, last):
            dates[place + 1] = _after_first(dates[place], last)
    dates = [_moved(search, date) for date in dates]
    search.found = [one for one in search.found if one.entity != "date"] + dates


def _days(date: Found) -> list[dt.date]:
    return [dt.date.fromisoformat(day) for day in date.ambiguous or [date.value]]


def _after_first(first: Found, last: Found) -> Found:
    day, found = _days(last)[0].day, []
    for begin in _days(first):
        month = begin if day > begin.day else begin.replace(day=28) + dt.timedelta(days=7)
        if day <= calendar.monthrange(month.year, month.month)[1]:
            found.append(month.replace(day=day))
    return either(found, last.start, last.end) if found else last


def _moved(search: Search, date: Found) -> Found:
    for pattern, shift in _shifts():
        if (match := pattern.match(search.text, date.end)) and search.is_free(*match.span()):
            search.reserve(*match.span())
            moved = either([day + dt.timedelta(days=shift) for day in _days(date)], date.start, match.end())
            return replace(moved, end=len(search.text[: match.end()].rstrip()))
    return date


def moves(text: str, start: int) -> bool:
    """Return whether a word that moves a day stands there: the 전날 of 25일 전날 is no 전."""
    return any(pattern.match(text, start) for pattern, _ in _shifts())


def _is_day_only(text: str, date: Found) -> bool:
    return _day_only().fullmatch(text, date.start, date.end) is not None


@lru_cache(maxsize=1)
def _day_only() -> regex.Pattern[str]:
    marks = alternatives(table("days")["day_marks"])
    return regex.compile(rf"[\d〇零一二三四五六七八九十廿卅]{{1,3}}\s?(?:{marks})")


@lru_cache(maxsize=1)
def _link() -> regex.Pattern[str]:
    return regex.compile(rf"\s?(?:{alternatives(table('days')['span_links'])})\s?")


@lru_cache(maxsize=1)
def _shifts() -> list[tuple[regex.Pattern[str], int]]:
    days = table("days")
    return [
        (regex.compile(rf"\s?[的の]?\s?(?:{alternatives(days[name])})"), shift)
        for name, shift in (("day_before", -1), ("day_after", 1))
    ]
