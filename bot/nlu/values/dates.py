"""Days: written out, in figures, relative to today, as weekdays."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import regex
from babel import Locale

from bot.nlu.values.found import Found, Search
from bot.nlu.values.numbers import Number, read_characters
from bot.nlu.values.quantities import Quantity, Template, templates
from bot.nlu.values.tables import alternatives, key_of, plain, table, words_pattern
from bot.nlu.values.weekdays import either, exact, weekdays

_LOCALES = ("en", "ru", "de", "fr", "es", "pt", "it", "ar", "nl", "pl", "tr", "sv", "vi", "id", "th", "hi")
_FIGURE = r"\d{1,2}|[一二三四五六七八九十廿]{1,3}"
_ISO = regex.compile(r"(?<!\d)(?P<y>(?:19|2[0-9])\d\d)(?P<s>[-/.])(?P<m>\d{1,2})(?P=s)(?P<d>\d{1,2})(?!\d)")
_EAST = regex.compile(
    rf"(?:(?<!\d)(?P<y>\d{{2,4}}|[〇零一二三四五六七八九]{{4}})\s?[年년]\s?)?(?<!\d)(?P<m>{_FIGURE})\s?[月월]\s?(?P<d>{_FIGURE})(?!\d)\s?[日号號일]?"
)
_FIGURES = regex.compile(
    r"(?<![\d.,/:-])(?P<a>\d{1,2})(?P<s>[./-])(?P<b>\d{1,2})(?:(?P=s)(?P<y>\d{4}|\d{2}))?\.?(?![\d/:%-]|[.,]\d)"
)
_BUDDHIST = 543
_MONTHS = 12
_WEEK = 7


@dataclass(frozen=True)
class Day:
    """Where a day was named, and the part of the day that came with it."""

    start: int
    end: int
    part: str | None = None


def find_dates(
    search: Search, today: dt.date, numbers: Sequence[Number], quantities: Sequence[Quantity]
) -> list[Day]:
    """Take every day in the message; returns those that name a part of the day (`last night`)."""
    parts = list(_joined(search, today))
    for find in (_iso, _east, _named, _figures, _relative, weekdays):
        for found in find(search, today):
            if search.is_free(found.start, found.end):
                search.take(found)
    for quantity in quantities:
        if quantity.unit in {"day", "week"} and search.is_free(quantity.start, quantity.end):
            days = int(quantity.amount * (_WEEK if quantity.unit == "week" else 1)) * quantity.sign
            if abs(days) < 1000:  # noqa: PLR2004 - nobody means that
                search.take(exact(today + dt.timedelta(days=days), quantity.start, quantity.end))
    for found in _day_only(search, today, numbers):
        if search.is_free(found.start, found.end):
            search.take(found)
    return parts


def _joined(search: Search, today: dt.date) -> Iterator[Day]:
    rows, pattern = _joined_words()
    for match in pattern.finditer(search.text):
        row = rows[key_of(match["word"])]
        if search.is_free(match.start(), match.end()):
            search.take(exact(today + dt.timedelta(days=row["days"]), match.start("word"), match.end("word")))
            yield Day(match.start("word"), match.end("word"), row["part"])


@lru_cache(maxsize=1)
def _joined_words() -> tuple[dict[str, dict[str, Any]], regex.Pattern[str]]:
    rows = {key_of(plain(word)): row for row in table("days")["joined"] for word in row["words"]}
    return rows, words_pattern(word for row in table("days")["joined"] for word in row["words"])


def _iso(search: Search, today: dt.date) -> Iterator[Found]:
    for match in _ISO.finditer(search.text):
        if day := build(match["y"], match["m"], match["d"], today):
            yield exact(day, match.start(), match.end())


def _east(search: Search, today: dt.date) -> Iterator[Found]:
    for match in _EAST.finditer(search.text):
        year, month, day_number = (figure(match[name]) for name in ("y", "m", "d"))
        if day := build(year, month, day_number, today):
            yield exact(day, match.start(), match.end())


def figure(written: str | None) -> str | None:
    """Return ASCII digits for 二十五, 二〇二六 or 25."""
    if written is None or written.isdigit():
        return written
    value = read_characters(written, table("numbers")["characters"]["han"])
    return str(int(value)) if value is not None else None


@lru_cache(maxsize=1)
def _months() -> dict[str, int]:
    names: dict[str, int] = {}
    for tag in _LOCALES:
        months = Locale.parse(tag).months
        for context in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for number, name in months[context][width].items():
                    if not regex.search(r"\d", name):
                        names[key_of(plain(name)).rstrip(".")] = number
    return names | {
        key_of(plain(word)): number for number, words in table("days")["months"].items() for word in words
    }


@lru_cache(maxsize=1)
def _named_pattern() -> tuple[regex.Pattern[str], regex.Pattern[str]]:
    days = table("days")
    ordinals, joiners, years = (alternatives(days[name]) for name in ("ordinals", "joiners", "years"))
    month = rf"(?<![\p{{L}}])(?P<m>{alternatives(_months())})(?![\p{{L}}\p{{M}}])\.?"
    year = rf"(?:\s?(?:{joiners})?\s?(?P<y>\d{{4}})(?!\d)(?:\s?(?:{years})(?!\p{{L}}))?)?"
    number = rf"(?<![\d.,:])(?P<d>\d{{1,2}})(?!\d)\s?(?:{ordinals})?(?!\d)"
    return (
        regex.compile(rf"{number}\s?(?:(?:{joiners})\s?)*{month}{year}"),
        regex.compile(rf"{month}\s?(?:(?:{joiners})\s?)*{number}(?![:.]\d){year}"),
    )


def _named(search: Search, today: dt.date) -> Iterator[Found]:
    for pattern in _named_pattern():
        for match in pattern.finditer(search.text):
            month = _months()[key_of(match["m"]).rstrip(".")]
            if day := build(match["y"], str(month), match["d"], today):
                yield exact(day, match.start(), match.end())


def _figures(search: Search, today: dt.date) -> Iterator[Found]:
    for match in _FIGURES.finditer(search.text):
        if match["y"] is None and not _looks_like_day(search, match):
            continue
        day_first = build(match["y"], match["b"], match["a"], today)
        month_first = build(match["y"], match["a"], match["b"], today)
        days = _in_order(search.notation, match["s"], day_first, month_first)
        if days:
            yield either(days, match.start(), match.end())


def _in_order(
    notation: str | None, separator: str, day_first: dt.date | None, month_first: dt.date | None
) -> list[dt.date]:
    rules = table("days")
    if notation in rules["month_first_locales"]:
        return [day for day in (month_first or day_first,) if day]
    if separator == "." or (notation is not None and notation not in rules["both_orders"]):
        return [day for day in (day_first or month_first,) if day]
    return [day for day in (day_first, month_first) if day]


def _looks_like_day(search: Search, match: regex.Match[str]) -> bool:
    """Return whether figures without a year are a day: 25/11 and 25.11. are, 11.25 and 3-4 are not."""
    if match["s"] == "/":
        return True
    east = search.notation in table("days")["month_first_locales"]
    return match["s"] == "." and not east and len(match["b"]) == 2 and int(match["b"]) <= _MONTHS  # noqa: PLR2004


def build(year: str | None, month: str | None, day: str | None, today: dt.date) -> dt.date | None:
    """Return the day, in the year nearest to today when none is said; Buddhist years are converted."""
    if not month or not day:
        return None
    try:
        if year is not None:
            number = int(year) + (2000 if len(year) <= 2 else 0)  # noqa: PLR2004
            return dt.date(number - _BUDDHIST if number > 2400 else number, int(month), int(day))  # noqa: PLR2004
        near = [_day(today.year + shift, int(month), int(day)) for shift in (0, 1, -1)]
        return min((one for one in near if one), key=lambda one: abs((one - today).days), default=None)
    except (ValueError, OverflowError):
        return None


def _day(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


@lru_cache(maxsize=1)
def _relative_words() -> tuple[dict[str, int], regex.Pattern[str]]:
    rows = {key_of(plain(word)): days for days, words in table("days")["relative"].items() for word in words}
    return rows, words_pattern(word for words in table("days")["relative"].values() for word in words)


def _relative(search: Search, today: dt.date) -> Iterator[Found]:
    rows, pattern = _relative_words()
    days = table("days")
    for match in pattern.finditer(search.text):
        word = match["word"]
        wanted = days["only_in"].get(word)
        if wanted is not None and search.notation not in wanted:
            continue
        before = search.text[: match.start("word")].rstrip()
        if any(
            regex.search(rf"(?<!\p{{L}}){plain(other)}$", before) for other in days["not_after"].get(word, [])
        ):
            continue
        yield exact(today + dt.timedelta(days=rows[key_of(word)]), match.start("word"), match.end("word"))


@lru_cache(maxsize=1)
def _day_only_templates() -> tuple[list[Template], regex.Pattern[str]]:
    days = table("days")
    return templates(days["day_only"]), regex.compile(rf"\s?(?:{alternatives(days['not_before'])})")


def _day_only(search: Search, today: dt.date, numbers: Sequence[Number]) -> Iterator[Found]:
    rows, otherwise = _day_only_templates()
    for number in numbers:
        if not 1 <= number.readings[0] <= 31 or not search.is_free(number.start, number.end):  # noqa: PLR2004
            continue
        for template in rows:
            span = template.around(search.text, number.start, number.end)
            if (
                span
                and not otherwise.match(search.text, span[1])
                and (span[1] > number.end or _may_end(search.text, span[1]))
            ):
                near = _nearest_day(today, int(number.readings[0]))
                if near:
                    yield exact(near, *span)
                break


@lru_cache(maxsize=1)
def _followers() -> regex.Pattern[str]:
    words = alternatives(table("days")["day_followed_by"])
    return regex.compile(rf"\s*(?:$|[,.!?;)]|(?:{words})(?!\p{{L}}))")


def _may_end(text: str, end: int) -> bool:
    return _followers().match(text, end) is not None


def _nearest_day(today: dt.date, day: int) -> dt.date | None:
    """Return the day of this month, else of the neighbour month that is nearer."""
    months = [
        (today.year + (today.month + shift - 1) // 12, (today.month + shift - 1) % 12 + 1)
        for shift in (0, 1, -1)
    ]
    found = [one for year, month in months if (one := _day(year, month, day))]
    return min(found, key=lambda one: abs((one - today).days), default=None)
