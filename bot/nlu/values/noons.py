"""About noon: gegen Mittag, お昼ごろ, в обед. Said alone it is 12:00, beside its day a part of that."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

import regex

from bot.nlu.values.found import Found, Search
from bot.nlu.values.tables import alternatives, pattern_of, table, words_pattern

_NOON = "12:00"
# So near an hour the word tells its part of the day: 中午我在王府井等到一点.
_NEAR = 22
_PARTED = regex.compile(r"[\d.!?;]")


def noon_beside(search: Search, start: int, end: int) -> bool:
    """Return whether it is said of a day that it was about noon of it: 昨日のお昼ごろ, в обед в пятницу."""
    return any(_is_of_day(search.text, noon, start, end) for noon in search.once(_noons))


def find_noons(search: Search, hours: Iterable[Found]) -> Iterator[Found]:
    """Return noon where neither a day nor an hour is told by it."""
    noons = search.once(_noons)
    if not noons:
        return
    times = [one.start for one in hours]
    days = [one for one in search.found if one.entity == "date" and one.part]
    for start, end in noons:
        of_hour = any(
            end <= hour <= end + _NEAR and not _PARTED.search(search.text, end, hour) for hour in times
        )
        of_day = any(_is_of_day(search.text, (start, end), day.start, day.end) for day in days)
        if not of_hour and not of_day:
            yield Found("time", _NOON, start, end)


def _noons(text: str) -> list[tuple[int, int]]:
    words, before, behind = _patterns()
    return [
        match.span("word")
        for match in words.finditer(text)
        if not before.search(text, 0, match.start("word")) and not behind.match(text, match.end("word"))
    ]


@lru_cache(maxsize=1)
def _patterns() -> tuple[regex.Pattern[str], ...]:
    hours = table("hours")
    joined, spaced = pattern_of(hours["no_noon_behind"])
    return (
        words_pattern(hours["about_noon"]),
        regex.compile(rf"(?:{joined}|(?<!\p{{L}})(?:{spaced})\s)$"),
        regex.compile(rf"\s?(?:{alternatives(hours['no_noon_before'])})"),
    )


def _is_of_day(text: str, noon: tuple[int, int], start: int, end: int) -> bool:
    """Return whether nothing but a word such as "of" stands between noon and a day."""
    link = _link()
    return bool(link.fullmatch(text, end, noon[0]) or link.fullmatch(text, noon[1], start))


@lru_cache(maxsize=1)
def _link() -> regex.Pattern[str]:
    joined, spaced = pattern_of(table("hours")["noon_of_day"])
    return regex.compile(rf"[\s,]*(?:{joined}|(?:{spaced})\s)?\s?")
