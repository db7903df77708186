"""Reads all values out of a message, the surest first, so that no character is read twice."""

from __future__ import annotations

import datetime as dt

import regex

from bot.nlu.values.bare_money import find_bare_money
from bot.nlu.values.contacts import find_addresses, find_last_four, find_machines, find_phones
from bot.nlu.values.dates import find_dates
from bot.nlu.values.day_parts import note_parts
from bot.nlu.values.folding import Folded, fold
from bot.nlu.values.found import Found, Search
from bot.nlu.values.gazetteer import Name, gazetteer
from bot.nlu.values.impossible_days import reserve_impossible
from bot.nlu.values.money import find_currencies, find_money
from bot.nlu.values.networks import find_networks
from bot.nlu.values.numbers import find_numbers
from bot.nlu.values.people import find_group_size
from bot.nlu.values.quantities import find_quantities
from bot.nlu.values.times import find_times

_SCRIPTS = (
    (regex.compile(r"[\p{Hiragana}\p{Katakana}]"), "ja"),
    (regex.compile(r"\p{Hangul}"), "ko"),
    (regex.compile(r"\p{Han}"), "zh-CN"),
    (regex.compile(r"\p{Thai}"), "th"),
    (regex.compile(r"\p{Devanagari}"), "hi"),
    (regex.compile(r"\p{Arabic}"), "ar"),
    (regex.compile(r"\p{Cyrillic}"), "ru"),
)
_LATIN = regex.compile(r"\p{Latin}{3}")
_LATIN_LOCALES = frozenset({"en", "de", "fr", "es", "pt-BR", "it", "nl", "pl", "tr", "sv", "vi", "id", "hi"})


def read_values(message: str, now: dt.datetime, locale: str | None = None) -> tuple[Folded, list[Found]]:
    """Return the folded message and its values in the order of the text."""
    folded = fold(message)
    names = gazetteer().find(folded.text)
    places = frozenset(name.start for name in names["place"])
    search = Search(folded, notation_of(folded.text, locale), places)
    numbers = find_numbers(folded.text, search.notation)
    quantities = find_quantities(folded.text, numbers, search.notation)
    find_addresses(search)
    find_last_four(search)
    find_money(search, numbers, names["currency"])
    reserve_impossible(search, now.date())
    days = find_dates(search, now.date(), numbers, quantities)
    note_parts(search, days)
    find_group_size(search, numbers)
    find_times(search, now, numbers, days, quantities)
    find_machines(search)
    find_phones(search)
    find_bare_money(search, numbers)
    find_networks(search, names["network"])
    for name in names["place"]:
        is_money = any(_is_part_of(name, one) for one in names["currency"])
        if not is_money and search.is_free(name.start, name.end):
            search.take(Found("place", folded.said(name.start, name.end), name.start, name.end))
    find_currencies(search, names["currency"])
    return folded, sorted(search.found, key=lambda found: found.start)


def _is_part_of(name: Name, other: Name) -> bool:
    """Return whether a name is only a part of another: the place in Hong Kong dollars."""
    is_inside = other.start <= name.start and name.end <= other.end
    return is_inside and (other.start, other.end) != (name.start, name.end)


def notation_of(text: str, locale: str | None) -> str | None:
    """Return whose notation of numbers and days applies: the script's, or the conversation's."""
    for pattern, notation in _SCRIPTS:
        if pattern.search(text):
            return "zh-TW" if notation == "zh-CN" and locale == "zh-TW" else notation
    if locale in _LATIN_LOCALES or not _LATIN.search(text):
        return locale
    return None
