"""Amounts without a currency: with separators or multipliers, told by the words around, or alone."""

from __future__ import annotations

from functools import lru_cache

import regex

from bot.nlu.values.ages import is_age
from bot.nlu.values.contacts import is_labelled
from bot.nlu.values.currency_links import is_counted, is_no_amount
from bot.nlu.values.each import is_of_each
from bot.nlu.values.found import Search
from bot.nlu.values.money import money_of
from bot.nlu.values.numbers import Number
from bot.nlu.values.pieces import counts_pieces, pieces_of
from bot.nlu.values.spans import other_end, scaled
from bot.nlu.values.tables import alternatives, plain, table, words_pattern
from bot.nlu.values.told_amounts import is_told_amount

_LEAST_BARE = 10
_MOST_DIGITS = 7


def find_bare_money(search: Search, numbers: list[Number]) -> None:
    """Take amounts without a currency: with separators or multipliers, told by words, or alone."""
    for number in numbers:
        if not search.is_free(number.start, number.end) or max(number.readings) < _LEAST_BARE:
            continue
        if _is_something_else(search, number, numbers):
            continue
        written = search.text[number.start : number.end]
        # A lone 万 or 百 begins a name: 万事达, 百货.
        grouped = len(written) > 1 and (
            not number.is_bare and (max(number.readings) >= 100 or len(number.readings) > 1)  # noqa: PLR2004
        )
        if not grouped and not _is_meant(search, number):
            continue
        amounts, start = number.readings, number.start
        lower = other_end(search.text, number, numbers)
        if lower and search.is_free(lower.start, lower.end):
            amounts, start = (scaled(lower, number), *amounts), lower.start
        search.take(money_of(search, amounts, _shared_currency(search, number), start, number.end))


def _is_something_else(search: Search, number: Number, numbers: list[Number]) -> bool:
    """Return whether a number counts notes or other things, is an age, is labelled, or is part of a code."""
    text = search.text
    if counts_pieces(text, number) or pieces_of(text, number.start, number.end, numbers):
        return True
    if is_age(text, number) or is_counted(text, number.end) or is_labelled(text, number.start):
        return True
    if number.is_bare and is_no_amount(text, number.start):
        return True
    written = text[number.start : number.end]
    return not _not_alone().isdisjoint((written, written.split()[-1])) or _is_code(text, number)


def _is_meant(search: Search, number: Number) -> bool:
    """Return whether plain digits are an amount by the words beside them, or as all that is said."""
    digits = number.end - number.start
    # Four digits that end in no zero are more likely those of a card.
    is_card = digits == 4 and search.text[number.end - 1] != "0"  # noqa: PLR2004
    if not number.is_bare or digits > _MOST_DIGITS or is_card:
        return False
    rest = search.text[: number.start] + search.text[number.end :]
    return bool(
        _amount_words().search(search.text)
        or not regex.search(r"\w", _fillers().sub("", rest))
        or _in_cash().match(search.text, number.end)
        or is_of_each(search.text, number)
        or is_told_amount(search, number)
    )


def _shared_currency(search: Search, number: Number) -> str | None:
    """Return the currency of the other amounts: `2000, got 1500 yuan`, `$300 and 200 in cash`."""
    codes = {found.value["currency"] for found in search.found if found.entity == "money"}
    is_shared = _amount_words().search(search.text) or _in_cash().match(search.text, number.end)
    return codes.pop() if len(codes) == 1 and is_shared else None


@lru_cache(maxsize=1)
def _not_alone() -> frozenset[str]:
    return frozenset(plain(word) for word in table("currencies")["not_alone"])


def _is_code(text: str, number: Number) -> bool:
    return bool(regex.search(r"[a-z#№]-?$", text[: number.start])) or bool(
        regex.match(r"-?[a-z]\d", text[number.end :])
    )


@lru_cache(maxsize=1)
def _amount_words() -> regex.Pattern[str]:
    return words_pattern(table("currencies")["amount_words"])


@lru_cache(maxsize=1)
def _fillers() -> regex.Pattern[str]:
    return words_pattern(table("currencies")["fillers"])


@lru_cache(maxsize=1)
def _in_cash() -> regex.Pattern[str]:
    return regex.compile(rf"\s(?:{alternatives(table('currencies')['in_cash'])})(?!\p{{L}})")
