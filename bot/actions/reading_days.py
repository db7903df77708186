"""Reads which day is meant, and which of several is when it happened and which is when he leaves. Pure."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from bot.actions.phrases import asks, lowered, mentions, whole_words
from bot.actions.reading_parts import A_WEEK, counted_from_now, days_of, is_counted_from_now, named_clock
from bot.actions.visitor import Message
from bot.nlu.values.folding import fold
from bot.nlu.values.found import Search
from bot.nlu.values.weekdays import find_weekdays
from bot.nlu.values.years import next_year_of

# What parts clauses; a point or comma between digits does not.
_MARK = re.compile(r"[!?;:\n。！？；，、؛،]|[.,](?!\d)")
# Scripts of languages that say the verb behind the day.
_VERB_LAST = re.compile(r"[\u3040-\uffdc]")


def named_day(message: Message, *, to_come: bool) -> dt.date | None:
    """The last day named; of two readings the nearest before now, or the nearest to come."""
    today, chosen = message.now.date(), None
    for one in message.entities:
        days = sorted(days_of(one)) if one["entity"] == "date" else []
        fitting = [day for day in days if (day >= today if to_come else day <= today)]
        if days:
            chosen = (fitting or days)[0 if to_come else -1]
    return chosen


def day_of_visit(message: Message) -> dt.date | None:
    """The day on which somebody comes: one that is over comes again where its year was not said."""
    day = named_day(message, to_come=True)
    if day is None or day >= message.now.date():
        return day
    said = [str(one.get("text") or "") for one in message.entities if one["entity"] == "date"]
    return next((later for one in said if (later := next_year_of(one, day, message.locale))), day)


def gone(message: Message, is_asked: bool) -> dt.date | None:
    """The last day named that may be over: to "when was it?", "on Sunday" is the Sunday before."""
    day, today = named_day(message, to_come=False), message.now.date()
    if is_asked and day is not None and today < day <= today + A_WEEK and _names_weekday(message, day):
        return day - A_WEEK
    return day


def _names_weekday(message: Message, day: dt.date) -> bool:
    """Whether a day was told as a weekday, which may be over: no "tomorrow" is."""
    return any(
        "start" not in one or _is_weekday(message.text[one["start"] : one["end"]], day)
        for one in message.entities
        if one["entity"] == "date" and day in days_of(one)
    )


def _is_weekday(words: str, day: dt.date) -> bool:
    search = Search(fold(words), None)
    find_weekdays(search, day)
    return any(one.entity == "date" for one in search.found)


@dataclass(frozen=True)
class _Day:
    """A day named, in which clause, and what its words say: that he leaves, or that it is over."""

    entity: Mapping[str, Any]
    clause: int
    leaves: bool
    is_over: bool


def without_departure(message: Message) -> Message:
    """The message without the days on which he leaves and their times, where another day or time is left."""
    days, marks = _days(message)
    today = message.now.date()
    leaving = [one for one in days if one.leaves]
    if any(one.is_over or max(days_of(one.entity), default=today) < today for one in days):
        # Yesterday at 9, and tomorrow at 6 …
        leaving = [one for one in days if one.leaves or _is_to_come(one, today)]
    if not leaving:
        return message
    left = [one.entity for one in leaving]
    kept = [
        one
        for one in message.entities
        if not (one in left or (one["entity"] == "time" and _day_of(message, one, days, marks) in leaving))
    ]
    is_left = any(one["entity"] in {"date", "time"} for one in kept)
    return replace(message, entities=kept) if is_left else message


def _is_to_come(day: _Day, today: dt.date) -> bool:
    return not day.is_over and min(days_of(day.entity), default=today) > today


def without_past(message: Message) -> Message:
    """The message without the days of which the words say that they are over; or only those of leaving."""
    days, _ = _days(message)
    leaving = [one.entity for one in days if one.leaves]
    over = [one.entity for one in days if one.is_over or (leaving and not one.leaves)]
    return replace(message, entities=[one for one in message.entities if one not in over])


def says_only_departure(message: Message) -> bool:
    """Whether today is named as the day of leaving, and nothing of what happened: "my flight is tonight"."""
    days = [day for one in message.entities if one["entity"] == "date" for day in days_of(one)]
    leaves = mentions("leaves", message.text) and not mentions("happened", message.text)
    return leaves and days == [message.now.date()]


def is_departure_of(message: Message, requested: str | None) -> bool:
    """Whether a day named may be that of leaving; in a question ("open tomorrow?") only by a word of it."""
    return requested == "departure" or not asks(message.text) or mentions("leaves", message.text)


def tells_departure(message: Message) -> bool:
    """Whether somebody says on which day he leaves, and maybe asks if there is time for it."""
    return mentions("leaves", message.text) and bool(message.values("date"))


def leaves_within(message: Message, hours: int, requested: str | None) -> bool:
    """Whether somebody leaves in so few hours: "my flight is in three hours", "I fly tonight at 23:50"."""
    if message.is_button or not (requested == "departure" or mentions("leaves", message.text)):
        return False
    most = dt.timedelta(hours=hours)
    if (span := counted_from_now(message)) is not None:
        return dt.timedelta() < span <= most
    days = [day for one in message.entities if one["entity"] == "date" for day in days_of(one)]
    clock = named_clock(message, None) if days == [message.now.date()] else None
    at = dt.datetime.combine(message.now.date(), clock, tzinfo=message.now.tzinfo) if clock else None
    return at is not None and message.now < at <= message.now + most


def says_over(message: Message, told: Message) -> bool:
    """Whether the words beside the only day that is left of a message say that it is over."""
    left = [one for one in told.entities if one["entity"] == "date"]
    return len(left) == 1 and any(one.is_over for one in _days(message)[0] if one.entity == left[0])


def _days(message: Message) -> tuple[list[_Day], list[int]]:
    text = lowered(message.text)
    found = sorted(
        (one for one in message.entities if one["entity"] == "date" and "start" in one),
        key=lambda one: int(one["start"]),
    )
    joins = [match.span() for match in whole_words("joins_clauses").finditer(text)] if found else []
    spans = sorted([*(match.span() for match in _MARK.finditer(text)), *joins])
    starts, days = [start for start, _ in spans], []
    for place, one in enumerate(found):
        clause = bisect(starts, one["start"])
        begin = spans[clause - 1][1] if clause else 0
        end = starts[clause] if clause < len(starts) else len(text)
        first = not place or found[place - 1]["end"] <= begin
        last = place + 1 == len(found) or found[place + 1]["start"] >= end
        before = text[begin if first else found[place - 1]["end"] : one["start"]]
        after = text[one["end"] : end if last else found[place + 1]["start"]]
        is_verb_last = _VERB_LAST.search(text) is not None
        own = text[one["start"] : one["end"]]
        words = (before if first or not is_verb_last else "") + own + (after if last or is_verb_last else "")
        leaves = mentions("leaves", words)
        days.append(_Day(one, clause, leaves, not leaves and mentions("happened", words)))
    return days, starts


def _day_of(message: Message, time: Mapping[str, Any], days: Sequence[_Day], marks: list[int]) -> _Day | None:
    """The day of a time: the nearest of its clause, else the one named before; None where it has its own."""
    if "start" not in time or is_counted_from_now(message.text[time["start"] : time["end"]], message.locale):
        return None
    clause = bisect(marks, time["start"])
    own = [one for one in days if one.clause == clause]
    if own:
        return min(own, key=lambda one: _gap(one.entity, time))
    begin = marks[clause - 1] if clause else 0
    end = marks[clause] if clause < len(marks) else len(message.text)
    if mentions("happened", message.text[begin:end]):
        return None
    return next((one for one in reversed(days) if one.entity["end"] <= time["start"]), None)


def _gap(day: Mapping[str, Any], time: Mapping[str, Any]) -> int:
    return max(int(time["start"]) - int(day["end"]), int(day["start"]) - int(time["end"]))
