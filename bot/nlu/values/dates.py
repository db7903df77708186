"""Days: written out, in figures, relative to today, as weekdays."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import Any

import regex

from bot.nlu.values.day_moves import move_days
from bot.nlu.values.day_spans import find_other_days
from bot.nlu.values.found import Found, Search
from bot.nlu.values.lone_days import find_lone_days
from bot.nlu.values.month_days import (
    find_days_of_a_month,
    find_spoken_days,
    is_month,
    month_of,
    months,
)
from bot.nlu.values.named_days import find_days_on_both_sides, find_named_days
from bot.nlu.values.number_characters import figure
from bot.nlu.values.numbers import Number
from bot.nlu.values.quantities import Quantity
from bot.nlu.values.tables import alternatives, key_of, plain, table, words_pattern
from bot.nlu.values.weekdays import Day, either, exact, find_weekdays, which_week

_FIGURE = r"\d{1,2}|[〇零一二三四五六七八九十廿卅]{1,3}"
ISO_DAY = regex.compile(
    r"(?<!\d)(?P<y>(?:19|2[0-9])\d\d)(?P<s>[-/.])\s?(?P<m>\d{1,2})(?P=s)\s?(?P<d>\d{1,2})\.?(?!\d)"
)
_EAST = (
    r"(?:(?P<era>令和)?(?<!\d)(?P<y>\d{1,4}|[〇零一二三四五六七八九]{4})\s?[年년]\s?)?"
    r"(?:(?P<said>YEARS)\s?の?\s?)?"
    rf"(?<!\d)(?:(?P<m>{_FIGURE}|元)\s?[月월]\s?(?P<d>{_FIGURE})(?!\d)\s?[日号號일]?|(?P<m>\d{{1,2}})\.(?P<d>\d{{1,2}})\s?[号日號])"
)
_KOREAN = regex.compile(
    r"(?P<m>십[일이]|[일이삼사오칠팔구시유])월\s?(?P<d>(?:[이삼]?십)?[일이삼사오육칠팔구]?)일"
)
_KOREAN_MONTHS = {"시": "10", "유": "6"}
_REIWA = 2018
_ERA = regex.compile(r"(?<![a-z\d])r\s?(?P<y>\d{1,2})(?P<s>[./-])(?P<m>\d{1,2})(?P=s)(?P<d>\d{1,2})(?!\d)")
_FIGURES = regex.compile(
    r"(?:(?<![\d.,/:-])|(?<=\d[./]\d{1,2}(?:[./]\d{2,4})?-))(?P<a>\d{1,2})(?P<s>[./-])(?P<b>\d{1,2})"
    r"(?:(?P=s)(?P<y>\d{4}|\d{2}))?\.?(?![\d/:%]|-(?!\d{1,2}[./]\d)|[.,]\d)"
)
_BUDDHIST = 543
_MONTHS = 12
_WEEK = 7
_HOURS = 24
_DAYS = {"day": 1, "week": _WEEK}
# 29 February is a day though the years around today may have none; coming ones first. Centuries skip one.
_LEAP_DAY, _LEAP_YEARS = (2, 29), (*range(9), *range(-1, -9, -1))


def find_dates(
    search: Search, today: dt.date, numbers: Sequence[Number], quantities: Sequence[Quantity]
) -> list[Day]:
    """Take every day in the message; returns those that name a part of the day (`last night`)."""
    parts = list(_joined(search, today))
    days_told = [quantity for quantity in quantities if quantity.unit in {"day", "week", "month"}]
    for found in (
        *_iso(search, today),
        *_east(search, today),
        *_named(search, today),
        *find_spoken_days(search, today, numbers, build),
        *_figures(search, today),
        *find_days_of_a_month(search, today, numbers),
        *find_named_days(search, today, build),
        *find_days_on_both_sides(search, today),
        *_relative(search, today, days_told),
        *find_lone_days(search, today, numbers),
    ):
        if search.is_free(found.start, found.end):
            search.take(found)
    written = [one for one in search.found if one.entity == "date" and _is_written(search, one)]
    parts += find_weekdays(search, today, days_told)
    for quantity in quantities:
        days = [day for amount in quantity.amounts if (day := _counted(amount, quantity, today))]
        if days and search.is_free(quantity.start, quantity.end):
            search.take(either(days, quantity.start, quantity.end))
    for found in find_other_days(search, written, numbers):
        if search.is_free(found.start, found.end):
            search.take(found)
    move_days(search)
    _keep_once(search)
    return parts


def _keep_once(search: Search) -> None:
    """Leave out a day that has been said: Christmas Day, 25 December."""
    seen: set[str] = set()
    kept = []
    for one in sorted(search.found, key=lambda one: one.start):
        if one.entity != "date" or one.value is None or one.value not in seen:
            kept.append(one)
        if one.entity == "date" and one.value is not None:
            seen.add(one.value)
    search.found = kept


def _counted(said: Decimal, quantity: Quantity, today: dt.date) -> dt.date | None:
    """Return the day so many days, weeks or months from today; None of a few hours, and of too many."""
    unit = quantity.unit
    if unit == "hour":
        if said < _HOURS or said % _HOURS:
            return None
        said, unit = said / _HOURS, "day"
    amount = int(said * _DAYS.get(unit, 0)) * quantity.sign
    if unit == "month" and said == int(said) and said <= _MONTHS:
        place = today.year * _MONTHS + today.month - 1 + int(said) * quantity.sign
        year, month = place // _MONTHS, place % _MONTHS + 1
        return next(day for last in (0, 1, 2, 3) if (day := _day(year, month, today.day - last)))
    return today + dt.timedelta(days=amount) if unit in _DAYS and abs(amount) < 1000 else None  # noqa: PLR2004


def _joined(search: Search, today: dt.date) -> Iterator[Day]:
    rows, pattern = _joined_words()
    for match in pattern.finditer(search.text):
        row = rows[key_of(match["word"])]
        start, end = match.span("word")
        shift, start = _begun_before(search.text, start) or (row["days"], start)
        if search.is_free(start, end):
            search.take(exact(today + dt.timedelta(days=shift), start, end))
            yield Day(start, end, row["part"])


def _begun_before(text: str, start: int) -> tuple[int, int] | None:
    """Return the day that begins before such words and shares their first: pasado mañana temprano."""
    rows, pattern = _relative_words()
    for match in pattern.finditer(text):
        if match.start("word") < start < match.end("word"):
            return rows[key_of(match["word"])], match.start("word")
    return None


@lru_cache(maxsize=1)
def _joined_words() -> tuple[dict[str, dict[str, Any]], regex.Pattern[str]]:
    rows = {key_of(plain(word)): row for row in table("days")["joined"] for word in row["words"]}
    return rows, words_pattern(word for row in table("days")["joined"] for word in row["words"])


def _iso(search: Search, today: dt.date) -> Iterator[Found]:
    for match in ISO_DAY.finditer(search.text):
        if day := build(match["y"], match["m"], match["d"], today):
            yield exact(day, match.start(), match.end())
    for match in _ERA.finditer(search.text) if search.notation == "ja" else ():
        if day := build(str(_REIWA + int(match["y"])), match["m"], match["d"], today):
            yield exact(day, match.start(), match.end())


@lru_cache(maxsize=1)
def east_pattern() -> tuple[dict[str, int], regex.Pattern[str]]:
    """Return the years that are said in words (今年), and days with 月 and 日."""
    years = table("days")["years_said"]
    said = {plain(word): shift for shift, words in years.items() for word in words}
    return said, regex.compile(_EAST.replace("YEARS", alternatives(said)))


def _east(search: Search, today: dt.date) -> Iterator[Found]:
    years, pattern = east_pattern()
    for match in pattern.finditer(search.text):
        year = figure(match["y"])
        if match["era"] and year:
            year = str(_REIWA + int(year))
        if match["said"]:
            year = str(today.year + years[match["said"]])
        month = "1" if match["m"] == "元" else figure(match["m"])
        if day := build(year, month, figure(match["d"]), today):
            yield exact(day, match.start(), match.end())
    for match in _KOREAN.finditer(search.text):
        month = _KOREAN_MONTHS.get(match["m"]) or figure(match["m"])
        if day := build(None, month, figure(match["d"] or None), today):
            yield exact(day, match.start(), match.end())


@lru_cache(maxsize=1)
def named_patterns() -> tuple[regex.Pattern[str], regex.Pattern[str]]:
    """Return the day before the name of its month, and behind it."""
    days = table("days")
    ordinals, joiners, years = (alternatives(days[name]) for name in ("ordinals", "joiners", "years"))
    month = rf"(?<![\p{{L}}])(?P<m>{alternatives(months())})(?![\p{{L}}\p{{M}}])\.?"
    year = rf"(?:\s?(?:{joiners})?\s?(?P<y>\d{{4}})(?!\d)(?:\s?(?:{years})(?!\p{{L}}))?)?"
    number = rf"(?<![\d.,:])(?P<d>\d{{1,2}})(?!\d)\s?-?(?:{ordinals})?(?!\d)"
    return (
        regex.compile(rf"{number}\s?(?:(?:{joiners})\s?)*{month}{year}"),
        regex.compile(rf"{month}\s?(?:(?:{joiners})\s?)*{number}(?![:.]\d){year}"),
    )


def _named(search: Search, today: dt.date) -> Iterator[Found]:
    for pattern in named_patterns():
        for match in pattern.finditer(search.text):
            if not is_month(search, match["m"]):
                continue
            if day := build(match["y"], str(month_of(match["m"])), match["d"], today):
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


@lru_cache(maxsize=1)
def _day_part() -> regex.Pattern[str]:
    return regex.compile(rf"\s?(?:{alternatives(table('days')['parts_behind_a_day'])})")


def _looks_like_day(search: Search, match: regex.Match[str]) -> bool:
    """Return whether figures without a year are a day: 25/11 and 25.11. are, 11.25 and 3-4 are not."""
    if match["s"] == "/":
        return match.group() not in table("days")["always"]
    if match["s"] != ".":
        return False
    if search.notation in table("days")["month_first_locales"]:  # 11.20下午 is a day, 下午11.20 an hour
        return _day_part().match(search.text, match.end()) is not None
    is_whole = len(match["b"]) == 2 or (search.notation == "de" and match.group().endswith("."))  # noqa: PLR2004
    return is_whole and int(match["b"]) <= _MONTHS


def build(year: str | None, month: str | None, day: str | None, today: dt.date) -> dt.date | None:
    """Return the day, in the year nearest to today when none is said; Buddhist years are converted."""
    if not month or not day:
        return None
    try:
        if year is not None:
            number = int(year) + (2000 if len(year) <= 2 else 0)  # noqa: PLR2004
            return dt.date(number - _BUDDHIST if number > 2400 else number, int(month), int(day))  # noqa: PLR2004
        years = _LEAP_YEARS if (int(month), int(day)) == _LEAP_DAY else (0, 1, -1)
        near = [_day(today.year + shift, int(month), int(day)) for shift in years]
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


def _is_written(search: Search, date: Found) -> bool:
    """Return whether it is a day of a month, and not tomorrow."""
    return _relative_words()[1].search(search.text, date.start, date.end) is None


def _is_inside(match: regex.Match[str], quantity: Quantity) -> bool:
    start, end = match.span("word")
    is_inside = quantity.start <= start and end <= quantity.end
    return is_inside and (start, end) != (quantity.start, quantity.end)


def _relative(search: Search, today: dt.date, quantities: Sequence[Quantity]) -> Iterator[Found]:
    rows, pattern = _relative_words()
    days = table("days")
    for match in pattern.finditer(search.text):
        word = match["word"]
        wanted = days["only_in"].get(word)
        if wanted is not None and search.notation not in wanted:
            continue
        if any(_is_inside(match, quantity) for quantity in quantities):
            continue  # heute in acht Tagen
        before = search.text[: match.start("word")].rstrip()
        if any(
            regex.search(rf"(?<!\p{{L}}){plain(other)}$", before) for other in days["not_after"].get(word, [])
        ):
            continue
        which, start, end = which_week(search.text, match.start("word"), match.end("word"))
        if which != "later":
            which, start, end = None, match.start("word"), match.end("word")
        yield exact(today + dt.timedelta(days=rows[key_of(word)] + (_WEEK if which else 0)), start, end)
