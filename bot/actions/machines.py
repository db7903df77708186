"""The question which of several machines is meant, and its buttons."""

from __future__ import annotations

import json
from typing import Any

from bot.actions.fields import UNKNOWN, named
from bot.actions.replies import Choice


def which_machine(matches: list[dict[str, Any]]) -> tuple[str, dict[str, Any]]:
    """The question for one of two or three machines: each with its number and where it stands.

    Two at one address differ by their place in the branch only ("inside the hall").
    """
    values = {
        f"{name}{at}": value
        for at, found in enumerate(matches, 1)
        for name, value in (("atm", found["code"]), ("place", named(found.get("name") or found["address"])))
    }
    return f"utter_form_which_atm_{len(matches)}", values


def choice_of(found: dict[str, Any]) -> Choice:
    """The button of one machine."""
    return Choice("button_atm", "/inform" + json.dumps({"atm": found["code"]}), {"atm": found["code"]})


def dont_know(slot: str) -> Choice:
    """The button that leaves a question open."""
    return Choice("button_dont_know", "/inform" + json.dumps({slot: UNKNOWN}))
