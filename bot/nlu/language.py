"""Tells which messages are known less well: languages that encoders lack, romanised, an unlearnt script."""

import unicodedata
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

import regex

_UNKNOWN_LOCALES = frozenset({"vi", "hi", "id", "sv"})
_KNOWN_SCRIPTS = r"\p{Latin}\p{Cyrillic}\p{Arabic}\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}\p{Thai}"
_UNKNOWN_SCRIPT = regex.compile(rf"[\p{{L}}--[{_KNOWN_SCRIPTS}]--[\p{{Common}}\p{{Inherited}}]]", regex.V1)
_VIETNAMESE = regex.compile(r"[ơưđăạảấầẩẫậắằẳẵặẹẻẽếềểễệịỉọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]", regex.IGNORECASE)
_ENOUGH = 2


def is_unknown_to(text: str, locale: str | None) -> bool:
    """Return whether script, letters or the conversation's locale speak for such a language."""
    if locale in _UNKNOWN_LOCALES or _UNKNOWN_SCRIPT.search(text[:256]):
        return True
    return len(_VIETNAMESE.findall(text[:256])) >= _ENOUGH


_NON_LATIN_LOCALES = frozenset({"zh-CN", "zh-TW", "ja", "ko", "ru", "ar", "th", "hi"})
_LATIN_ONLY = regex.compile(r"[^\p{L}]*\p{Latin}[\p{Latin}\p{P}\p{S}\p{N}\s]*")


def is_romanised(text: str, locale: str | None) -> bool:
    """Return whether a conversation in another script got a message in Latin letters."""
    return locale in _NON_LATIN_LOCALES and _LATIN_ONLY.fullmatch(text[:256]) is not None


_LEAST_SHARE = 0.003
"""A script that fewer examples are written in was not learnt: words of it stand in other languages too."""


def script_of(text: str) -> str:
    """Return the script of most letters by its Unicode name, such as LATIN or CJK; "" without letters."""
    names = Counter(_script(one) for one in text[:256] if one.isalpha())
    return names.most_common(1)[0][0] if names else ""


@lru_cache(maxsize=8192)
def _script(letter: str) -> str:
    return unicodedata.name(letter, "").partition(" ")[0]


def scripts_of(texts: Iterable[str]) -> frozenset[str]:
    """Return the scripts that more than a few of many texts are written in."""
    seen = Counter(script_of(text) for text in texts)
    return frozenset(script for script, count in seen.items() if count >= _LEAST_SHARE * seen.total())
