"""What of a text is kept: readable characters, composed, without controls and bidi overrides."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from gateway.masking.errors import TextEmpty, TextTooLong, TextUnreadable

MAX_LENGTH = 4000
# Vietnamese, Hindi and Thai need at most four marks on one letter; more only buries the lines around.
MAX_MARKS = 4
ZWNJ, ZWJ = "\u200c", "\u200d"
_JOINERS = ZWNJ + ZWJ + "\ufe0f\n "
_LINE_BREAKS = re.compile("\r\n?|[\u2028\u2029\x0b\x0c\x85]")
_SURROGATE = re.compile("[\ud800-\udfff]")
# Flags of regions end with tag characters; other format characters can hide or reorder text.
_EMOJI_TAGS = range(0xE0020, 0xE0080)
_BLANK_LETTERS = frozenset("\u115f\u1160\u3164\uffa0\u2800\u034f")
_NEVER_KEPT = frozenset({"Cc", "Cn", "Co", "Cs"})


def clean(text: str) -> str:
    """The text as it may be stored: NFC, no control, bidi or invisible characters, no floods of marks.

    Raises TextTooLong, TextEmpty, or TextUnreadable for a lone surrogate, which no database takes.
    """
    _check_length(text)
    if _SURROGATE.search(text):
        raise TextUnreadable
    cleaned = unicodedata.normalize("NFC", "".join(_kept(_LINE_BREAKS.sub("\n", text)))).strip()
    if not cleaned.strip(_JOINERS):
        raise TextEmpty
    # NFC makes a few letters longer, so what is stored is measured as well.
    _check_length(cleaned)
    return cleaned


def _check_length(text: str) -> None:
    if len(text) > MAX_LENGTH:
        raise TextTooLong(values={"count": len(text), "limit": MAX_LENGTH})


def _kept(text: str) -> Iterator[str]:
    marks = 0
    for character in text.replace("\t", " "):
        category = unicodedata.category(character)
        marks = marks + 1 if category in {"Mn", "Me"} else 0
        if marks <= MAX_MARKS and _is_kept(character, category):
            yield character


def _is_kept(character: str, category: str) -> bool:
    if character in {"\n", ZWNJ, ZWJ}:
        return True
    if category == "Cf":
        return ord(character) in _EMOJI_TAGS
    return category not in _NEVER_KEPT and character not in _BLANK_LETTERS
