"""A bare yes or no, and a message that was not understood."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import FollowupAction
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from bot.actions.after_case import OFFERS_OF_A_CASE
from bot.actions.case_topics import CASE_TOPICS
from bot.actions.group_change import is_about_booking, manage
from bot.actions.human_agent import ask_for_person
from bot.actions.phrases import is_word, mentions
from bot.actions.replies import PERSON, Choice, say
from bot.actions.visitor import Message

# Responses that offer a person beside another thing, so that a yes to them means one.
OFFERS_A_PERSON_TOO = frozenset({"utter_case_down", "utter_card_captured_have_case"})
# Responses that ask whether there is anything else, or end a matter.
ENDS = frozenset({"utter_thanks", "utter_case_promise", *(f"utter_{kind}_case" for kind in CASE_TOPICS)})
MAX_GUESSES = 2


class Answer(Action):
    """A yes or no on its own: an answer to an offer, or to nothing."""

    def name(self) -> str:
        """The name in the domain."""
        return "action_answer"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[dict[str, Any]]:
        """Hand over on a yes to the offer of a person; else ask what is meant."""
        message = Message.of(tracker)
        if is_about_booking(message, tracker.slots):
            done = await manage(dispatcher, message)
            if done is not None:
                return done
        if is_end(message):
            say(dispatcher, "utter_goodbye")
        elif wants_person(message):
            ask_for_person(dispatcher, tracker, "visitor-asked")
        elif message.intent == "deny":
            say(dispatcher, "utter_deny")
        elif message.said in OFFERS_OF_A_CASE and tracker.slots.get("matter"):
            return [FollowupAction(f"{tracker.slots['matter']}_form")]
        else:
            say(dispatcher, "utter_affirm")
        return []


def wants_person(message: Message) -> bool:
    """Whether it is a yes to the offer of a person; "understood" takes no button."""
    if message.intent != "affirm":
        return False
    is_shown = message.offer == "shown" and not is_word("acknowledges", message.text)
    return message.offer == "asked" or is_shown or message.said in OFFERS_A_PERSON_TOO


def is_end(message: Message) -> bool:
    """Whether the visitor says that he needs nothing more."""
    is_no = message.intent == "deny" and message.said in ENDS
    return is_no or (not message.is_button and mentions("that_is_all", message.text))


def say_unclear(dispatcher: CollectingDispatcher, tracker: Tracker, message: Message) -> None:
    """Say that it was not understood, then offer a person, then call one: never the same apology twice."""
    if message.said == "utter_unclear":
        say(dispatcher, "utter_unclear_again")
    elif message.said == "utter_unclear_again":
        ask_for_person(dispatcher, tracker, "not-understood")
    else:
        say(dispatcher, "utter_unclear", choices=[*guesses(message), PERSON])


def guesses(message: Message) -> list[Choice]:
    """Buttons for the topics that the understanding wants to ask about."""
    return [Choice(f"button_topic_{name}", f"/{name}") for name in guessed(message)]


def guessed(message: Message) -> list[str]:
    """The topics that the understanding wants to ask about."""
    return [name for name in message.clarify if name != PERSON.payload.strip("/")][:MAX_GUESSES]
