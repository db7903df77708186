"""One plain form of every spelling, with the way back to where it stood in the message."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

import regex

from bot.nlu.values.han_spellings import simplified

LIMIT = 1_000
"""Characters in which values are looked for."""

_UNSEEN = regex.compile(
    r"[\p{Cs}\p{Cc}\u00ad\u0640\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe0e\ufe0f\ufeff\p{Mn}]"
)
_MARKS_TO_KEEP = regex.compile(r"[\p{Thai}\p{Devanagari}\u3099\u309a]")
# A digit of a script newer than Python's tables has no value to it.
_SPACE = regex.compile(r"[\s\p{Nd}]")
_NUKTA = "\u093c"
_REPLACED = {
    "٫": ".", "٬": ",", "،": ",", "、": ",", "。": ".", "’": "'", "‘": "'", "ʼ": "'", "´": "'", "`": "'",
    "–": "-", "—": "-", "‑": "-", "−": "-", "－": "-", "〜": "~", "～": "~", "٪": "%",
    # Hindi is typed with and without its dots.
    _NUKTA: "", "ँ": "ं", "İ": "i",
    "؟": "?", "؛": ";", "।": ".",
    "ё": "е", "Ё": "е", "¥": "¥", "￥": "¥",
    # Arabic as it is typed: a hamza is often missing, final ة and ى become ه and ي, and the keyboards of
    # other languages have letters of their own.
    "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه", "ی": "ي", "ې": "ي", "ک": "ك", "گ": "ك",
    "ہ": "ه", "ھ": "ه", "ۀ": "ه", "چ": "ج", "پ": "ب", "ڤ": "ف", "ڨ": "ق",
}  # fmt: skip


@dataclass(frozen=True)
class Folded:
    """Lower-case text with ASCII digits and simplified characters; `span` leads back to the message."""

    text: str
    origin: list[int]
    message: str

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where a part of the folded text stands in the message."""
        return self.origin[start], self.origin[end - 1] + 1

    def said(self, start: int, end: int) -> str:
        """Return a part of the folded text as the visitor wrote it."""
        first, last = self.span(start, end)
        return self.message[first:last]


def fold(message: str, limit: int = LIMIT) -> Folded:
    """Return the first `limit` characters in plain form, digits of any script included."""
    letters: list[str] = []
    origin: list[int] = []
    for position, character in enumerate(_composed(message[:limit])):
        for letter in _fold(character):
            if letter == " " and (not letters or letters[-1] == " "):
                continue
            letters.append(letter)
            origin.append(position)
    if letters and letters[-1] == " ":
        letters.pop()
        origin.pop()
    return Folded("".join(letters), origin, message)


def _composed(text: str) -> list[str]:
    # A letter and the marks written after it become one, so that both spellings of é are the same.
    parts: list[str] = []
    for character in text:
        if parts and unicodedata.combining(character) and parts[-1]:
            joined = unicodedata.normalize("NFC", parts[-1] + character)
            if len(joined) == 1:
                parts[-1] = joined
                parts.append("")
                continue
        parts.append(character)
    return parts


@lru_cache(maxsize=4096)
def _fold(character: str) -> str:
    if not character:
        return ""
    if character in _REPLACED:
        return _REPLACED[character]
    if _UNSEEN.match(character) and not _MARKS_TO_KEEP.match(character):
        return ""
    if character.isdecimal():
        return str(unicodedata.decimal(character))
    if _SPACE.match(character):
        return " "
    folded = unicodedata.normalize("NFKC", character).lower().replace(_NUKTA, "")
    # A folding that grows (№ becomes no) keeps its place; a sign like ﷺ that becomes a sentence stays.
    return simplified().get(folded, folded) if len(folded) <= 4 else character  # noqa: PLR2004


def unaccented(word: str) -> str:
    """Return a Latin word as it is typed without accents; other scripts keep their letters."""
    if not regex.match(r"\p{Latin}", word):
        return word
    letters = unicodedata.normalize("NFD", word)
    return "".join(letter for letter in letters if unicodedata.category(letter) != "Mn")
