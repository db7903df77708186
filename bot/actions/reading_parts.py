"""Reads a clock time, and the part of a day, which belongs to the day it was said with. Pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bot.actions.visitor import Message, read_moment
from bot.nlu.values.folding import fold
from bot.nlu.values.numbers import find_numbers
from bot.nlu.values.quantities import find_quantities

# A bare span is a few words ("about half an hour").
LONGEST_SPAN = 32
_DAYS, MOST_DAYS = {"day": 1, "week": 7, "month": 30}, 400
_MINUTES, _DAY = {"hour": 60, "minute": 1}, 24 * 60
A_WEEK = dt.timedelta(days=7)
# From which hour a part of today has been. Not `night`: the small hours are of the same day.
BEGINS = {"noon": 11, "afternoon": 12, "evening": 18}


def with_part(message: Message, day: dt.date) -> str:
    """A day that is over, with the part of it that was said with this very day ("this morning")."""
    parts = [
        str(one["part"])
        for one in message.entities
        if one["entity"] == "date" and one.get("part") and _is_of(one, day, message)
    ]
    return f"{day.isoformat()}/{parts[-1]}" if parts else day.isoformat()


def without_days_to_come(message: Message) -> Message:
    """The message without the days of which a part is named that has not begun ("my flight is tonight")."""
    kept = [one for one in message.entities if one["entity"] != "date" or not _is_to_come(one, message.now)]
    return message if len(kept) == len(message.entities) else replace(message, entities=kept)


def _is_of(found: Mapping[str, Any], day: dt.date, message: Message) -> bool:
    """Whether a day found is this one; "on Friday" may be the Friday to come, taken for the one before."""
    days, today = days_of(found), message.now.date()
    is_this = day in days or (day + A_WEEK in days and day + A_WEEK > today)
    return is_this and not (day == today and _is_to_come(found, message.now))


def _is_to_come(found: Mapping[str, Any], now: dt.datetime) -> bool:
    return now.date() in days_of(found) and now.hour < BEGINS.get(str(found.get("part")), 0)


def days_of(found: Mapping[str, Any]) -> set[dt.date]:
    """The days that a date named may be."""
    readings = [found["value"]] if found["value"] is not None else found.get("ambiguous") or []
    return {moment.date() for moment in map(read_moment, readings) if moment}


def named_clock(message: Message, day: dt.date | None) -> dt.time | None:
    """The last time of day named; of two readings (`half past nine`) the later one that has been."""
    chosen = None
    for readings in message.readings("time"):
        clocks = sorted(clock for clock in map(read_clock, readings) if clock)
        been = [
            clock for clock in clocks if day not in (None, message.now.date()) or clock <= message.now.time()
        ]
        if clocks:
            chosen = (been or clocks)[-1]
    return chosen


def counted_from_now(message: Message, *, is_asked: bool = False) -> dt.timedelta | None:
    """How far from now a time was told: "20 minutes ago", "in 3 hours"; where it was asked, "20 minutes"."""
    times = [one for one in message.entities if one["entity"] == "time" and "start" in one]
    told = [message.text[one["start"] : one["end"]] for one in times]
    is_bare = is_asked and not any(one["entity"] in {"time", "date"} for one in message.entities)
    if is_bare and len(message.text) <= LONGEST_SPAN:
        told.append(f"{message.text.strip(' .!')} ago")  # of every language, as the numbers and units are
    return next((span for words in told if (span := _span(words, message.locale))), None)


def stay(message: Message) -> dt.timedelta | None:
    """How long somebody still stays, where it was asked: "two more weeks", "not for a week"."""
    if any(one["entity"] in {"time", "date"} for one in message.entities) or len(message.text) > LONGEST_SPAN:
        return None
    text = fold(f"{message.text.strip(' .!')} ago").text  # of every language, as the numbers and units are
    found = next(iter(find_quantities(text, find_numbers(text, message.locale), message.locale)), None)
    days = 0 if found is None else int(max(found.amounts)) * _DAYS.get(found.unit, 0)
    return dt.timedelta(days=days) if 0 < days <= MOST_DAYS else None


def is_counted_from_now(words: str, locale: str) -> bool:
    """Whether a time was told by how long ago, or in how long, it is."""
    return _span(words, locale) is not None


def _span(words: str, locale: str) -> dt.timedelta | None:
    text = fold(words).text
    found = next(iter(find_quantities(text, find_numbers(text, locale), locale)), None)
    if found is None or found.unit not in _MINUTES:
        return None
    minutes = int(max(found.amounts) * _MINUTES[found.unit]) * found.sign
    return dt.timedelta(minutes=minutes) if abs(minutes) < _DAY else None


def read_clock(value: object) -> dt.time | None:
    """A time of day, or None."""
    try:
        return dt.time.fromisoformat(str(value))
    except ValueError:
        return None
