"""Days with a name: Christmas Eve, 元旦, к концу недели."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import lru_cache

import regex

from bot.nlu.values.found import Found, Search
from bot.nlu.values.month_days import Build
from bot.nlu.values.tables import key_of, plain, table, words_pattern
from bot.nlu.values.weekdays import either, exact, is_wish


@lru_cache(maxsize=1)
def _fixed_words() -> tuple[dict[str, str], regex.Pattern[str]]:
    rows = table("days")["fixed"]
    words = {word: str(day) for day, some in rows.items() for word in some}
    return {key_of(plain(word)): day for word, day in words.items()}, words_pattern(words)


def find_named_days(search: Search, today: dt.date, build: Build) -> Iterator[Found]:
    """Return days of the calendar that have a name, and the choice that the end of the week leaves."""
    rows, pattern = _fixed_words()
    for match in pattern.finditer(search.text):
        month, _, day = rows[key_of(match["word"])].partition("-")
        if is_wish(search.text, *match.span("word")):
            continue
        if found := build(None, month, day, today):
            yield exact(found, match.start("word"), match.end("word"))
    for match in _end_of_week().finditer(search.text):
        monday = today - dt.timedelta(days=today.weekday())
        days = [monday + dt.timedelta(days=place) for place in (4, 5, 6)]
        yield either([day for day in days if day >= today], match.start("word"), match.end("word"))


def find_days_on_both_sides(search: Search, today: dt.date) -> Iterator[Found]:
    """Return Hindi's day that is yesterday or tomorrow: the verb tells, else both are meant."""
    rows, pattern, past, future = _both_sides()
    for match in pattern.finditer(search.text):
        shift = dt.timedelta(days=rows[key_of(match["word"])])
        was, will = (one.search(search.text) is not None for one in (past, future))
        days = [today - shift] * (was or not will) + [today + shift] * (will or not was)
        yield either(days, match.start("word"), match.end("word"))


@lru_cache(maxsize=1)
def _both_sides() -> tuple[dict[str, int], regex.Pattern[str], regex.Pattern[str], regex.Pattern[str]]:
    days = table("days")
    rows = {plain(word): int(shift) for shift, words in days["relative_both"].items() for word in words}
    past, future = (words_pattern(days[name]) for name in ("before_today", "after_today"))
    return {key_of(word): shift for word, shift in rows.items()}, words_pattern(rows), past, future


@lru_cache(maxsize=1)
def _end_of_week() -> regex.Pattern[str]:
    return words_pattern(table("days")["end_of_week"])
