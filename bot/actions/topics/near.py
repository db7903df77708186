"""Where the visitor stands, when his browser says so after he has pressed the button.

The position reaches us rounded to three decimals. Like the coordinates of branches and machines it is
WGS-84, so distances need no conversion; only a link into a map application of China would.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from bot.actions.desk import desk
from bot.actions.replies import Choice
from bot.actions.topics.talk import Talk
from bot.actions.visitor import Message, read_moment
from bot.standing import HERE, POSITION_BUTTON, POSITION_OFFER, is_placed

Place = dict[str, Any]
BUTTON = Choice(POSITION_BUTTON, POSITION_OFFER)
# People move: after this a position says nothing about where the visitor is.
FRESH = dt.timedelta(minutes=30)
# No branch is looked for farther away.
FAR_METRES = 120_000
# A rounded position is right to some 70 m.
STEP_METRES = 50


def position_button(talk: Talk) -> list[Choice]:
    """The button that sends the position, and those it would hide; none where the place is known anyway."""
    return [] if is_placed(talk.message.context) else [BUTTON, *talk.offered]


def sent_position(message: Message) -> tuple[str, dt.datetime] | None:
    """Latitude and longitude in this message and when they were taken, or None.

    A page without a connection sends them later; a program that does not say when means now.
    """
    said = message.first("position") if message.is_button else None
    if isinstance(said, Mapping):
        return str(said["near"]), read_moment(said["taken"]) or message.now
    return (str(said), message.now) if said and said != HERE else None


def browser_position(talk: Talk) -> str | None:
    """Latitude and longitude in this message, or None."""
    sent = sent_position(talk.message)
    return sent[0] if sent else None


def note_position(talk: Talk) -> None:
    """Remember the position of this message; places named before do not matter any more."""
    if sent := sent_position(talk.message):
        near, taken = sent
        talk.is_located = True
        talk.known["position"] = [near, taken.isoformat()]
        for name in ("place", "branch"):
            talk.known.pop(name, None)


def say_late(talk: Talk) -> bool:
    """Ask again where the visitor is when his position reached us too late; False when it did not."""
    sent = sent_position(talk.message)
    if sent is None or talk.message.now - sent[1] <= FRESH:
        return False
    taken = {"type": "datetime", "value": sent[1].isoformat(timespec="minutes")}
    talk.say("utter_place_late", {"taken": taken}, choices=position_button(talk))
    return True


def earlier_position(talk: Talk) -> str | None:
    """The position remembered, unless the visitor may be elsewhere by now."""
    near, since = talk.known.get("position") or (None, None)
    noted = read_moment(since)
    return str(near) if noted and talk.message.now - noted <= FRESH else None


def may_have_moved(talk: Talk) -> bool:
    """Whether the position remembered is too old: then what was found around it says nothing either.

    Who has named a place since has no position any more.
    """
    return bool(talk.known.get("position")) and earlier_position(talk) is None


def roughly(found: Sequence[Place]) -> list[Place]:
    """Places with distances that are not said more exactly than the position is known."""
    return [{**one, "metres": _rounded(one.get("metres"))} for one in found]


def _rounded(metres: float | None) -> int | None:
    return None if metres is None else max(STEP_METRES, round(metres / STEP_METRES) * STEP_METRES)


async def say_far(talk: Talk, near: str) -> bool:
    """Say which city the nearest branch is in; False when it is not far at all. Raises DeskDown."""
    nearest = await desk().nearest_branch(near)
    metres = nearest.get("metres")
    if metres is None or metres <= FAR_METRES:
        return False
    talk.known.pop("position", None)
    distance = {"type": "distance", "metres": metres}
    values = {"city": nearest["city"], "distance": distance}
    talk.say("utter_place_far", values, choices=position_button(talk))
    return True
