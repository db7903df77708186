"""A visitor who writes what a button says has pressed it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from difflib import SequenceMatcher

# A slip or a missing article is the same button; short titles (names of networks) must be written out.
LIKE_ENOUGH, SHORTEST_LIKE = 0.86, 7


def payload_of(text: str, choices: Iterable[tuple[str, str]]) -> str | None:
    """The payload of the button whose title the text is, or None."""
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
    return best


def _folded(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text[:80]).casefold()
    return " ".join("".join(one if one.isalnum() else " " for one in plain).split())
