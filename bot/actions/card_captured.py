"""The form for a card that a machine kept: reads each message, finds the machine, asks the next question."""

from __future__ import annotations

import json
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from bot.actions.card_captured_fields import SLOTS, UNKNOWN, machine, moment, named, network_term
from bot.actions.card_captured_reading import SURE, VERY_SURE, is_side_question, read
from bot.actions.desk import DeskDown, desk
from bot.actions.phrases import means
from bot.actions.replies import Choice, say
from bot.actions.visitor import Message

Event = dict[str, Any]
MAX_CHOICES = 3
MAX_TOLD = 200
# Side questions that the rules answer, however short the message is.
ALWAYS_ASIDE = frozenset(
    {"emergency", "human_agent", "language_change", "bot_challenge", "greet", "thanks", "goodbye"}
)


class ValidateCardCapturedForm(Action):
    """Runs once for every message while the form is open."""

    def name(self) -> str:
        """The name in the domain."""
        return "validate_card_captured_form"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[Event]:
        """The slots filled by this message; nothing at all hands a side question to the rules."""
        requested = tracker.slots.get("requested_slot")
        message = Message.of(tracker)
        if (tracker.active_loop or {}).get("is_interrupted"):
            return [SlotSet("requested_slot", requested)]
        return await Filling(dispatcher, message, dict(tracker.slots), requested).events()


class Filling:
    """One message on its way into the form."""

    def __init__(
        self, dispatcher: CollectingDispatcher, message: Message, slots: dict[str, Any], requested: str | None
    ) -> None:
        self.dispatcher = dispatcher
        self.message = message
        self.slots = slots
        self.requested = requested
        self.changes: dict[str, Any] = {}

    async def events(self) -> list[Event]:
        """Everything this message changes."""
        if self.requested is None:
            await self._start()
        elif self._wants_to_stop():
            self.changes |= {"outcome": "stopped", "requested_slot": None}
        elif self._is_aside():
            return []
        else:
            await self._continue()
        return [SlotSet(name, value) for name, value in self.changes.items()]

    def _wants_to_stop(self) -> bool:
        if self.message.first("outcome") == "stopped" or self.message.intent == "goodbye":
            return True
        # A machine's screen says "transaction cancelled" too.
        return self.requested != "screen" and not self.message.entities and means("stop", self.message.text)

    def _is_aside(self) -> bool:
        if self.message.is_button:
            return self.message.intent not in {"inform", "card_captured"}
        if means("unknown", self.message.text) and self.message.intent != "emergency":
            return is_side_question(self.message, VERY_SURE)
        if self.requested == "atm" and self.message.intent == "branch_location":
            return not self.message.values("place")
        return is_side_question(self.message, SURE if self.message.intent in ALWAYS_ASIDE else VERY_SURE)

    async def _start(self) -> None:
        if self.slots.get("reference") and self.message.first("case") != "new":
            self.changes |= {"outcome": "had", "requested_slot": None}
            return
        if not any(self.slots.get(name) for name in SLOTS):
            say(self.dispatcher, "utter_card_captured_safety")
        filled = read(self.message, self.slots, None)
        await self._take({name: value for name, value in filled.items() if name in SLOTS})
        code = str(self.message.context.get("atm") or "")
        if code and not self.slots.get("atm") and "atm" not in self.changes:
            await self._find_machine(code=code)
        self.changes.setdefault("outcome", "open")

    async def _continue(self) -> None:
        if self.message.is_button and self.message.intent == "card_captured":
            self.changes["outcome"] = "open"
            return
        if self._means_other_machine():
            await self._take_other_machine()
            return
        filled = {
            name: value
            for name, value in read(self.message, self.slots, self.requested).items()
            if name in SLOTS
        }
        if filled:
            await self._take(filled)
            self.changes.setdefault("misses", None)
        elif not is_side_question(self.message):
            self._miss()

    def _miss(self) -> None:
        """Ask again once; the second time the words are kept, or the question is left open."""
        if self.slots.get("misses") == self.requested:
            say(self.dispatcher, "utter_card_captured_skip")
            told = self.message.text.strip()[:MAX_TOLD] if self.requested in {"time", "departure"} else ""
            self.changes |= {str(self.requested): told or UNKNOWN, "misses": None}
        else:
            say(self.dispatcher, "utter_card_captured_again")
            self.changes["misses"] = self.requested

    async def _take(self, filled: dict[str, Any]) -> None:
        said = filled.pop("atm", None)
        corrected = {
            name for name, value in filled.items() if self.slots.get(name) not in (None, UNKNOWN, value)
        }
        self.changes |= filled
        if said == UNKNOWN:
            self.changes["atm"] = UNKNOWN
        elif said is not None:
            await self._find_machine(**{"code" if self.message.is_button else "said": str(said)})
        for name in sorted(corrected):
            say(self.dispatcher, f"utter_card_captured_changed_{name}", {name: shown(name, filled[name])})

    async def _find_machine(self, said: str = "", code: str = "") -> None:
        try:
            matches = await desk().resolve_atm(self.message.locale, said, code)
        except DeskDown:
            self.changes["atm"] = {"said": said or code}
            return
        if len(matches) == 1:
            self._note_machine(matches[0])
        elif matches:
            self._ask_which(matches[:MAX_CHOICES])
        elif self.requested == "atm" and self.slots.get("misses") == "atm":
            self.changes |= {"atm": {"said": said}, "misses": None}
            say(self.dispatcher, "utter_card_captured_atm_told")
        elif said:
            self.changes["misses"] = "atm"
            say(self.dispatcher, "utter_card_captured_atm_not_found", asks="atm", choices=[dont_know("atm")])
            self.changes["requested_slot"] = "atm"

    def _note_machine(self, found: dict[str, Any]) -> None:
        had = machine(self.slots)
        self.changes["atm"] = found
        if had and had["code"] == found["code"]:
            return
        response = "utter_card_captured_changed_atm" if had else "utter_card_captured_atm_found"
        say(self.dispatcher, response, {"atm": found["code"], "address": named(found["address"])})

    def _ask_which(self, matches: list[dict[str, Any]]) -> None:
        self.changes |= {
            "atm": None,
            "atm_choices": [found["code"] for found in matches],
            "requested_slot": "atm",
        }
        places = {"type": "list", "items": [named(found["address"]) for found in matches]}
        say(
            self.dispatcher,
            "utter_card_captured_which_atm",
            {"places": places},
            choices=[choice_of(found) for found in matches],
            asks="atm",
        )

    def _means_other_machine(self) -> bool:
        wanted = not self.message.entities and means("other", self.message.text)
        return wanted and bool(machine(self.slots) or self.slots.get("atm_choices"))

    async def _take_other_machine(self) -> None:
        """Of two machines the other one; of more the visitor is asked again."""
        rest = [
            code for code in self.slots.get("atm_choices") or [] if code != machine(self.slots).get("code")
        ]
        if len(rest) == 1:
            await self._find_machine(code=rest[0])
            return
        self.changes |= {"atm": None, "requested_slot": "atm"}
        say(self.dispatcher, "utter_ask_card_captured_form_atm", choices=[dont_know("atm")], asks="atm")


def choice_of(found: dict[str, Any]) -> Choice:
    """The button of one machine."""
    return Choice("button_atm", "/inform" + json.dumps({"atm": found["code"]}), {"atm": found["code"]})


def dont_know(slot: str) -> Choice:
    """The button that leaves a question open."""
    return Choice("button_dont_know", "/inform" + json.dumps({slot: UNKNOWN}))


def shown(name: str, value: Any) -> object:
    """A slot's value in a sentence that confirms it."""
    if value == UNKNOWN:
        return {"type": "term", "id": "term_unknown"}
    if name == "card_network":
        return network_term(value)
    if name in {"time", "departure"}:
        return moment(value)
    return {"type": "term", "id": f"term_screen_{value}"} if value in {"retained", "dark"} else value
