"""Safety before everything: the public numbers, a sentence to show, and a person at once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from bot.actions.desk import DeskDown, desk
from bot.actions.replies import handoff, say
from bot.actions.urgent import asks_what_now, is_helped, is_road_accident
from bot.actions.visitor import Message

# Public numbers of mainland China. They stand here as well as in the facts, since
# somebody in danger must get them while the desk's database is away.
EMERGENCY, PLACE_ASKED = "emergency", "utter_ask_emergency_place"
# The last responses of this action: what comes right after them is about the same danger.
SAID = frozenset({PLACE_ASKED, "utter_emergency_numbers", "utter_emergency_road", "utter_emergency_helped"})
MAX_TOLD = 300
NUMBERS = {"police": "110", "ambulance": "120", "fire": "119"}
ROAD, ROAD_NUMBER = "road_accident", "122"


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
        if message.said in SAID and not message.is_button and is_helped(message.text):
            # Who has help needs no numbers; whoever joins him reads it.
            say(dispatcher, "utter_emergency_helped")
            handoff(dispatcher, EMERGENCY, EMERGENCY, {"what": message.text.strip()[:MAX_TOLD]})
            return []
        known = await _known(message.city)
        numbers = {
            name: {"type": "phone", "value": known.get(name, number)} for name, number in NUMBERS.items()
        }
        if message.said == PLACE_ASKED and not message.is_button and not asks_what_now(message.text):
            told = message.text.strip()[:MAX_TOLD]
            label = {"type": "term", "id": "field_what"}
            say(dispatcher, "utter_noted", {"field": label, "value": told})
            say(dispatcher, "utter_emergency_numbers", numbers)
            _say_road(dispatcher, message, known)
            handoff(dispatcher, EMERGENCY, EMERGENCY, {"what": told})
            return []
        say(dispatcher, "utter_emergency_numbers", numbers)
        _say_road(dispatcher, message, known)
        say(dispatcher, "utter_emergency_show")
        say(dispatcher, PLACE_ASKED)
        handoff(dispatcher, EMERGENCY, EMERGENCY)
        return []


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


async def _known(city: str) -> dict[str, str]:
    try:
        facts = await desk().facts(EMERGENCY, city)
    except DeskDown:
        return {}
    return {fact["key"].rsplit(".", 1)[-1]: str(fact["value"]) for fact in facts}
