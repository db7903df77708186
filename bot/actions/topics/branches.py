"""One branch: open or not, with the card that a visitor shows a driver."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from bot.actions.fields import named, time_of
from bot.actions.replies import Choice, card
from bot.actions.topics.near import Place
from bot.actions.topics.talk import Talk

REMEMBERED = ("id", "name", "address", "lat", "lon", "phone", "city", "services")
# Nearer than this the visitor is there already.
THERE = 10


def brief(branch: Place) -> Place:
    """What of a branch is remembered: enough to ask about its hours and what is near it."""
    return {key: branch.get(key) for key in REMEMBERED}


def mean(talk: Talk, branch: Place) -> None:
    """It is this one of those shown that is talked about from now on."""
    talk.known |= {"branch": brief(branch), "meant": branch["id"]}


def say_branch(talk: Talk, branch: Place, choices: Sequence[Choice] = ()) -> None:
    """One branch: open or not, with its card."""
    opening = branch.get("opening") or {}
    shown, name = place_card(branch), {"branch": named(branch["name"])}
    if opening.get("open") and opening.get("closes_at"):
        talk.say(
            "utter_place_open",
            {**name, "closes_at": time_of(opening["closes_at"])},
            card=shown,
            choices=choices,
        )
    elif opening.get("open"):
        talk.say("utter_place_open_always", name, card=shown, choices=choices)
    elif opening.get("opens_at"):
        opens = {"type": "datetime", "value": opening["opens_at"]}
        talk.say("utter_place_closed", {**name, "opens_at": opens}, card=shown, choices=choices)
    else:
        talk.say("utter_place_hours_unknown", name, card=shown, choices=choices)


def place_card(branch: Place) -> Mapping[str, Any]:
    """The card of a branch: what a visitor shows a driver, and what he asks before he goes."""
    spoken = [{"type": "language", "code": code} for code in branch.get("languages") or []]
    return card(
        "place",
        {
            "branch": named(branch["name"]),
            "address": named(branch.get("address")),
            "distance": distance_of(branch),
            "directions": named(branch["directions"]) if branch.get("directions") else None,
            "phone": {"type": "phone", "value": branch["phone"]} if branch.get("phone") else None,
            "spoken": {"type": "list", "items": spoken} if spoken else None,
        },
    )


def distance_of(place: Place) -> dict[str, Any] | None:
    """How far a place is, as a typed value; nothing when the visitor stands there."""
    metres = place.get("metres")
    return {"type": "distance", "metres": metres} if metres and metres >= THERE else None
