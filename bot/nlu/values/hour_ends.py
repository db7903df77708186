"""Hours with a place or a sentence right behind them: tomorrow at 10 in Wangfujing, um 9 hat er es."""

from __future__ import annotations

from functools import lru_cache

import regex

from bot.nlu.values.found import Search
from bot.nlu.values.tables import alternatives, plain, table

_GAP = " ,"


def before_place(search: Search, before: regex.Match[str] | None, end: int) -> bool:
    """Return whether a place follows what may be an hour, `before` being the word that says so.

    Behind a day (tomorrow at 10 …) any word for "in" or "near" will do; else the place must be a known one.
    """
    if before is None:
        return False
    link = _link().match(search.text, end)
    if link is None:
        return False
    is_known = link.end() in search.places
    if _is_behind_day(search, before.start()):
        return link["near"] is not None or is_known
    if link["near"] is None or before.group().strip() in _words("before_anything"):
        return False
    return is_known or _noun().match(search.text, link.end()) is not None


def before_clause(search: Search, before: regex.Match[str] | None, end: int) -> bool:
    """Return whether a sentence goes on behind what may be an hour: yesterday at 9 my card was kept."""
    if before is None or _clause().match(search.text, end) is None:
        return False
    return before.group().strip() in _words("sure_before") or _is_behind_day(search, before.start())


def _is_behind_day(search: Search, start: int) -> bool:
    last = len(search.text[:start].rstrip(_GAP))
    return any(one.entity == "date" and one.end == last for one in search.found)


@lru_cache(maxsize=1)
def _link() -> regex.Pattern[str]:
    hours = table("hours")
    near, articles = alternatives(hours["near_a_place"]), alternatives(hours["articles_of_places"])
    return regex.compile(rf"[\s,]+(?:(?P<near>{near})(?:(?<=')|\s))?(?:(?:{articles})(?:(?<=')|\s))*")


@lru_cache(maxsize=1)
def _noun() -> regex.Pattern[str]:
    return regex.compile(rf"(?:{alternatives(table('hours')['nouns_of_places'])})(?!\p{{L}})")


@lru_cache(maxsize=1)
def _clause() -> regex.Pattern[str]:
    hours = table("hours")
    words, endings = alternatives(hours["clause_words"]), alternatives(hours["clause_endings"])
    return regex.compile(rf"\s(?:(?:{words})(?:(?<=')|(?!\p{{L}}))|\p{{L}}{{2,}}(?:{endings})(?!\p{{L}}))")


@lru_cache(maxsize=2)
def _words(name: str) -> frozenset[str]:
    return frozenset(map(plain, table("hours")[name]))
