"""The question which of several machines is meant, and its buttons."""

from __future__ import annotations

import json
import re
from typing import Any

from rasa_sdk.executor import CollectingDispatcher

from bot.actions.desk import DeskDown, desk
from bot.actions.fields import UNKNOWN, named
from bot.actions.phrases import folded, whole_words
from bot.actions.replies import Choice, say
from bot.actions.topics.near import roughly, sent_position
from bot.actions.visitor import Message

Machine = dict[str, Any]
# Where a machine of a branch stands.
SPOTS = ("spot_inside", "spot_street")
MAX_CHOICES = 3
# Words by which machines are told apart: so long, so much of them, and from this sign on in pairs.
SHORTEST_WORD, LONGEST_STEM = 4, 5
FIRST_JOINED = "\u3040"
_RUN = re.compile(r"[\u3040-\uffff]+|[^\W\d_\u3040-\uffff]+")


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


def chosen_by_spot(found: list[Machine], said: str) -> Machine | None:
    """The only one of several machines that stands where these words say: in the branch, or at the street."""
    spots = [spot for spot in SPOTS if whole_words(spot).search(folded(said))]
    if len(spots) != 1:
        return None
    there = [one for one in found if any(whole_words(spots[0]).search(name) for name in _names_of(one))]
    return there[0] if len(there) == 1 else None


def chosen_by_words(found: list[Machine], said: str) -> Machine | None:
    """The one of the machines offered that these words tell from the others: "the one in the hall"."""
    if one := chosen_by_spot(found, said):
        return one
    words = [_words_of(one) for one in found]
    plain = folded(said)
    meant = []
    for at, one in enumerate(found):
        others = set().union(*words[:at], *words[at + 1 :])
        if any(word in plain for word in words[at] - others):
            meant.append(one)
    return meant[0] if len(meant) == 1 else None


def _words_of(found: Machine) -> set[str]:
    """The beginnings of the words by which a machine is called in any language; of CJK each pair of signs."""
    words: set[str] = set()
    for run in _RUN.findall(" ".join(_names_of(found))):
        if run[0] >= FIRST_JOINED:
            words |= {run[at : at + 2] for at in range(len(run) - 1)}
        elif len(run) >= SHORTEST_WORD:
            words.add(run[:LONGEST_STEM])
    return words


def _names_of(found: Machine) -> list[str]:
    name = named(found.get("name") or found.get("address") or "")
    texts = list(name["names"].values()) if isinstance(name, dict) and "names" in name else [str(name)]
    return [folded(str(text)) for text in texts]


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
