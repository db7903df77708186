"""The question which of several machines is meant, and its buttons."""

from __future__ import annotations

import json
from typing import Any

from rasa_sdk.executor import CollectingDispatcher

from bot.actions.desk import DeskDown, desk
from bot.actions.fields import UNKNOWN, named
from bot.actions.replies import Choice, say
from bot.actions.topics.near import roughly, sent_position
from bot.actions.visitor import Message

Machine = dict[str, Any]
MAX_CHOICES = 3


def which_machine(matches: list[Machine]) -> tuple[str, dict[str, Any]]:
    """The question for one of two or three machines: each with its number and where it stands.

    Two at one address differ by their place in the branch only ("inside the hall").
    """
    values = {
        f"{name}{at}": value
        for at, found in enumerate(matches, 1)
        for name, value in (("atm", found["code"]), ("place", named(found.get("name") or found["address"])))
    }
    return f"utter_form_which_atm_{len(matches)}", values


def ask_which(dispatcher: CollectingDispatcher, matches: list[Machine]) -> dict[str, Any]:
    """Ask which of several machines it is; the slots that this changes."""
    chosen = matches[:MAX_CHOICES]
    response, values = which_machine(chosen)
    say(dispatcher, response, values, choices=[choice_of(found) for found in chosen], asks="atm")
    return _asked(chosen)


async def ask_near(dispatcher: CollectingDispatcher, message: Message) -> dict[str, Any]:
    """Ask which of the machines near the position sent it is: the visitor may stand at another one by now.

    When the position was taken does not matter: he may have stood before the machine then.
    """
    sent = sent_position(message)
    if sent is None:
        return {"outcome": "open"}
    try:
        found = (await desk().machines_near(sent[0], working_first=False))[:MAX_CHOICES]
    except DeskDown:
        found = []
    _, values = which_machine(found)
    for at, one in enumerate(roughly(found), 1):
        values[f"distance{at}"] = {"type": "distance", "metres": one["metres"]}
    response = f"utter_form_near_atm_{len(found)}" if found else "utter_form_near_no_atm"
    say(dispatcher, response, values, choices=[*map(choice_of, found), dont_know("atm")], asks="atm")
    return _asked(found)


def _asked(found: list[Machine]) -> dict[str, Any]:
    return {"atm": None, "atm_choices": [one["code"] for one in found], "requested_slot": "atm"}


def choice_of(found: Machine) -> Choice:
    """The button of one machine."""
    return Choice("button_atm", "/inform" + json.dumps({"atm": found["code"]}), {"atm": found["code"]})


def dont_know(slot: str) -> Choice:
    """The button that leaves a question open."""
    return Choice("button_dont_know", "/inform" + json.dumps({slot: UNKNOWN}))
