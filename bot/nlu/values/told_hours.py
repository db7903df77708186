"""Whether a number is an hour, of which minutes and part of the day, by what stands around it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

import regex

from bot.nlu.values.arabic_hours import ArabicHours
from bot.nlu.values.clock_minutes import Minutes
from bot.nlu.values.day_parts import part_beside
from bot.nlu.values.found import Search
from bot.nlu.values.hour_ends import before_clause, before_place
from bot.nlu.values.moments import before_day, behind_hour
from bot.nlu.values.numbers import Number
from bot.nlu.values.points import is_no_hour
from bot.nlu.values.tables import alternatives, key_of, plain, table, words_pattern
from bot.nlu.values.weekdays import Day

_WORDS = regex.compile(r"[\p{L}\p{M}' -]+")
_EAST = regex.compile(r"[\p{Han}\p{Hangul}\p{Hiragana}]")
_ENDS = regex.compile(r"\s*(?:$|[,.!?;])")


@dataclass(frozen=True)
class Around:
    """What tells about a number that may be an hour; `until` leads from one of a span to the next.

    `marked` are those of spans with a word for hours behind each.
    """

    days: Sequence[Day]
    minutes: Minutes
    arabic: ArabicHours
    until: Mapping[int, int]
    marked: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Told:
    """A number that may be an hour: the words around it, its minutes, its part of the day, their spans."""

    hour: Decimal
    word: str
    is_clock: bool
    before: regex.Match[str] | None
    after: regex.Match[str] | None
    shift: int
    added: int
    start: int
    end: int
    part: str | None
    first: int
    last: int
    is_spanned: bool
    is_marked: bool
    is_before_day: bool
    ends: bool

    @property
    def has_part(self) -> bool:
        """Return whether the part of the day stands right beside it, or not far before."""
        return self.part is not None and (self.first, self.last) != (self.start, self.end)

    @property
    def begins(self) -> int:
        """Return where the words for the hour begin."""
        return self.before.start() if self.before and not self.has_part else self.first


def told_hour(search: Search, number: Number, around: Around) -> Told | None:
    """Return the hour, None when the number is no hour."""
    told = _told(search, number, around)
    if around.minutes.is_taken_off(number) or not _counts(search, told):
        return None
    return None if _is_something_else(search, told) else told


def _told(search: Search, number: Number, around: Around) -> Told:
    text, minutes, arabic = search.text, around.minutes, around.arabic
    until = around.until.get(number.start)
    shift, start = minutes.before(number.start)
    clock = arabic.clock(start)
    before = clock or before_hour(search.notation).search(text, 0, start) or arabic.before(number)
    after = after_hour().match(text, number.end) or arabic.after(number)
    is_word = regex.search(r"\p{L}", text[number.start : number.end]) is not None
    added, end = minutes.after(
        after.end() if after else number.end, is_marked=bool(after or before or is_word)
    )
    part, first, last = part_beside(search, start, end, around.days)
    is_told = after or before or shift or is_word or last > end or _is_sure(text[number.end : end])
    if (added and not is_told) or (until and end > until):
        added, end = 0, number.end
        part, first, last = part_beside(search, start, end, around.days)
    return Told(
        hour=number.readings[0],
        word=text[number.start : number.end],
        is_clock=clock is not None,
        before=before,
        after=after,
        shift=shift,
        added=added,
        start=start,
        end=end,
        part=part,
        first=first,
        last=last,
        is_spanned=until is not None,
        is_marked=number.start in around.marked,
        is_before_day=before_day(search, end),
        ends=before_day(search, end)
        or behind_hour().match(text, end) is not None
        or arabic.goes_on(number, end)
        or before_place(search, before, end)
        or before_clause(search, before, end),
    )


def _counts(search: Search, told: Told) -> bool:
    """Return whether something says that an hour is meant."""
    if told.word in _words("running_hours") and not told.shift:
        return False
    if told.after or told.is_clock or told.has_part or told.shift or told.is_spanned or _is_half(told.hour):
        return True
    if told.before and (told.ends or told.added):
        return True
    if _is_sure(search.text[told.start + len(told.word) : told.end]):
        return True
    spoken = search.text[told.start : told.end]  # three fifteen
    return bool(told.added and told.ends and told.hour > 1 and _WORDS.fullmatch(spoken)) and not _EAST.search(
        spoken
    )


def _is_sure(fraction: str) -> bool:
    """Return whether the case of a fraction tells that an hour is meant: yedi buçukta."""
    return fraction.strip() in _words("sure_fractions")


def _is_half(hour: Decimal) -> bool:
    return hour != int(hour)


def _is_something_else(search: Search, told: Told) -> bool:
    text = search.text
    if not (told.before or told.shift) and told.last > told.end and told.hour > 1:
        part = text[told.end : told.last].strip()
        if part in _words("also_days"):
            return True  # 2 дня are two days, в 2 дня is two in the afternoon
    if not told.after and not told.added and _night().match(text, told.end):
        return True  # 住两晚, 一早
    if told.after is None:
        # `вечером 300 рублей`: a part of the day and any number
        is_near = told.has_part and told.first < told.start and not (told.before and told.ends)
        return is_near and not told.is_spanned and not _ENDS.match(text, told.end)
    is_length = told.after.group().strip() in _words("lengths")
    is_of_clock = (
        told.is_marked or told.before or told.has_part or told.shift or told.added < 0 or told.is_before_day
    )
    if is_length and not (is_of_clock or _alone(search, told)):
        return True
    is_sure = bool(told.added) or told.is_spanned
    return is_no_hour(search, told.start, told.after.end(), text[told.first : told.start], is_sure=is_sure)


def _alone(search: Search, told: Told) -> bool:
    """Return whether it is the whole message, or stands after a day: `demain, neuf heures` is a time."""
    before = search.text[: told.start].rstrip(" ,")
    is_after_day = any(found.entity == "date" and found.end == len(before) for found in search.found)
    return is_after_day or (not before and _ENDS.match(search.text, told.end) is not None)


@lru_cache(maxsize=1)
def _night() -> regex.Pattern[str]:
    return regex.compile(rf"(?:{alternatives(table('hours')['counted_nights'])})(?![上間间])")


@lru_cache(maxsize=8)
def _words(name: str) -> frozenset[str]:
    return frozenset(plain(word) for word in table("hours")[name])


def half_hours() -> frozenset[str]:
    """Return the words that are an hour and its half: полпятого."""
    return _words("half_hours")


@lru_cache(maxsize=32)
def before_hour(notation: str | None) -> regex.Pattern[str]:
    """Return what may stand before an hour, in every language and in this one alone."""
    words = [*table("hours")["before"], *table("hours")["before_of"].get(notation, ())]
    unspaced = [word for word in words if regex.match(r"[\p{Han}\p{Thai}]", word)]
    spaced = [word for word in words if word not in unspaced]
    return regex.compile(rf"(?:(?:{alternatives(unspaced)})|(?<![\p{{L}}])(?:{alternatives(spaced)}))\s*$")


@lru_cache(maxsize=1)
def after_hour() -> regex.Pattern[str]:
    """Return what may stand behind an hour."""
    words = table("hours")["after"]
    unspaced = [word for word in words if regex.search(r"[\p{Han}\p{Hangul}\p{Hiragana}\p{Thai}]$", word)]
    spaced = [word for word in words if word not in unspaced]
    return regex.compile(
        rf"\s?(?:(?:{alternatives(unspaced)})(?!间|間|간|(?<=时)[的停刻期])|(?:{alternatives(spaced)})(?![\p{{L}}]))"
    )


@lru_cache(maxsize=8)
def worded_hours(notation: str | None) -> tuple[dict[str, Decimal], regex.Pattern[str]]:
    """Return the words that are hours and no other numbers, and the pattern that finds them."""
    hours = table("hours")
    rows = hours["running_hours"] | hours["half_hours"] | hours["worded_of"].get(notation, {})
    rows |= dict.fromkeys(hours["one_oclock"], 1)
    return {key_of(plain(word)): Decimal(str(hour)) for word, hour in rows.items()}, words_pattern(rows)
