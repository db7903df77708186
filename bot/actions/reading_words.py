"""Reads plain words: what a screen said, and what is no name of a machine. Pure."""

from __future__ import annotations

import re

from bot.actions.fields import Slots, answered
from bot.actions.phrases import asks, lowered, mentions, weight, whole_words
from bot.actions.visitor import Message

MAX_SAID = 200
# What the words of a screen look like: "card blocked as stolen".
LIKE_SCREENS = frozenset({"out_of_scope", "card_lost", "atm_declined", "account_enquiry"})
# Asked something else, so short an answer is what the screen said.
LONGEST_SCREEN = 28
# Answers to other questions than which machine it was.
OTHER_ANSWERS = frozenset({"time", "date", "money", "phone", "email", "card_network", "card_last4"})
# With so many letters besides such an answer a message may still say where it was.
SHORTEST_PLACE = 12
# Before "it said" so much may stand ("and the screen said"), and a screen says at least so much.
LEAD, SHORTEST_SAID = 12, 4
_EAST = "\u3040"
_EDGES = " .,:;-–!，。、：「」\"'“”"
# Words in quotes are those of the screen.
_QUOTED = re.compile(r"[\"“„«「『]([^\"“”„«»「」『』]{4,})[\"“”»」』]")


def quoted_screen(message: Message, slots: Slots, requested: str | None) -> str | None:
    """What the screen said, when it is told in quotes before it is asked for: `it said "card retained"`."""
    match = _QUOTED.search(message.text)
    if requested == "screen" or answered(slots, "screen"):
        return None
    if match is None:
        return _told_screen(message) or _says_retained(message, requested)
    # A screen asks too ("Continue?"): what the visitor says is around the quote.
    around = f"{message.text[: match.start()]} … {message.text[match.end() :]}"
    if asks(around) or not mentions("screen_says", around) or _is_place(message, match):
        return None
    return match[1].strip()[:MAX_SAID]


def is_screen(message: Message, requested: str | None) -> bool:
    """Whether plain words are what the screen showed: nothing that a bank talks about."""
    return requested == "screen" and message.intent in LIKE_SCREENS and not asks(message.text)


def _says_retained(message: Message, requested: str | None) -> str | None:
    """Whether a short answer to another question is what a screen says of a card that is kept."""
    is_short = requested is not None and weight(message.text) <= LONGEST_SCREEN and not asks(message.text)
    return "retained" if is_short and mentions("screen_retained", message.text) else None


def _told_screen(message: Message) -> str | None:
    """What the screen said, without quotes: the words behind "it said", or before it where a verb is last."""
    text = message.text.strip()
    told = whole_words("screen_told").search(lowered(text))
    if told is None or message.entities or asks(text):
        return None
    before, after = text[: told.start()].strip(_EDGES), text[told.end() :].strip(_EDGES)
    is_verb_last = told[0][0] >= _EAST and weight(before) > LEAD >= weight(after)
    said = before if is_verb_last else after if weight(before) <= LEAD else ""
    return said[:MAX_SAID] if weight(said) >= SHORTEST_SAID else None


def _is_place(message: Message, quote: re.Match[str]) -> bool:
    """Whether the whole quote is the name of a place, not only a word of it."""
    start, end = quote.span(1)
    return any(
        one["entity"] == "place" and one["start"] <= start and end <= one["end"]
        for one in message.entities
        if "start" in one
    )


def tells_only_other(message: Message) -> bool:
    """Whether a message answers another question and has no words left for a place."""
    spans = [(one["start"], one["end"]) for one in message.entities if one["entity"] in OTHER_ANSWERS]
    left = message.text
    for start, end in sorted(spans, reverse=True):
        left = left[:start] + left[end:]
    return bool(spans) and weight("".join(filter(str.isalpha, left))) < SHORTEST_PLACE
