"""Times of day: 21:30, 9pm, 晚上九点半, halb zehn, around 9 last night.

An hour without a part of the day is read as a bank's visitor means it: one to five are the afternoon's
(`at three` is 15:00), except of who writes in the small hours. Later hours (`at nine`) may be of the morning
or the evening: both readings are kept, except where 24 hours are usual. Twelve is noon; midnight is said.
A clock's own digits (03:15, and 3:15 where clocks show 24 hours) are taken as they stand.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

import regex

from bot.nlu.values.arabic_hours import ArabicHours
from bot.nlu.values.clock_minutes import Minutes
from bot.nlu.values.day_parts import lifted, part_beside
from bot.nlu.values.found import Found, Search
from bot.nlu.values.hour_spans import find_hour_spans, in_order
from bot.nlu.values.moments import just_now, since
from bot.nlu.values.numbers import Number, native_numbers
from bot.nlu.values.points import is_no_hour
from bot.nlu.values.quantities import Quantity
from bot.nlu.values.tables import alternatives, key_of, plain, table, words_pattern
from bot.nlu.values.weekdays import Day

_CLOCK = regex.compile(
    r"(?<![\d.,:/])(?P<h>[01]?\d|2[0-4])(?P<s>\s?h\s?|[:.,h-])(?P<m>[0-5]\d)(?![\d:]|[.,/-]\d)"
)
_NOON = 12
_MINUTES = 60
_HOURS = 24
_NO_MORE = 10_000


@dataclass(frozen=True)
class Around:
    """What tells about a number that may be an hour; `until` leads from one of a span to the next."""

    days: Sequence[Day]
    minutes: Minutes
    arabic: ArabicHours
    until: Mapping[int, int]


def find_times(
    search: Search,
    now: dt.datetime,
    numbers: Sequence[Number],
    days: Sequence[Day],
    quantities: Sequence[Quantity],
) -> None:
    """Take every time of day; hours that may be of the morning or the evening stay open."""
    minutes = Minutes(search.text, numbers)
    arabic = ArabicHours(search)
    own = [*arabic.numbers()]
    # الحادية عشرة is eleven, although عشرة alone is ten.
    others = [
        one for one in numbers if not any(one.start < hour.end and hour.start < one.end for hour in own)
    ]
    hours = [*own, *others, *native_numbers(search.text, _KOREAN_HOUR), *_worded(search.text)]
    spans = list(find_hour_spans(search.text, hours))
    until = {span.second: _NO_MORE for span in spans} | {span.first: span.second for span in spans}
    told = [
        *_clocks(search, now, days),
        *_hours(search, now, hours, Around(days, minutes, arabic, until)),
    ]
    for found in (
        *since(search.text, now, quantities),
        *in_order(told, spans),
        *_words(search, minutes),
        *just_now(search, now),
    ):
        if search.is_free(found.start, found.end):
            search.take(found)


def _clocks(search: Search, now: dt.datetime, days: Sequence[Day]) -> Iterator[Found]:
    for match in _CLOCK.finditer(search.text):
        after = _after().match(search.text, match.end())
        part, start, end = part_beside(search, match.start(), after.end() if after else match.end(), days)
        before = _before().search(search.text, 0, match.start())
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
    return is_marked


def _hours(
    search: Search,
    now: dt.datetime,
    numbers: Sequence[Number],
    around: Around,
) -> Iterator[Found]:
    for number in numbers:
        hour = number.readings[0]
        is_half = search.text[number.start : number.end] in _half_hours()
        if len(number.readings) > 1 or not 0 <= hour <= _HOURS or not (hour == int(hour) or is_half):
            continue
        if found := _hour(search, now, number, around):
            yield found


def _hour(search: Search, now: dt.datetime, number: Number, around: Around) -> Found | None:
    text, hour, arabic, minutes = search.text, number.readings[0], around.arabic, around.minutes
    until = around.until.get(number.start)
    shift, start = minutes.before(number.start)
    clock = arabic.clock(start)
    before = clock or _before().search(text, 0, start) or arabic.before(number)
    after = _after().match(text, number.end) or arabic.after(number)
    is_word = bool(regex.search(r"\p{L}", text[number.start : number.end]))
    added, end = minutes.after(
        after.end() if after else number.end, is_marked=bool(after or before or is_word)
    )
    part, span_start, span_end = part_beside(search, start, end, around.days)
    is_told = before or shift or is_word or span_end > end
    if (not after and added and not is_told) or (until and end > until):
        added, end = 0, number.end
        part, span_start, span_end = part_beside(search, start, end, around.days)
    if not (before or shift) and span_end > end and _are_days(hour, text[end:span_end]):
        return None  # 2 дня are two days, в 2 дня is two in the afternoon
    own_part = part is not None and (span_start, span_end) != (start, end)
    ends = regex.match(r"\s*(?:$|[,.!?;)]|-\s?\d)", text[end:]) is not None or arabic.goes_on(number, end)
    counts = after or clock or own_part or shift or (before and (ends or added)) or hour != int(hour)
    told = added and ends and hour > 1 and _are_words(text[number.start : end])  # three fifteen
    if not (counts or told or until) or (_is_running(text, number) and not shift):
        return None
    if minutes.is_taken_off(number):
        return None
    if (
        after
        and _is_length(after.group())
        and not (before or own_part or shift or _alone(search, start, end))
    ):
        return None
    is_near = own_part and span_start < start and not (before and ends) and not _ends(text, end)
    if not after and is_near and not until:
        return None  # `вечером 300 рублей`: a part of the day and any number
    if after and is_no_hour(search, start, after.end(), text[span_start:start], is_sure=bool(added or until)):
        return None
    if after and hour <= _NOON // 2 and (base := table("hours")["counted_from"].get(after.group().strip())):
        return Found("time", _written(int(hour) + base, added), start, end)
    total = int(hour * _MINUTES) + added + shift
    first = before.start() if before and not own_part else span_start
    return _found(search.notation, now, (total, hour), part, first, span_end)


_WORDS = regex.compile(r"[\p{L}\p{M}' -]+")
_EAST = regex.compile(r"[\p{Han}\p{Hangul}\p{Hiragana}]")


def _are_words(said: str) -> bool:
    return _WORDS.fullmatch(said) is not None and not _EAST.search(said)


@lru_cache(maxsize=1)
def _lengths() -> frozenset[str]:
    return frozenset(plain(word) for word in table("hours")["lengths"])


def _is_length(mark: str) -> bool:
    return mark.strip() in _lengths()


def _alone(search: Search, start: int, end: int) -> bool:
    """Return whether it is the whole message, or stands after a day: `demain, neuf heures` is a time."""
    before = search.text[:start].rstrip(" ,")
    is_after_day = any(found.entity == "date" and found.end == len(before) for found in search.found)
    return is_after_day or (not before and _ends(search.text, end))


def _ends(text: str, end: int) -> bool:
    return regex.match(r"\s*(?:$|[,.!?;])", text[end:]) is not None


def _found(
    notation: str | None, now: dt.datetime, said: tuple[int, Decimal], part: str | None, start: int, end: int
) -> Found:
    hour, minute = divmod(said[0] % (_HOURS * _MINUTES), _MINUTES)
    if part is not None:
        return Found("time", _written(lifted(hour, part), minute), start, end)
    if hour in {0, _NOON} and 1 <= said[1] <= _NOON:  # halb eins
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
        rf"\s?(?:(?:{alternatives(unspaced)})(?!间|間|간|(?<=时)[的停刻期])|(?:{alternatives(spaced)})(?![\p{{L}}]))"
    )


_KOREAN_HOUR = regex.compile(
    r"\s?시(?=$|[\s,.!?~\d]|에|쯤|경|부터|까지|반|이|인|로|정각|넘|전|후|면|가|는|은|을|[일이삼사오육칠팔구십])"
)


def _worded(text: str) -> Iterator[Number]:
    values, pattern = _worded_hours()
    for match in pattern.finditer(text):
        yield Number((values[key_of(match["word"])],), match.start("word"), match.end("word"), is_bare=False)


@lru_cache(maxsize=1)
def _worded_hours() -> tuple[dict[str, Decimal], regex.Pattern[str]]:
    hours = table("hours")
    rows = hours["running_hours"] | hours["half_hours"]
    rows |= dict.fromkeys(hours["one_oclock"], 1)
    return {key_of(plain(word)): Decimal(str(hour)) for word, hour in rows.items()}, words_pattern(rows)


def _is_running(text: str, number: Number) -> bool:
    return text[number.start : number.end] in _running()


@lru_cache(maxsize=1)
def _half_hours() -> frozenset[str]:
    return frozenset(plain(word) for word in table("hours")["half_hours"])


def _are_days(hour: Decimal, part: str) -> bool:
    return hour > 1 and part.strip() in _also_days()


@lru_cache(maxsize=1)
def _also_days() -> frozenset[str]:
    return frozenset(plain(word) for word in table("hours")["also_days"])


@lru_cache(maxsize=1)
def _running() -> frozenset[str]:
    return frozenset(plain(word) for word in table("hours")["running_hours"])


@lru_cache(maxsize=2)
def _named(name: str) -> regex.Pattern[str]:
    return words_pattern(table("hours")[name])


def _words(search: Search, minutes: Minutes) -> Iterator[Found]:
    for name, hour in (("midnight", 0), ("noon", _NOON)):
        for match in _named(name).finditer(search.text):
            added, end = minutes.after(match.end(), is_marked=False)
            at, minute = divmod((hour * _MINUTES + added) % (_HOURS * _MINUTES), _MINUTES)
            yield Found("time", _written(at, minute), match.start(), end)
