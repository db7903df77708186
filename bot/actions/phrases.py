"""Recognises a refusal, a stop, "the other one", a machine or an exchange desk in any of the languages."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from pathlib import Path

import yaml

# In a longer message the same words are part of a story ("I forgot my umbrella at …").
MAX_LENGTH = 48
# Letters from here on (Arabic, with its prefixes, and East Asian) are not set apart by spaces.
FIRST_UNSPACED = "\u0600"
_UNSPACED = "\u0600-\uffff"
# A lone number, where what it counts is known already: "and for 250?".
LONE_NUMBER = re.compile(r"(?<![\d.,:])\d{1,9}(?![\d.,:%])")


def means(concept: str, text: str) -> bool:
    """Whether a short message says `unknown`, `stop` or `other`."""
    folded = _folded(text)
    whole = f"={folded.strip(' .!?')}"
    known = phrases()[concept]
    return whole in known or (len(folded) <= MAX_LENGTH and any(phrase in folded for phrase in known))


def mentions(concept: str, text: str) -> bool:
    """Whether a message of any length has one of the words: `machine` or `exchange`."""
    return _words(concept).search(_folded(text)) is not None


@lru_cache(maxsize=64)
def _words(concept: str) -> re.Pattern[str]:
    # Where words stand apart, one begins at a boundary: no `atm` in `treatment`, but in `がATMで`.
    begins = rf"(?<![^\W{_UNSPACED}])"
    apart = [begins + re.escape(one) for one in phrases()[concept] if one[0] < FIRST_UNSPACED]
    joined = [re.escape(one) for one in phrases()[concept] if one[0] >= FIRST_UNSPACED]
    return re.compile("|".join(apart + joined))


def weight(text: str) -> int:
    """The length of a text in Latin letters: a Chinese, Japanese or Korean sign says as much as two."""
    return len(text) + sum("\u3040" <= sign <= "\uffdc" for sign in text)


def _folded(text: str) -> str:
    return unicodedata.normalize("NFC", text).casefold().replace("’", "'")


@lru_cache(maxsize=1)
def phrases() -> dict[str, tuple[str, ...]]:
    """The phrases by concept."""
    rows = yaml.safe_load(Path(__file__).with_name("phrases.yml").read_text(encoding="utf-8"))
    return {
        concept: tuple(sorted({_folded(phrase) for phrase in listed})) for concept, listed in rows.items()
    }
