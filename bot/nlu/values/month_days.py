"""Days of a month in words (the third of December), and of this month or the next (the 3rd of next month)."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

import regex
from babel import Locale

from bot.nlu.values.folding import unaccented
from bot.nlu.values.found import Found, Search
from bot.nlu.values.numbers import Number
from bot.nlu.values.tables import alternatives, key_of, plain, table, words_pattern
from bot.nlu.values.weekdays import exact

_LOCALES = ("en", "ru", "de", "fr", "es", "pt", "it", "ar", "nl", "pl", "tr", "sv", "vi", "id", "th", "hi")
_MONTHS = 12
_WEEK = 7
_MOST_DAYS = 31
_LONG = 4
Build = Callable[[str | None, str | None, str | None, dt.date], dt.date | None]


@lru_cache(maxsize=1)
def months() -> dict[str, int]:
    """Return the month of each name, as CLDR and the tables write it."""
    names: dict[str, int] = {}
    for tag in _LOCALES:
        listed = Locale.parse(tag).months
        for context in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for number, name in listed[context][width].items():
                    if not regex.search(r"\d", name):
                        names[plain(name).rstrip(".")] = number
    names |= {plain(word): number for number, words in table("days")["months"].items() for word in words}
    return {unaccented(name): number for name, number in names.items()} | names


def is_month(search: Search, word: str) -> bool:
    """Return whether a name is a month in the visitor's language: English `ago` is no August."""
    wanted = table("days")["only_in"].get(word)
    return wanted is None or search.notation is None or search.notation in wanted


def month_of(word: str) -> int:
    """Return the number of a month's name as it was found."""
    return _keys()[key_of(word).rstrip(".")]


@lru_cache(maxsize=1)
def _keys() -> dict[str, int]:
    return {key_of(name): number for name, number in months().items()}


def find_spoken_days(
    search: Search, today: dt.date, numbers: Sequence[Number], build: Build
) -> Iterator[Found]:
    """Return days whose number is a word, beside a month's name or another such number."""
    listed = search.once(ordinals)
    said = sorted(
        [*listed, *_cardinals(search.text, numbers)], key=lambda one: one[2] - one[1]
    )  # longest last
    ends, starts = (
        {end: (day, start) for day, start, end in said},
        {start: (day, end) for day, start, end in said},
    )
    left_gap, between, year = _between()
    for match in _month_pattern().finditer(search.text):
        if not is_month(search, match["m"]):
            continue
        gap = left_gap.search(search.text, 0, match.start())
        told = year.match(search.text, match.end())
        end = told.end() if told and told["y"] else match.end()
        month, said_year = month_of(match["m"]), told["y"] if told else None
        if gap and (left := ends.get(gap.start())):
            if len(match["m"]) < _LONG and (left[0], left[1], gap.start()) not in listed:
                continue
            if day := build(said_year, str(month), str(left[0]), today):
                yield exact(day, left[1], end)
                continue
        after = between.match(search.text, match.end())
        right = starts.get(after.end()) if after else None
        if right and (day := build(None, str(month), str(right[0]), today)) and len(match["m"]) >= _LONG:
            yield exact(day, match.start(), right[1])
    for (day_number, start, end), (month, begin, last) in itertools.pairwise(listed):
        # `am dritten zwölften`
        is_one = search.notation == "de" and search.text[end:begin] == " " and month <= _MONTHS
        if is_one and (day := build(None, str(month), str(day_number), today)):
            yield exact(day, start, last)


def _cardinals(text: str, numbers: Sequence[Number]) -> Iterator[tuple[int, int, int]]:
    for number in numbers:
        value = number.readings[0]
        is_said = regex.search(r"\p{L}", text[number.start : number.end])
        if is_said and len(number.readings) == 1 and value == int(value) and 1 <= value <= _MOST_DAYS:
            yield int(value), number.start, number.end


def ordinals(text: str) -> tuple[tuple[int, int, int], ...]:
    """Return day, start and end of each ordinal that may name a day of a month."""
    values, pattern = _ordinal_pattern()
    return tuple((values[key_of(match["word"])], *match.span("word")) for match in pattern.finditer(text))


@lru_cache(maxsize=1)
def _ordinal_pattern() -> tuple[dict[str, int], regex.Pattern[str]]:
    rows = table("days")["days_said"]
    words = {str(word): int(day) for listed in rows.values() for day, some in listed.items() for word in some}
    return {key_of(plain(word)): day for word, day in words.items()}, words_pattern(words)


@lru_cache(maxsize=1)
def _between() -> tuple[regex.Pattern[str], regex.Pattern[str], regex.Pattern[str]]:
    joiners = alternatives(table("days")["joiners"])
    return (
        regex.compile(rf"(?:[\s-]+(?:(?:{joiners})\s?)*|\s)$"),
        regex.compile(rf"[\s-]+(?:(?:{joiners})\s)*"),
        regex.compile(rf"(?:\s?(?:{joiners})?\s?(?P<y>\d{{4}})(?!\d))?"),
    )


@lru_cache(maxsize=1)
def _month_pattern() -> regex.Pattern[str]:
    return regex.compile(rf"(?<![\p{{L}}\p{{M}}])(?P<m>{alternatives(months())})(?![\p{{L}}\p{{M}}])\.?")


def find_days_of_a_month(search: Search, today: dt.date, numbers: Sequence[Number]) -> Iterator[Found]:
    """Return days such as `the 3rd of next month`, 下个月3号."""
    said = [(int(one.readings[0]), one.start, one.end) for one in numbers if _is_day(one)]
    said += search.once(ordinals)
    shifts, pattern, before, after = _month_words()
    for match in pattern.finditer(search.text):
        month = _month(today, shifts[key_of(match["word"])])
        for number, start, end in said:
            follows = after.match(search.text, end) if end <= match.start("word") else None
            leads = (
                before.fullmatch(search.text[match.end("word") : start])
                if start >= match.end("word")
                else None
            )
            mark = regex.compile(r"\s?[日号號일]").match(search.text, end)
            if not (follows and follows.end() == match.start("word")) and not (leads and mark):
                continue
            if day := _in_month(month, number):
                yield exact(
                    day,
                    min(start, match.start("word")),
                    max(mark.end() if mark and leads else end, match.end("word")),
                )
                break


def nearest_days(today: dt.date, day: int) -> list[dt.date]:
    """Return the nearest such day of this or a neighbour month; if over a week ago, the next as well."""
    found = [one for shift in (0, 1, -1) if (one := _in_month(_month(today, shift), day))]
    found.sort(key=lambda one: abs((one - today).days))
    is_long_ago = bool(found) and (today - found[0]).days > _WEEK
    return found[:2] if is_long_ago else found[:1]


def _is_day(number: Number) -> bool:
    value = number.readings[0]
    return len(number.readings) == 1 and value == int(value) and 1 <= value <= _MOST_DAYS


def _month(today: dt.date, shift: int) -> dt.date:
    place = today.year * _MONTHS + today.month - 1 + shift
    return dt.date(place // _MONTHS, place % _MONTHS + 1, 1)


def _in_month(month: dt.date, day: int) -> dt.date | None:
    try:
        return month.replace(day=day)
    except ValueError:
        return None


@lru_cache(maxsize=1)
def _month_words() -> tuple[dict[str, int], regex.Pattern[str], regex.Pattern[str], regex.Pattern[str]]:
    days = table("days")
    rows = {key_of(plain(word)): shift for shift, words in days["month_of"].items() for word in words}
    pattern = words_pattern(word for words in days["month_of"].values() for word in words)
    suffixes, joiners = alternatives(days["ordinals"]), alternatives(days["before_month"])
    return (
        rows,
        pattern,
        regex.compile(r"\s?の?\s?"),
        regex.compile(rf"(?:\s?-?(?:{suffixes}))?\.?[\s,]+(?:(?:{joiners})\s)*"),
    )
