"""Tells hours from other points: 一点 is one o'clock or "a bit", 两点建议 are two pieces of advice."""

from __future__ import annotations

from functools import lru_cache

import regex

from bot.nlu.values.found import Search
from bot.nlu.values.tables import alternatives, table


def is_no_hour(search: Search, start: int, end: int, part: str, *, is_sure: bool) -> bool:
    """Return whether what looks like an hour is none; it is one behind a part of the day or with minutes."""
    bit, counted, goes_on, before = _patterns()
    if counted.match(search.text, end):
        return True
    # 早一点 and 晚一点 are "a bit earlier" and "a bit later".
    if is_sure or len(part.strip()) > 1 or bit.fullmatch(search.text, start, end) is None:
        return False
    if before.search(search.text, 0, start) or _is_after_a_day(search, start):
        return goes_on.match(search.text, end) is not None
    return True


def _is_after_a_day(search: Search, start: int) -> bool:
    last = len(search.text[:start].rstrip(" ,的"))
    return any(one.entity == "date" and one.end == last for one in search.found)


@lru_cache(maxsize=1)
def _patterns() -> tuple[regex.Pattern[str], regex.Pattern[str], regex.Pattern[str], regex.Pattern[str]]:
    hours = table("hours")
    bit, counted, goes_on, before = (
        alternatives(hours[name]) for name in ("a_bit", "counted_points", "after_a_bit", "before_one_oclock")
    )
    return (
        regex.compile(rf"\s?(?:{bit})\s?"),
        regex.compile(rf"\s?(?:{counted})"),
        regex.compile(rf"\s?(?:{goes_on})"),
        regex.compile(rf"(?:^|[,.!?;:(~-]|{before})\s?$"),
    )
