"""Tells the twelve languages in Latin letters apart: n-grams of lingua, weighed with frequent words."""

from __future__ import annotations

import math
import re
import threading
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import yaml
from lingua import Language, LanguageDetector, LanguageDetectorBuilder

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
ROMANISED_SHARE = 0.6
# How far one frequent word outweighs the n-grams, and the most that all of them may.
WORD_WEIGHT = 2.0
MAX_WORD_SCORE = 12.0
FLOOR = 1e-4
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


@dataclass(frozen=True)
class _Models:
    ours: LanguageDetector
    all: LanguageDetector


@dataclass(frozen=True)
class LatinGuess:
    """The likeliest locale, or None, and how sure that is from 0 to 1."""

    locale: str | None
    certainty: float


def words_of(text: str) -> list[str]:
    """The words of a text in lower case."""
    return [word.replace("’", "'") for word in _WORD.findall(text.lower())]


class LatinDetector:
    """Reads its word lists at once and its models with `load`; safe to use from several threads."""

    def __init__(self) -> None:
        tables = yaml.safe_load((Path(__file__).parent / "words.yml").read_text(encoding="utf-8"))
        self.neutral = frozenset(tables["neutral"].split())
        self._romanised = frozenset(tables["romanised"].split())
        self._locales: dict[str, list[str]] = {}
        for locale, words in tables["words"].items():
            for word in set(words.split()):
                self._locales.setdefault(word, []).append(locale)
        self._lock = threading.Lock()
        self._models: _Models | None = None

    @property
    def is_loaded(self) -> bool:
        """Whether the n-gram models are in memory."""
        return self._models is not None

    def load(self) -> _Models:
        """Read the n-gram models, once: about a second and 300 MB, so not on the event loop."""
        with self._lock:
            if self._models is None:
                ours = _build(LANGUAGES, low_accuracy=False)
                self._models = _Models(ours, _build([*LANGUAGES, *STRANGERS], low_accuracy=True))
            return self._models

    def guess(self, text: str) -> LatinGuess:
        """The language of a text in Latin letters."""
        words = [word for word in words_of(text) if word not in self.neutral] or words_of(text)
        if not words:
            return LatinGuess(None, 0.0)
        familiar = [word for word in words if word in self._locales]
        if self._is_romanised(words) or self._is_strange(" ".join(words), len(familiar) / len(words)):
            return LatinGuess(None, 0.0)
        scores = self._scores(text.lower(), familiar)
        total = sum(scores.values())
        best = max(scores, key=scores.__getitem__)
        # lingua adds its floats up in no fixed order.
        certainty = round(scores[best] / total, 3)
        return LatinGuess(best, certainty if not _is_name(text) else certainty / 2)

    def _scores(self, text: str, familiar: list[str]) -> dict[str, float]:
        hits = dict.fromkeys(LANGUAGES.values(), 0.0)
        for word in familiar:
            for locale in self._locales[word]:
                hits[locale] += WORD_WEIGHT / len(self._locales[word])
        confidences = (self._models or self.load()).ours.compute_language_confidence_values(text)
        return {
            locale: max(value, FLOOR) * math.exp(min(hits[locale], MAX_WORD_SCORE))
            for locale, value in ((LANGUAGES[one.language], one.value) for one in confidences)
        }

    def _is_romanised(self, words: list[str]) -> bool:
        known = [word for word in words if word in self._romanised]
        telling = [word for word in known if word not in self._locales]
        return bool(telling) and len(known) / len(words) >= ROMANISED_SHARE

    def _is_strange(self, text: str, familiar_share: float) -> bool:
        if len(text) < STRANGER_LETTERS or familiar_share >= FAMILIAR_SHARE:
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
