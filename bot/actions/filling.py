"""One message on its way into a form: what it answers, corrects, refuses, or turns away to."""

from __future__ import annotations

import json
import re
from abc import ABC, abstractmethod
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from bot.actions.desk import DeskDown, desk
from bot.actions.fields import CARD_NAMES, UNKNOWN, machine, named, shown
from bot.actions.phrases import means, mentions
from bot.actions.reading import STORIES, SURE, VERY_SURE, Form, is_side_question, read
from bot.actions.replies import Choice, say
from bot.actions.visitor import Message

Event = dict[str, Any]
MAX_CHOICES = 3
_QUESTION = re.compile("[?？؟]")
MAX_TOLD = 200
# Answers that a person can read even when the bot cannot.
WORDS_WILL_DO = frozenset(
    {"time", "departure", "amount", "received", "day", "coming_day", "clock", "group_size"}
)
# Side questions that the rules answer, however short the message is.
ALWAYS_ASIDE = frozenset(
    {"emergency", "human_agent", "language_change", "bot_challenge", "greet", "thanks", "goodbye"}
)


class Filling(ABC):
    """Fills a form; each kind of form says its name, topic, questions and how it begins."""

    name: str
    topic: str
    form: Form

    def __init__(
        self, dispatcher: CollectingDispatcher, message: Message, slots: dict[str, Any], requested: str | None
    ) -> None:
        self.dispatcher = dispatcher
        self.message = message
        self.slots = slots
        self.requested = requested
        self.changes: dict[str, Any] = {}

    @abstractmethod
    async def start(self) -> None:
        """Take the first message."""

    async def events(self) -> list[Event]:
        """Everything this message changes."""
        if self.requested is None:
            self._leave_other_matter()
            await self.start()
        elif self._wants_to_stop():
            self.changes |= {"outcome": "stopped", "requested_slot": None}
        elif self._is_aside():
            return []
        else:
            await self._continue()
        return [SlotSet(name, value) for name, value in self.changes.items()]

    def _leave_other_matter(self) -> None:
        """Forget what was told of another matter; the card and how to reach the visitor stay true."""
        if self.slots.get("matter") not in (None, self.topic):
            for name in (
                "time",
                "screen",
                "amount",
                "received",
                "what",
                "place",
                "day",
                "coming_day",
                "clock",
            ):
                if self.slots.pop(name, None) is not None:
                    self.changes[name] = None
        self.changes["matter"] = self.topic

    def _wants_to_stop(self) -> bool:
        if self.message.first("outcome") == "stopped" or self.message.intent == "goodbye":
            return True
        # A machine's screen says "transaction cancelled" too; "no need" of a contact ends nothing.
        return (
            self.requested not in {"screen", "contact"}
            and not self.message.entities
            and means("stop", self.message.text)
        )

    def _is_aside(self) -> bool:
        message, kin = self.message, self.form.kin
        if message.is_button:
            return message.intent not in {"inform", self.topic}
        if self.requested in STORIES:
            return message.intent in ALWAYS_ASIDE and is_side_question(message, kin, VERY_SURE)
        if means("unknown", message.text) and message.intent != "emergency":
            return is_side_question(message, kin, VERY_SURE)
        if self.requested in {"atm", "place"} and message.intent == "branch_location":
            # "The one near the station" is an answer, "where is the nearest one?" is none.
            asks = _QUESTION.search(message.text) or mentions("asks_where", message.text)
            return not message.values("place") and bool(asks)
        return is_side_question(message, kin, SURE if message.intent in ALWAYS_ASIDE else VERY_SURE)

    async def _continue(self) -> None:
        if self.message.is_button and self.message.intent == self.topic:
            self.changes["outcome"] = "open"
            return
        if self._means_other_machine():
            await self._take_other_machine()
            return
        filled = self.read(self.requested)
        if filled:
            await self.take(filled)
            self.changes.setdefault("misses", None)
        elif self.requested in {"atm", "place"} or not is_side_question(self.message, self.form.kin):
            self._miss()

    def read(self, requested: str | None) -> dict[str, Any]:
        """What the message says for the form's questions."""
        found = read(self.message, self.slots, requested, self.form)
        return {name: value for name, value in found.items() if name in self.form.slots}

    def _miss(self) -> None:
        """Ask again once; the second time the words are kept, or the question is left open."""
        if self.slots.get("misses") == self.requested:
            say(self.dispatcher, "utter_form_skip")
            told = self.message.text.strip()[:MAX_TOLD] if self.requested in WORDS_WILL_DO else ""
            self.changes |= {str(self.requested): told or UNKNOWN, "misses": None}
        else:
            say(self.dispatcher, "utter_form_again")
            self.changes["misses"] = self.requested

    async def take(self, filled: dict[str, Any]) -> None:
        """Note what was read; a changed answer is said back."""
        said = filled.pop("atm", None)
        corrected = {
            name for name, value in filled.items() if self.slots.get(name) not in (None, UNKNOWN, value)
        }
        self.changes |= filled
        if said == UNKNOWN:
            self.changes["atm"] = UNKNOWN
        elif said is not None:
            await self.find_machine(**{"code" if self.message.is_button else "said": str(said)})
        for name in sorted(corrected):
            label = {"type": "term", "id": f"field_{CARD_NAMES.get(name, name)}"}
            say(self.dispatcher, "utter_changed", {"field": label, "value": shown(name, filled[name])})

    async def find_machine(self, said: str = "", code: str = "") -> None:
        """Note the machine meant, or ask which one it is."""
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
            say(self.dispatcher, "utter_form_atm_told")
        elif said:
            self.changes["misses"] = "atm"
            say(self.dispatcher, "utter_form_atm_not_found", asks="atm", choices=[dont_know("atm")])
            self.changes["requested_slot"] = "atm"

    def _note_machine(self, found: dict[str, Any]) -> None:
        had = machine(self.slots)
        self.changes["atm"] = found
        if had and had["code"] == found["code"]:
            return
        response = "utter_form_changed_atm" if had else "utter_form_atm_found"
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
            "utter_form_which_atm",
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
            await self.find_machine(code=rest[0])
            return
        self.changes |= {"atm": None, "requested_slot": "atm"}
        say(self.dispatcher, f"utter_ask_{self.name}_atm", choices=[dont_know("atm")], asks="atm")


class ValidateForm(Action, ABC):
    """Runs once for every message while a form is open; a form says its name and what fills it."""

    @abstractmethod
    def filling(
        self,
        form_name: str,
        dispatcher: CollectingDispatcher,
        message: Message,
        slots: dict[str, Any],
        requested: str | None,
    ) -> Filling:
        """The message on its way into the form of this name."""

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[Event]:
        """The slots filled by this message; nothing at all hands a side question to the rules."""
        requested, loop = tracker.slots.get("requested_slot"), tracker.active_loop or {}
        if loop.get("is_interrupted"):
            return [SlotSet("requested_slot", requested)]
        message, slots = Message.of(tracker), dict(tracker.slots)
        return await self.filling(str(loop.get("name")), dispatcher, message, slots, requested).events()


def choice_of(found: dict[str, Any]) -> Choice:
    """The button of one machine."""
    return Choice("button_atm", "/inform" + json.dumps({"atm": found["code"]}), {"atm": found["code"]})


def dont_know(slot: str) -> Choice:
    """The button that leaves a question open."""
    return Choice("button_dont_know", "/inform" + json.dumps({slot: UNKNOWN}))
