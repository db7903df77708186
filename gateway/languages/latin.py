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

from lingua import Language, LanguageDetector, LanguageDetectorBuilder

from gateway.languages.names import is_titled, may_be_name, without_names
from gateway.languages.pieces import Pieces, Words, read_words
from gateway.languages.vocabulary import Vocabulary

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
# Letters of Russian's neighbours that Russian in Latin letters does without.
_SLAVIC = re.compile("[čćšžđěřůľ]")
# A letter drawn out, as in "holaaa".
_DRAWN_OUT = re.compile(r"([^\W\d_])\1{2,}")


@dataclass(frozen=True)
class _Models:
    ours: LanguageDetector
    all: LanguageDetector
    pieces: Pieces


@dataclass(frozen=True)
class LatinGuess:
    """The likeliest locale, or None, how sure that is from 0 to 1, and how likely each locale is.

    A sign, or a title in capitals, has no `shares`. `may_be_name` is true for a sign and for words that
    nobody has seen, as a first and a last name are.
    """

    locale: str | None
    certainty: float
    shares: Mapping[str, float] = field(default_factory=dict)
    may_be_name: bool = False


NOTHING = LatinGuess(None, 0.0)


class LatinDetector:
    """Reads its word lists at once and its models with `load`; safe to use from several threads."""

    def __init__(self) -> None:
        self._vocabulary = Vocabulary.load()
        self._lock = threading.Lock()
        self._models: _Models | None = None

    @property
    def neutral(self) -> frozenset[str]:
        """Words that all languages borrow."""
        return self._vocabulary.neutral

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
        return word in self._vocabulary.arabic or (word[0].isalpha() and read_words(word).chat == [word])

    def guess(self, text: str) -> LatinGuess:
        """The language of a text in Latin letters."""
        told = without_names(_DRAWN_OUT.sub(r"\1", text), self._vocabulary, self._pieces.knows)
        words = read_words(told, self._vocabulary.arabic)
        plain = self._telling(words.plain)
        telling = [*plain, *words.chat]
        if not telling:
            return NOTHING
        sounds = self._pieces.weigh(telling)
        shares = self._shares(" ".join(words.plain), self._hits(Words(plain, words.chat)), sounds)
        best = max(shares, key=shares.__getitem__)
        certainty = shares[best]
        if self._is_sign(telling, best):
            return LatinGuess(best, min(certainty, DOUBTFUL), may_be_name=True)
        if best in self._vocabulary.romanised:
            if not self._is_proved(best, telling):
                certainty = min(certainty, DOUBTFUL)
        elif self._is_strange(plain):
            return NOTHING
        elif is_titled(text, self._vocabulary):
            certainty, shares = certainty / 2, {}
        named = [word for word in words.plain if word not in self.neutral]
        is_name = may_be_name([*named, *words.chat], certainty, self._vocabulary, self._pieces.knows)
        return LatinGuess(best, certainty, shares, is_name)

    def _telling(self, words: list[str]) -> list[str]:
        """The words that are not borrowed and no part of an address, if there are any."""
        own = [word for word in words if word not in self.neutral]
        return [word for word in own if word not in self._vocabulary.streets] or own or words

    @property
    def _pieces(self) -> Pieces:
        return (self._models or self.load()).pieces

    def _is_proved(self, locale: str, telling: Sequence[str]) -> bool:
        """Whether a text is in a language that lingua does not know; names and streets only sound like it."""
        words = [word for word in telling if not self._is_on_signs(word)]
        return len(words) >= ROMANISED_WORDS and any(self._is_frequent(word, locale) for word in words)

    def _is_sign(self, words: Sequence[str], locale: str) -> bool:
        """Whether nothing but names of streets stands there, or what is only spelt like a language."""
        if locale in self._vocabulary.romanised:
            return not any(self._knows(word, locale) for word in words)
        return all(self._is_on_signs(word) for word in words)

    def _is_on_signs(self, word: str) -> bool:
        return word in self._vocabulary.signs or word in self._vocabulary.streets

    def _is_frequent(self, word: str, locale: str) -> bool:
        return len(word) > 1 and locale in self._vocabulary.locales_of(word)

    def _knows(self, word: str, locale: str) -> bool:
        """Whether a word is one of a language, and no letter or sign that everybody reads."""
        if len(word) == 1 or self._is_on_signs(word):
            return False
        return self._is_frequent(word, locale) or self._pieces.has(word, locale)

    def _hits(self, words: Words) -> dict[str, float]:
        """How much the frequent words say for each language."""
        hits = dict.fromkeys((*LANGUAGES.values(), *self._vocabulary.romanised), 0.0)
        for word in (*words.plain, *words.chat):
            locales = self._vocabulary.locales_of(word)
            for locale in locales:
                hits[locale] += WORD_WEIGHT / len(locales)
        return hits

    def _shares(self, text: str, hits: Mapping[str, float], sounds: Mapping[str, float]) -> dict[str, float]:
        """How likely each language is; all together are 1."""
        values = (self._models or self.load()).ours.compute_language_confidence_values(text)
        confidences = {LANGUAGES[one.language]: one.value for one in values}
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
        if sum(word in self._vocabulary.own for word in words) / len(words) >= FAMILIAR_SHARE:
            return False
        likeliest = (self._models or self.load()).all.compute_language_confidence_values(text)[0]
        return likeliest.language in STRANGERS and likeliest.value >= STRANGER_CERTAINTY


def _build(languages: Iterable[Language], *, low_accuracy: bool) -> LanguageDetector:
    builder = LanguageDetectorBuilder.from_languages(*languages)
    if low_accuracy:
        builder = builder.with_low_accuracy_mode()
    return builder.with_preloaded_language_models().build()
