"""Whether a listed word is a currency in this message: slang of its language, codes that are other words."""

from __future__ import annotations

from functools import lru_cache

import regex

from bot.nlu.values.found import Search
from bot.nlu.values.gazetteer import Name
from bot.nlu.values.tables import plain, table

_SMALL = regex.compile(r"\p{Ll}")
# Two figures at least: a single one before a word is an hour or counts something.
_COUNTED = regex.compile(r"\d\d[.,]?\d*\s?$")
_COUNTS = regex.compile(r"\s?\d\d")


def is_known(search: Search, name: Name) -> bool:
    """Return whether slang is of the visitor's language (Italian `un conto` is an account), a code one.

    In small letters the shekel's `ils` is French for "they": it is a code in capitals or behind a number.
    """
    written = search.text[name.start : name.end]
    wanted = table("currencies")["only_in"].get(written)
    if wanted is not None:
        return search.notation in wanted
    if (languages := _codes().get(written)) is None or _is_in_capitals(search, name):
        return True
    return search.notation not in languages and _COUNTED.search(search.text, 0, name.start) is not None


def _is_in_capitals(search: Search, name: Name) -> bool:
    """Return whether a word is written in capitals where the rest is not, or before a number."""
    if not search.folded.said(name.start, name.end).isupper():
        return False
    return bool(_SMALL.search(search.folded.message) or _COUNTS.match(search.text, name.end))


@lru_cache(maxsize=1)
def _codes() -> dict[str, frozenset[str]]:
    rows = table("currencies")["codes_like_words"]
    return {plain(code): frozenset(languages) for code, languages in rows.items()}
