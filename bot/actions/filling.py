"""One message on its way into a form: what it answers, corrects, refuses, or turns away to."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from bot.actions.fields import CARD_NAMES, UNKNOWN, shown
from bot.actions.finding_machine import FindsMachine
from bot.actions.form_questions import COLLECTED, OF_FORM, answer_question, asked_in_form, say_aside
from bot.actions.languages import language_asked
from bot.actions.leaving import gives_up, is_farewell, is_there_again
from bot.actions.machines import ask_near
from bot.actions.no_answer import (
    NOTES,
    answers_besides,
    is_plain_answer,
    notes_more,
    plain_contact,
    refuses_besides,
    speaks_of_pin,
    turns_to_other_matter,
    with_more,
)
from bot.actions.phrases import asks, means, mentions
from bot.actions.reading import (
    FREE,
    STORIES,
    SURE,
    VERY_SURE,
    Form,
    is_side_question,
    read,
)
from bot.actions.reading_contact import contact
from bot.actions.reading_days import is_departure_of, tells_departure
from bot.actions.reading_words import MAX_SAID, quoted_screen
from bot.actions.replies import say
from bot.actions.visitor import Message

Event = dict[str, Any]
MAX_TOLD = 200
# Answers that a person can read even when the bot cannot. No contact: by words like "rien" nobody is reached.
WORDS_WILL_DO = frozenset(
    {"time", "departure", "amount", "received", "day", "coming_day", "clock", "group_size"}
)
OF_ONE_MATTER = ("time", "screen", "amount", "received", "what", "place", "day", "coming_day", "clock")
# "Friday morning" may look like a greeting, "I fly tonight" like a goodbye.
SMALL_TALK = frozenset({"greet", "thanks", "goodbye"})
# Side questions that the rules answer, however short the message is.
ALWAYS_ASIDE = SMALL_TALK | {"emergency", "human_agent", "language_change", "bot_challenge"}


class Filling(FindsMachine, ABC):
    """Fills a form; each kind of form says its name, topic, questions and how it begins."""

    topic: str
    form: Form

    @abstractmethod
    async def start(self) -> None:
        """Take the first message."""

    async def events(self) -> list[Event]:
        """Everything this message changes."""
        if self.requested is None:
            self._leave_other_matter()
            await self.start()
        elif refuses_besides(self.message):
            self.changes["outcome"] = "open"  # a form without a change would hand the message to the rules
        elif outcome := self.ending():
            self.changes |= {"outcome": outcome, "requested_slot": None}
        elif self._is_aside():
            return []
        else:
            await self._continue()
        return [SlotSet(name, value) for name, value in self.changes.items()]

    def _leave_other_matter(self) -> None:
        """Forget what was told of another matter; the card and how to reach the visitor stay true."""
        if self.slots.get("matter") not in (None, self.topic):
            for name in OF_ONE_MATTER:
                if self.slots.pop(name, None) is not None:
                    self.changes[name] = None
        self.changes["matter"] = self.topic

    def ending(self) -> str | None:
        """How the form ends by this message, if it does."""
        message = self.message
        is_missed = self.topic in COLLECTED and not message.is_button and self.requested not in STORIES
        is_over = is_missed and is_there_again(message.text)
        is_bye = is_farewell(message) and message.confidence >= VERY_SURE
        is_end = message.first("outcome") == "stopped" or gives_up(message, self.requested)
        return "stopped" if is_end or is_bye or is_over else None

    def _is_aside(self) -> bool:
        message, kin = self.message, self.form.kin
        if message.is_button:
            return message.intent not in {"inform", self.topic} or answers_besides(message, self.topic)
        if answers_besides(message, self.topic) or turns_to_other_matter(message, self.topic):
            return True
        if self._is_for_the_form():
            return False
        if self._names_place():
            return False
        if self.requested in STORIES:
            return message.intent in ALWAYS_ASIDE and is_side_question(message, kin, VERY_SURE)
        if means("unknown", message.text) and message.intent != "emergency":
            return is_side_question(message, kin, VERY_SURE)
        if self.requested in {"atm", "place"} and message.intent == "branch_location":
            # "The one near the station" is an answer, "where is the nearest one?" is none.
            is_question = asks(message.text) or mentions("asks_where", message.text)
            return is_question and (not message.values("place") or language_asked(message.text) is not None)
        asks_network = message.values("card_network") and asks(message.text)  # "do you take Amex?"
        is_likely = bool(asks_network) or message.intent in ALWAYS_ASIDE
        return is_side_question(message, kin, SURE if is_likely else VERY_SURE)

    def _names_place(self) -> bool:
        """Whether it says where, as it was asked: "no idea, near the Temple of Heaven"."""
        is_asked = self.requested in {"atm", "place"} and bool(self.message.values("place"))
        return is_asked and self.message.intent not in ALWAYS_ASIDE and not asks(self.message.text)

    def _is_for_the_form(self) -> bool:
        """Whether it is the form's, though it looks like small talk, a person asked for, or nothing known."""
        message = self.message
        is_wish = message.intent in ALWAYS_ASIDE - SMALL_TALK and message.confidence >= SURE
        if is_wish and mentions("messenger", message.text):
            return False  # "let me talk to a person on WeChat"
        if self.requested == "contact" and plain_contact(message):
            return message.intent != "emergency"
        if is_plain_answer(message, self.requested) or self.speaks_of_pin() or self._quotes_screen():
            return True
        if "contact" in self.form.slots and contact(message, self.slots, self.requested) is not None:
            return message.intent != "emergency"
        is_small = message.intent in SMALL_TALK and bool(message.entities)
        # A word that nobody knows looks like a farewell.
        is_small = is_small or (message.intent == "goodbye" and not is_farewell(message))
        is_leaving = "departure" in self.form.slots and tells_departure(message)
        is_leaving = is_leaving and message.intent not in ALWAYS_ASIDE
        return is_small or is_leaving or self.asked() is not None or self.adds_words()

    def asked(self) -> str | None:
        """What is asked of the form or its matter; in a story all is the story but a bare question."""
        return asked_in_form(self.message, self.topic, in_story=self.requested in STORIES)

    def _quotes_screen(self) -> bool:
        is_asked_for = "screen" in self.form.slots and self.message.intent not in ALWAYS_ASIDE
        return is_asked_for and quoted_screen(self.message, self.slots, self.requested) is not None

    def speaks_of_pin(self) -> bool:
        """Whether somebody tells the secret number of his card, or asks whether he is to tell it."""
        return "card_last4" in self.form.slots and speaks_of_pin(self.message, self.requested)

    def adds_words(self) -> bool:
        """Whether words that no topic knows tell more of the matter, where the form keeps a story."""
        return False

    async def _continue(self) -> None:
        asked = self.asked()
        if self.message.is_button and self.message.intent == self.topic:
            self.changes["outcome"] = "open"
        elif self.message.is_button and self.message.values("position"):
            # A button of an earlier question changes nothing.
            is_asked = self.requested == "atm"
            self.changes |= await ask_near(self.dispatcher, self.message) if is_asked else {"outcome": "open"}
        elif self.speaks_of_pin():
            say(self.dispatcher, "utter_form_never_pin")
            self.changes |= {"outcome": "open", **await self.ask_again()}
        elif asked in OF_FORM:
            await say_aside(self.dispatcher, self.message, self.topic)
            self.changes |= {"outcome": "open", **await self.ask_again()}
        elif self.means_other_machine():
            await self.take_other_machine()
        else:
            await self._take_answer(asked)

    async def _take_answer(self, asked: str | None) -> None:
        """Take what the message answers; what it asks besides is answered, too."""
        filled = self.read(self.requested)
        if filled:
            told = dict(filled)
            await self.take(filled)
            self.changes.setdefault("misses", None)
            self._say_noted(told)
            if asked and not await answer_question(self.dispatcher, self.message, self.topic):
                say(self.dispatcher, "utter_form_later")
        elif not self.message.is_button and (asked or asks(self.message.text)):
            await say_aside(self.dispatcher, self.message, self.topic)
            self.changes |= {"misses": self.requested} if self.requested == "screen" else {"outcome": "open"}
        elif notes_more(self.message, self.slots, self.form.kin, self.requested):
            self.add_words()
        elif self.requested in {"atm", "place"} or not self._is_small_or_other():
            await self._miss()
        await self.ask_which_again()

    def add_words(self) -> None:
        """Keep words beside the answers."""
        self.changes |= with_more(self.message, self.slots, str(self.requested))
        say(self.dispatcher, "utter_form_added")

    def _is_small_or_other(self) -> bool:
        """Whether the rules have an answer to it: small talk without a day or a place, or another topic."""
        has_values = self.message.intent in SMALL_TALK and bool(self.message.entities)
        return is_side_question(self.message, self.form.kin) and not has_values

    def read(self, requested: str | None) -> dict[str, Any]:
        """What the message says for the form's questions."""
        found = {} if self.message.only_asks else read(self.message, self.slots, requested, self.form)
        if requested == "contact" and not self.message.is_button:
            found[requested] = contact(self.message, self.slots, requested) or plain_contact(self.message)
        return self.without_questions(
            {name: value for name, value in found.items() if name in self.form.slots and value is not None},
            requested,
        )

    def without_questions(self, found: dict[str, Any], requested: str | None) -> dict[str, Any]:
        """The answers without plain words that are a question."""
        words = self.message.text.strip()
        is_plain = requested in {*FREE, *STORIES, "atm"} and found.get(str(requested)) == words[:MAX_SAID]
        # A screen asks too: what it said is taken when it is said again.
        is_quoted = requested == "screen" and self.slots.get("misses") == "screen" and not self.asked()
        if not is_departure_of(self.message, requested):
            found.pop("departure", None)
        if not is_plain or self.message.is_button or is_quoted or self.message.values("place"):
            return found
        is_asked = self.asked() is not None or (requested not in STORIES and asks(words))
        return {name: value for name, value in found.items() if name != requested or not is_asked}

    def _say_noted(self, told: dict[str, Any]) -> None:
        """Say what was noted when it answers another question than the one that follows again."""
        is_chosen = self.requested in told and not self.tells_besides()
        if is_chosen or self.message.is_button:
            return
        for name in sorted(told.keys() - {"atm", "group", UNKNOWN}):
            if self.slots.get(name) in (None, UNKNOWN) and told[name] != UNKNOWN:
                self.say_noted(name, shown(name, told[name]))

    def say_noted(self, name: str, value: object) -> None:
        """Say back one thing that was told."""
        label = {"type": "term", "id": f"field_{CARD_NAMES.get(name, name)}"}
        say(self.dispatcher, "utter_noted", {"field": label, "value": value})

    async def _miss(self) -> None:
        """Ask again once; then the words are kept, or the question is left open."""
        if self.requested == "atm" and self.slots.get("misses") == "atm":
            await self.note_as_told(self.message.text.strip()[:MAX_TOLD])
        elif self.slots.get("misses") in ({*NOTES} if self.requested == NOTES[-1] else {self.requested}):
            say(self.dispatcher, "utter_form_skip")
            told = self.message.text.strip()[:MAX_TOLD] if self.requested in WORDS_WILL_DO else ""
            self.changes |= {str(self.requested): told or UNKNOWN, "misses": None}
        else:
            is_to_come = self.requested in {"time", "day"} and bool(self.message.values("date"))
            say(self.dispatcher, "utter_form_time_to_come" if is_to_come else "utter_form_again")
            self.changes["misses"] = self.requested

    async def take(self, filled: dict[str, Any]) -> None:
        """Note what was read; a changed answer is said back."""
        said = filled.pop("atm", None)
        corrected = {
            name for name, value in filled.items() if self.slots.get(name) not in (None, UNKNOWN, value)
        }
        self.changes |= filled
        if said == UNKNOWN:
            self.changes["atm"] = await self.branch_of_choices()
        elif said is not None:
            await self.find_machine(**{"code" if self.message.is_button else "said": str(said)})
        for name in sorted(corrected):
            label = {"type": "term", "id": f"field_{CARD_NAMES.get(name, name)}"}
            say(self.dispatcher, "utter_changed", {"field": label, "value": shown(name, filled[name])})


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
        message, slots = Message.of(tracker), dict(tracker.slots)
        filling = self.filling(str(loop.get("name")), dispatcher, message, slots, requested)
        if loop.get("is_interrupted"):
            return [SlotSet(name, value) for name, value in (await filling.ask_again()).items()]
        return await filling.events()
