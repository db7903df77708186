"""Recognises a refusal, a stop, or "the other one" in any of the desk's languages."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from pathlib import Path

import yaml

# In a longer message the same words are part of a story ("I forgot my umbrella at …").
MAX_LENGTH = 48


def means(concept: str, text: str) -> bool:
    """Whether a short message says `unknown`, `stop` or `other`."""
    folded = unicodedata.normalize("NFC", text).casefold().replace("’", "'")
    whole = f"={folded.strip(' .!?')}"
    known = phrases()[concept]
    return whole in known or (len(folded) <= MAX_LENGTH and any(phrase in folded for phrase in known))


@lru_cache(maxsize=1)
def phrases() -> dict[str, tuple[str, ...]]:
    """The phrases by concept."""
    rows = yaml.safe_load(Path(__file__).with_name("phrases.yml").read_text(encoding="utf-8"))
    return {
        concept: tuple(
            sorted({unicodedata.normalize("NFC", phrase).casefold().replace("’", "'") for phrase in listed})
        )
        for concept, listed in rows.items()
    }
