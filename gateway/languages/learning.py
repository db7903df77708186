"""Counts the letter pieces of each language in the bot's examples; `desk learn-languages` writes them."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Container, Iterable, Mapping, Sequence

from gateway.languages.latin import LANGUAGES
from gateway.languages.pieces import pieces_of, read_words
from gateway.languages.scripts import letters_by_script
from gateway.languages.vocabulary import Vocabulary

# A word seen so often in languages that are written in Latin letters is theirs.
KNOWN = 2
# Rarer pieces are chance.
SEEN = 2
# The pieces that tell most: more add half a megabyte and nothing that could be measured.
KEPT = 20_000


def learn(examples: Mapping[str, Iterable[str]]) -> list[str]:
    """The lines of `pieces.tsv`: a piece and in how many examples of each language it was seen."""
    arabic = Vocabulary.load().arabic
    words = {locale: [_words(text, arabic) for text in texts] for locale, texts in examples.items()}
    known = _known_words(words)
    counts: dict[str, Counter[str]] = {}
    for locale, rows in words.items():
        for row in rows:
            # "English please" among Korean examples says nothing about Korean.
            if locale not in LANGUAGES.values() and all(word in known for word in row):
                continue
            for piece in pieces_of(row):
                counts.setdefault(piece, Counter())[locale] += 1
    seen = {piece: row for piece, row in counts.items() if row.total() >= SEEN}
    return [
        "\t".join([piece, *(f"{locale}:{count}" for locale, count in sorted(seen[piece].items()))])
        for piece in sorted(_most_telling(seen))
    ]


def _words(text: str, arabic: Container[str]) -> list[str]:
    if next(iter(letters_by_script(text)), None) != "Latin" or len(letters_by_script(text)) > 1:
        return []
    words = read_words(text, arabic)
    return [*words.plain, *words.chat]


def _known_words(words: Mapping[str, Sequence[Sequence[str]]]) -> Collection[str]:
    seen = Counter(
        word for locale in LANGUAGES.values() for row in words.get(locale, ()) for word in set(row)
    )
    return {word for word, count in seen.items() if count >= KNOWN}


def _most_telling(seen: Mapping[str, Counter[str]]) -> list[str]:
    """The pieces that are likelier in some languages than in the others, and often enough to matter."""
    totals: Counter[str] = Counter()
    for row in seen.values():
        totals.update(row)

    def telling(piece: str) -> float:
        shares = [count / totals[locale] for locale, count in seen[piece].items()]
        mean = sum(shares) / len(totals)
        return sum(share * math.log(share / mean) for share in shares)

    return sorted(seen, key=telling, reverse=True)[:KEPT]
