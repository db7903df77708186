"""Which country a group is of when its people are named by nationality: a Brazilian group."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import regex
import yaml

_WORD = regex.compile(r"[\p{L}\p{M}]+(?:-[\p{L}\p{M}]+)*|\d+|[^\s\p{L}\p{M}\d'’]")
_LONGEST_ENDING = 4
_SHORTEST_STEM = 3
_MOST_BETWEEN = 5
_ARABIC = str.maketrans({"ة": "ه", "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي"})
_ARTICLES = ("وال", "بال", "لل", "ال", "و", "ب", "ل")
_IS_ARABIC = regex.compile(r"\p{Arabic}")


@dataclass(frozen=True)
class Words:
    """Whole words, and stems to which an ending of a few letters may be added, with what they stand for."""

    whole: Mapping[str, str]
    stems: Mapping[str, str]

    def find(self, word: str) -> str | None:
        """What a plain word stands for, None when it is not listed."""
        if (found := self.whole.get(word) or self.stems.get(word)) is not None:
            return found
        shortest = max(_SHORTEST_STEM, len(word) - _LONGEST_ENDING)
        return next(
            (
                self.stems[word[:end]]
                for end in range(len(word) - 1, shortest - 1, -1)
                if word[:end] in self.stems
            ),
            None,
        )


@dataclass(frozen=True)
class _Table:
    countries: Words
    groups: Words
    between: Words
    other: Words
    ours: frozenset[str]


@dataclass(frozen=True)
class _Token:
    word: str
    start: int
    end: int


def nationality(text: str) -> tuple[str, int, int] | None:
    """The code of the country whose people a group is said to be of, and where that is said."""
    table, tokens = _table(), _tokens(text)
    if not any(table.groups.find(one.word) for one in tokens) and not _is_of_us(tokens, table):
        return None
    for at in range(len(tokens)):
        for length in (2, 1):
            said = " ".join(one.word for one in tokens[at : at + length])
            code = table.countries.find(said)
            if code is None and length == 1 and (bare := _bare(said)):
                code = table.countries.find(bare)
            if code and _is_of_group(tokens, at, at + length, table):
                return code, tokens[at].start, tokens[min(at + length, len(tokens)) - 1].end
    return None


def _is_of_us(tokens: Sequence[_Token], table: _Table) -> bool:
    return any(_ends_with_ours(tokens[: at + 1], table) for at in range(len(tokens)))


def _is_of_group(tokens: Sequence[_Token], first: int, last: int, table: _Table) -> bool:
    """Whether a group, or who speaks of himself, stands beside the words from `first` to `last`."""
    if last < len(tokens) and table.other.find(tokens[last].word):
        return False
    for one in tokens[last : last + 3]:
        if table.groups.find(one.word):
            return True
        if not _is_between(one.word, table):
            break
    for at in range(first - 1, max(-1, first - 2 - _MOST_BETWEEN), -1):
        if table.groups.find(tokens[at].word) or _ends_with_ours(tokens[: at + 1], table):
            return True
        if not _is_between(tokens[at].word, table):
            return False
    return False


def _is_between(word: str, table: _Table) -> bool:
    return word.isdigit() or word == ":" or table.between.find(word) is not None


def _ends_with_ours(tokens: Sequence[_Token], table: _Table) -> bool:
    words = [one.word for one in tokens[-2:]]
    return " ".join(words) in table.ours or words[-1] in table.ours


def _tokens(text: str) -> list[_Token]:
    return [_Token(_plain(one.group()), *one.span()) for one in _WORD.finditer(text)]


def _plain(word: str) -> str:
    """A word in lower case without accents; Arabic without the marks that are often left out."""
    if word.isascii():
        return word.lower()
    letters = unicodedata.normalize("NFD", word.lower().translate(_ARABIC).replace("ß", "ss"))
    return "".join(one for one in letters if not unicodedata.combining(one))


def _bare(word: str) -> str | None:
    """An Arabic word without its article or a preposition written onto it."""
    if not _IS_ARABIC.match(word):
        return None
    return next((word[len(one) :] for one in _ARTICLES if word.startswith(one)), None)


def _words(rows: Mapping[str, Sequence[str]]) -> Words:
    pairs = [(str(word), code) for code, listed in rows.items() for word in listed]
    stems = {_plain(word[:-1]): code for word, code in pairs if word.endswith("~")}
    return Words({_plain(word): code for word, code in pairs if not word.endswith("~")}, stems)


@lru_cache(maxsize=1)
def _table() -> _Table:
    rows = yaml.safe_load(Path(__file__).with_name("nationalities.yml").read_text(encoding="utf-8"))
    groups, between, other = (_words({name: rows[name]}) for name in ("groups", "between", "other"))
    return _Table(_words(rows["countries"]), groups, between, other, frozenset(map(_plain, rows["ours"])))
