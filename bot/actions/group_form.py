"""The form of a tour leader: every message while it is open, everything said at once taken at once."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from rasa_sdk.executor import CollectingDispatcher

from bot.actions.case_topics import CASE_TOPICS
from bot.actions.countries import country_name
from bot.actions.desk import DeskDown, desk
from bot.actions.fields import UNKNOWN, moment, shown
from bot.actions.filling import ALWAYS_ASIDE, Filling, ValidateForm
from bot.actions.group_aside import answer_aside
from bot.actions.group_currency import (
    code_beside,
    lone_sum,
    say_left,
    say_traded,
    sum_again,
    without_untraded,
)
from bot.actions.group_details import DETAILS, Told, leader_in, read_details
from bot.actions.group_offer import KIND
from bot.actions.group_words import (
    PEOPLE,
    read_again,
    read_group,
    read_sizes,
    times,
    untangled,
    without_people,
)
from bot.actions.machines import dont_know
from bot.actions.phrases import means, mentions
from bot.actions.plans import is_paused, say_paused
from bot.actions.reading import FREE, Form, free_answer, read
from bot.actions.reading_again import takes_back
from bot.actions.reading_words import MAX_SAID
from bot.actions.replies import PERSON, say
from bot.actions.topics.places import clear_first
from bot.actions.visitor import Message

CONSENT = "consent"
CURRENCY_ASKED = "utter_group_currency"
TOPIC = CASE_TOPICS[KIND]
# What an answer about cheques, machines or a hotel nearby looks like to the classifier.
LOOKS_LIKE = ("travellers_cheque", "atm_withdraw_howto", "local_help")
# Numbers are amounts and times far more often than houses.
_NUMBERS = re.compile(r"[\d.,:%$€£¥]+")


class ValidateGroupExchangeForm(ValidateForm):
    """Fills the form of a tour leader."""

    def name(self) -> str:
        """The name in the domain."""
        return "validate_group_exchange_form"

    def filling(self, form_name: str, *message: Any) -> Filling:
        """The message on its way into the form."""
        return GroupFilling(*message)


class GroupFilling(Filling):
    """A message about a group that comes to change money."""

    name, topic = TOPIC.form_name, KIND
    form = Form((*TOPIC.slots, CONSENT), TOPIC.kin | {KIND, *LOOKS_LIKE})

    async def start(self) -> None:
        """Go on with a booking there is; else say the first words and take what the message tells."""
        message = self.message
        if self.slots.get("outcome") == "again":
            self.changes["outcome"] = "open"
            return
        acts = message.first("option") is not None or message.first("booking") is not None
        if acts or (self.slots.get("booking") and message.first("case") != "new"):
            self.changes |= {"outcome": "manage", "requested_slot": None}
            return
        if not message.is_button and not message.entities and mentions("group_cancel", message.text):
            say(self.dispatcher, "utter_nothing_booked", choices=[PERSON])
            self.changes |= {"outcome": "told", "requested_slot": None}
            return
        if await is_paused(KIND):
            say_paused(self.dispatcher)
            self.changes |= {"outcome": "told", "requested_slot": None}
            return
        say(self.dispatcher, "utter_group_exchange_start")
        await self.take(self.read(None))
        self.changes.setdefault("outcome", "open")

    async def _continue(self) -> None:
        answer = answer_aside(self.message)
        if answer is not None:
            say(self.dispatcher, answer)
        elif self.requested == "amount" or not await say_traded(self.dispatcher, self.message):
            await super()._continue()
            return
        self.changes["outcome"] = "open"

    def _is_aside(self) -> bool:
        """Whether it is about something else; who tells of the group is not, whatever it looks like."""
        if answer_aside(self.message) or not super()._is_aside():
            return False
        return self.message.intent in ALWAYS_ASIDE or not read_details(self.message).values

    def read(self, requested: str | None) -> dict[str, Any]:
        """What the message says for the form's questions, and the details nobody asks for."""
        if self.message.is_button:
            return self._read_button(super().read(requested))
        told = read_details(self.message if self.slots.get(PEOPLE) else untangled(self.message))
        message = told.rest
        filled = read(message, self.slots, requested, self.form)
        filled = {name: value for name, value in filled.items() if name in self.form.slots}
        if told.values and requested in FREE:
            self._read_words(filled, told, requested)
        if told.values and message.intent == "deny" and not means("unknown", message.text):
            # "No, the group is called …" corrects a detail and refuses no answer.
            filled = {name: value for name, value in filled.items() if value != UNKNOWN}
        if requested == CONSENT and not told.values:
            self._read_consent(filled, message)
        size = self.slots.get(PEOPLE)
        known = size if isinstance(size, int) else None
        message = without_people(message, known)
        found = read_again(message, known) if known else read_group(message, None)
        again = sum_again(message, self.slots, requested, found)
        found |= again
        is_size = requested == PEOPLE or (requested == "amount" and known and takes_back(message))
        if is_size and not found.get("deals"):
            found |= {name: number for name, number in read_sizes(message).items() if name not in found}
        is_plain = requested in FREE and filled.get(str(requested)) == message.text.strip()[:MAX_SAID]
        is_other = again or (known is not None and found.get(PEOPLE) not in {None, known})
        if (found.get("mobility") or is_other) and is_plain and not message.values("place"):
            del filled[str(requested)]  # "two wheelchairs" is no place, and nobody to call
        if requested == "amount" and not found.keys() & {"sums", "cheques", "bare"}:
            found |= lone_sum(message, self._changers(found))
        else:
            self._read_each(found)
        self._read_sums(filled, found, requested)
        self._read_sizes(filled, found)
        if requested == "contact" and (filled.get("contact") not in (None, UNKNOWN)):
            found["leader"] = leader_in(told.clauses, message, str(filled["contact"]))
        found |= told.values
        details = {name: value for name, value in found.items() if value not in (None, "")}
        filled = self.without_questions(filled, requested)
        return filled | ({"group": details} if details else {})

    def _read_consent(self, filled: dict[str, Any], message: Message) -> None:
        """Who does not know whether the list may be seen has not allowed it."""
        is_unknown = filled.pop(CONSENT, None) == UNKNOWN
        if message.intent in {"affirm", "deny"} or is_unknown:
            filled[CONSENT] = "yes" if message.intent == "affirm" else "no"

    def _read_sizes(self, filled: dict[str, Any], found: dict[str, Any]) -> None:
        size = found.pop(PEOPLE, None)
        if filled.get(PEOPLE) != UNKNOWN:
            filled.pop(PEOPLE, None)
        if size is not None and size != self.slots.get(PEOPLE):
            filled[PEOPLE] = size

    def _read_each(self, found: dict[str, Any]) -> None:
        """What each of them changes, times those who do; again when their number changes."""
        known = self.slots.get("group") or {}
        told = found.setdefault("each", []) if found.get("sums") else None
        each = (known.get("each") or []) if told is None else told
        is_new = told is not None or bool(found.keys() & {PEOPLE, "deals"})
        if each and is_new and (people := self._changers(found)):
            found["sums"] = times(each, people)

    def _changers(self, found: Mapping[str, Any]) -> int | None:
        """How many change money: those of whom it was said, or all."""
        known = self.slots.get("group") or {}
        size = found.get(PEOPLE) or self.slots.get(PEOPLE)
        people = found.get("deals") or known.get("deals") or size
        return people if isinstance(people, int) else None

    def _read_sums(self, filled: dict[str, Any], found: dict[str, Any], requested: str | None) -> None:
        """Money with its currency; an amount without one waits for it."""
        known = self.slots.get("group") or {}
        if filled.get("amount") != UNKNOWN:
            filled.pop("amount", None)
        bare, code = found.get("bare") or known.get("bare"), code_beside(self.message, self.slots, found)
        if not (found.get("sums") or found.get("cheques")) and bare and code and code != "CNY":
            found["sums"] = [{"amount": str(bare), "currency": str(code)}]
            if (found if found.get("bare") else known).get("bare_each"):
                found["each"] = found["sums"]
                found["sums"] = times(found["each"], self._changers(found) or 1)
        if requested == "amount" and known.get("by_cheque") and not found.get("cheques"):
            found["cheques"] = found.pop("sums", None)
        sums = [*(found.get("sums") or []), *(found.get("cheques") or [])]
        if sums:
            typed = [{"type": "money", **one} for one in sums]
            filled["amount"] = typed[0] if len(typed) == 1 else {"type": "list", "items": typed}
            found["bare"] = found["bare_each"] = None
        elif requested == "amount" and found.get("atm_users"):
            filled["amount"] = UNKNOWN

    def _read_words(self, filled: dict[str, Any], told: Told, requested: str) -> None:
        """Plain words answer a question only where the clause tells nothing of the group itself."""
        if filled.get(requested) == told.rest.text.strip()[:MAX_SAID]:
            del filled[requested]
        places = [str(value) for value in told.rest.values("place")]
        if requested in filled:
            return
        if requested == "place" and places:
            filled["place"] = (told.clauses or places[-1])[:MAX_SAID]
            return
        if not told.clauses or means("no_alone", told.clauses) or told.rest.intent in {"affirm", "deny"}:
            return
        words = free_answer(replace(told.rest, text=told.clauses), requested, self.form, bool(filled))
        if words is not None:
            filled[requested] = words

    def _read_button(self, filled: dict[str, Any]) -> dict[str, Any]:
        """A button; the one that begins a booking brings along what was told before it."""
        told = self.message.first("group")
        if isinstance(told, dict):
            details = dict(told)
            self._read_sums(filled, details, None)
            return filled | {"group": details}
        return filled

    async def take(self, filled: dict[str, Any]) -> None:
        """Note the details beside the answers; a place is looked for, a currency asked for."""
        details, consent = filled.pop("group", None), filled.pop(CONSENT, None)
        known = self.slots.get("group") or {}
        details = details or {}
        await without_untraded(self.dispatcher, self.message, filled, details)
        if consent is not None:
            self.changes[CONSENT] = consent
        if details:
            self.changes["group"] = {**known, **details}
        if isinstance(filled.get("place"), str) and filled["place"] != UNKNOWN:
            await self._find_branch(filled)
        await super().take(filled)
        self._say_counted(details, filled)
        say_left(self.dispatcher, self.slots, filled)
        for name in DETAILS:
            if details and known.get(name) not in (None, details.get(name, known.get(name))):
                say_detail(self.dispatcher, name, details[name])
        group = self.changes.get("group") or {}
        if group.get("bare") and not self.slots.get("amount") and "amount" not in self.changes:
            self.changes["requested_slot"] = "amount"
            say(self.dispatcher, CURRENCY_ASKED, asks="amount", choices=[dont_know("amount")])

    def _say_counted(self, details: dict[str, Any], filled: dict[str, Any]) -> None:
        """Say what was made of the words: the sum of all, and that somebody needs a wheelchair."""
        is_new = not self.slots.get("amount") and self.requested in {None, "amount"}
        is_counted = details.get("each") not in (None, [], details.get("sums"))
        if is_counted and is_new and "amount" in filled:
            self.say_noted("amount", shown("amount", filled["amount"]))
        if details.get("mobility") and not (self.slots.get("group") or {}).get("mobility"):
            self.say_noted("mobility", {"type": "term", "id": "term_wheelchair"})

    async def _find_branch(self, filled: dict[str, Any]) -> None:
        """Note the branch that is clearly meant; ask again for a place that nobody knows, once."""
        said = str(filled["place"])
        try:
            found = await find_branches(self.message, said)
        except DeskDown:
            return
        branch_id = found[0]["id"] if len(found) == 1 else None
        self.changes["group"] = {
            **(self.changes.get("group") or self.slots.get("group") or {}), "branch_id": branch_id
        }  # fmt: skip
        if found or self.message.is_button:
            return
        filled.pop("place")
        if self.requested == "place" and self.slots.get("misses") != "place":
            self.changes |= {"misses": "place", "requested_slot": "place"}
            say(self.dispatcher, "utter_form_place_not_found", asks="place", choices=[dont_know("place")])
        elif self.requested == "place":
            self.changes |= {"place": UNKNOWN, "misses": None}


def say_detail(dispatcher: CollectingDispatcher, name: str, value: Any) -> None:
    """Say back a detail of the group that was told otherwise before."""
    label = {"type": "term", "id": f"field_{name}"}
    said = country_name(str(value)) if name == "country" else value
    said = moment(str(value)) if name == "departure" else said
    say(dispatcher, "utter_changed", {"field": label, "value": said})


async def find_branches(message: Message, said: str) -> list[dict[str, Any]]:
    """The branches that the words for a place may mean; one when it is clear. Raises DeskDown."""
    named = [str(value) for value in message.values("place")]
    for words in dict.fromkeys([_NUMBERS.sub(" ", said).strip(), *reversed(named)]):
        found = await desk().search_branches(q=words, visitors="false") if words else []
        if found:
            return clear_first(found)
    return []
