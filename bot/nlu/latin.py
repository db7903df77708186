"""Spells Cyrillic, Arabic, kana and Hangul in Latin letters, as visitors do who lack their keyboard."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

import regex

from bot.nlu.values.tables import table

_HANGUL_FIRST = 0xAC00
_HANGUL_LAST = 0xD7A3
_HIRAGANA = range(0x3041, 0x3097)
_KATAKANA_SHIFT = 0x60
_TO_KATAKANA = {code: code + _KATAKANA_SHIFT for code in _HIRAGANA}
_MARKS = regex.compile(r"\p{Mn}+")


class _Spelling(dict[int, str]):
    """How each letter is spelt: syllables of Hangul are worked out when first met, others stay themselves."""

    def __missing__(self, code: int) -> str:
        if not _HANGUL_FIRST <= code <= _HANGUL_LAST:
            return chr(code)
        parts = table("latin")["hangul"]
        first, rest = divmod(code - _HANGUL_FIRST, 588)
        middle, last = divmod(rest, 28)
        self[code] = f"{parts['first'][first]}{parts['middle'][middle]}{parts['last'][last]}"
        return self[code]


@lru_cache(maxsize=1)
def _letters() -> tuple[_Spelling, dict[str, str], regex.Pattern[str]]:
    """Return the spelling of single letters, and that of two that are spelt together."""
    rows = table("latin")
    letters = {
        str(one): str(other) for name in ("cyrillic", "arabic", "kana") for one, other in rows[name].items()
    }
    pairs = {one: spelt for one, spelt in letters.items() if len(one) > 1}
    singles = _Spelling({ord(one): spelt for one, spelt in letters.items() if len(one) == 1})
    return singles, pairs, regex.compile("|".join(pairs))


def to_latin(text: str) -> str:
    """Return a lower-case text in Latin letters where its script is spelt by sound; other characters stay."""
    if text.isascii():
        return text
    singles, pairs, pattern = _letters()
    joined = pattern.sub(lambda match: pairs[match.group()], text.translate(_TO_KATAKANA))
    return str(_MARKS.sub("", unicodedata.normalize("NFD", joined.translate(singles))))
