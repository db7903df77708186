"""Number words of every first-class locale, as they are looked up in a folded text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TypedDict, cast

import yaml

from gateway.masking.folding import fold_words

FIRST_ROUND = 20


class _Row(TypedDict, total=False):
    digits: list[list[str]]
    two_digits: dict[str, int]
    repeat: dict[str, int]
    unit_first: str
    glued: bool


@dataclass(frozen=True)
class NumberWords:
    """Values of words between spaces, of words written together, and words that repeat the next digit."""

    spaced: dict[str, str]
    glued: dict[str, str]
    repeats: dict[str, int]
    glued_pattern: re.Pattern[str]


@lru_cache(maxsize=1)
def number_words() -> NumberWords:
    """All number words, read once."""
    path = Path(__file__).parent / "number_words.yml"
    rows = cast("dict[str, _Row]", yaml.safe_load(path.read_text(encoding="utf-8"))).values()
    spaced: dict[str, str] = {}
    glued: dict[str, str] = {}
    repeats: dict[str, int] = {}
    for row in rows:
        (glued if row.get("glued") else spaced).update(_values(row))
        repeats.update({fold_words(word): times for word, times in row.get("repeat", {}).items()})
    longest_first = sorted(glued, key=len, reverse=True)
    return NumberWords(spaced, glued, repeats, re.compile("|".join(map(re.escape, longest_first))))


def _values(row: _Row) -> Iterator[tuple[str, str]]:
    for value, words in enumerate(row["digits"]):
        yield from ((fold_words(word), str(value)) for word in words)
    for word, number in row.get("two_digits", {}).items():
        yield fold_words(word), str(number)
        if "unit_first" in row and number >= FIRST_ROUND:
            for unit, units in enumerate(row["digits"][1:], start=1):
                yield from (
                    (fold_words(name + row["unit_first"] + word), str(number + unit)) for name in units
                )


def joins(first: str, second: str) -> str | None:
    """The value of two number words read as one ("forty one" → 41), or None."""
    if len(first) == len("40") and first[1] == "0" and first[0] >= "2":
        if len(second) == 1 and second != "0":
            return first[0] + second
        # French counts on after sixty and eighty: soixante-quinze.
        if first == "60" and len(second) == len("15") and second[0] == "1":
            return str(int(first) + int(second))
    return None
