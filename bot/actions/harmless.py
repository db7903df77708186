"""Tells what only sounds like danger or fraud: a figure of speech, what the police usually ask. Pure."""

from __future__ import annotations

from bot.actions.emergency import danger_of
from bot.actions.phrases import asks, folded, mentions, words_of
from bot.actions.topics.aside import has_signs, is_secret_told
from bot.actions.urgent import is_in_danger

# Beside a figure of speech the matter itself is told.
MATTERS = ("machine", "exchange", "card_named", "at_the_counter")
CHILD = "child"


def is_harmless(text: str) -> bool:
    """Whether nothing in a message is a danger or a fraud, though it looks like one."""
    if has_signs(text) or is_secret_told(text) or is_in_danger(text):
        return False
    return _is_figure(text) or _is_check(text) or is_brought(text) or _is_receipt(text)


def is_brought(text: str) -> bool:
    """Whether somebody or something is brought here at a time ("ich bringe euch um 9 …")."""
    rest = _without("brought_along", text)
    return rest is not None and "bring" in rest and danger_of(rest) in {None, CHILD}


def _is_figure(text: str) -> bool:
    rest = _without("danger_figure", text)
    is_safe = rest is not None and danger_of(rest) is None
    return is_safe and (asks(text) or any(mentions(one, text) for one in MATTERS))


def _is_check(text: str) -> bool:
    """Whether the police want to see papers, and nobody was harmed and nothing is gone."""
    rest = _without("police", text)
    if rest is None or mentions("police_false", text) or mentions("passport_lost", text):
        return False
    return mentions("papers_shown", text) and not mentions("fraud_demand", text) and danger_of(rest) is None


def _is_receipt(text: str) -> bool:
    return mentions("at_the_counter", text) and mentions("papers_shown", text) and danger_of(text) is None


def _without(concept: str, text: str) -> str | None:
    """A text without the words of a concept, where it has one."""
    rest, count = words_of(concept).subn(" ", folded(text))
    return rest if count else None
