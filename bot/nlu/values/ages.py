"""Ages of people: `my son 15`, `de 16 ans`. They are no money, and a child has a rule of its own."""

from __future__ import annotations

from functools import lru_cache

import regex

from bot.nlu.values.folding import fold
from bot.nlu.values.numbers import Number, find_numbers
from bot.nlu.values.tables import alternatives, pattern_of, table

# Nobody is older; a child without a word such as "years" behind its number is younger than the first.
_MOST, _MOST_OF_CHILD = 110, 25


def is_age(text: str, number: Number) -> bool:
    """Return whether a number of a folded message is how old somebody is."""
    if not number.is_bare or len(number.readings) != 1 or max(number.readings) > _MOST:
        return False
    if _behind().match(text, number.end):
        return True
    if max(number.readings) > _MOST_OF_CHILD or not _may_end().match(text, number.end):
        return False
    return _child().search(text, 0, number.start) is not None


def ages_in(message: str, locale: str | None) -> list[int]:
    """Return the ages that a message tells."""
    text = fold(message).text
    return [int(one.readings[0]) for one in find_numbers(text, locale) if is_age(text, one)]


@lru_cache(maxsize=1)
def _behind() -> regex.Pattern[str]:
    joined, spaced = pattern_of(table("ages")["behind"])
    return regex.compile(rf"[\s\-]?(?:{joined}|(?:{spaced})(?!\p{{L}}))")


@lru_cache(maxsize=1)
def _child() -> regex.Pattern[str]:
    """Return a child and what may stand before its age; the second of two ages has the first before it."""
    rows = table("ages")
    joined, spaced = pattern_of(rows["child"])
    link = rf"(?:(?:{alternatives(rows['links'])})(?!\p{{L}})\s?)?"
    first = rf"(?:\d{{1,2}}\s?(?:,|(?:{alternatives(rows['and'])})(?!\p{{L}}))\s?)*"
    return regex.compile(rf"(?:{joined}|(?<!\p{{L}})(?:{spaced})(?!\p{{L}}))[\s,(\-]*{link}{first}$")


@lru_cache(maxsize=1)
def _may_end() -> regex.Pattern[str]:
    """Return what may stand behind an age: no unit, and no word of how much each gets."""
    return regex.compile(rf"(?![\d.:]\d|\s?[%$€£¥₩:])(?!\s?(?:{alternatives(table('ages')['not_before'])}))")
