"""Recognises by its words what cannot wait, whatever it looks like to the classifier as a whole. Pure."""

from __future__ import annotations

from bot.actions.phrases import asks, mentions

# In more words there is a matter of its own.
LONGEST = 40


def is_card_misused(text: str) -> bool:
    """Whether somebody else uses the visitor's card, told as a fact."""
    if mentions("only_supposed", text):
        return False
    parts = ("somebody_else", "card_of_mine", "card_is_used")
    is_told = all(mentions(one, text) for one in parts)
    is_disowned = mentions("card_named", text) and mentions("payment_not_mine", text)
    return mentions("card_misused", text) or is_told or is_disowned


def is_serious(text: str) -> bool:
    """Whether a complaint is one for a person at once: discrimination, injury, data leak, threat, press."""
    return mentions("complaint_serious", text)


def is_road_accident(text: str) -> bool:
    """Whether a road accident is told, and not asked about."""
    return mentions("road_accident", text) and not asks(text)


def is_helped(text: str) -> bool:
    """Whether help has come or was called, or nobody needs it any more; told, and not asked about."""
    return mentions("help_is_there", text) and not asks(text)


def asks_what_now(text: str) -> bool:
    """Whether a message says nothing but that its writer does not know what to do next."""
    return len(text) <= LONGEST and mentions("what_now", text)
