"""The words that announce secrets, as patterns over a folded text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import yaml

from gateway.masking.findings import Kind
from gateway.masking.folding import fold_words

# Letters of scripts that write spaces between words, after folding.
_LETTER = "[a-z\u0370-\u04ff\u0621-\u064a]"
# More connecting words than this belong to another sentence.
MAX_CONNECTORS = 24
_BETWEEN_WORDS = r"[\s\-_]{0,2}"


@dataclass(frozen=True)
class SecretWords:
    """For each kind the words that announce it, and what may stand between word and value."""

    announcing: dict[Kind, re.Pattern[str]]
    connectors: re.Pattern[str]
    reversed: dict[Kind, re.Pattern[str]]
    references: re.Pattern[str]
    """What a transfer's reference is called where the transfer has been spoken of before."""


@lru_cache(maxsize=1)
def secret_words() -> SecretWords:
    """All patterns, compiled once."""
    rows = yaml.safe_load((Path(__file__).parent / "secret_words.yml").read_text(encoding="utf-8"))
    words = {name: _alternation(by_locale) for name, by_locale in rows.items()}
    kinds = [Kind(name) for name in rows if name not in {"connectors", "reversed", "references"}]
    return SecretWords(
        announcing={kind: re.compile(words[kind]) for kind in kinds},
        connectors=re.compile(rf"(?:[\s:=,.#*\-(\"'~>]|{words['connectors']}){{0,{MAX_CONNECTORS}}}"),
        reversed={
            kind: re.compile(rf"[\s\-,]{{0,3}}(?:{words['reversed']})\s{{0,2}}(?:{words[kind]})")
            for kind in kinds
        },
        references=re.compile(words["references"]),
    )


def _alternation(by_locale: dict[str, list[str]]) -> str:
    words = sorted({word for words in by_locale.values() for word in words}, key=len, reverse=True)
    return "(?:" + "|".join(map(_pattern, words)) + ")"


def _pattern(word: str) -> str:
    parts = map(re.escape, fold_words(word.removesuffix("~")).replace("-", " ").split())
    plain = _BETWEEN_WORDS.join(parts)
    if not re.match(_LETTER, plain):
        return plain
    ending = f"{_LETTER}{{0,4}}" if word.endswith("~") else ""
    return rf"(?<!{_LETTER}){plain}{ending}(?!{_LETTER})"
