"""Whether a bare weekday is one that is over: what is said beside it happened, or is still to come."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import regex

from bot.nlu.values.found import Search
from bot.nlu.values.tables import pattern_of, table

# A sentence ends there; a comma does not part a day from what happened on it.
_ENDS = regex.compile(r"[.!?;。！？؟…\n]+(?=\s|$)|[。！？؟\n]")
_COMMAS, _COMMA = regex.compile(r"[,،、，]"), 20
_HANGUL = regex.compile(r"[가-힣]")
# Of a Hangul syllable's 28 endings the one that marks the past, and the syllables that only look like it.
_FINALS, _PAST_FINAL, _FIRST = 28, 20, 0xAC00
_NO_PAST = frozenset("있겠")
_ZH = ("zh-CN", "zh-TW")


def is_over(search: Search, start: int, end: int) -> bool:
    """Return whether what is said nearest to a weekday has happened, in the notation of the message."""
    notation = "zh" if search.notation in _ZH else search.notation or "en"
    begin, stop = _sentence(search.text, start, end)
    over = _nearest(search.text, _past(search.text, notation, begin, stop), start, end)
    if over is None:
        return False
    ahead = _nearest(search.text, _matches("ahead", search.text, notation, begin, stop), start, end)
    return ahead is None or over < ahead


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    begin = max((match.end() for match in _ENDS.finditer(text, 0, start)), default=0)
    after = _ENDS.search(text, end)
    # A question to come may follow a day of which nothing else is said.
    return begin, after.end() if after else len(text)


def _nearest(text: str, spans: Iterator[tuple[int, int]], start: int, end: int) -> int | None:
    """How many characters lie between a day and the nearest of some words; a comma counts as many."""
    gaps = ((last, start) if last <= start else (end, first) for first, last in spans)
    lengths = (max(to - at, 0) + _COMMA * len(_COMMAS.findall(text, at, to)) for at, to in gaps)
    return min(lengths, default=None)


def _past(text: str, notation: str, begin: int, stop: int) -> Iterator[tuple[int, int]]:
    yield from _matches("over", text, notation, begin, stop)
    yield from _matches("over_endings", text, notation, begin, stop)
    if notation == "ko":
        for match in _HANGUL.finditer(text, begin, stop):
            is_past = (ord(match.group()) - _FIRST) % _FINALS == _PAST_FINAL
            if is_past and match.group() not in _NO_PAST:
                yield match.span()


def _matches(kind: str, text: str, notation: str, begin: int, stop: int) -> Iterator[tuple[int, int]]:
    pattern = _pattern(kind, notation)
    if pattern is not None:
        for match in pattern.finditer(text, begin, stop):
            yield match.span()


@lru_cache(maxsize=64)
def _pattern(kind: str, notation: str) -> regex.Pattern[str] | None:
    rows = table("tenses")[kind]
    if notation not in rows:
        return None
    row = rows[notation]
    if kind != "over_endings":
        joined, spaced = pattern_of(row)
        edge = r"[\p{L}\p{M}]"
        # In Arabic "and" is written onto its word.
        return regex.compile(rf"(?:{joined})|(?<!{edge})[وف]?(?:{spaced})(?!{edge})")
    ends = _both(row["ends"])
    if "behind" in row:  # written without spaces: what follows says that the verb is at its end
        return regex.compile(rf"(?:{ends})(?=$|[\s\p{{P}}]|{_both(row['behind'])})")
    begin = _both(row["starts"]) if "starts" in row else ""
    word = rf"(?!(?:{_both(row['but'])})(?!\p{{L}})){begin}\p{{L}}{{2,}}"
    return regex.compile(rf"(?<!\p{{L}}){word}(?:{ends})(?!\p{{L}})")


def _both(words: list[str]) -> str:
    joined, spaced = pattern_of(words)
    return f"(?:{joined}|{spaced})"
