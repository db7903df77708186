"""Weekdays and weekends with what says which is meant, and how a choice between days becomes a value."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import regex
from babel import Locale

from bot.nlu.values.arabic_hours import is_told_hour
from bot.nlu.values.folding import unaccented
from bot.nlu.values.found import Found, Search
from bot.nlu.values.quantities import Quantity
from bot.nlu.values.tables import alternatives, key_of, pattern_of, plain, table
from bot.nlu.values.tenses import is_over
from bot.nlu.values.weekday_spans import after, began, find_short_spans, goes_on, is_some_day

_WEEK = 7
_WEEKEND = 7
"""Stands in the place of a weekday's number."""
_TAGS = ["en", "ru", "de", "fr", "es", "pt", "it", "ar", "ko", "nl", "pl", "tr", "sv", "vi", "id", "th", "hi"]
_EAST = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}]")


@dataclass(frozen=True)
class Day:
    """Where a day was named, and the part of the day that came with it."""

    start: int
    end: int
    part: str | None = None


def exact(day: dt.date, start: int, end: int) -> Found:
    """Return a day as a value."""
    return Found("date", day.isoformat(), start, end)


def either(days: Sequence[dt.date], start: int, end: int) -> Found:
    """Return the day, or no value and the choice where the words leave one open."""
    unique = sorted({day.isoformat() for day in days})
    return Found(
        "date", unique[0] if len(unique) == 1 else None, start, end, unique if len(unique) > 1 else []
    )


def find_weekdays(search: Search, today: dt.date, quantities: Sequence[Quantity] = ()) -> list[Day]:
    """Take days named as weekdays; one beside a date (`Tuesday, 1 December`) says nothing of its own."""
    dates = [found for found in search.found if found.entity == "date"]
    parts = []
    find_short_spans(search, today)
    for match in _pattern().finditer(search.text):
        start, end = match.span("day")
        if not search.is_free(start, end) or not (
            _is_meant(search, match) or _is_dated(search, today, match)
        ):
            continue
        if any(one.start <= start < one.end for one in quantities) or (
            quantities and is_some_day(search.text, start)
        ):
            continue
        if match["part"]:
            end = match.end("part")
            parts.append(Day(start, end, table("days")["weekday_parts"][match["part"]]))
        if any(_is_beside(search.text, start, end, found) for found in dates):
            search.reserve(start, end)
            continue
        if (told := _with_day(search, today, match)) is not None:
            search.take(told)
            continue
        which, start, end = which_week(search.text, start, end)
        which = _weekend_weeks().get(match["day"], which)
        first = began(search, start) if which is None and _number(match["day"]) != _WEEKEND else None
        if first is not None:
            search.take(exact(after(first, _number(match["day"])), start, end))
        elif search.is_free(start, end):
            days = _days(today, _number(match["day"]), which, search.notation)
            if which is None and is_over(search, start, end):
                days = [day - dt.timedelta(days=_WEEK) if day > today else day for day in days]
            search.take(either(days, start, end))
    return parts


def which_week(text: str, start: int, end: int) -> tuple[str | None, int, int]:
    """Return what stands beside a day (`next`, `1`: next week, `later`: a week after), and their span."""
    before, after = _which()
    if match := after.match(text, end):
        return _kind(match), start, match.end()
    if match := before.search(text, 0, start):
        return _kind(match), match.start(), end
    return None, start, end


def _kind(match: regex.Match[str]) -> str | None:
    word = next((name for name in match.re.groupindex if match[name]), None)
    return word.lstrip("w").replace("m", "-") if word and word[0] == "w" else word


def _days(today: dt.date, number: int, which: str | None, notation: str | None) -> list[dt.date]:
    if number != _WEEKEND:
        return _weekday(today, number, which, notation)
    if which == "next" and notation != "en" and notation not in table("days")["next_means"]["week"]:
        weeks: tuple[str, ...] = ("0", "1")
    else:
        weeks = (_week(which),)
    days = [day for week in weeks for place in (5, 6) for day in _weekday(today, place, week, notation)]
    return [day for day in days if day >= today] or days


def _week(which: str | None) -> str:
    named = {"next": "1", "last": "-1"}.get(which or "0", which or "0")
    return named if named.lstrip("-").isdigit() else "0"


def _weekday(today: dt.date, number: int, which: str | None, notation: str | None) -> list[dt.date]:
    monday = today - dt.timedelta(days=today.weekday())
    coming = today + dt.timedelta(days=(number - today.weekday()) % _WEEK)
    after_today = coming if coming > today else coming + dt.timedelta(days=_WEEK)
    meaning = table("days")["next_means"]
    by_week = notation in meaning["week"]
    if which is None:
        return [coming]
    if which == "last" and by_week and notation not in {"ru", "ja"}:
        which = "-1"
    if which.lstrip("-").isdigit():
        return [monday + dt.timedelta(days=number + _WEEK * int(which))]
    if which == "next" and notation not in meaning["coming"]:
        following = monday + dt.timedelta(days=number + _WEEK)
        return [following] if by_week else [after_today, following]
    readings = {
        "next": after_today,
        "coming": after_today,
        "later": coming + dt.timedelta(days=_WEEK),
        "last": coming - dt.timedelta(days=_WEEK),
        "this": monday + dt.timedelta(days=number),
    }
    return [readings[which]]


def _with_day(search: Search, today: dt.date, match: regex.Match[str]) -> Found | None:
    """Return `Monday 23` when the 23rd is near and a Monday."""
    told = _day_number().match(search.text, match.end("part") if match["part"] else match.end("day"))
    number = _number(match["day"])
    if told is None or number == _WEEKEND:
        return None
    near = [today + dt.timedelta(days=shift) for shift in range(-31, 62)]
    days = [day for day in near if day.day == int(told["d"]) and day.weekday() == number]
    nearest = min(days, key=lambda day: abs((day - today).days), default=None)
    return None if nearest is None else exact(nearest, match.start("day"), told.end("d"))


@lru_cache(maxsize=1)
def _day_number() -> regex.Pattern[str]:
    days = table("days")
    before, after = alternatives(days["before_day_number"]), alternatives(days["ordinals"])
    # On Tuesday, 3 in the afternoon: an hour.
    parts = alternatives(word for words in table("hours")["parts"].values() for word in words)
    return regex.compile(
        rf"[\s,]*(?:(?:{before})\s?)*(?P<d>[12]?\d|3[01])(?:{after}|日|号)?\.?(?=$|[\s,.;!?)])"
        rf"(?!\s?(?:[.:]?\d|%|[ap]\.?m|uhr|h\b|:|(?:{parts})(?!\p{{L}})))"
    )


def _is_beside(text: str, start: int, end: int, date: Found) -> bool:
    gap = text[end : date.start] if date.start >= end else text[date.end : start]
    return _gap().fullmatch(gap) is not None


@lru_cache(maxsize=1)
def _gap() -> regex.Pattern[str]:
    words = alternatives(table("days")["before_day_number"])
    return regex.compile(rf"[\s,.()\[\]/\-]*(?:(?:{words})[\s,.()]*)*")


def _is_meant(search: Search, match: regex.Match[str]) -> bool:
    """Return whether a word that has other meanings means a weekday here: `na segunda`, not `segunda via`."""
    days, word = table("days"), match["day"]
    wanted = days["only_in"].get(word)
    if wanted is not None and search.notation not in wanted:
        return False
    if _number(word) == _WEEKEND and is_wish(search.text, *match.span("day")):
        return False
    if search.notation == "ar" and is_told_hour(search.text, match.start("day")):
        return False
    if word not in _words("unsure_weekdays"):
        return True
    before, behind, other = _beside_unsure()
    if other.match(search.text, match.end("day")):
        return False
    return bool(
        before.search(search.text, 0, match.start("day"))
        or behind.match(search.text, match.end("day"))
        or goes_on(search.text, match.end("day"))
        or began(search, match.start("day"))
    )


def _is_dated(search: Search, today: dt.date, match: regex.Match[str]) -> bool:
    """Return whether a day that fits stands behind a word that has other meanings: sexta 27."""
    wanted, unsure = table("days")["only_in"].get(match["day"], [search.notation]), _words("unsure_weekdays")
    return search.notation in wanted and match["day"] in unsure and bool(_with_day(search, today, match))


def is_wish(text: str, start: int, end: int) -> bool:
    """Return whether somebody is wished a good one: bon week-end, 周末愉快."""
    before, after = _wishes()
    return before.search(text, 0, start) is not None or after.match(text, end) is not None


@lru_cache(maxsize=1)
def _wishes() -> tuple[regex.Pattern[str], regex.Pattern[str]]:
    days = table("days")
    joined, spaced = pattern_of(days["wishes"])
    return (
        regex.compile(rf"(?:{joined}|(?<!\p{{L}})(?:{spaced}))\s?$"),
        regex.compile(rf"\s?(?:{alternatives(days['wishes_after'])})"),
    )


@lru_cache(maxsize=1)
def _weekend_weeks() -> dict[str, str]:
    return {plain(word): str(week) for word, week in table("days")["weekend_weeks"].items()}


@lru_cache(maxsize=2)
def _words(name: str) -> frozenset[str]:
    return frozenset(plain(word) for word in table("days")[name])


@lru_cache(maxsize=1)
def _beside_unsure() -> tuple[regex.Pattern[str], regex.Pattern[str], regex.Pattern[str]]:
    days = table("days")
    before, after, other = (
        alternatives(days[name]) for name in ("before_weekday", "after_weekday", "not_after_weekday")
    )
    return (
        regex.compile(rf"(?<!\p{{L}})(?:{before})\s$"),
        regex.compile(rf"\s(?:{after})(?!\p{{L}})|\s*(?:$|[,.;!?])"),
        regex.compile(rf"\s(?:{other})(?!\p{{L}})"),
    )


@lru_cache(maxsize=1)
def _which() -> tuple[regex.Pattern[str], regex.Pattern[str]]:
    days = table("days")
    groups = {f"w{week}".replace("-", "m"): words for week, words in days["weeks"].items()}
    groups |= {name: days[name] for name in ("later", "coming", "next", "last", "this")}
    joiners = alternatives(days["between_weekday_and_week"])
    patterns = {name: pattern_of(words) for name, words in groups.items()}
    east = "|".join(rf"(?P<{name}>{joined})" for name, (joined, _) in patterns.items())
    west = "|".join(rf"(?P<{name}>{spaced})" for name, (_, spaced) in patterns.items())
    return (
        regex.compile(
            rf"(?:(?<![\p{{L}}\p{{M}}])(?:{west})[\s,]+(?:(?:{joiners})\s+)*|(?<![早晚马楼以天])(?:{east})\s?の?\s?)$"
        ),
        regex.compile(rf"[\s,]+(?:(?:{joiners})\s+)*(?:{west})(?![\p{{L}}\p{{M}}])"),
    )


@lru_cache(maxsize=1)
def _rows() -> dict[str, int]:
    days = table("days")
    rows = {key_of(plain(word)): number for number, words in days["weekdays"].items() for word in words}
    for tag in _TAGS:
        for context in ("format", "stand-alone"):
            for number, name in Locale.parse(tag).days[context]["wide"].items():
                rows.setdefault(key_of(plain(name)), number)
                rows.setdefault(unaccented(key_of(plain(name))), number)
    for week in ("周", "星期", "礼拜", "週"):
        rows |= {f"{week}{day}": number for number, day in enumerate("一二三四五六日")}
    return rows | {key_of(plain(word)): _WEEKEND for word in days["weekend"]}


def _number(word: str) -> int:
    key = key_of(word)
    if (number := _rows().get(key)) is not None:
        return number
    # An inflected form: в пятницу.
    return next(value for stem, value in _rows().items() if stem.endswith("~") and key.startswith(stem[:-1]))


@lru_cache(maxsize=1)
def _pattern() -> regex.Pattern[str]:
    unspaced, spaced = pattern_of({*_rows(), *_spoken()})
    parts = alternatives(table("days")["weekday_parts"])
    edge = r"[\p{L}\p{M}]"
    return regex.compile(
        rf"(?:(?P<day>{unspaced})|(?<!{edge})(?:[وفبل]|لل)?(?P<day>{spaced})(?P<part>{parts})?(?!{edge}))"
    )


def _spoken() -> Iterator[str]:
    """Words with their spaces: segunda feira."""
    for words in (*table("days")["weekdays"].values(), table("days")["weekend"]):
        yield from map(plain, words)
