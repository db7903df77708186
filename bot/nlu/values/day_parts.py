"""Parts of the day beside a time: 9 in the evening, 晚上九点, 오후 3시, last night at 11."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

import regex

from bot.nlu.values.found import Search
from bot.nlu.values.noons import noon_beside
from bot.nlu.values.tables import alternatives, key_of, plain, table
from bot.nlu.values.weekdays import Day

_NOON = 12
_SMALL_HOURS = 5
_NEAR = 26
# Where the part stands before its hour, one behind an hour is that of the next: 9시부터 오후 5시까지.
_EAST = regex.compile(r"[\p{Han}\p{Hangul}]")
_NEXT = regex.compile(
    r"\s?(?:\d{1,2}|[一二三四五六七八九十两]{1,3}|한|두|세|네|다섯|여섯|일곱|여덟|아홉|열[한두]?)\s?(?:[点時时시]|:\d)"
)


def lifted(hour: int, part: str) -> int:
    """Return the hour of 24 that an hour of 12 is in a part of the day."""
    if hour > _NOON:
        return hour
    if part == "morning":
        return hour % _NOON
    if part == "night":
        return hour % _NOON + (0 if hour % _NOON < _SMALL_HOURS else _NOON)
    if part == "evening":
        return hour % _NOON + (_NOON if hour % _NOON else 0)
    if part == "noon":
        return hour if hour >= 10 else hour + _NOON  # noqa: PLR2004 - from ten to two
    return hour % _NOON + _NOON


def part_beside(search: Search, start: int, end: int, days: Sequence[Day]) -> tuple[str | None, int, int]:
    """Return the part of the day beside a time, with the span of both."""
    text = search.text
    rows, before, after = _parts()
    if (match := after.match(text, end)) and not _is_of_next_hour(text, match):
        # The part may be said with the day: 3 giờ chiều mai.
        last = match.end() if search.is_free(match.start("part"), match.end()) else end
        return rows[key_of(match["part"])], start, last
    near = max(0, start - _NEAR)
    for match in reversed(list(before.finditer(text, near, start))):
        between = text[match.end() : start]
        if not regex.search(r"[\d.!?;]", between):
            joined = not between.strip() and search.is_free(match.start(), start)
            return rows[key_of(match["part"])], match.start() if joined else start, end
    for day in days:
        near_by = abs(start - day.end) <= _NEAR * 2 or abs(day.start - end) <= _NEAR
        if day.part is not None and near_by and not _is_of_another_day(search, day, start):
            return "night" if day.part == "evening" else day.part, start, end
    return None, start, end


def _is_of_next_hour(text: str, match: regex.Match[str]) -> bool:
    return _EAST.search(match["part"]) is not None and _NEXT.match(text, match.end()) is not None


def note_parts(search: Search, days: Sequence[Day]) -> None:
    """Note with each day the part of it that was said: this morning, lunes por la tarde."""
    for place, found in enumerate(search.found):
        if found.entity != "date":
            continue
        named = [day.part for day in days if day.part and found.start < day.end and day.start < found.end]
        part = named[0] if named else _part_behind(search.text, found.end)
        if part is None and noon_beside(search, found.start, found.end):
            part = "noon"
        search.found[place] = replace(found, part=part)


def _part_behind(text: str, end: int) -> str | None:
    rows, _, after = _parts()
    if (match := after.match(text, end)) and _stands_for_itself(text, match):
        return rows[key_of(match["part"])]
    word = _weekday_part().match(text, end)
    return str(table("days")["weekday_parts"][word["part"]]) if word else None


@lru_cache(maxsize=1)
def _weekday_part() -> regex.Pattern[str]:
    return regex.compile(rf"\s(?P<part>{alternatives(table('days')['weekday_parts'])})(?![\p{{L}}\p{{M}}])")


def _stands_for_itself(text: str, match: regex.Match[str]) -> bool:
    """Return whether behind a day it is a part of that: `am` may be a preposition, 早 begins 早点."""
    part = match["part"]
    if regex.fullmatch(r"\p{Han}", part):
        return regex.match(r"\p{Han}", text[match.end() :]) is None
    return len(part) > 2 or regex.search(r"[\p{Han}\p{Hangul}]", part) is not None  # noqa: PLR2004


def _is_of_another_day(search: Search, day: Day, start: int) -> bool:
    """Return whether a day stands between: the second hour of `tonight at 8 or tomorrow at 8`."""
    return any(found.entity == "date" and day.end <= found.start < start for found in search.found)


@lru_cache(maxsize=1)
def _parts() -> tuple[dict[str, str], regex.Pattern[str], regex.Pattern[str]]:
    rows = {key_of(plain(word)): part for part, words in table("hours")["parts"].items() for word in words}
    words = [word for part in table("hours")["parts"].values() for word in part]
    unspaced = [word for word in words if regex.search(r"[\p{Han}\p{Hangul}\p{Hiragana}\p{Thai}]$", word)]
    spaced = [word for word in words if word not in unspaced]
    # `م`, `am` and `a m` stand after the hour only.
    long_words = [word for word in spaced if len(word.replace(" ", "")) > 2]  # noqa: PLR2004
    before = (
        rf"(?:(?P<part>{alternatives(unspaced)})|(?<![\p{{L}}\p{{M}}])"
        rf"(?P<part>{alternatives(long_words)})(?![\p{{L}}\p{{M}}]))"
    )
    after = (
        rf"\s?(?:(?:de|da|di|في|的|in|am)\s)?(?:(?P<part>{alternatives(spaced)})(?![\p{{L}}\p{{M}}])"
        rf"|(?P<part>{alternatives(unspaced)}))"
    )
    return rows, regex.compile(before), regex.compile(after)
