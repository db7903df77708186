"""How many people come."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache

import regex

from bot.nlu.values.found import Found, Search
from bot.nlu.values.numbers import Number
from bot.nlu.values.quantities import Template, templates
from bot.nlu.values.tables import alternatives, table


@lru_cache(maxsize=1)
def _templates() -> list[Template]:
    return templates(table("people")["sizes"])


@lru_cache(maxsize=1)
def _native() -> regex.Pattern[str]:
    return regex.compile(
        rf"(?<!\p{{Hangul}})(?:{alternatives(table('numbers')['native_korean'])})(?=\s?(?:명|사람))"
    )


def find_group_size(search: Search, numbers: Sequence[Number]) -> None:
    """Take every number of people."""
    most = table("people")["most"]
    korean = table("numbers")["native_korean"]
    native = [
        Number((Decimal(korean[match.group()]),), match.start(), match.end(), is_bare=False)
        for match in _native().finditer(search.text)
    ]
    for number in (*numbers, *native):
        size = number.readings[-1]
        if size == 1 and not search.text[number.start].isdigit():
            continue  # `a person` is an article
        if not 1 <= size <= most or size != int(size):
            continue
        spans = (template.around(search.text, number.start, number.end) for template in _templates())
        span = next((found for found in spans if found), None)
        if span and search.is_free(number.start, number.end):
            search.take(Found("group_size", int(size), *span))
