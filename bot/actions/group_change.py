"""What a leader says of a booking there is: takes an offer, changes it, calls it off, asks how it stands."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from bot.actions.desk import DeskDown, DeskRefused, desk
from bot.actions.filling import Event
from bot.actions.group_aside import answer_aside
from bot.actions.group_choice import SEVERAL, at_time, chosen, counted, takes, told_values
from bot.actions.group_details import read_details
from bot.actions.group_form import find_branches
from bot.actions.group_offer import (
    ASK_BRANCH,
    ASK_TIME,
    CANCEL,
    CANCEL_ASK,
    GROUP_SAID,
    KIND,
    LATER,
    LIVE,
    NEW,
    NOTHING_BOOKED,
    OFFERED,
    OTHER_TIME,
    TIME_REFUSED,
    act,
    ask_which,
    say_booking,
    say_found,
    say_options,
    say_status,
)
from bot.actions.group_words import PEOPLE, read_again, read_group, times
from bot.actions.phrases import asks, mentions
from bot.actions.reading import VERY_SURE, likely_clock
from bot.actions.reading_days import day_of_visit
from bot.actions.replies import PERSON, say
from bot.actions.visitor import Message, read_moment

Booking = Mapping[str, Any]
# What a message about the booking may look like to the classifier.
PLAIN = frozenset({"inform", "nlu_fallback", "out_of_scope", "affirm", "deny", KIND})
# "Call off our booking" looks like these to the classifier.
LOOKS_LIKE_CANCEL = frozenset({"local_help", "case_status"})
# A group does not shrink to less than a part of this: "2 of us are children" is no new size.
MOST_SHRUNK = 4


def is_about_booking(message: Message, slots: Mapping[str, Any]) -> bool:
    """Whether a message that no form has taken belongs to the booking of this conversation."""
    if not slots.get("booking") or (message.is_button and message.intent != KIND):
        return False
    if message.said in GROUP_SAID and mentions("group_mobility", message.text) and not asks(message.text):
        return True
    if message.said in GROUP_SAID and answer_aside(message):
        return True
    if message.said in GROUP_SAID:
        return message.intent in PLAIN or (message.confidence < VERY_SURE and bool(told_values(message)))
    if message.intent in LOOKS_LIKE_CANCEL and mentions("group_cancel", message.text):
        return True
    if message.intent in {"inform", "nlu_fallback", "out_of_scope", "deny", KIND}:
        says_more = mentions("group_changes", message.text) and bool(told_values(message))
        tells = bool(message.values(PEOPLE) or read_details(message).values)
        return tells or says_more or mentions("group_cancel", message.text)
    # Staff may have offered something meanwhile.
    return message.intent == "affirm" and message.said in {"utter_group_person", LATER}


async def manage(dispatcher: CollectingDispatcher, message: Message) -> list[Event] | None:
    """Do what the message says with the latest booking; None when there is none (any more)."""
    try:
        known = await desk().bookings(message.conversation_id)
        booking = next((one for one in reversed(known) if one["state"] in LIVE), None)
        if booking is None:
            return None
        state = await Managing(dispatcher, message, booking).run()
    except DeskDown:
        say(dispatcher, "utter_topic_down", choices=[PERSON])
        return []
    return [SlotSet("booking", {"reference": booking["reference"]} if state in LIVE else None)]


class Managing:
    """One message about one booking."""

    def __init__(self, dispatcher: CollectingDispatcher, message: Message, booking: Booking) -> None:
        self.dispatcher = dispatcher
        self.message = message
        self.booking = booking

    async def run(self) -> str:
        """Do what is wanted; the booking's state afterwards. Raises DeskDown."""
        number = self._option()
        if number is not None:
            return await self._choose(number)
        if answer := answer_aside(self.message):
            return self._answer(answer)
        what = self._act()
        is_offer = what == "cancel" and self.booking["state"] == "offered"
        if what == "cancel_yes" or is_offer:
            return await self._cancel()
        options = self.booking["offer"].get("options") or []
        if what in _SAYINGS:
            self._say(what)
        elif len(options) >= SEVERAL and self._takes_any(options):
            ask_which(self.dispatcher, options)
        else:
            fields = self._other_option() or await self._changes()
            if fields:
                return await self._change(fields)
            self._say_state()
        return str(self.booking["state"])

    def _answer(self, response: str) -> str:
        """Answer what every group is told alike; an offer that waits is asked for again."""
        say(self.dispatcher, response)
        options = self.booking["offer"].get("options") or []
        if options and self._may_choose():
            ask_which(self.dispatcher, options)
        return str(self.booking["state"])

    def _option(self) -> int | None:
        """The offer that is taken, by its place."""
        message, options = self.message, self.booking["offer"].get("options") or []
        if message.is_button:
            said = message.first("option")
            return int(said) if str(said).isdecimal() else None
        if not options or not self._may_choose() or message.said == CANCEL_ASK:
            return None
        return chosen(message, options)

    def _takes_any(self, options: Sequence[Mapping[str, Any]]) -> bool:
        """Whether an offer is taken, but not which of several; or the time that several begin at."""
        message, values = self.message, told_values(self.message)
        if message.is_button or not self._may_choose():
            return False
        is_yes = takes(message.text) or (message.intent == "affirm" and not values)
        return is_yes or (values == {"time"} and len(at_time(message, options)) >= SEVERAL)

    def _other_option(self) -> dict[str, Any]:
        """The beginning and the branch of another offer than the one that was taken."""
        message, offer = self.message, self.booking["offer"]
        options = offer.get("options") or []
        if message.is_button or self._may_choose() or "chosen" not in offer or len(options) < SEVERAL:
            return {}
        number = counted(message.text, len(options))
        parts = [] if number in (None, offer["chosen"]) else options[number]["parts"]
        names = ("starts_at", "ends_at", "branch_id")
        return {name: parts[0][name] for name in names} if len(parts) == 1 else {}

    def _may_choose(self) -> bool:
        return self.booking["state"] == "offered" or "wish" in self.booking["offer"]

    def _act(self) -> str:
        """What else is wanted, by the names of the buttons; empty when the message tells values."""
        message = self.message
        if message.is_button:
            return str(message.first("booking") or "")
        if message.said == CANCEL_ASK and message.intent in {"affirm", "deny"}:
            return "cancel_yes" if message.intent == "affirm" else "keep"
        if mentions("group_cancel", message.text) and not told_values(message):
            return "cancel_yes" if message.said == CANCEL_ASK else "cancel"
        if message.intent == "deny" and not told_values(message):
            return "time" if message.said in OFFERED else "keep"
        return ""

    def _say(self, what: str) -> None:
        response, choices = _SAYINGS[what]
        values = {"reference": {"type": "reference", "value": self.booking["reference"]}}
        say(self.dispatcher, response, values if what == "cancel" else None, choices=choices)

    def _say_state(self) -> None:
        """Nothing new was said: where it stands, or the open offers again."""
        if self._may_choose() and self.booking["offer"].get("options"):
            say_options(self.dispatcher, self.booking)
        else:
            say_status(self.dispatcher, self.booking, [OTHER_TIME, CANCEL, NEW, PERSON])

    async def _choose(self, number: int) -> str:
        conversation = self.message.conversation_id
        try:
            booking = await desk().choose(self.booking["reference"], conversation, number)
        except DeskRefused as refused:
            if refused.code != "booking-no-room":
                self._say_state()
                return str(self.booking["state"])
            wished = self.booking["offer"].get("wish") or {}
            booking = await desk().change(self.booking["reference"], conversation, wished)
            if booking["state"] == "offered":
                say_found(self.dispatcher, booking, "utter_group_gone")
                return "offered"
        say_booking(self.dispatcher, booking, self.message.now.tzinfo)
        return str(booking["state"])

    async def _cancel(self) -> str:
        reference, was_offered = self.booking["reference"], self.booking["state"] == "offered"
        try:
            booking = await desk().cancel(reference, self.message.conversation_id)
        except DeskRefused:
            self._say_state()
            return str(self.booking["state"])
        said = {"reference": {"type": "reference", "value": reference}}
        if was_offered:
            say(self.dispatcher, NOTHING_BOOKED, choices=[NEW])
        else:
            say(self.dispatcher, "utter_group_cancelled", said, choices=[NEW])
        return str(booking["state"])

    async def _change(self, fields: Mapping[str, Any]) -> str:
        reference, conversation = self.booking["reference"], self.message.conversation_id
        try:
            booking = await desk().change(reference, conversation, fields)
        except DeskRefused as refused:
            if refused.code == "booking-time-refused":
                say(self.dispatcher, TIME_REFUSED)
            else:
                self._say_state()
            return str(self.booking["state"])
        say_booking(self.dispatcher, booking, self.message.now.tzinfo)
        return str(booking["state"])

    async def _changes(self) -> dict[str, Any]:
        """The fields that the message changes."""
        if self.message.is_button:
            return {}
        told = read_details(self.message)
        self.message = told.rest
        return {**told.values, **self._people(), **self._when(), **await self._where(), **self._help()}

    def _help(self) -> dict[str, Any]:
        """What somebody of the group needs, when that is new."""
        needs = read_group(self.message, None).get("mobility")
        if not needs or self.booking["fields"].get("mobility_needs") == needs:
            return {}
        label, value = {"type": "term", "id": "field_mobility"}, {"type": "term", "id": "term_wheelchair"}
        say(self.dispatcher, "utter_noted", {"field": label, "value": value})
        return {"mobility_needs": needs}

    def _people(self) -> dict[str, Any]:
        known = self.booking["fields"]
        size, deals = known["group_size"], known.get("deals")
        found = read_again(self.message, None if self.message.values(PEOPLE) else size)
        fields: dict[str, Any] = {}
        if found.get(PEOPLE, 0) * MOST_SHRUNK >= size:
            fields["group_size"] = found[PEOPLE]
            everybody = deals is None or deals == size
            fields["deals"] = None if everybody else min(deals, found[PEOPLE])
        if "deals" in found:
            fields["deals"] = found["deals"]
        if found.get("each"):
            people = fields.get("deals") or fields.get("group_size") or deals or size
            found["sums"] = times(found["each"], people)
        if found.get("sums"):
            fields |= {"money": found["sums"], "amount": None, "currency": None}
        elif fields.get("group_size", size) != size and (known.get("money") or known.get("amount")):
            say(self.dispatcher, "utter_group_amount_again", {"size": fields["group_size"]})
        return fields

    def _when(self) -> dict[str, Any]:
        """Another beginning: what is not said of day and time stays as it is."""
        day, clock = day_of_visit(self.message), likely_clock(self.message)
        begins = read_moment(self.booking["starts_at"])
        if begins is None or (day is None and clock is None):
            return {}
        begins = begins.astimezone(self.message.now.tzinfo)
        moment = dt.datetime.combine(day or begins.date(), clock or begins.time(), tzinfo=begins.tzinfo)
        return {"starts_at": moment.isoformat(timespec="minutes")}

    async def _where(self) -> dict[str, Any]:
        message = self.message
        said = message.text if message.said == ASK_BRANCH else str(message.first("place") or "")
        if not said:
            return {}
        found = await find_branches(message, said)
        if not found:
            return {}
        return {"branch_id": found[0]["id"] if len(found) == 1 else "", "place": said.strip()[:120]}


_SAYINGS: Mapping[str, tuple[str, list[Any]]] = {
    "time": (ASK_TIME, [PERSON]),
    "branch": (ASK_BRANCH, [PERSON]),
    "keep": ("utter_group_kept", []),
    "cancel": (
        CANCEL_ASK,
        [act("cancel_yes", "button_group_cancel_yes"), act("keep", "button_group_keep")],
    ),
}
