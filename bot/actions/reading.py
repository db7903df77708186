"""Reads a visitor's message into the slots of a form. Pure: it knows no network and no clock.

Every question may be answered in any order, several at once, corrected later, or refused.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from bot.actions.fields import DARK, MACHINE_TOPICS, UNKNOWN, Slots, answered
from bot.actions.phrases import asks, is_word, means, mentions, says
from bot.actions.reading_again import day_again, is_other_place, moment_again
from bot.actions.reading_card import last_four, network
from bot.actions.reading_contact import contact
from bot.actions.reading_days import (
    day_of_visit,
    gone,
    named_day,
    says_only_departure,
    says_over,
    without_departure,
    without_past,
)
from bot.actions.reading_money import LOCAL_CURRENCY, amount, amount_again, lone_number, received
from bot.actions.reading_parts import (
    A_WEEK,
    counted_from_now,
    named_clock,
    read_clock,
    stay,
    with_part,
    without_days_to_come,
)
from bot.actions.reading_words import MAX_SAID, is_screen, quoted_screen, tells_only_other
from bot.actions.visitor import Message

# What an answer in the middle of a form looks like, besides the form's own topic and its kin.
ANSWERS = frozenset({"inform", "nlu_fallback", "affirm", "deny"})
SURE = 0.6
# From here on even a day or a place in the message belongs to the other topic.
VERY_SURE = 0.8
MAX_STORY = 1000
# Questions that plain words answer, and those to which every message is the answer.
FREE = frozenset({"screen", "contact", "place", "sender"})
STORIES = frozenset({"what"})
# "The one near the station" looks like the question for a branch.
WHERE_TOPICS = MACHINE_TOPICS | {"branch_location"}
# Between these a bare "at 3" or "at 8" is meant.
OPENS, CLOSES = dt.time(8), dt.time(20)
HALF_A_DAY, LAST_HOUR = 12, 23
LARGEST_GROUP = 2000


@dataclass(frozen=True)
class Form:
    """A form's questions in order, and the topics a message may look like when it answers them."""

    slots: tuple[str, ...]
    kin: frozenset[str]


def read(message: Message, slots: Slots, requested: str | None, form: Form) -> dict[str, Any]:
    """The slots that this message fills or changes; `atm` is what was said of a machine, not a found one."""
    if message.is_button:
        return read_button(message)
    found = {name: READERS[name](message, slots, requested) for name in form.slots if name in READERS}
    filled = {name: value for name, value in found.items() if value is not None and value != slots.get(name)}
    if requested and requested not in filled:
        tells = any(value is not None for value in found.values())
        free = free_answer(message, requested, form, tells)
        filled |= {} if free is None else {requested: free}
    return filled


def read_button(message: Message) -> dict[str, Any]:
    """What a button says; relative days are counted from the visitor's today."""
    values = {entity["entity"]: entity["value"] for entity in message.entities}
    days = {"today": 0, "tomorrow": 1}
    for name in ("departure", "coming_day"):
        if values.get(name) in days:
            day = message.now.date() + dt.timedelta(days=days[values[name]])
            values[name] = day.isoformat()
    if values.get("received") == "nothing":
        values["received"] = {"type": "money", "amount": "0", "currency": LOCAL_CURRENCY}
    if values.get("time") == "now":
        values["time"] = message.now.isoformat(timespec="minutes")
    return values


def free_answer(message: Message, requested: str, form: Form, anything_else: bool) -> Any:
    """An answer without an entity: a refusal, a no, or plain words for a question that takes them."""
    if not any(map(str.isalnum, message.text)):
        return None
    if requested in STORIES:
        return message.text.strip()[:MAX_STORY]
    is_open = any(means(one, message.text) for one in ("unknown", "refuses"))
    is_open = is_open or is_word("skips", message.text)
    if is_open or (requested == "departure" and mentions("stays", message.text)):
        return UNKNOWN
    if requested == "screen" and means("screen_dark", message.text):
        return DARK
    if is_side_question(message, form.kin) and not is_screen(message, requested):
        return None
    if message.intent == "deny" and not anything_else:
        return UNKNOWN
    if requested in FREE and not anything_else and message.intent != "affirm":
        return message.text.strip()[:MAX_SAID]
    return None


def is_side_question(message: Message, kin: frozenset[str], sure: float = SURE) -> bool:
    """Whether the visitor turned to something else instead of answering; `kin` are the form's own topics.

    A street or what a screen said looks like nothing the classifier knows, so `out_of_scope` counts only
    when it was recognised as such, not when it stands for "not understood".
    """
    if message.intent == "out_of_scope" and message.ranking:
        likeliest = message.ranking[0]
        return bool(likeliest["name"] == "out_of_scope" and likeliest["confidence"] >= sure)
    return message.intent not in ANSWERS | kin and message.confidence >= sure


def happened_at(message: Message, slots: Slots, requested: str | None) -> str | None:
    """When it happened: never in the future; a clock time later than now was yesterday's."""
    if requested == "time" and is_word("just_now", message.text):
        return message.now.isoformat(timespec="minutes")
    if (span := counted_from_now(message, is_asked=requested == "time")) is not None:
        is_new = requested == "time" or not answered(slots, "time")
        is_over = span.total_seconds() <= 0
        return (message.now + span).isoformat(timespec="minutes") if is_over and is_new else None
    if told_again := moment_again(message, slots, requested):
        return told_again
    return None if says_only_departure(message) else moment_told(message, slots, requested)


def moment_told(message: Message, slots: Slots, requested: str | None) -> str | None:
    """When it happened, by the day and the time that are not those of leaving."""
    said, leaves = message, mentions("leaves", message.text)
    message = without_departure(said)
    # Who asks on which day he may come, and leaves on another, says nothing of what was.
    leaves = leaves and (message is said or asks(said.text))
    told = without_days_to_come(message)
    # What is still to come is when he leaves: the other day named is when it was.
    has_been = any(one["entity"] == "date" for one in told.entities)
    if told is not message and not has_been:
        if requested != "time" or leaves:
            return None
        told = message
    is_asked = requested == "time" and (told is not message or not leaves)
    day = gone(told, is_asked or says_over(said, told))
    clock, today = named_clock(message, day), message.now.date()
    if (day is None and clock is None) or (day is not None and day > today):
        return None
    is_told = answered(slots, "time") and requested != "time" and not mentions("corrects", message.text)
    if requested == "departure" or (is_told and not clock):
        return None
    if clock is None:
        return with_part(message, day or today)
    moment = dt.datetime.combine(day or today, clock, tzinfo=message.now.tzinfo)
    if moment > message.now and day is None:
        moment -= dt.timedelta(days=1)
    return moment.isoformat(timespec="minutes")


def departure(message: Message, slots: Slots, requested: str | None) -> str | None:
    """The day the visitor leaves: any day still to come, or today when that was the question."""
    if day_again(message, slots, requested) is not None:
        return None
    span = counted_from_now(message)
    if requested == "departure" and (days := stay(message)) is not None:
        return (message.now.date() + days).isoformat()
    if (
        span is not None
        and span.total_seconds() > 0
        and (requested == "departure" or mentions("leaves", message.text))
    ):
        return (message.now + span).date().isoformat()
    kept, named = without_past(message), len(message.readings("date"))
    if requested != "departure" or kept.first("date") is not None:
        message = kept
    if requested != "departure" and message.first("date") is None:
        return None
    day = named_day(message, to_come=True)
    today = message.now.date()
    says_so = requested == "departure" or mentions("leaves", message.text)
    if day is None or day < today or (day == today and not says_so):
        return None
    is_one = requested == "time" and day <= today + A_WEEK and named == 1
    if is_one and not mentions("leaves", message.text):
        return None  # the answer to "when was it?": see `gone`
    return day.isoformat()


def said_machine(message: Message, slots: Slots, requested: str | None) -> str | None:
    """The words for the machine: a number or place; the whole message when it answers that question."""
    if contact(message, slots, None):
        return None
    numbers = [str(value) for value in message.values("atm")]
    if numbers:
        return numbers[-1]
    places = [str(value) for value in message.values("place")]
    if requested != "atm":
        return places[-1] if places and (not answered(slots, "atm") or is_other_place(message)) else None
    if not places and (means("unknown", message.text) or is_side_question(message, WHERE_TOPICS)):
        return None
    is_other = tells_only_other(message) or says_matter_again(message)
    if not places and (is_other or amount_again(message, slots, requested)):
        return None
    return message.text.strip()[:MAX_SAID] if message.intent != "deny" or places else None


def says_matter_again(message: Message) -> bool:
    """Whether the complaint itself is said once more: "the machine kept my card"."""
    return message.intent in MACHINE_TOPICS and message.confidence >= VERY_SURE


def said_place(message: Message, slots: Slots, requested: str | None) -> str | None:
    """The words for a branch or a place: the whole message when it answers that question."""
    places = [str(value) for value in message.values("place")]
    if requested == "place":
        return message.text.strip()[:MAX_SAID] if places else None
    if contact(message, slots, requested):
        return None
    # Plain words were taken for the place, and now one is named.
    is_better = requested == "time" and answered(slots, "what")
    is_better = is_better or not answered(slots, "place") or is_other_place(message)
    return places[-1] if places and is_better else None


def day_gone(message: Message, slots: Slots, requested: str | None) -> str | None:
    """A day that is over, or today."""
    if again := day_again(message, slots, requested, "day"):
        return again.isoformat()
    told = without_departure(message)
    day = gone(told, requested == "day" or says_over(message, told))
    keep = answered(slots, "day") and requested != "day"
    return None if day is None or keep or day > message.now.date() else day.isoformat()


def day_to_come(message: Message, slots: Slots, requested: str | None) -> str | None:
    """Today or a day to come."""
    day = day_of_visit(message)
    is_back = says("takes_back", message.text) or mentions("corrects", message.text)
    keep = answered(slots, "coming_day") and requested != "coming_day" and not is_back
    return None if day is None or keep or day < message.now.date() else day.isoformat()


def clock(message: Message, _: Slots, requested: str | None) -> str | None:
    """A time of day; a number alone is an hour where the time was asked for."""
    found = likely_clock(message)
    words = message.text.strip(" .!")
    if found is None and requested == "clock" and words.isdecimal() and int(words) <= LAST_HOUR:
        hour = int(words)
        is_afternoon = hour < OPENS.hour and hour + HALF_A_DAY <= CLOSES.hour
        found = dt.time(hour + HALF_A_DAY if is_afternoon else hour)
    return found.isoformat(timespec="minutes") if found else None


def likely_clock(message: Message) -> dt.time | None:
    """The first time named, or noon of a day; of two readings (`at 3`) the one in the working hours."""
    for readings in message.readings("time"):
        clocks = sorted(one for one in map(read_clock, readings) if one)
        working = [one for one in clocks if OPENS <= one <= CLOSES]
        if clocks:
            return (working or clocks)[0]
    is_noon = any(one["entity"] == "date" and one.get("part") == "noon" for one in message.entities)
    return dt.time(HALF_A_DAY) if is_noon else None


def group_size(message: Message, _: Slots, requested: str | None) -> int | None:
    """How many people."""
    found = message.first("group_size")
    if found is None and requested == "group_size":
        found = lone_number(message)
    return (
        int(found)
        if found is not None and str(found).isdecimal() and 0 < int(found) <= LARGEST_GROUP
        else None
    )


READERS: Mapping[str, Callable[[Message, Slots, str | None], Any]] = {
    "time": happened_at,
    "departure": departure,
    "screen": quoted_screen,
    "card_network": network,
    "card_last4": last_four,
    "contact": contact,
    "atm": said_machine,
    "place": said_place,
    "amount": amount,
    "received": received,
    "day": day_gone,
    "coming_day": day_to_come,
    "clock": clock,
    "group_size": group_size,
}
