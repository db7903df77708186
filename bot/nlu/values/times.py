"""Times of day: 21:30, 9pm, 晚上九点半, halb zehn, around 9 last night."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache

import regex

from bot.nlu.values.dates import Day
from bot.nlu.values.found import Found, Search
from bot.nlu.values.numbers import Number
from bot.nlu.values.quantities import Quantity
from bot.nlu.values.tables import alternatives, key_of, plain, table, words_pattern

_CLOCK = regex.compile(r"(?<![\d.,:/])(?P<h>[01]?\d|2[0-4])(?P<s>[:.h])(?P<m>[0-5]\d)(?![\d:]|[.,]\d)")
_NOON = 12
_SMALL_HOURS = 5
_NEAR = 14
_MINUTES = 60
_HOURS = 24


def find_times(
    search: Search,
    now: dt.datetime,
    numbers: Sequence[Number],
    days: Sequence[Day],
    quantities: Sequence[Quantity],
) -> None:
    """Take every time of day; hours that may be of the morning or the evening stay open."""
    for found in (*_since(now, quantities), *_clocks(search, days), *_hours(search, numbers, days)):
        if search.is_free(found.start, found.end):
            search.take(found)
    for found in (*_words(search), *_just_now(search, now)):
        if search.is_free(found.start, found.end):
            search.take(found)


def _since(now: dt.datetime, quantities: Sequence[Quantity]) -> Iterator[Found]:
    for quantity in quantities:
        if quantity.unit not in {"hour", "minute"} or quantity.amount > 10_000:  # noqa: PLR2004 - nobody means that
            continue
        minutes = int(quantity.amount * (_MINUTES if quantity.unit == "hour" else 1)) * quantity.sign
        moment = now + dt.timedelta(minutes=minutes)
        yield Found("time", moment.strftime("%H:%M"), quantity.start, quantity.end)


def _clocks(search: Search, days: Sequence[Day]) -> Iterator[Found]:
    for match in _CLOCK.finditer(search.text):
        after = _after().match(search.text, match.end())
        part, start, end = _part(search, match.start(), after.end() if after else match.end(), days)
        marked = after or part or _before().search(search.text, 0, match.start())
        if (match["s"] == "." and not marked) or int(match["h"]) > _HOURS:
            continue
        hour = _lifted(int(match["h"]), part) if part and int(match["h"]) <= _NOON else int(match["h"])
        yield Found("time", _written(hour, int(match["m"])), start, end)


def _hours(search: Search, numbers: Sequence[Number], days: Sequence[Day]) -> Iterator[Found]:
    for number in (*numbers, *_native(search.text), *_ordinal_hours(search.text)):
        hour = number.readings[0]
        if len(number.readings) > 1 or hour != int(hour) or not 0 <= hour <= _HOURS:
            continue
        if found := _hour(search, number, int(hour), days):
            yield found


def _hour(search: Search, number: Number, hour: int, days: Sequence[Day]) -> Found | None:
    text = search.text
    shift, start = _fraction_before(text, number.start)
    before = _before().search(text, 0, start)
    after = _after().match(text, number.end)
    minutes, end = _minutes(text, after.end()) if after else (0, number.end)
    if after is None and (fraction := _fraction_after(text, number.end)):
        minutes, end = fraction
    part, span_start, span_end = _part(search, start, end, days)
    own_part = part is not None and (span_start, span_end) != (start, end)
    free_before = before is not None and regex.match(r"\s*(?:$|[,.!?;)]|-\s?\d)", text[end:]) is not None
    if not (after or own_part or shift or free_before or (minutes and before)):
        return None
    if after is None and own_part and span_start < start and not free_before and not _ends(text, end):
        return None  # `вечером 300 рублей`: a part of the day and any number
    total = hour * _MINUTES + minutes + shift
    return _found(
        search.notation, total, part, before.start() if before and not own_part else span_start, span_end
    )


def _ends(text: str, end: int) -> bool:
    return regex.match(r"\s*(?:$|[,.!?;])", text[end:]) is not None


def _found(notation: str | None, total: int, part: str | None, start: int, end: int) -> Found:
    hour, minute = divmod(total % (_HOURS * _MINUTES), _MINUTES)
    if part is not None:
        return Found("time", _written(_lifted(hour, part), minute), start, end)
    if hour > _NOON or hour == 0 or notation in table("hours")["usual_24"]:
        return Found("time", _written(hour, minute), start, end)
    either = sorted({_written(hour % _NOON, minute), _written(hour % _NOON + _NOON, minute)})
    return Found("time", None, start, end, list(either))


def _lifted(hour: int, part: str) -> int:
    if hour > _NOON:
        return hour
    if part == "morning":
        return hour % _NOON
    if part == "evening":
        return hour % _NOON + (0 if hour % _NOON < _SMALL_HOURS else _NOON)
    if part == "noon":
        return hour if hour >= 10 else hour + _NOON  # noqa: PLR2004 - from ten to two
    return hour % _NOON + _NOON


def _written(hour: int, minute: int) -> str:
    return f"{hour % _HOURS:02d}:{minute:02d}"


@lru_cache(maxsize=1)
def _before() -> regex.Pattern[str]:
    words = table("hours")["before"]
    unspaced = [word for word in words if regex.match(r"[\p{Han}\p{Thai}]", word)]
    spaced = [word for word in words if word not in unspaced]
    return regex.compile(rf"(?:(?:{alternatives(unspaced)})|(?<![\p{{L}}])(?:{alternatives(spaced)}))\s*$")


@lru_cache(maxsize=1)
def _after() -> regex.Pattern[str]:
    words = table("hours")["after"]
    unspaced = [word for word in words if regex.search(r"[\p{Han}\p{Hangul}\p{Hiragana}\p{Thai}]$", word)]
    spaced = [word for word in words if word not in unspaced]
    return regex.compile(
        rf"\s?(?:(?:{alternatives(unspaced)})(?!间|間)|(?:{alternatives(spaced)})(?![\p{{L}}]))"
    )


def _minutes(text: str, end: int) -> tuple[int, int]:
    if fraction := _fraction_after(text, end):
        return fraction
    match = _minute_pattern().match(text, end)
    if match is None:
        return 0, end
    written = match["m"]
    if written.isdigit():
        return int(written), match.end()
    from bot.nlu.values.dates import figure  # noqa: PLC0415

    value = figure(written)
    return (int(value), match.end()) if value and int(value) < _MINUTES else (0, end)


@lru_cache(maxsize=1)
def _minute_pattern() -> regex.Pattern[str]:
    marks = alternatives(table("hours")["minute_marks"])
    return regex.compile(
        rf"\s?(?P<m>[0-5]?\d|[一二三四五六七八九十]{{1,3}})\s?(?:(?:{marks})|(?![\d\p{{L}}]))"
    )


@lru_cache(maxsize=1)
def _fractions() -> tuple[list[tuple[regex.Pattern[str], int]], list[tuple[regex.Pattern[str], int]]]:
    hours = table("hours")
    after = [(hours["half_after"], 30), (hours["quarter_after"], 15)]
    before = [
        (hours["half_before"], -30),
        (hours["quarter_to"], -15),
        (hours["quarter_past"], 15),
        (hours["half_past"], 30),
    ]
    return (
        [(regex.compile(rf"\s?(?:{alternatives(words)})(?![a-zа-я])"), minutes) for words, minutes in after],
        [
            (regex.compile(rf"(?<![\p{{L}}])(?:{alternatives(words)})\s?$"), minutes)
            for words, minutes in before
        ],
    )


def _fraction_after(text: str, end: int) -> tuple[int, int] | None:
    for pattern, minutes in _fractions()[0]:
        if match := pattern.match(text, end):
            return minutes, match.end()
    return None


def _fraction_before(text: str, start: int) -> tuple[int, int]:
    for pattern, minutes in _fractions()[1]:
        if match := pattern.search(text, 0, start):
            return minutes, match.start()
    return 0, start


@lru_cache(maxsize=1)
def _parts() -> tuple[dict[str, str], regex.Pattern[str], regex.Pattern[str]]:
    rows = {key_of(plain(word)): part for part, words in table("hours")["parts"].items() for word in words}
    words = [word for part in table("hours")["parts"].values() for word in part]
    unspaced = [word for word in words if regex.search(r"[\p{Han}\p{Hangul}\p{Hiragana}\p{Thai}]$", word)]
    spaced = [word for word in words if word not in unspaced]
    long_words = [word for word in spaced if len(word) > 2]  # noqa: PLR2004 - `م` and `am` stand after the hour only
    before = (
        rf"(?:(?P<part>{alternatives(unspaced)})|(?<![\p{{L}}\p{{M}}])"
        rf"(?P<part>{alternatives(long_words)})(?![\p{{L}}\p{{M}}]))"
    )
    after = (
        rf"\s?(?:(?:de|da|di|في|的)\s)?(?:(?P<part>{alternatives(spaced)})(?![\p{{L}}\p{{M}}])"
        rf"|(?P<part>{alternatives(unspaced)}))"
    )
    return rows, regex.compile(before), regex.compile(after)


def _part(search: Search, start: int, end: int, days: Sequence[Day]) -> tuple[str | None, int, int]:
    """Return the part of the day beside a time, with the span of both."""
    text = search.text
    rows, before, after = _parts()
    if match := after.match(text, end):
        return rows[key_of(match["part"])], start, match.end()
    near = max(0, start - _NEAR)
    for match in reversed(list(before.finditer(text, near, start))):
        between = text[match.end() : start]
        if not regex.search(r"[\d.!?;]", between):
            joined = not between.strip() and search.is_free(match.start(), start)
            return rows[key_of(match["part"])], match.start() if joined else start, end
    for day in days:
        if day.part is not None and abs(start - day.end) <= _NEAR * 2:
            return day.part, start, end
    return None, start, end


@lru_cache(maxsize=1)
def _native_pattern() -> regex.Pattern[str]:
    return regex.compile(
        rf"(?<!\p{{Hangul}})(?:{alternatives(table('numbers')['native_korean'])})(?=\s?시(?!간))"
    )


def _native(text: str) -> Iterator[Number]:
    values = table("numbers")["native_korean"]
    for match in _native_pattern().finditer(text):
        yield Number((Decimal(values[match.group()]),), match.start(), match.end(), is_bare=False)


def _ordinal_hours(text: str) -> Iterator[Number]:
    values, pattern = _ordinal_words()
    for match in pattern.finditer(text):
        yield Number((values[key_of(match["word"])],), match.start("word"), match.end("word"), is_bare=False)


@lru_cache(maxsize=1)
def _ordinal_words() -> tuple[dict[str, Decimal], regex.Pattern[str]]:
    rows = table("hours")["ordinal_hours"]
    return {key_of(plain(word)): Decimal(hour) for word, hour in rows.items()}, words_pattern(rows)


@lru_cache(maxsize=2)
def _named(name: str) -> regex.Pattern[str]:
    return words_pattern(table("hours")[name])


def _words(search: Search) -> Iterator[Found]:
    for name, value in (("noon", "12:00"), ("midnight", "00:00")):
        for match in _named(name).finditer(search.text):
            yield Found("time", value, match.start(), match.end())


@lru_cache(maxsize=1)
def _now_pattern() -> regex.Pattern[str]:
    return words_pattern(table("days")["now"])


def _just_now(search: Search, now: dt.datetime) -> Iterator[Found]:
    for match in _now_pattern().finditer(search.text):
        yield Found("time", now.strftime("%H:%M"), match.start(), match.end())
