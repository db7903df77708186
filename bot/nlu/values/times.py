"""Times of day: 21:30, 9pm, 晚上九点半, halb zehn, around 9 last night.

An hour without a part of the day is read as a bank's visitor means it: one to five are the afternoon's
(`at three` is 15:00), except of who writes in the small hours. Later hours (`at nine`) may be of the morning
or the evening: both readings are kept, except where 24 hours are usual. Twelve is noon; midnight is said.
A clock's own digits (03:15, and 3:15 where clocks show 24 hours) are taken as they stand.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache

import regex

from bot.nlu.values.arabic_hours import ArabicHours
from bot.nlu.values.clock_minutes import Minutes
from bot.nlu.values.day_parts import lifted, part_beside
from bot.nlu.values.found import Found, Search
from bot.nlu.values.hour_spans import find_hour_spans, in_order
from bot.nlu.values.moments import four_digits, just_now, since
from bot.nlu.values.noons import find_noons
from bot.nlu.values.numbers import Number, native_numbers
from bot.nlu.values.quantities import Quantity
from bot.nlu.values.tables import alternatives, key_of, table, words_pattern
from bot.nlu.values.told_hours import Around, after_hour, before_hour, half_hours, told_hour, worded_hours
from bot.nlu.values.weekdays import Day

_CLOCK = regex.compile(
    r"(?<![\d.,:/])(?P<h>[01]?\d|2[0-4])(?P<s>\s?h\s?|[:.,h-])(?P<m>[0-5]\d)(?![\d:]|[.,/-]\d)"
)
_NOON = 12
_MINUTES = 60
_HOURS = 24
_NO_MORE = 10_000


def find_times(
    search: Search,
    now: dt.datetime,
    numbers: Sequence[Number],
    days: Sequence[Day],
    quantities: Sequence[Quantity],
) -> None:
    """Take every time of day; hours that may be of the morning or the evening stay open."""
    minutes = Minutes(search.text, numbers, search.notation)
    arabic = ArabicHours(search)
    own = [*arabic.numbers()]
    # الحادية عشرة is eleven, although عشرة alone is ten.
    others = [
        one for one in numbers if not any(one.start < hour.end and hour.start < one.end for hour in own)
    ]
    may_be = [
        *own,
        *others,
        *native_numbers(search.text, _KOREAN_HOUR),
        *_worded(search.text, search.notation),
    ]
    spans = list(find_hour_spans(search, may_be))
    until = {span.second: _NO_MORE for span in spans} | {span.first: span.second for span in spans}
    marked = frozenset(start for span in spans if span.is_marked for start in (span.first, span.second))
    told = [
        *_clocks(search, now, days),
        *_hours(search, now, may_be, Around(days, minutes, arabic, until, marked)),
    ]
    hours = in_order(told, spans)
    for found in (
        *since(search.text, now, quantities),
        *four_digits(search.text),
        *hours,
        *find_noons(search, hours),
        *_words(search, minutes),
        *just_now(search, now),
    ):
        if search.is_free(found.start, found.end):
            search.take(found)


def _clocks(search: Search, now: dt.datetime, days: Sequence[Day]) -> Iterator[Found]:
    for match in _CLOCK.finditer(search.text):
        after = after_hour().match(search.text, match.end())
        part, start, end = part_beside(search, match.start(), after.end() if after else match.end(), days)
        before = before_hour(search.notation).search(search.text, 0, match.start())
        sign, hour = match["s"].strip(), int(match["h"])
        if hour > _HOURS or not _is_clock(sign, search, match, is_marked=bool(after or part or before)):
            continue
        is_said = sign == "h" or search.notation in table("hours")["colon_of_12"]
        if part and hour <= _NOON:
            hour = lifted(hour, part)
        elif is_said and not match["h"].startswith("0") and _is_afternoon(hour, now):
            hour += _NOON
        yield Found("time", _written(hour, int(match["m"])), start, end)


def _is_clock(sign: str, search: Search, match: regex.Match[str], *, is_marked: bool) -> bool:
    if sign in {":", "h"}:
        return True
    if sign == "-":  # в 15-30
        return search.notation == "ru" and is_marked and int(match["m"]) % 15 == 0
    # The rate was 7,23 this morning.
    return is_marked and _named("rates").search(search.text) is None


def _hours(
    search: Search,
    now: dt.datetime,
    numbers: Sequence[Number],
    around: Around,
) -> Iterator[Found]:
    for number in numbers:
        hour = number.readings[0]
        is_half = search.text[number.start : number.end] in half_hours()
        if len(number.readings) > 1 or not 0 <= hour <= _HOURS or not (hour == int(hour) or is_half):
            continue
        if found := _hour(search, now, number, around):
            yield found


def _hour(search: Search, now: dt.datetime, number: Number, around: Around) -> Found | None:
    told = told_hour(search, number, around)
    if told is None:
        return None
    base = table("hours")["counted_from"].get(told.after.group().strip()) if told.after else None
    if base and told.hour <= _NOON // 2:
        return Found("time", _written(int(told.hour) + base, told.added), told.start, told.end)
    total = int(told.hour * _MINUTES) + told.added + told.shift
    return _found(search.notation, now, (total, told.hour), told.part, told.begins, told.last)


def _found(
    notation: str | None, now: dt.datetime, said: tuple[int, Decimal], part: str | None, start: int, end: int
) -> Found:
    hour, minute = divmod(said[0] % (_HOURS * _MINUTES), _MINUTES)
    if part is not None:
        return Found("time", _written(lifted(hour, part), minute), start, end)
    if hour in {0, _NOON} and 0 < said[1] <= _NOON:  # halb eins, полпервого
        return Found("time", _written(_NOON, minute), start, end)
    if said[1] <= _NOON and _is_afternoon(hour, now):
        return Found("time", _written(hour + _NOON, minute), start, end)
    if hour > _NOON or hour == 0 or (notation in table("hours")["usual_24"] and not _is_night(hour, now)):
        return Found("time", _written(hour, minute), start, end)
    either = sorted({_written(hour % _NOON, minute), _written(hour % _NOON + _NOON, minute)})
    return Found("time", None, start, end, list(either))


def _is_afternoon(hour: int, now: dt.datetime) -> bool:
    return hour in table("hours")["afternoon_hours"] and not _is_night(hour, now)


def _is_night(hour: int, now: dt.datetime) -> bool:
    """Return whether it is night where the visitor is, and an hour of this night may be meant."""
    return now.hour < table("hours")["small_hours_end"] and hour in table("hours")["afternoon_hours"]


def _written(hour: int, minute: int) -> str:
    return f"{hour % _HOURS:02d}:{minute:02d}"


_KOREAN_HOUR = regex.compile(
    r"\s?시(?=$|[\s,.!?~\d]|에|쯤|경|부터|까지|반|이|인|로|정각|넘|전|후|면|가|는|은|을|[일이삼사오육칠팔구십])"
)


def _worded(text: str, notation: str | None) -> Iterator[Number]:
    values, pattern = worded_hours(notation)
    for match in pattern.finditer(text):
        yield Number((values[key_of(match["word"])],), match.start("word"), match.end("word"), is_bare=False)


@lru_cache(maxsize=3)
def _named(name: str) -> regex.Pattern[str]:
    return words_pattern(table("hours")[name])


@lru_cache(maxsize=1)
def _inside() -> regex.Pattern[str]:
    return regex.compile(rf"(?<!\p{{L}})(?:{alternatives(table('hours')['around_noon'])})[\s-]$")


def _words(search: Search, minutes: Minutes) -> Iterator[Found]:
    for name, hour in (("midnight", 0), ("noon", _NOON)):
        for match in _named(name).finditer(search.text):
            if _inside().search(search.text, 0, match.start()):
                continue
            added, end = minutes.after(match.end(), is_marked=False)
            at, minute = divmod((hour * _MINUTES + added) % (_HOURS * _MINUTES), _MINUTES)
            yield Found("time", _written(at, minute), match.start(), end)
