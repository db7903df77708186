"""Places that every city has, such as "the airport": said alone, the one of the visitor's city is meant."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml
from rapidfuzz import fuzz

from gateway.places.folding import city_names, fold, key
from gateway.places.matching import WEAKEST_WITHIN, city_in

AIRPORT, TERMINAL, BESIDES = "airport", "terminal", "besides"
FIRST_JOINED = "\u3040"
# "And", "one" and "the" tell no place from another.
SHORTEST_TELLING = 4
_ARABIC_PREFIX = "(?:و?[بلك]?ال|لل)?"
_NUMERALS = str.maketrans("一二三四五六七八九", "123456789")
_NUMBER = re.compile(r"(?<![\d.,])[1-9](?!\d)")
# "T3".
_SHORT = r"(?<!\w)t(?=\s?[1-9](?!\w))"
_COUNTED = re.compile(r"第|[号號]|\d")


@dataclass(frozen=True)
class Kind:
    """The kind of place said, as English names have it, its terminal, the words besides, and the city."""

    words: frozenset[str]
    number: str
    rest: str
    city: str = ""

    def is_like(self, place_keys: Iterable[str]) -> bool:
        """Whether a place is of this kind, by its English name or address."""
        wanted = self.words | ({self.number} if self.number else set())
        return any(wanted <= set(one.split()) for one in place_keys)

    def tells(self, place_keys: Iterable[str]) -> bool:
        """Whether the words besides name this very place: "Pudong" in "Pudong airport"."""
        said = [one for one in self.rest.split() if len(one) >= SHORTEST_TELLING or one[0] >= FIRST_JOINED]
        return any(_shares(word, name) for name in place_keys for word in said)


def kind_in(said: str) -> Kind | None:
    """The kind of place that words name and the city beside it, or None."""
    folded = fold(said)
    found = {name for name, pattern in _kinds().items() if pattern.search(folded)} - {BESIDES}
    number = _NUMBER.search(folded.translate(_NUMERALS)) if TERMINAL in found else None
    # Ports have terminals too, but nobody else numbers them.
    if not found - {TERMINAL} and not number:
        return None
    city = _city_of(key(said))
    for pattern in _kinds().values():
        folded = pattern.sub(" ", folded)
    rest = key(_COUNTED.sub(" ", folded.translate(_NUMERALS)))
    return Kind(
        frozenset(found | {AIRPORT}) if number else frozenset(found),
        number[0] if number else "",
        _without(city, rest),
        city,
    )


def of_kind(kind: Kind, known: Mapping[str, list[str]], ours: Iterable[str]) -> list[str]:
    """Those of the places in the city that are of a kind; none when another place is named besides it.

    Where none has the terminal said in its address, all at an airport may be meant.
    """
    if any(kind.tells(names) for names in known.values()):
        return []
    here = [place_id for place_id in ours if place_id in known]
    whole = [one for one in here if kind.is_like(known[one])]
    if whole or TERMINAL not in kind.words:
        return whole
    loose = Kind(kind.words - {TERMINAL}, "", kind.rest)
    return [one for one in here if loose.is_like(known[one])]


def _city_of(said_key: str) -> str:
    """The city named, also by a word made of its name (`Шанхайский вокзал`); empty for none."""
    long = tuple((name, city) for name, city in city_names().items() if len(name) >= SHORTEST_TELLING)
    made = (city for word in said_key.split() for name, city in long if word.startswith(name))
    return city_in(said_key) or next(made, "")


def _without(city: str, said_key: str) -> str:
    """The folded words without the names of this city."""
    if not city:
        return said_key
    joined = [name for name, one in city_names().items() if one == city and name[0] >= FIRST_JOINED]
    for name in joined:
        said_key = said_key.replace(name, " ")
    return " ".join(word for word in said_key.split() if _city_of(word) != city)


def _shares(word: str, name: str) -> bool:
    if word[0] >= FIRST_JOINED:
        return any(word[at : at + 2] in name for at in range(len(word) - 1))
    return any(fuzz.ratio(word, one) >= WEAKEST_WITHIN for one in name.split())


@cache
def _kinds() -> dict[str, re.Pattern[str]]:
    listed = yaml.safe_load((Path(__file__).parent / "kinds.yml").read_text(encoding="utf-8"))
    found = {name: "|".join(map(_pattern, words)) for name, words in listed.items()}
    return {name: re.compile(one if name != TERMINAL else rf"{one}|{_SHORT}") for name, one in found.items()}


def _pattern(word: str) -> str:
    """A word with its ending; in Arabic also with what is written together before it."""
    folded = re.escape(fold(word))
    if folded[0] >= FIRST_JOINED:
        return folded
    before = _ARABIC_PREFIX if "\u0600" <= folded[0] < "\u0700" else ""
    return rf"(?<!\w){before}{folded}\w*"
