"""A visitor who writes what a button says, or which of the buttons he means, has pressed it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from difflib import SequenceMatcher

from bot.actions.group_choice import agrees
from bot.actions.phrases import only_says

# A slip or a missing article is the same button; short titles (names of networks) must be written out.
LIKE_ENOUGH, SHORTEST_LIKE = 0.86, 7
ORDINALS = ("choice_1", "choice_2", "choice_3")
# The button that brings along what was told of a group: a yes to its question means it.
BOOKS_GROUP = '/group_exchange{"group_size"'
# What buttons that offer several of one thing have in common: `/inform{"atm":`.
_KIND = re.compile(r'/\w+\s*\{\s*"\w+"\s*:(?!\s*"unknown")')


def payload_of(text: str, choices: Sequence[tuple[str, str]]) -> str | None:
    """The payload of the button whose title the text is, or that it counts out, or None."""
    said = _folded(text)
    if not said:
        return None
    best, likeness = None, LIKE_ENOUGH
    for title, payload in choices:
        written = _folded(title)
        if written == said:
            return payload
        if len(written) >= SHORTEST_LIKE and abs(len(written) - len(said)) <= len(written) // 3:
            found = SequenceMatcher(None, written, said, autojunk=False).ratio()
            if found >= likeness:
                best, likeness = payload, found
    if choices and choices[0][1].startswith(BOOKS_GROUP) and agrees(text):
        return choices[0][1]
    return best or _counted_out(text[:80], choices)


def _counted_out(text: str, choices: Sequence[tuple[str, str]]) -> str | None:
    """The button that "the first one" or "2" means where several of one thing are offered."""
    kinds = [(found[0], payload) for _, payload in choices if (found := _KIND.match(payload))]
    alike = [payload for kind, payload in kinds if kind == kinds[0][0]]
    # Where amounts are offered "1" is one of them.
    if len(alike) < 2 or (text.strip().isdecimal() and "money" in kinds[0][0]):  # noqa: PLR2004 - one of several
        return None
    if only_says("choice_last", "choice_filler", text):
        return alike[-1]
    said = [at for at, one in enumerate(ORDINALS[: len(alike)]) if only_says(one, "choice_filler", text)]
    return alike[said[0]] if len(said) == 1 else None


def _folded(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text[:80]).casefold()
    return " ".join("".join(one if one.isalnum() else " " for one in plain).split())
