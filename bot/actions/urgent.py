"""Recognises by its words what cannot wait, whatever it looks like to the classifier as a whole. Pure."""

from __future__ import annotations

import re

from bot.actions.phrases import asks, mentions

# In more words there is a matter of its own.
LONGEST = 40
_AGE = re.compile(
    r"[\s,(]*(?<!\d)\d{1,2}(?!\d)[\s,)]*(?:years? old|yo|jahre alt|ans|años|anos|anni|лет|года?)?[\s,)]*"
)


def is_card_misused(text: str) -> bool:
    """Whether somebody else uses the visitor's card, told as a fact."""
    if mentions("only_supposed", text):
        return False
    parts = ("somebody_else", "card_of_mine", "card_is_used")
    is_told = all(mentions(one, text) for one in parts)
    is_disowned = mentions("card_named", text) and mentions("payment_not_mine", text)
    return mentions("card_misused", text) or is_told or is_disowned


def tells_of_use(text: str) -> bool:
    """Whether somebody who has lost his card tells that it is used, without naming it again."""
    if asks(text) or mentions("only_supposed", text):
        return False
    is_other = mentions("somebody_else", text) and mentions("card_is_used", text)
    return is_other or mentions("was_not_me", text) or mentions("card_used_now", text)


def is_serious(text: str) -> bool:
    """Whether a complaint is one for a person at once: discrimination, injury, data leak, threat, press."""
    return mentions("complaint_serious", text) or is_threat(text)


def is_threat(text: str) -> bool:
    """Whether we are threatened; in German somebody is also brought "um 9 Uhr"."""
    return mentions("threat_made", text) and not mentions("brought_along", text)


def is_road_accident(text: str) -> bool:
    """Whether a road accident is told, and not asked about."""
    return mentions("road_accident", text) and not asks(text)


def is_serious_complaint(text: str) -> bool:
    """The same of what is told as a complaint, where the press may be named in passing."""
    return is_serious(text) or mentions("press_named", text)


def is_precious(text: str) -> bool:
    """Whether what is lost cannot wait: a passport, medicine, cash, the things of a team or of the press."""
    return any(mentions(one, text) for one in ("passport", "lost_medicine", "lost_precious"))


def is_in_danger(text: str) -> bool:
    """Whether it is told in so many words that somebody is followed, a child missing, or a road accident."""
    # "My son, 9, is lost": how old he is stands between.
    is_child = mentions("child_lost", _AGE.sub(" ", text)) and not mentions("child_thing", text)
    return is_child or (mentions("followed", text) and not asks(text)) or is_road_accident(text)


def is_helped(text: str) -> bool:
    """Whether help has come or was called, or nobody needs it any more; told, and not asked about."""
    return mentions("help_is_there", text) and not mentions("help_is_not", text) and not asks(text)


def asks_what_now(text: str) -> bool:
    """Whether a message says nothing but that its writer does not know what to do next."""
    return len(text) <= LONGEST and mentions("what_now", text)
