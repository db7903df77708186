"""Reads the word lists of bot/nlu/data; every list is data, no language stands in the code."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any

import regex
import yaml

from bot.nlu.values.folding import fold

DATA = Path(__file__).parent.parent / "data"
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@lru_cache(maxsize=16)
def table(name: str) -> Any:
    """Return the content of one file of bot/nlu/data."""
    return yaml.load((DATA / f"{name}.yml").read_text(encoding="utf-8"), Loader=_LOADER)  # noqa: S506 - safe loader


def plain(word: object) -> str:
    """Return a word of a list as it looks in a folded message."""
    return fold(str(word)).text


def alternatives(words: Iterable[object]) -> str:
    """Return a pattern for any of the words, longest first; `~` stands for up to three more letters."""
    texts = sorted({plain(str(word)) for word in words}, key=len, reverse=True)
    return "|".join(_pattern(text) for text in texts)


def _pattern(text: str) -> str:
    parts = [regex.escape(part, special_only=True, literal_spaces=True) for part in text.split("~")]
    return r"\p{L}{0,3}".join(parts).replace(" ", r"\s?")


_JOINED = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}\p{Thai}]")


def pattern_of(words: Iterable[object]) -> tuple[str, str]:
    """Return the patterns of the words written without spaces and of the others; each may match nothing."""
    plain_words = [word for word in map(plain, words) if word]
    joined = [word for word in plain_words if _JOINED.search(word)]
    spaced = [word for word in plain_words if not _JOINED.search(word)]
    return alternatives(joined) or "(?!)", alternatives(spaced) or "(?!)"


_UNSPACED = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}]")
_HANGUL = regex.compile(r"\p{Hangul}")


def words_pattern(words: Iterable[object], name: str = "word") -> regex.Pattern[str]:
    """Return a pattern that finds any of the words as a whole, in the group `name`."""
    return regex.compile(words_source(words, name))


def words_source(words: Iterable[object], name: str = "word") -> str:
    """Return the source of such a pattern: whole words where spaces are written, anywhere where not."""
    plain_words = {plain(str(word)) for word in words}
    unspaced = {word for word in plain_words if _UNSPACED.match(word[-1:]) or _UNSPACED.match(word[:1])}
    hangul = {word for word in plain_words - unspaced if _HANGUL.match(word[:1])}
    sources = []
    if unspaced:
        sources.append(f"(?P<{name}>{alternatives(unspaced)})")
    if hangul:
        sources.append(rf"(?<!\p{{Hangul}})(?P<{name}>{alternatives(hangul)})")
    if rest := plain_words - unspaced - hangul:
        edge = r"[\p{L}\p{M}]"
        # Arabic writes "and" (و) and "so" (ف) onto the word.
        begins = rf"(?:(?<!{edge})|(?<=(?<!{edge})[وف]))"
        sources.append(rf"{begins}(?P<{name}>{alternatives(rest)})(?!{edge})")
    return "(?:" + "|".join(sources) + ")"


def key_of(word: str) -> str:
    """Return the form under which a found word stands in a table."""
    return "".join(word.split())
