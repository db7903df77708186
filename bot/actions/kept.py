"""What is told of no topic while no form is open: kept for the form that asks for it, or for a person."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from bot.actions.desk import DeskDown, desk
from bot.actions.fields import MACHINE_TOPICS
from bot.actions.phrases import asks
from bot.actions.reading import MAX_STORY, Form, read
from bot.actions.replies import PERSON, Choice, last_said, say
from bot.actions.visitor import Message

Event = dict[str, Any]
# Values that only the forms about a machine and a card ask for.
OF_CARDS = frozenset({"atm", "card_network", "card_last4"})
FORM = Form(("atm", "time", "card_network", "card_last4", "departure", "contact"), MACHINE_TOPICS)
FACTS_KEPT, MORE_KEPT = "utter_facts_kept", "utter_more_kept"
# What a detail looks like that belongs to no topic by itself.
DETAILS = frozenset({"inform", "nlu_fallback", "out_of_scope"})
MATTERS = tuple(Choice(f"button_topic_{name}", f"/{name}") for name in sorted(MACHINE_TOPICS, reverse=True))


async def keep(
    dispatcher: CollectingDispatcher, message: Message, slots: Mapping[str, Any], memory: Mapping[str, Any]
) -> list[Event] | None:
    """Keep a detail and ask what it belongs to, or note it beside the topic just answered; None of others."""
    if message.is_button or message.intent not in DETAILS or asks(message.text):
        return None
    is_more = message.said == FACTS_KEPT and message.intent == "inform"
    is_right_after = bool(memory.get("name")) and message.said == memory.get("said")
    if is_more or message.intent != "inform" or not is_right_after:
        if not is_more and not any(one["entity"] in OF_CARDS for one in message.entities):
            return None
        say(dispatcher, FACTS_KEPT, choices=[*MATTERS, PERSON])
        return await kept(message, slots)
    say(dispatcher, MORE_KEPT, choices=[PERSON])
    told = [str(one) for one in (slots.get("what"), message.text.strip()) if one]
    topic = {**memory, "said": last_said(dispatcher)}
    return [
        SlotSet("what", "\n".join(told)[:MAX_STORY]),
        SlotSet("matter", str(memory["name"])),
        SlotSet("topic", topic),
    ]


async def kept(message: Message, slots: Mapping[str, Any]) -> list[Event]:
    """The details of a machine and a card in a message, as a form will find them."""
    # Four digits alone are those of the card, once one was spoken of.
    is_open = message.said == FACTS_KEPT
    found = read(message, slots, "card_network" if is_open else None, FORM)
    said = found.pop("atm", None)
    if said is not None:
        try:
            machines = await desk().resolve_atm(message.locale, str(said), "", message.city)
        except DeskDown:
            machines = []
        found |= {"atm": machines[0]} if len(machines) == 1 else {}
    return [SlotSet(name, value) for name, value in found.items()]
