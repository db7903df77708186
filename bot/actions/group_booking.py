"""Books for a group once everything has been asked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from bot.actions.case_form import open_case
from bot.actions.desk import DeskDown, DeskRefused, desk
from bot.actions.fields import THIS_CHAT, answered
from bot.actions.filling import Event
from bot.actions.group_change import manage
from bot.actions.group_details import DETAILS
from bot.actions.group_form import CONSENT, TOPIC
from bot.actions.group_offer import LIVE, TIME_REFUSED, act, say_booking
from bot.actions.group_words import PEOPLE
from bot.actions.reading_parts import read_clock
from bot.actions.replies import PERSON, say
from bot.actions.visitor import Message

# Where planning begins when the leader names no time: the offer names the real one.
MIDMORNING = dt.time(10)
OWN_SLOTS = (*TOPIC.slots, CONSENT, "group", "misses", "outcome", "matter")


class GroupBooking(Action):
    """Books, or goes on with the booking there is."""

    def name(self) -> str:
        """The name in the domain."""
        return "action_group_booking"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[Event]:
        """Say how the form ended."""
        message, slots = Message.of(tracker), dict(tracker.slots)
        outcome = slots.get("outcome")
        if outcome == "stopped":
            say(dispatcher, "utter_form_stopped")
            return forget(slots)
        if outcome == "told":
            return [SlotSet("outcome", None)]
        if outcome == "manage" and message.first("booking") != "again":
            done = await manage(dispatcher, message)
            if done is None:
                fresh = [SlotSet("booking", None), SlotSet("outcome", None)]
                return [*fresh, FollowupAction(TOPIC.form_name)]
            return [*done, SlotSet("outcome", None)]
        return await book(dispatcher, message, slots)


async def book(dispatcher: CollectingDispatcher, message: Message, slots: dict[str, Any]) -> list[Event]:
    """Book and say what came of it; a wish that misses too much becomes a case for a person."""
    fields = await booking_fields(message, slots)
    if fields is None:
        return [*await open_case(dispatcher, message, slots, TOPIC), *forget(slots)]
    try:
        booking = await desk().book(message.conversation_id, message.turn_key, fields)
    except DeskRefused as refused:
        if refused.code == "booking-time-refused":
            say(dispatcher, TIME_REFUSED)
            open_again = {"coming_day": None, "clock": None, "outcome": "again"}
            return [*(SlotSet(*one) for one in open_again.items()), FollowupAction(TOPIC.form_name)]
        return [*await open_case(dispatcher, message, slots, TOPIC), *forget(slots)]
    except DeskDown:
        say(dispatcher, "utter_case_down", choices=[act("again", "button_try_again"), PERSON])
        return [SlotSet("outcome", None)]
    say_booking(dispatcher, booking, message.now.tzinfo)
    known = {"reference": booking["reference"]} if booking["state"] in LIVE else None
    return [*forget(slots), SlotSet("booking", known)]


async def booking_fields(message: Message, slots: Mapping[str, Any]) -> dict[str, Any] | None:
    """The wish by the names of the contract; None when people, money or day are not known."""
    size, day, group = answered(slots, PEOPLE), _day(slots), answered(slots, "group") or {}
    sums, cheques = group.get("sums") or [], group.get("cheques") or []
    machines = group.get("atm_users") or 0
    if not isinstance(size, int) or day is None or not (sums or cheques or machines):
        return None
    changers = group.get("deals")
    if changers is not None and cheques:
        changers += group.get("cheque_people") or 1
    elif changers is not None and group.get("cheque_people"):
        changers += group["cheque_people"]
    contact = str(answered(slots, "contact") or "")
    is_phone = any(sign.isdigit() for sign in contact) and "@" not in contact
    leader = group.get("leader") or ("" if is_phone or contact == THIS_CHAT else contact)
    fields = {
        "group_size": size,
        "deals": None if changers is None or not (sums or cheques) else min(changers, size),
        "money": sums,
        "cheques": [{**one, "count": group.get("cheque_count") or 0} for one in cheques],
        "atm_users": min(machines, size),
        "branch_id": group.get("branch_id"),
        "place": str(answered(slots, "place") or "")[:120],
        "starts_at": await _starts(message, slots, day, group.get("branch_id")),
        "leader": leader if leader == contact or "@" not in contact else f"{leader} {contact}".strip(),
        "phone": contact[:24] if is_phone else "",
        "languages": [message.locale],
        "mobility_needs": group.get("mobility"),
        "consent": slots.get(CONSENT) == "yes",
        **{name: group.get(name) for name in DETAILS},
    }
    return {name: value for name, value in fields.items() if value not in (None, "", [], 0)}


def _day(slots: Mapping[str, Any]) -> dt.date | None:
    try:
        return dt.date.fromisoformat(str(answered(slots, "coming_day")))
    except ValueError:
        return None


async def _starts(message: Message, slots: Mapping[str, Any], day: dt.date, branch_id: str | None) -> str:
    """The beginning wished for: the time named, else the branch's opening that day."""
    clock = read_clock(answered(slots, "clock"))
    if clock is None and branch_id:
        try:
            openings = (await desk().day(branch_id, day.isoformat(), "fx")).get("openings") or []
        except DeskDown:
            openings = []
        if openings:
            return str(openings[0]["opens"])
    moment = dt.datetime.combine(day, clock or MIDMORNING, tzinfo=message.now.tzinfo)
    return moment.isoformat(timespec="minutes")


def forget(slots: Mapping[str, Any]) -> list[Event]:
    """Empty the form for a next matter."""
    return [SlotSet(name, None) for name in OWN_SLOTS if slots.get(name) is not None]
