"""Weekdays, and how a day or the choice between two becomes a value."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from functools import lru_cache

import regex
from babel import Locale

from bot.nlu.values.found import Found, Search
from bot.nlu.values.tables import alternatives, key_of, plain, table

_WEEK = 7
_TAGS = ["en", "ru", "de", "fr", "es", "pt", "it", "ar", "ko", "nl", "pl", "tr", "sv", "vi", "id", "th", "hi"]


def exact(day: dt.date, start: int, end: int) -> Found:
    """Return a day as a value."""
    return Found("date", day.isoformat(), start, end)


def either(days: Sequence[dt.date], start: int, end: int) -> Found:
    """Return the day, or no value and the choice where the words leave one open."""
    unique = sorted({day.isoformat() for day in days})
    return Found(
        "date", unique[0] if len(unique) == 1 else None, start, end, unique if len(unique) > 1 else []
    )


def weekdays(search: Search, today: dt.date) -> Iterator[Found]:
    """Return days named as weekdays, as the notation of the message counts them."""
    rows, pattern = _weekday_words()
    for match in pattern.finditer(search.text):
        number = rows.get(key_of(match["day"]))
        if number is None:  # an inflected form: в пятницу
            number = next(
                value
                for word, value in rows.items()
                if word.endswith("~") and match["day"].startswith(word[:-1])
            )
        which = next(
            (name for name in ("next", "last", "this") if match[name] or match[f"{name}_after"]), None
        )
        yield either(_weekday(today, number, which, search.notation), match.start(), match.end())


def _weekday(today: dt.date, number: int, which: str | None, notation: str | None) -> list[dt.date]:
    monday = today - dt.timedelta(days=today.weekday())
    coming = today + dt.timedelta(days=(number - today.weekday()) % _WEEK)
    meaning = table("days")["next_means"]
    by_week = notation in meaning["week"]
    if which == "last":
        before = coming - dt.timedelta(days=_WEEK)
        return [monday + dt.timedelta(days=number - _WEEK)] if by_week and notation != "ru" else [before]
    if which == "next":
        following = monday + dt.timedelta(days=number + _WEEK)
        after_today = coming if coming > today else coming + dt.timedelta(days=_WEEK)
        if notation in meaning["coming"]:
            return [after_today]
        return [following] if by_week else [after_today, following]
    if which == "this":
        return [monday + dt.timedelta(days=number)]
    return [coming]


@lru_cache(maxsize=1)
def _weekday_words() -> tuple[dict[str, int], regex.Pattern[str]]:
    days = table("days")
    rows = {key_of(plain(word)): number for number, words in days["weekdays"].items() for word in words}
    for tag in _TAGS:
        for context in ("format", "stand-alone"):
            for number, name in Locale.parse(tag).days[context]["wide"].items():
                rows.setdefault(key_of(plain(name)), number)
    east = {
        f"{week}{day}": number
        for week in ("周", "星期", "礼拜", "週")
        for number, day in enumerate("一二三四五六日")
    }
    rows |= east
    which = {name: alternatives(days[name]) for name in ("next", "last", "this")}
    before = "|".join(
        rf"(?P<{name}>(?<![\p{{L}}])(?:{words})|(?<=^|\p{{L}})[{first}]个?)"
        for (name, words), first in zip(which.items(), ("下", "上", "这本這"), strict=True)
    )
    after = "|".join(rf"(?P<{name}_after>(?:{words}))(?![\p{{L}}\p{{M}}])" for name, words in which.items())
    spaced = alternatives(word for word in rows if not regex.match(r"[\p{Han}\p{Hangul}]", word))
    unspaced = alternatives(word for word in rows if regex.match(r"[\p{Han}\p{Hangul}]", word))
    day = rf"(?:(?P<day>{unspaced})|(?<![\p{{L}}\p{{M}}])(?P<day>{spaced})(?![\p{{L}}\p{{M}}]))"
    return rows, regex.compile(rf"(?:(?:{before})\s?)?{day}(?:\s(?:{after}))?")
