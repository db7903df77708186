"""Letter pieces: which language a text in Latin letters sounds like, counted in the bot's examples.

Every word and every run of one to four letters is a piece. `pieces.tsv` says in how many examples of a
language each was seen; `learning.py` writes it.
"""

from __future__ import annotations

import math
import re
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

LONGEST = 4
# A piece never seen in a language counts as seen so often.
UNSEEN = 0.1
# More words only cost time.
MOST_WORDS = 24
_FILE = Path(__file__).parent / "pieces.tsv"
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
# Arabic letters that Latin ones lack are written as digits: as7ab, 3andkom; not 3pm, A017 or b2b.
_ARABIC_CHAT = re.compile(
    r"(?=(?:[235679]?[a-z']){3})(?:[37]?[a-z']+[235679][a-z']+(?:[235679][a-z']+)*|[37][a-z']{3,})"
)
_WITH_DIGITS = re.compile(r"(?<![\w'-])(?=[a-z']*\d)[a-z\d']+(?![\w'-])")


@dataclass(frozen=True)
class Words:
    """The words of a text in lower case; `chat` are those that write Arabic letters as digits."""

    plain: list[str]
    chat: list[str]


def read_words(text: str, arabic: Container[str] = ()) -> Words:
    """The words of a text; one with digits in it counts only if it can be Arabic, or is known as it."""
    chat: list[str] = []

    def set_aside(match: re.Match[str]) -> str:
        if match[0] not in arabic and not _ARABIC_CHAT.fullmatch(match[0]):
            return match[0]
        chat.append(match[0])
        return " "

    plain = _WITH_DIGITS.sub(set_aside, text).lower()
    return Words([word.replace("’", "'") for word in _WORD.findall(plain)], chat)


def pieces_of(words: Iterable[str]) -> set[str]:
    """The words themselves, marked by `=`, and every run of letters in them; `_` stands at a word's ends."""
    pieces: set[str] = set()
    for word in words:
        pieces.add(f"={word}")
        ended = f"_{word}_"
        for length in range(1, LONGEST + 1):
            pieces.update(ended[start : start + length] for start in range(len(ended) - length + 1))
    return pieces


class Pieces:
    """How likely each language is by the pieces of a text; make it with `Pieces.load()`."""

    def __init__(self, rows: Iterable[tuple[str, dict[str, int]]]) -> None:
        kept = list(rows)
        totals: dict[str, int] = {}
        for _, counts in kept:
            for locale, count in counts.items():
                totals[locale] = totals.get(locale, 0) + count
        self._unseen = {
            locale: math.log(UNSEEN / (total + UNSEEN * len(kept))) for locale, total in totals.items()
        }
        self._seen = {
            piece: [(locale, math.log((count + UNSEEN) / UNSEEN)) for locale, count in counts.items()]
            for piece, counts in kept
        }

    @classmethod
    def load(cls, path: Path = _FILE) -> Pieces:
        """The pieces that were counted in the bot's examples."""
        return cls(_read(path.read_text(encoding="utf-8")))

    @property
    def locales(self) -> frozenset[str]:
        """The languages that were counted."""
        return frozenset(self._unseen)

    def knows(self, word: str) -> bool:
        """Whether a word stands in the examples, as names of people do not."""
        return f"={word}" in self._seen

    def has(self, word: str, locale: str) -> bool:
        """Whether a word stands in the examples of a language."""
        return any(seen == locale for seen, _ in self._seen.get(f"={word}", ()))

    def weigh(self, words: Sequence[str]) -> dict[str, float]:
        """The logarithm of each language's likelihood, 0 for the likeliest."""
        rows = [row for piece in pieces_of(words[:MOST_WORDS]) if (row := self._seen.get(piece)) is not None]
        weights = {locale: unseen * len(rows) for locale, unseen in self._unseen.items()}
        for row in rows:
            for locale, gain in row:
                weights[locale] += gain
        most = max(weights.values(), default=0.0)
        return {locale: weight - most for locale, weight in weights.items()}


def _read(text: str) -> Iterator[tuple[str, dict[str, int]]]:
    for line in text.splitlines():
        piece, *counts = line.split("\t")
        yield piece, {locale: int(count) for locale, _, count in (one.partition(":") for one in counts)}
