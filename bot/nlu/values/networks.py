"""Card networks, and when their names are everyday words instead."""

from __future__ import annotations

from functools import lru_cache

import regex

from bot.nlu.values.found import Found, Search
from bot.nlu.values.gazetteer import Name
from bot.nlu.values.tables import plain, table, words_pattern

_NEAR = 16


@lru_cache(maxsize=1)
def _beside() -> regex.Pattern[str]:
    return words_pattern(table("networks")["beside"])


@lru_cache(maxsize=1)
def _never() -> regex.Pattern[str]:
    return words_pattern(table("networks")["never"])


@lru_cache(maxsize=1)
def _everyday() -> frozenset[str]:
    return frozenset(plain(word) for word in table("networks")["everyday"])


def find_networks(search: Search, names: list[Name]) -> None:
    """Take networks; everyday words (Master, мир, visa) only beside a card or its digits, or alone."""
    has_digits = any(found.entity == "card_last4" for found in search.found)
    never = [match.span() for match in _never().finditer(search.text)]
    for name in names:
        written = search.text[name.start : name.end]
        if not search.is_free(name.start, name.end) or any(start <= name.start < end for start, end in never):
            continue
        if written in _everyday() and not has_digits and not _is_card(search.text, name):
            continue
        search.take(Found("card_network", name.key.split("|")[0], name.start, name.end))


def _is_card(text: str, name: Name) -> bool:
    around = text[max(0, name.start - _NEAR) : name.start] + "|" + text[name.end : name.end + _NEAR]
    alone = len(regex.findall(r"[\p{L}\d]", text)) - (name.end - name.start) <= 4  # noqa: PLR2004 - `a Visa`, `это виза`
    return alone or _beside().search(around) is not None
