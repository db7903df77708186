"""What stands around weekdays: spans of them (Mon-Fri, from Thursday to Tuesday), and articles."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache

import regex
from babel import Locale, UnknownLocaleError

from bot.nlu.values.found import Found, Search
from bot.nlu.values.tables import alternatives, pattern_of, plain, table

_WEEK = 7


def find_short_spans(search: Search, today: dt.date) -> None:
    """Take both days of `mo-fr`; alone the abbreviations are other words too often."""
    days, pattern = _short_days(search.notation)
    for match in pattern.finditer(search.text):
        if not search.is_free(match.start(), match.end()):
            continue
        first = coming(today, days[match["first"]])
        last = after(first, days[match["last"]])
        for name, day in (("first", first), ("last", last)):
            search.take(Found("date", day.isoformat(), match.start(name), match.end(name)))


def coming(today: dt.date, weekday: int) -> dt.date:
    """Return today or the first such weekday to come."""
    return today + dt.timedelta(days=(weekday - today.weekday()) % _WEEK)


def after(day: dt.date, weekday: int) -> dt.date:
    """Return the first such weekday after a day."""
    return coming(day + dt.timedelta(days=1), weekday)


def began(search: Search, start: int) -> dt.date | None:
    """Return the day with which a span began whose other day stands at `start`."""
    link = _link().search(search.text, max(0, start - _WEEK * 2), start)
    if link is None:
        return None
    days = [one for one in search.found if one.entity == "date" and one.end == link.start()]
    values = [day for one in days for day in (one.ambiguous or [one.value])]
    return dt.date.fromisoformat(min(values)) if values else None


def goes_on(text: str, end: int) -> bool:
    """Return whether a span may begin with what ends there."""
    return _link().match(text, end) is not None


def is_some_day(text: str, start: int) -> bool:
    """Return whether it is some such day: two weeks ago, on a Thursday."""
    return _some().search(text, 0, start) is not None


@lru_cache(maxsize=1)
def _some() -> regex.Pattern[str]:
    return regex.compile(rf"(?<!\p{{L}})(?:{alternatives(table('days')['some_weekday'])})\s$")


@lru_cache(maxsize=1)
def _link() -> regex.Pattern[str]:
    return regex.compile(_link_source())


def _link_source() -> str:
    joined, spaced = pattern_of(table("days")["weekday_span"])
    return rf"\.?(?:\s?(?:{joined}|[-~])\s?|\s(?:{spaced})\s)"


@lru_cache(maxsize=32)
def _short_days(notation: str | None) -> tuple[dict[str, int], regex.Pattern[str]]:
    rows: dict[str, int] = {}
    for tag in [notation] if notation else table("days")["short_spans"]:
        for width in ("abbreviated", "short"):
            for number, name in _names(tag, width).items():
                rows.setdefault(plain(name).rstrip("."), number)
    names = alternatives(rows) or "(?!)"
    return rows, regex.compile(
        rf"(?<![\p{{L}}\d])(?P<first>{names}){_link_source()}(?P<last>{names})(?![\p{{L}}\p{{M}}])"
    )


def _names(tag: str, width: str) -> dict[int, str]:
    try:
        found: dict[int, str] = dict(Locale.parse(tag.replace("-", "_")).days["format"][width])
    except (UnknownLocaleError, ValueError):
        return {}
    return found if regex.search(r"\p{Latin}", found[0]) else {}
