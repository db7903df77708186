"""The digits of a folded text, written or spelled, in runs that people could read as one number."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from gateway.masking.number_words import joins, number_words

# What may stand between two groups of one number: a line break with indents, a bullet, quotes.
MAX_GAP = 6
# Letters typed for 0 and 1, also from the Greek and Cyrillic keyboard.
_LOOKALIKES = str.maketrans("oоοliіӏ", "0001111")
_WRITTEN = re.compile("[0-9oоοliіӏ]+")
_DIGITS = re.compile("[0-9]+")
_WORD = re.compile(r"[^\W\d_]+")
_AND = frozenset({"and", "und", "et", "y", "e", "и", "و"})
BARRIER = "•"


@dataclass(frozen=True)
class Token:
    """One group of digits: its value and where it stands in the folded text."""

    digits: str
    start: int
    end: int
    spelled: bool = False
    guessed: bool = False


def written_tokens(text: str) -> Iterator[Token]:
    """Groups of digits, also with letters typed for 0 and 1."""
    for match in _WRITTEN.finditer(text):
        start, end = match.span()
        is_letter = end - start == 1 and not match[0].isdigit()
        if is_letter or _touches_word(text, start, end):
            yield from (Token(digits[0], *digits.span()) for digits in _DIGITS.finditer(text, start, end))
        else:
            yield Token(match[0].translate(_LOOKALIKES), start, end, guessed=not match[0].isdigit())


def _touches_word(text: str, start: int, end: int) -> bool:
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    return any(_is_alphabetic(character) for character in (before, after))


def _is_alphabetic(character: str) -> bool:
    """Whether a letter belongs to a script with spaces, in which `l` and `o` next to it are letters."""
    return character.isalpha() and unicodedata.name(character, "").startswith(("LATIN", "GREEK", "CYRILLIC"))


def spelled_tokens(text: str) -> list[Token]:
    """Number words, with repeats ("double one") and round numbers ("forty one") worked out."""
    words = number_words()
    found: list[Token] = []
    times, times_start = 1, 0
    for match in _WORD.finditer(text):
        if match[0] in words.repeats:
            times, times_start = words.repeats[match[0]], match.start()
            continue
        value = words.spaced.get(match[0])
        if value is not None:
            start = times_start if times > 1 else match.start()
            found.append(Token(value * times, start, match.end(), spelled=True))
        times = 1
    joined = _join_round_numbers(text, found)
    glued = words.glued_pattern.finditer(text)
    joined += [Token(words.glued[match[0]], match.start(), match.end(), spelled=True) for match in glued]
    return joined


def _join_round_numbers(text: str, tokens: list[Token]) -> list[Token]:
    joined: list[Token] = []
    for token in tokens:
        if joined and _is_gap(text, joined[-1], token):
            value = joins(joined[-1].digits, token.digits)
            if value is not None:
                joined[-1] = Token(value, joined[-1].start, token.end, spelled=True)
                continue
        joined.append(token)
    return joined


def runs(text: str) -> list[list[Token]]:
    """All runs of groups with nothing but separators between them."""
    tokens = sorted(
        [*written_tokens(text), *spelled_tokens(text)], key=lambda token: (token.start, -token.end)
    )
    found: list[list[Token]] = []
    end = 0
    for token in tokens:
        if token.start < end:
            continue
        if found and _is_gap(text, found[-1][-1], token):
            found[-1].append(token)
        else:
            found.append([token])
        end = token.end
    return found


def _is_gap(text: str, first: Token, second: Token) -> bool:
    gap = text[first.end : second.start]
    if first.spelled and second.spelled and gap.strip(" -\n") in _AND:
        return True
    return len(gap) <= MAX_GAP and not any(map(_separates, gap))


def _separates(character: str) -> bool:
    return character.isalnum() or character == BARRIER or unicodedata.category(character) == "Sc"
