"""Recognises that a visitor gives up what he began, or that nothing is missing any more. Pure."""

from __future__ import annotations

import re

from bot.actions.phrases import asks, folded, is_word, mentions, only_says, weight, whole_words
from bot.actions.visitor import Message

# In a longer message the same words are part of a story ("they told me to cancel the card").
LONGEST, LONGEST_STORY = 60, 26
# Questions to which "no need" is an answer of its own.
SMALL = frozenset({"contact", "consent", "received"})
SCREEN, STORY = "screen", "what"
_CLAUSE = re.compile(r"[^,.;!，。、；！،؛]+[,.;!，。、；！،؛]*")


def gives_up(message: Message, requested: str | None = None) -> bool:
    """Whether a message ends what was begun, whichever question is open."""
    return not message.is_button and not message.entities and says_end(message.text, requested)


def says_end(text: str, requested: str | None = None) -> bool:
    """Whether words end what was begun; what a screen said ends nothing."""
    longest = LONGEST_STORY if requested == STORY else LONGEST
    if weight(text) > longest or asks(text) or (requested == SCREEN and mentions("transaction", text)):
        return False
    text = "".join(clause for clause in _CLAUSE.findall(text) if not _leaves_only_phone(clause))
    goes_no_further = mentions("goes_further", text) and negates(text)
    is_small = requested in SMALL or requested == STORY
    is_end = (
        goes_no_further
        or is_word("stops", text)
        or any(mentions(one, text) for one in ("gives_up", "wants_no_more"))
    )
    return is_end or (not is_small and mentions("no_need", text))


def leaves_phone(text: str) -> bool:
    """Whether a message without a number says no to the telephone alone: "forget the phone"."""
    is_no = negates(text) or any(mentions(one, text) for one in ("gives_up", "no_need", "suffices"))
    return is_no and mentions("phone_word", text) and not any(map(str.isdigit, text)) and not says_end(text)


def _leaves_only_phone(clause: str) -> bool:
    """Whether no more than a way to reach him is given up: "forget the phone", "the chat is enough"."""
    is_content = mentions("by_this_chat", clause) and mentions("suffices", clause)
    return is_content or mentions("phone_word", clause)


def is_there_again(text: str) -> bool:
    """Whether what was missed has been found, or came back: "found it, it was in my bag"."""
    return not asks(text) and (mentions("is_back", text) or only_says("found_alone", "found_filler", text))


def is_card_back(message: Message) -> bool:
    """Whether the machine gave the card back after all: "it just came out"."""
    text = message.text
    if message.is_button or asks(text) or weight(text) > LONGEST:
        return False
    return (mentions("card_out", text) and not negates(text)) or mentions("is_back", text)


def is_farewell(message: Message) -> bool:
    """Whether a message says goodbye by a word of it; a word that nobody knows looks like one, too."""
    return message.intent == "goodbye" and not message.entities and mentions("farewell", message.text)


def negates(text: str) -> bool:
    """Whether a message has a "not" in it."""
    return whole_words("negates").search(folded(text)) is not None
