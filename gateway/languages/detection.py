"""Guesses the language of one message: scripts first, then n-grams and frequent words for Latin letters."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from gateway.languages.latin import LatinDetector
from gateway.languages.scripts import (
    is_address,
    is_foreign,
    is_spoken,
    letters_by_script,
    locales_of_han,
    weigh,
)

# A language shows in its first sentences; more text only costs time.
MAX_READ = 400
# The main script needs this share of the letters, otherwise the text is mixed. Latin letters need
# more: everybody knows a few English words, but only who speaks Russian writes Cyrillic.
MAIN_SHARE = 0.6
LATIN_SHARE = 0.7
# And more still beside letters that nobody copies who does not speak the language, as Han signs are.
LATIN_SHARE_BESIDE_SPOKEN = 0.9
SURE = 0.99
OPEN = 0.8
# Below, another language is as likely.
EVEN = 0.5
UNSURE = 0.4
_SCRIPT_LOCALES = {"Cyrillic": "ru", "Arabic": "ar", "Thai": "th", "Devanagari": "hi", "Hangul": "ko"}
_NOT_LANGUAGE = re.compile(
    r"(?:https?://|www\.)[!-~]+|[\w.+\-]{1,64}@[\w.\-]+|\{[^}]*\}|[A-Za-z]{0,8}[0-9][A-Za-z0-9]*"
)
# Digits are left only in Arabic words.
_LATIN_WORD = re.compile(r"[A-Za-z0-9\u00c0-\u024f\u1e00-\u1eff'’]+")
# Abbreviations are the same in every language.
_LONGEST_ABBREVIATION = 5


@dataclass(frozen=True)
class Guess:
    """What one message says about its writer's language.

    `letters` counts the evidence in letters of an alphabet; `alternatives` are locales the text fits
    equally well; `mixed` texts have two scripts and prove nothing, so they have no locale. `shares` says
    how likely each locale is by a text in Latin letters alone, unless that tells nothing, as names and
    borrowed words do. What `may_be_name` of a person or a place is copied by people of every language.
    """

    locale: str | None
    certainty: float
    scripts: tuple[str, ...] = ()
    letters: int = 0
    mixed: bool = False
    alternatives: frozenset[str] = frozenset()
    shares: Mapping[str, float] = field(default_factory=dict)
    may_be_name: bool = False

    @property
    def is_latin(self) -> bool:
        """Whether the guess rests on words and not on the script."""
        return self.scripts[:1] == ("Latin",)


class Detector:
    """Guesses languages; make it with `Detector.load()`."""

    def __init__(self, latin: LatinDetector) -> None:
        self._latin = latin

    @classmethod
    def load(cls) -> Detector:
        """A detector that reads its word lists now and its models when the first text needs them."""
        return cls(LatinDetector())

    async def detect(self, text: str) -> Guess:
        """As `guess`; the models are read in a thread, so that nobody waits for them."""
        if not self._latin.is_loaded and "Latin" in letters_by_script(text[:MAX_READ]):
            await asyncio.to_thread(self._latin.load)
        return self.guess(text)

    def guess(self, text: str) -> Guess:
        """The language of a message, or None for one nobody here knows or that is not clear."""
        readable = _NOT_LANGUAGE.sub(self._only_arabic, text[:MAX_READ])
        telling = _LATIN_WORD.sub(self._without_borrowed, readable)
        counts = letters_by_script(telling) or letters_by_script(readable)
        if not counts:
            return Guess(None, 0.0)
        weights = _join_japanese(weigh(counts))
        main = max(weights, key=weights.__getitem__)
        scripts = tuple(sorted(weights, key=lambda script: -weights[script]))
        mixed = weights[main] < _share_needed(main, weights) * sum(weights.values())
        guess = self._of_script(main, readable)
        known = None if mixed or guess.certainty < EVEN else guess.locale
        shares = {} if mixed else guess.shares
        return replace(
            guess, locale=known, scripts=scripts, letters=weights[main], mixed=mixed, shares=shares
        )

    def _only_arabic(self, match: re.Match[str]) -> str:
        """Nothing for an address, a placeholder or a number, but the word when it is Arabic with digits."""
        return match[0] if self._latin.is_arabic(match[0]) else " "

    def _without_borrowed(self, match: re.Match[str]) -> str:
        word = match[0]
        is_abbreviation = word.isupper() and len(word) <= _LONGEST_ABBREVIATION
        return " " if is_abbreviation or word.lower() in self._latin.neutral else word

    def _of_script(self, script: str, text: str) -> Guess:
        if is_foreign(script, text):
            return Guess(None, 0.0)
        if script == "Latin":
            guess = self._latin.guess(" ".join(_LATIN_WORD.findall(text)))
            if self._latin.is_neutral(text):
                return Guess(guess.locale, min(guess.certainty, UNSURE))
            return Guess(guess.locale, guess.certainty, shares=guess.shares, may_be_name=guess.may_be_name)
        if script == "Kana":
            return Guess("ja", SURE)
        if script == "Han":
            locales = locales_of_han(text)
            certainty = UNSURE if is_address(text) else SURE if len(locales) == 1 else OPEN
            fits = frozenset(locales)
            return Guess(locales[0], certainty, alternatives=fits, may_be_name=not is_spoken(text))
        locale = _SCRIPT_LOCALES.get(script)
        return Guess(locale, SURE if locale else 0.0)


def _share_needed(main: str, weights: dict[str, int]) -> float:
    if main != "Latin":
        return MAIN_SHARE
    is_beside_spoken = any(script == "Kana" or script in _SCRIPT_LOCALES for script in weights)
    return LATIN_SHARE_BESIDE_SPOKEN if is_beside_spoken else LATIN_SHARE


def _join_japanese(weights: dict[str, int]) -> dict[str, int]:
    """Han next to kana is Japanese."""
    if "Kana" not in weights or "Han" not in weights:
        return weights
    joined = {script: weight for script, weight in weights.items() if script != "Han"}
    return {**joined, "Kana": weights["Kana"] + weights["Han"]}
