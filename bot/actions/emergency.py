"""Safety before everything: the public numbers, a sentence to show, and a person at once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from bot.actions.desk import DeskDown, desk
from bot.actions.phrases import asks, folded, mentions, words_of
from bot.actions.replies import Values, handoff, say
from bot.actions.urgent import asks_what_now, is_helped, is_road_accident
from bot.actions.visitor import Message

# What says nothing of the danger by itself.
SMALL_TALK = frozenset({"affirm", "deny", "goodbye", "greet", "thanks"})
# Public numbers of mainland China. They stand here as well as in the facts, since
# somebody in danger must get them while the desk's database is away.
EMERGENCY, PLACE_ASKED = "emergency", "utter_ask_emergency_place"
HELPED = "utter_emergency_helped"
# The last responses of this action to somebody who wants to die, and to everybody else: what comes right
# after them is about the same danger.
DESPAIR_ASKED, DESPAIR_ON = "utter_ask_despair_place", "utter_emergency_despair_on"
DESPAIR_SAID = frozenset({DESPAIR_ASKED, DESPAIR_ON})
SAID = DESPAIR_SAID | {
    PLACE_ASKED,
    "utter_emergency_numbers",
    "utter_emergency_road",
    "utter_emergency_again",
    "utter_emergency_more",
}
MAX_TOLD = 300
NUMBERS = {"police": "110", "ambulance": "120", "fire": "119"}
ROAD, ROAD_NUMBER = "road_accident", "122"
# Dangers with a own sentence to show to people nearby, the first that is told; others have a general one.
DESPAIR = "despair"
DANGERS = (DESPAIR, "fire", "ill", "attack", "child")


class Emergency(Action):
    """Gives the emergency numbers and calls a person."""

    def name(self) -> str:
        """The name in the domain."""
        return "action_emergency"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[dict[str, Any]]:
        """Numbers first, then the sentence to show, then place and danger; nothing else is asked."""
        message = Message.of(tracker)
        told = "" if message.is_button else message.text.strip()[:MAX_TOLD]
        known = {**NUMBERS, **await _known(message.city)}
        if told and message.said in {*SAID, HELPED} and is_helped(told):
            # Who has help needs no numbers; whoever joins him reads it.
            say(dispatcher, HELPED)
        elif message.said in DESPAIR_SAID or danger_of(told) == DESPAIR:
            _say_despair(dispatcher, message, phones(known))
        elif told and message.said in SAID:
            _say_again(dispatcher, message, told, known)
        else:
            _say_first(dispatcher, message, told, known)
        handoff(dispatcher, EMERGENCY, EMERGENCY, {"what": told})
        return []


def danger_of(text: str) -> str | None:
    """The danger that a message tells of, where it is one of `DANGERS`."""
    text = words_of("danger_figure").sub(" ", folded(text))
    dangers = DANGERS[1:] if mentions("despair_not", text) else DANGERS
    return next((one for one in dangers if mentions(f"danger_{one}", text)), None)


async def keep_kind(dispatcher: CollectingDispatcher, message: Message) -> None:
    """One kind line before the answer to what somebody in despair turns to."""
    if message.said in DESPAIR_SAID:
        say(dispatcher, DESPAIR_ON, phones(await emergency_numbers(message.city)))


def _say_despair(dispatcher: CollectingDispatcher, message: Message, numbers: Values) -> None:
    """Somebody wants to die: calm words and who to call before anything else, and never a menu."""
    if message.said in DESPAIR_SAID:
        say(dispatcher, DESPAIR_ON, numbers)
        return
    say(dispatcher, "utter_emergency_despair", numbers)
    say(dispatcher, "utter_emergency_show_despair")
    say(dispatcher, DESPAIR_ASKED)


def _say_again(
    dispatcher: CollectingDispatcher, message: Message, told: str, known: Mapping[str, str]
) -> None:
    """What was told is passed on, and the numbers in one line."""
    likeliest = next(iter(message.ranking), {"name": ""})["name"]
    if not (asks(told) or asks_what_now(told) or likeliest in SMALL_TALK):
        say(dispatcher, "utter_noted", {"field": {"type": "term", "id": "field_what"}, "value": told})
    _say_road(dispatcher, message, known)
    say(dispatcher, "utter_emergency_again", phones(known))


def _say_first(
    dispatcher: CollectingDispatcher, message: Message, told: str, known: Mapping[str, str]
) -> None:
    say(dispatcher, "utter_emergency_numbers", phones(known))
    _say_road(dispatcher, message, known)
    danger = danger_of(told)
    say(dispatcher, f"utter_emergency_show_{danger}" if danger else "utter_emergency_show")
    say(dispatcher, "utter_emergency_more" if message.values("place") else PLACE_ASKED)


def _say_road(dispatcher: CollectingDispatcher, message: Message, known: Mapping[str, str]) -> None:
    """The traffic police's number too, after an accident on the road."""
    if message.is_button or not is_road_accident(message.text):
        return
    number = known.get(ROAD, ROAD_NUMBER)
    say(dispatcher, "utter_emergency_road", {"road": {"type": "phone", "value": number}})


async def emergency_numbers(city: str = "") -> dict[str, str]:
    """Police, ambulance and fire by the desk's facts."""
    known = await _known(city)
    return {name: known.get(name, number) for name, number in NUMBERS.items()}


def phones(numbers: Mapping[str, str]) -> Values:
    """Numbers as values for a sentence."""
    return {name: {"type": "phone", "value": number} for name, number in numbers.items()}


async def _known(city: str) -> dict[str, str]:
    try:
        facts = await desk().facts(EMERGENCY, city)
    except DeskDown:
        return {}
    return {fact["key"].rsplit(".", 1)[-1]: str(fact["value"]) for fact in facts}
