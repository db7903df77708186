"""Spells Cyrillic, Arabic, kana and Hangul in Latin letters, as visitors do who lack their keyboard."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

import regex

from bot.nlu.values.tables import table

_HANGUL_FIRST = 0xAC00
_HANGUL_LAST = 0xD7A3
_KATAKANA_SHIFT = 0x60
_HIRAGANA = regex.compile(r"[\u3041-\u3096]")


_MARKS = regex.compile(r"\p{Mn}+")


@lru_cache(maxsize=1)
def _letters() -> tuple[dict[str, str], regex.Pattern[str]]:
    rows = table("latin")
    letters = {
        str(one): str(other) for name in ("cyrillic", "arabic", "kana") for one, other in rows[name].items()
    }
    longest_first = sorted(letters, key=len, reverse=True)
    return letters, regex.compile("|".join(longest_first) + r"|[\uac00-\ud7a3]")


def to_latin(text: str) -> str:
    """Return a lower-case text in Latin letters where its script is spelt by sound; other characters stay."""
    letters, pattern = _letters()
    katakana = _HIRAGANA.sub(lambda match: chr(ord(match.group()) + _KATAKANA_SHIFT), text)
    spelt = pattern.sub(lambda match: letters.get(match.group()) or _hangul(match.group(), letters), katakana)
    return str(_MARKS.sub("", unicodedata.normalize("NFD", spelt)))


def _hangul(letter: str, letters: dict[str, str]) -> str:
    if letter in letters or not _HANGUL_FIRST <= ord(letter) <= _HANGUL_LAST:
        return ""
    parts = table("latin")["hangul"]
    position = ord(letter) - _HANGUL_FIRST
    first, rest = divmod(position, 588)
    middle, last = divmod(rest, 28)
    return f"{parts['first'][first]}{parts['middle'][middle]}{parts['last'][last]}"
