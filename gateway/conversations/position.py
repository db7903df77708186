"""Where a visitor stands, when he lets his browser say so: how the button is offered and what it sends.

The bot offers the button with the payload `OFFER`; the page puts the position in the place of `here`.
It is rounded there, and here again, so that nobody behind this module knows more than about 100 metres.
"""

from __future__ import annotations

import json
import re

from gateway.places.queries import position

OFFER = '/inform{"position":"here"}'
# What the visitor's own message says, in his language; and what an agent reads instead.
SAID, SAID_TO_AGENTS = "visitor_position_mine", "position_for_desk"
HERE, NAME = "here", "position"
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


def payload_of(rounded: str) -> str:
    """The payload of a rounded position, as the bot gets it and as it is stored."""
    return "/inform" + json.dumps({NAME: rounded})


def is_offer(payload: str) -> bool:
    """Whether a button asks for the position."""
    return payload == OFFER
