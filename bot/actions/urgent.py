"""Recognises by its words what cannot wait, whatever it looks like to the classifier as a whole. Pure."""

from __future__ import annotations

from bot.actions.phrases import mentions


def is_card_misused(text: str) -> bool:
    """Whether somebody else uses the visitor's card, told as a fact."""
    if mentions("only_supposed", text):
        return False
    parts = ("somebody_else", "card_of_mine", "card_is_used")
    return mentions("card_misused", text) or all(mentions(one, text) for one in parts)
