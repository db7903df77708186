"""Tells languages in Latin letters apart: n-grams of lingua, weighed with letter pieces and frequent words.

Twelve are written so; seven more are, by people who lack a keyboard. Lingua does not know those: letter
pieces show that a text may be one of them, and only a frequent word of it proves it.
"""

from __future__ import annotations

import math
import re
import threading
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import yaml
from lingua import Language, LanguageDetector, LanguageDetectorBuilder

from gateway.languages.pieces import Pieces, Words, read_words, without_chat

LANGUAGES = {
    Language.ENGLISH: "en",
    Language.GERMAN: "de",
    Language.FRENCH: "fr",
    Language.SPANISH: "es",
    Language.PORTUGUESE: "pt-BR",
    Language.ITALIAN: "it",
    Language.DUTCH: "nl",
    Language.POLISH: "pl",
    Language.TURKISH: "tr",
    Language.SWEDISH: "sv",
    Language.VIETNAMESE: "vi",
    Language.INDONESIAN: "id",
}
# Languages nobody here speaks: known only so that a text in one of them is not taken for a sister language.
STRANGERS = (
    Language.CZECH,
    Language.SLOVAK,
    Language.HUNGARIAN,
    Language.ROMANIAN,
    Language.FINNISH,
    Language.ESTONIAN,
    Language.DANISH,
    Language.BOKMAL,
    Language.CROATIAN,
    Language.CATALAN,
    Language.TAGALOG,
    Language.LITHUANIAN,
    Language.SWAHILI,
)
# Strangers are asked about only in text long enough for three-letter groups to be reliable.
STRANGER_LETTERS = 24
STRANGER_CERTAINTY = 0.8
# A stranger's text may share a few short words with ours.
FAMILIAR_SHARE = 0.5
# How far one frequent word outweighs the n-grams, and the most that all of them may.
WORD_WEIGHT = 2.0
MAX_WORD_SCORE = 12.0
FLOOR = 1e-4
# Letter pieces overlap, so each of them counts only in part.
PIECE_WEIGHT = 0.12
# What lingua would say of a language that it does not know, and the least words that show one.
ROMANISED_CONFIDENCE = 0.1
ROMANISED_WORDS = 2
# The certainty of a greeting or a place that anybody may borrow.
DOUBTFUL = 0.4
# First and last name, and how long they mostly are: a compound nobody has seen is longer.
NAME_WORDS = 2
NAME_LETTERS = 10
# Letters of Russian's neighbours that Russian in Latin letters does without.
_SLAVIC = re.compile("[čćšžđěřůľ]")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


@dataclass(frozen=True)
class _Models:
    ours: LanguageDetector
    all: LanguageDetector
    pieces: Pieces


@dataclass(frozen=True)
class LatinGuess:
    """The likeliest locale, or None, how sure that is from 0 to 1, and how likely each locale is.

    `may_be_name` is true for two words that nobody has seen, as a first and a last name are.
    """

    locale: str | None
    certainty: float
    shares: Mapping[str, float] = field(default_factory=dict)
    may_be_name: bool = False


NOTHING = LatinGuess(None, 0.0)


class LatinDetector:
    """Reads its word lists at once and its models with `load`; safe to use from several threads."""

    def __init__(self) -> None:
        tables = yaml.safe_load((Path(__file__).parent / "words.yml").read_text(encoding="utf-8"))
        self.neutral = frozenset(tables["neutral"].split())
        self._romanised = tuple(tables["romanised"])
        self._locales: dict[str, list[str]] = {}
        for locale, words in (*tables["words"].items(), *tables["romanised"].items()):
            for word in set(words.split()):
                self._locales.setdefault(word, []).append(locale)
        self._own = {word for words in tables["words"].values() for word in words.split()}
        self._lock = threading.Lock()
        self._models: _Models | None = None

    @property
    def is_loaded(self) -> bool:
        """Whether the n-gram models are in memory."""
        return self._models is not None

    def load(self) -> _Models:
        """Read the n-grams and the pieces, once: about a second and 300 MB, so not on the event loop."""
        with self._lock:
            if self._models is None:
                ours = _build(LANGUAGES, low_accuracy=False)
                known = _build([*LANGUAGES, *STRANGERS], low_accuracy=True)
                self._models = _Models(ours, known, Pieces.load())
            return self._models

    def is_neutral(self, text: str) -> bool:
        """Whether every word of a text is one that all languages borrow."""
        words = read_words(text)
        return not words.chat and all(word in self.neutral for word in words.plain)

    def is_arabic(self, word: str) -> bool:
        """Whether a word with digits is Arabic: they stand inside it, or it is one that we know."""
        return read_words(word).chat == [word] and (word[0].isalpha() or word in self._locales)

    def guess(self, text: str) -> LatinGuess:
        """The language of a text in Latin letters."""
        words = read_words(text)
        plain = [word for word in words.plain if word not in self.neutral] or words.plain
        telling = [*plain, *words.chat]
        if not telling:
            return NOTHING
        hits = self._hits(Words(plain, words.chat))
        shares = self._shares(without_chat(text), telling, hits)
        best = max(shares, key=shares.__getitem__)
        if best in self._romanised:
            is_proved = hits[best] > 0 and len(telling) >= ROMANISED_WORDS
            certainty = shares[best] if is_proved else min(shares[best], DOUBTFUL)
        elif self._is_strange(plain):
            return NOTHING
        else:
            certainty = shares[best] if not _is_name(text) else shares[best] / 2
        return LatinGuess(best, certainty, shares, self._may_be_name(telling))

    def _may_be_name(self, words: Sequence[str]) -> bool:
        pieces = (self._models or self.load()).pieces
        return len(words) == NAME_WORDS and not any(
            len(word) > NAME_LETTERS or word in self._locales or pieces.knows(word) for word in words
        )

    def _hits(self, words: Words) -> dict[str, float]:
        """How much the frequent words say for each language."""
        hits = dict.fromkeys((*LANGUAGES.values(), *self._romanised), 0.0)
        for word in (*words.plain, *words.chat):
            locales = self._locales.get(word, ["ar"] if word in words.chat else [])
            for locale in locales:
                hits[locale] += WORD_WEIGHT / len(locales)
        return hits

    def _shares(self, text: str, words: Sequence[str], hits: Mapping[str, float]) -> dict[str, float]:
        """How likely each language is; all together are 1."""
        models = self._models or self.load()
        values = models.ours.compute_language_confidence_values(text.lower())
        confidences = {LANGUAGES[one.language]: one.value for one in values}
        sounds = models.pieces.weigh(words)
        # A language without examples sounds neither likely nor unlikely.
        usual = sum(sounds.values()) / (len(sounds) or 1)
        scores = {
            locale: math.log(max(confidences.get(locale, ROMANISED_CONFIDENCE), FLOOR))
            + min(hit, MAX_WORD_SCORE)
            + PIECE_WEIGHT * sounds.get(locale, usual)
            for locale, hit in hits.items()
        }
        if _SLAVIC.search(text):
            del scores["ru"]
        most = max(scores.values())
        odds = {locale: math.exp(score - most) for locale, score in scores.items()}
        total = sum(odds.values())
        # lingua adds its floats up in no fixed order.
        return {locale: round(value / total, 3) for locale, value in odds.items()}

    def _is_strange(self, words: Sequence[str]) -> bool:
        """Whether a text is in a language that nobody here speaks."""
        text = " ".join(words)
        if len(text) < STRANGER_LETTERS:
            return False
        if sum(word in self._own for word in words) / len(words) >= FAMILIAR_SHARE:
            return False
        likeliest = (self._models or self.load()).all.compute_language_confidence_values(text)[0]
        return likeliest.language in STRANGERS and likeliest.value >= STRANGER_CERTAINTY


def _build(languages: Iterable[Language], *, low_accuracy: bool) -> LanguageDetector:
    builder = LanguageDetectorBuilder.from_languages(*languages)
    if low_accuracy:
        builder = builder.with_low_accuracy_mode()
    return builder.with_preloaded_language_models().build()


def _is_name(text: str) -> bool:
    """Whether every word is capitalised, as in a name or an address; shouting is not."""
    words = _WORD.findall(text)
    return len(words) > 1 and all(word.istitle() for word in words)
