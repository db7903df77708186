"""The word lists of `words.yml`: words that tell a language, and words that tell none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import yaml

_FILE = Path(__file__).parent / "words.yml"
# Words of all languages.
_LISTS = ("neutral", "signs", "names", "streets", "particles")


@dataclass(frozen=True)
class Vocabulary:
    """Frequent words by language, and those that everybody writes; make it with `Vocabulary.load()`.

    `own` are words of languages written in Latin letters, `romanised` the locales written so only for want of
    a keyboard, and `arabic` the words in which digits stand for Arabic letters.
    """

    neutral: frozenset[str]
    signs: frozenset[str]
    names: frozenset[str]
    streets: frozenset[str]
    particles: frozenset[str]
    own: frozenset[str]
    arabic: frozenset[str]
    romanised: Sequence[str]
    locales: Mapping[str, Sequence[str]]

    @cached_property
    def naming(self) -> frozenset[str]:
        """Words that show a name or an address."""
        return self.names | self.streets

    @classmethod
    def load(cls, path: Path = _FILE) -> Vocabulary:
        """The lists as they stand in the file."""
        tables = yaml.safe_load(path.read_text(encoding="utf-8"))
        locales: dict[str, list[str]] = {}
        for locale, words in (*tables["words"].items(), *tables["romanised"].items()):
            for word in set(words.split()):
                locales.setdefault(word, []).append(locale)
        return cls(
            **{kind: frozenset(tables[kind].split()) for kind in _LISTS},
            own=frozenset(word for words in tables["words"].values() for word in words.split()),
            arabic=frozenset(word for word in tables["romanised"]["ar"].split() if has_digit(word)),
            romanised=tuple(tables["romanised"]),
            locales=locales,
        )

    def locales_of(self, word: str) -> Sequence[str]:
        """The languages that a word is frequent in; one with digits in it, otherwise unknown, is Arabic."""
        return self.locales.get(word) or (("ar",) if has_digit(word) else ())


def has_digit(word: str) -> bool:
    """Whether digits stand for letters in a word."""
    return any(character.isdigit() for character in word)
