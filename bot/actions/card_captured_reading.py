"""Reads a visitor's message into the slots of the captured-card form. Pure: it knows no network and no clock.

Every question may be answered in any order, several at once, corrected later, or refused.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from typing import Any

from bot.actions.card_captured_fields import NETWORKS, UNKNOWN, answered
from bot.actions.phrases import means
from bot.actions.visitor import Message, read_moment

# Topics a visitor may turn to in the middle of the form; an answer is `inform` or the form's own topic.
ANSWERS = frozenset({"inform", "card_captured", "nlu_fallback", "affirm", "deny", "atm_cash_dispute"})
SURE = 0.6
# From here on even a day or a place in the message belongs to the other topic.
VERY_SURE = 0.8
MAX_SAID = 200
_FOUR_DIGITS = re.compile(r"(?<!\d)\d{4}(?!\d)")


def read(message: Message, slots: Mapping[str, Any], requested: str | None) -> dict[str, Any]:
    """The slots that this message fills or changes; `atm` is what was said of a machine, not a found one."""
    if message.is_button:
        return read_button(message)
    found = {
        "time": captured_at(message, slots, requested),
        "departure": departure(message, requested),
        "card_network": network(message, slots),
        "card_last4": last_four(message, requested),
        "contact": contact(message),
        "atm": said_machine(message, slots, requested),
    }
    filled = {name: value for name, value in found.items() if value is not None and value != slots.get(name)}
    if requested and requested not in filled:
        free = free_answer(message, requested, bool(filled))
        filled |= {} if free is None else {requested: free}
    return filled


def read_button(message: Message) -> dict[str, Any]:
    """What a button says; relative days are counted from the visitor's today."""
    values = {entity["entity"]: entity["value"] for entity in message.entities}
    days = {"today": 0, "tomorrow": 1}
    if values.get("departure") in days:
        day = message.now.date() + dt.timedelta(days=days[values["departure"]])
        values["departure"] = day.isoformat()
    if values.get("time") == "now":
        values["time"] = message.now.isoformat(timespec="minutes")
    return values


def free_answer(message: Message, requested: str, anything_else: bool) -> Any:
    """An answer without an entity: a refusal, a no, or plain words for a question that takes them."""
    if means("unknown", message.text):
        return UNKNOWN
    if is_side_question(message):
        return None
    if message.intent == "deny" and not anything_else:
        return UNKNOWN
    if requested in {"screen", "contact"} and not anything_else and message.intent != "affirm":
        return message.text.strip()[:MAX_SAID]
    return None


def is_side_question(message: Message, sure: float = SURE) -> bool:
    """Whether the visitor turned to something else instead of answering.

    A street or what a screen said looks like nothing the classifier knows, so `out_of_scope` counts only
    when it was recognised as such, not when it stands for "not understood".
    """
    if message.intent == "out_of_scope" and message.ranking:
        likeliest = message.ranking[0]
        return bool(likeliest["name"] == "out_of_scope" and likeliest["confidence"] >= sure)
    return message.intent not in ANSWERS and message.confidence >= sure


def named_day(message: Message, *, to_come: bool) -> dt.date | None:
    """The last day named; of two readings the nearest before now, or the nearest to come."""
    today, chosen = message.now.date(), None
    for readings in message.readings("date"):
        days = sorted(moment.date() for moment in map(read_moment, readings) if moment)
        fitting = [day for day in days if (day >= today if to_come else day <= today)]
        if days:
            chosen = (fitting or days)[0 if to_come else -1]
    return chosen


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


def read_clock(value: object) -> dt.time | None:
    """A time of day, or None."""
    try:
        return dt.time.fromisoformat(str(value))
    except ValueError:
        return None


def captured_at(message: Message, slots: Mapping[str, Any], requested: str | None) -> str | None:
    """When the card was kept: never in the future; a clock time later than now was yesterday's."""
    day = named_day(message, to_come=False)
    clock, today = named_clock(message, day), message.now.date()
    if (day is None and clock is None) or (day is not None and day > today):
        return None
    if requested == "departure" or (answered(slots, "time") and requested != "time" and not clock):
        return None
    if clock is None:
        return (day or today).isoformat()
    moment = dt.datetime.combine(day or today, clock, tzinfo=message.now.tzinfo)
    if moment > message.now and day is None:
        moment -= dt.timedelta(days=1)
    return moment.isoformat(timespec="minutes")


def departure(message: Message, requested: str | None) -> str | None:
    """The day the visitor leaves: any day still to come, or today when that was the question."""
    if requested != "departure" and message.first("date") is None:
        return None
    day = named_day(message, to_come=True)
    today = message.now.date()
    if day is None or day < today or (day == today and requested != "departure"):
        return None
    return day.isoformat()


def network(message: Message, slots: Mapping[str, Any]) -> str | None:
    """The network named; of two, the one that is not noted yet (`not Visa, UnionPay`)."""
    named = [value for value in message.values("card_network") if value in NETWORKS]
    changed = [value for value in named if value != slots.get("card_network")]
    return next(iter(reversed(changed or named)), None)


def last_four(message: Message, requested: str | None) -> str | None:
    """The last four digits; four bare digits count only when they were asked for."""
    found = message.first("card_last4")
    if found is None and requested == "card_last4":
        bare = _FOUR_DIGITS.findall(message.text)
        found = bare[-1] if bare else None
    return str(found) if found is not None and _FOUR_DIGITS.fullmatch(str(found)) else None


def contact(message: Message) -> str | None:
    """A phone number or mail address."""
    found = message.first("phone") or message.first("email")
    return str(found)[:MAX_SAID] if found else None


def said_machine(message: Message, slots: Mapping[str, Any], requested: str | None) -> str | None:
    """The words for the machine: a number or place; the whole message when it answers that question."""
    numbers = [str(value) for value in message.values("atm")]
    if numbers:
        return numbers[-1]
    places = [str(value) for value in message.values("place")]
    if requested != "atm":
        return places[-1] if places and not answered(slots, "atm") else None
    if means("unknown", message.text) or (is_side_question(message) and not places):
        return None
    return message.text.strip()[:MAX_SAID] if message.intent != "deny" or places else None
