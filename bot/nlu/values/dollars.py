"""Whose dollars they are: $500 dollars Hong Kong, 500 dollars canadiens, 500$ AUD, 캐나다 500달러."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

import regex

from bot.nlu.values.gazetteer import Name
from bot.nlu.values.tables import alternatives, key_of, plain, table

_BESIDE = regex.compile(r"[\s-]?\(?")
_NUMBER = regex.compile(r"\s?\d")


def whose_dollars(
    text: str, name: Name, start: int, end: int, currencies: Sequence[Name]
) -> tuple[str, int, int]:
    """Return the currency of an amount and where it begins and ends; a sign and a word often say it twice."""
    key, is_any = name.key, is_any_dollar(text, name)
    for other in currencies:
        if other.start < end or not _BESIDE.fullmatch(text, end, other.start) or _is_of_another(text, other):
            continue
        if other.key == key or (_has_sign(key) and is_any_dollar(text, other)):
            end = other.end
        elif is_any and _has_sign(other.key):
            key, is_any, end = other.key, False, other.end
    if is_any and (behind := _country_behind(text, end, currencies)):
        return behind[0], start, behind[1]
    if is_any and (before := _country_before(text, start)):
        return before[0], before[1], end
    return key, start, end


def is_other_name(text: str, name: Name, other: Name) -> bool:
    """Return whether another name says the same dollars more exactly: 香港ドルで500ドル."""
    return is_any_dollar(text, name) and _has_sign(other.key)


def is_any_dollar(text: str, name: Name) -> bool:
    """Return whether a name does not say whose dollars they are."""
    return _any_dollar().fullmatch(text, name.start, name.end) is not None


def is_of_next(text: str, name: Name) -> bool:
    """Return whether a sign behind a number is that of the next one: $500 $300, R$ 850 de R$ 1.000."""
    return _NUMBER.match(text, name.end) is not None and not text[name.end - 1].isalpha()


def _is_of_another(text: str, name: Name) -> bool:
    """Return whether a name belongs to the next amount, or is what is wanted for it."""
    return bool(_NUMBER.match(text, name.end) or _into().match(text, name.end))


def _country_behind(text: str, end: int, currencies: Sequence[Name]) -> tuple[str, int] | None:
    codes, pattern, last = _countries()
    match = pattern.match(text, end)
    if match is None:
        return None
    if match["named"] and not last.match(text, match.end()):
        # With more words behind it the bare name of a country is a place (500 dollars Singapore airport),
        # unless they say what the money becomes: 500 dollars Hong Kong in yuan.
        change = _change().match(text, match.end())
        if change is None or all(name.start != change.end() for name in currencies):
            return None
    return codes[key_of(match["named"] or match["of"])], match.end()


def _country_before(text: str, start: int) -> tuple[str, int] | None:
    codes, pattern = _before()
    match = pattern.search(text, 0, start)
    if match is None or (match["word"][0].isascii() and text[start] != "$"):
        return None  # from Hong Kong 500 dollars
    return codes[key_of(match["word"])], match.start("word")


def _codes(rows: Mapping[str, Iterable[str]]) -> dict[str, str]:
    """Return the currency of each word."""
    return {plain(word): code for code, listed in rows.items() for word in listed}


def _has_sign(key: str) -> bool:
    """Return whether the sign of dollars is that of a currency, or of one that a word may mean (pesos)."""
    return not _dollars().isdisjoint(key.split("/"))


@lru_cache(maxsize=1)
def _dollars() -> frozenset[str]:
    return frozenset(table("currencies")["signs_of"]["$"])


@lru_cache(maxsize=1)
def _any_dollar() -> regex.Pattern[str]:
    return regex.compile(alternatives(table("currencies")["any_dollar"]))


@lru_cache(maxsize=1)
def _countries() -> tuple[dict[str, str], regex.Pattern[str], regex.Pattern[str]]:
    of, named = (_codes(table("currencies")[name]) for name in ("dollars_of", "dollars_named"))
    return (
        {key_of(word): code for word, code in (of | named).items()},
        regex.compile(
            rf"[\s(-]{{1,2}}(?P<of>{alternatives(of)})(?![\p{{L}}\p{{M}}])"
            rf"|[\s(-]{{0,2}}(?P<named>{alternatives(named)})(?![\p{{L}}\p{{M}}])"
        ),
        regex.compile(r"\s?(?:$|[\n.,;:!?؟،؛…。、)\]])|\s[-–—]\s"),
    )


@lru_cache(maxsize=1)
def _before() -> tuple[dict[str, str], regex.Pattern[str]]:
    words = _codes(table("currencies")["dollars_before"])
    return (
        {key_of(word): code for word, code in words.items()},
        regex.compile(rf"(?<!\p{{L}})(?P<word>{alternatives(words)})\s?$"),
    )


@lru_cache(maxsize=1)
def _change() -> regex.Pattern[str]:
    return regex.compile(rf"\s(?:(?:{alternatives(table('currencies')['changed_into'])})\s)?")


@lru_cache(maxsize=1)
def _into() -> regex.Pattern[str]:
    return regex.compile(rf"\)?(?:{alternatives(table('currencies')['into'])})")
