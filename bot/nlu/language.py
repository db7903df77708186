"""Tells which messages are in a language that the first encoder was never trained for."""

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
