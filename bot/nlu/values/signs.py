"""What stands right before the digits of an amount: a minus, a decimal's whole part, the rest of a word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

import regex

from bot.nlu.values.found import Search
from bot.nlu.values.gazetteer import Name
from bot.nlu.values.numbers import Number

# Digits that are letters of Arabic as it is typed in Latin letters: ta6la3, si3r.
_LETTER = regex.compile(r"[2356789]")
_IN_A_WORD = regex.compile(r"\p{Latin}{2}$")
_MINUS = regex.compile(r"(?:^|(?<=[\s(:]))-(?:[$€£¥₩])?$|(?<=^[$€£¥₩]|[\s(:][$€£¥₩])-$")
# A whole part, and a comma that no sentence has without a space behind it.
_WHOLE = regex.compile(r"(?<![\d.,\p{Latin}])\d{1,3},$")
_DECIMALS = regex.compile(r"\d{1,2}")


def is_letter(text: str, number: Number, currencies: Sequence[Name]) -> bool:
    """Return whether a digit is a letter of the word before it, which is no currency: `si3 euro`."""
    written = text[number.start : number.end]
    return (
        _LETTER.fullmatch(written) is not None
        and _IN_A_WORD.search(text, 0, number.start) is not None
        and all(name.end != number.start for name in currencies)
    )


def with_sign(search: Search, number: Number, numbers: Sequence[Number]) -> Number:
    """Return a number below zero where it is the only one, and decimals behind a comma with their whole part.

    Of several amounts a minus is the mark of a line, and a comma written 、 or ， parts two numbers.
    """
    if len(numbers) == 1 and _MINUS.search(search.text, 0, number.start):
        return replace(number, readings=tuple(-one for one in number.readings))
    whole = _WHOLE.search(search.text, 0, number.start)
    written = search.text[number.start : number.end]
    if whole is None or not _DECIMALS.fullmatch(written) or not _is_comma(search, number.start - 1):
        return number
    value = Decimal(f"{whole[0][:-1]}.{written}")
    return replace(number, readings=(value,), start=whole.start(), is_bare=False)


def _is_comma(search: Search, at: int) -> bool:
    return search.folded.said(at, at + 1) == ","
