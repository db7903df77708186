"""Where a visitor stands, when he lets his browser say so: how the button is offered and what it sends.

The bot offers the button with the payload `OFFER`; the page puts the position in the place of `here`.
It is rounded there, and here again, so that nobody behind this module knows more than about 100 metres.
A page without a connection sends it later, so the bot is told when it was taken.
"""

from __future__ import annotations

import datetime as dt
import json
import re

from gateway.places.queries import position

OFFER = '/inform{"position":"here"}'
# What the visitor's own message says, in his language; and what an agent reads instead.
SAID, SAID_TO_AGENTS = "visitor_position_mine", "position_for_desk"
SAID_LATE_TO_AGENTS = "position_for_desk_late"
HERE, NAME, TAKEN = "here", "position", "taken"
# No page keeps a message so long: whoever says more has a clock that was turned.
LONGEST_WAIT_SECONDS = 7 * 24 * 3600
# What arrives sooner says where the visitor is now.
LATE = dt.timedelta(minutes=2)
DECIMALS = 3
_PAYLOAD = re.compile(r"/inform(\{.*\})", re.DOTALL)


def read_position(payload: str) -> str | None:
    """The rounded position that a payload carries, or None when it is no position. Raises PositionInvalid."""
    match = _PAYLOAD.fullmatch(payload)
    try:
        values = json.loads(match[1]) if match else None
    except (ValueError, RecursionError):
        return None
    if not isinstance(values, dict) or set(values) != {NAME} or values[NAME] == HERE:
        return None
    found = position(values[NAME] if isinstance(values[NAME], str) and values[NAME] else "none")
    # Minus nought is written as nought.
    return ",".join(f"{round(part, DECIMALS) + 0.0:.{DECIMALS}f}" for part in found or ())


def payload_of(rounded: str, taken: dt.datetime | None = None) -> str:
    """The payload of a position: as a page sends it, or with its moment as the bot gets it."""
    dated = {"near": rounded, TAKEN: taken.isoformat(timespec="seconds")} if taken else rounded
    return "/inform" + json.dumps({NAME: dated})


def taken_before(now: dt.datetime, waited_seconds: int) -> dt.datetime:
    """When a position was taken that waited so long in its page."""
    return now - dt.timedelta(seconds=min(waited_seconds, LONGEST_WAIT_SECONDS))


def values_of(rounded: str, taken: dt.datetime, now: dt.datetime) -> dict[str, dict[str, str]]:
    """What an agent is told: the position, and its moment when it came late."""
    shown = {NAME: {"type": "text", "value": rounded.replace(",", ", ")}}
    late = {TAKEN: {"type": "datetime", "value": taken.isoformat(timespec="minutes")}}
    return shown | late if now - taken >= LATE else shown


def is_offer(payload: str) -> bool:
    """Whether a button asks for the position."""
    return payload == OFFER
