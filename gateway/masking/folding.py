"""One plain reading of a text: digits of every script as ASCII, no accents, no invisible characters."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

# A few ligatures expand to a whole phrase; none of them hides a digit.
MAX_EXPANSION = 4
_SPACES = frozenset("\t\u2800\u3164\u115f\u1160\uffa0")
_DASHES = frozenset("\u2212\u2043\u30fc\uff70\u2500\u2501")
_LINE_BREAKS = frozenset("\n\r\x0b\x0c\x85\u2028\u2029")
_HANGUL = range(0xAC00, 0xD7A4)
_KATAKANA = range(0x30A1, 0x30F7)
_TO_HIRAGANA = 0x60


@dataclass(frozen=True)
class Folded:
    """A reading of a text; `starts[i]` and `ends[i]` say which characters of the text gave `text[i]`."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where the reading from `start` to `end` stands in the text itself."""
        return self.starts[start], self.ends[end - 1]


def fold(text: str) -> Folded:
    """Read a text plainly; one step for each of its characters."""
    characters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for index, original in enumerate(text):
        folded = fold_character(original)
        if not folded and ends:
            # The sign of a keycap or an accent belongs to what it stands on.
            if unicodedata.category(original) in {"Mn", "Me"}:
                ends[-1] = index + 1
            continue
        characters.extend(folded)
        starts.extend([index] * len(folded))
        ends.extend([index + 1] * len(folded))
    return Folded("".join(characters), tuple(starts), tuple(ends))


def fold_words(words: str) -> str:
    """The plain reading of a word, as it is looked up."""
    return "".join(fold_character(character) for character in words)


@lru_cache(maxsize=8192)
def fold_character(character: str) -> str:
    """The plain reading of one character; empty when it cannot be seen."""
    digit = unicodedata.digit(character, None)
    if digit is not None:
        return str(digit)
    if character in _LINE_BREAKS:
        return "\n"
    category = unicodedata.category(character)
    if category == "Zs" or character in _SPACES:
        return " "
    if category == "Pd" or character in _DASHES:
        return "-"
    if category in {"Cf", "Cc", "Mn", "Me", "Cs"}:
        return ""
    return character if ord(character) in _HANGUL else _decompose(character)


def _decompose(character: str) -> str:
    parts = [part for part in unicodedata.normalize("NFKD", character) if not unicodedata.combining(part)]
    if len(parts) > MAX_EXPANSION:
        return character
    return "".join(_hiragana(part) for part in parts).casefold()


def _hiragana(character: str) -> str:
    return chr(ord(character) - _TO_HIRAGANA) if ord(character) in _KATAKANA else character
