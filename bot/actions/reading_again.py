"""Reads a day or a time that is told again: what it corrects, and what stays of the first telling. Pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from bot.actions.fields import Slots, answered
from bot.actions.phrases import asks, folded, means, mentions, says, weight, words_of
from bot.actions.reading_days import gone
from bot.actions.reading_parts import days_of, named_clock, read_clock, with_part
from bot.actions.visitor import Message

# In a longer message a "no" or a "was" belongs to a story.
LONGEST = 60
# So many letters beside a day say nothing more.
FILLER = 6


def day_again(message: Message, slots: Slots, requested: str | None, name: str = "time") -> dt.date | None:
    """The day on which it was instead: "no, on Saturday" is the last Saturday."""
    if earlier := _day_earlier(message, slots, requested, name):
        return earlier
    if requested == name or not _is_beside_day(message):
        return None
    is_back = says("takes_back", message.text) or mentions("corrects", message.text)
    was_then = says("it_was", message.text) or _is_bare_day(message)
    day = gone(message, is_asked=True)
    if day is None or day > message.now.date() or not (is_back or (was_then and answered(slots, name))):
        return None
    # Once the day of leaving is the last one told, a day that may be to come is that day instead.
    is_of_leaving = requested == "departure" or answered(slots, "departure") is not None
    return None if is_of_leaving and not was_then and not _is_past(message) else day


def _day_earlier(message: Message, slots: Slots, requested: str | None, name: str) -> dt.date | None:
    """The day before the one told first: "no, the day before"."""
    had = _read(dt.date.fromisoformat, str(answered(slots, name) or "")[:10])
    told = words_of("day_earlier").search(folded(message.text))
    if had is None or told is None or requested in {name, "departure"} or weight(message.text) > LONGEST:
        return None
    # In Arabic a word of it is "today", too.
    days = [one for one in message.entities if one["entity"] == "date"]
    is_other = any(one["start"] >= told.end() or one["end"] <= told.start() for one in days)
    is_other = is_other or asks(message.text) or mentions("leaves", message.text)
    return None if is_other else had - dt.timedelta(days=1)


def _is_bare_day(message: Message) -> bool:
    """Whether nothing but a day that is over is told, once more: "前天吧"."""
    spans = [(one["start"], one["end"]) for one in message.entities if "start" in one]
    rest = [
        sign for at, sign in enumerate(message.text) if not any(begin <= at < end for begin, end in spans)
    ]
    return _is_past(message) and weight("".join(filter(str.isalnum, rest))) <= FILLER


def is_other_place(message: Message) -> bool:
    """Whether a short message takes back where it was: "no, it was the Wangfujing one"."""
    is_back = says("takes_back", message.text) or mentions("corrects", message.text)
    return is_back and not asks(message.text) and not mentions("leaves", message.text)


def takes_back(message: Message) -> bool:
    """Whether a message puts a number right and names no money: "in fact there are 25"."""
    is_back = says("takes_back", message.text) or mentions("corrects", message.text)
    return is_back and not message.values("money") and not message.values("currency")


def _is_beside_day(message: Message) -> bool:
    """Whether a short message names a day and no leaving, no question and no doubt."""
    has_day = any(one["entity"] == "date" for one in message.entities)
    is_other = mentions("leaves", message.text) or asks(message.text) or means("unknown", message.text)
    return has_day and not is_other and weight(message.text) <= LONGEST


def _is_past(message: Message) -> bool:
    days = [days_of(one) for one in message.entities if one["entity"] == "date"]
    return all(day < message.now.date() for some in days for day in some)


def moment_again(message: Message, slots: Slots, requested: str | None) -> str | None:
    """When it was instead: the time told first stays beside a new day, the day beside a new time."""
    had = str(answered(slots, "time") or "")
    day = day_again(message, slots, requested)
    if day is not None:
        return _on(day, message, had)
    is_day_kept = requested not in {"time", "departure"} and not mentions("leaves", message.text)
    if not is_day_kept or any(one["entity"] == "date" for one in message.entities):
        return None
    day = _read(dt.date.fromisoformat, had[:10])
    clock = named_clock(message, day) if day else None
    told = _moment(day, clock, message) if day and clock else None
    return told.isoformat(timespec="minutes") if told and told <= message.now else None


def _on(day: dt.date, message: Message, had: str) -> str:
    clock, told = named_clock(message, day), with_part(message, day)
    if clock is None and "/" not in told:
        clock = read_clock(had.partition("T")[2][:5])
    moment = _moment(day, clock, message) if clock else None
    return moment.isoformat(timespec="minutes") if moment and moment <= message.now else told


def _moment(day: dt.date, clock: dt.time, message: Message) -> dt.datetime:
    return dt.datetime.combine(day, clock, tzinfo=message.now.tzinfo)


def _read(reader: Callable[[str], dt.date], text: str) -> dt.date | None:
    try:
        return reader(text)
    except ValueError:
        return None
