"""Reads plain words: how to reach somebody, what a screen said, and what is no name of a machine. Pure."""

from __future__ import annotations

import re

from bot.actions.fields import Slots, answered
from bot.actions.phrases import asks, mentions, weight
from bot.actions.visitor import Message

MAX_SAID = 200
# Answers to other questions than which machine it was.
OTHER_ANSWERS = frozenset({"time", "date", "money", "phone", "email", "card_network", "card_last4"})
# With so many letters besides such an answer a message may still say where it was.
SHORTEST_PLACE = 12
# A name or number at a messenger: "wx123456", "+86138…".
_HANDLE = re.compile(r"[a-z0-9][\w.+-]{4,}", re.IGNORECASE | re.ASCII)
# Words in quotes are those of the screen.
_QUOTED = re.compile(r"[\"“„«「『]([^\"“”„«»「」『』]{4,})[\"“”»」』]")


def contact(message: Message, _: Slots, __: str | None) -> str | None:
    """A phone number, a mail address, or a name at a messenger."""
    found = message.first("phone") or message.first("email")
    if found is None and at_messenger(message):
        found = message.text.strip()
    return str(found)[:MAX_SAID] if found else None


def at_messenger(message: Message) -> bool:
    """Whether a message names a messenger and a name or number there."""
    is_one = mentions("messenger", message.text) and not asks(message.text)
    return is_one and any(not mentions("messenger", one) for one in _HANDLE.findall(message.text))


def quoted_screen(message: Message, slots: Slots, requested: str | None) -> str | None:
    """What the screen said, when it is told in quotes before it is asked for."""
    if requested == "screen" or answered(slots, "screen"):
        return None
    match = _QUOTED.search(message.text)
    return match[1].strip()[:MAX_SAID] if match else None


def tells_only_other(message: Message) -> bool:
    """Whether a message answers another question and has no words left for a place."""
    spans = [(one["start"], one["end"]) for one in message.entities if one["entity"] in OTHER_ANSWERS]
    left = message.text
    for start, end in sorted(spans, reverse=True):
        left = left[:start] + left[end:]
    return bool(spans) and weight("".join(filter(str.isalpha, left))) < SHORTEST_PLACE
