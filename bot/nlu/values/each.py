"""Amounts without a currency that are told of each of several people: 400 a testa, je 400, 每人400."""

from __future__ import annotations

from functools import lru_cache

import regex

from bot.nlu.values.numbers import Number
from bot.nlu.values.quantities import AnyTemplate
from bot.nlu.values.tables import alternatives, table

# Words such as "je" stand before many numbers: less than the first is no money; the second is for any word.
_LEAST, _LEAST_OF_ALL = 50, 20
# Cheques по 20, по 50 are none of this.
_LEAST_BEGUN = 100


def is_of_each(text: str, number: Number) -> bool:
    """Return whether a number is so much for each; nothing that is counted may stand behind it."""
    if max(number.readings) >= _LEAST_OF_ALL and _each("each").around(text, number.start, number.end):
        return True
    if max(number.readings) < _LEAST or _ends().match(text, number.end) is None:
        return False
    is_told = _begins().search(text, 0, number.start) is not None
    if is_told and max(number.readings) >= _LEAST_BEGUN:
        return True
    return _each("each_before").around(text, number.start, number.end) is not None


@lru_cache(maxsize=2)
def _each(name: str) -> AnyTemplate:
    return AnyTemplate(table("currencies")[name], table("people")["about"], (), ())


@lru_cache(maxsize=1)
def _begins() -> regex.Pattern[str]:
    return regex.compile(rf"(?:^|[,.;!?:])\s?(?:{alternatives(table('currencies')['each_begins'])})\s?$")


@lru_cache(maxsize=1)
def _ends() -> regex.Pattern[str]:
    words = alternatives(table("currencies")["behind_each"])
    return regex.compile(rf"\s*(?:$|[,.!?;:)]|(?:{words})(?!\p{{Latin}}))")
