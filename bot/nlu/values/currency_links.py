"""What may stand between a currency and its number: 500 of the euros, 300多块, 달러를 300, 美元大概五百."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import regex

from bot.nlu.values.gazetteer import Name
from bot.nlu.values.numbers import Number
from bot.nlu.values.tables import alternatives, pattern_of, table

_LEAST = 10


def is_gap(between: str) -> bool:
    """Return whether nothing stands there that parts a number from its currency."""
    return _gap().fullmatch(between) is not None


def follows(text: str, number: Number, start: int) -> bool:
    """Return whether a currency that begins at `start` is that of the number before it."""
    return _gap_behind().fullmatch(text, number.end, start) is not None


def leads(text: str, end: int, number: Number, start: int | None = None) -> bool:
    """Return whether a currency that ends at `end` is that of the number behind it, which is no hour.

    With its `start` it may also be one of which is said how much there is: dollari canadesi ne ho 275.
    """
    if is_gap(text[end : number.start]):
        return _dated_east().match(text, number.end) is None
    if start is not None and _has(text, start, end, number):
        return True
    if _gap_of_the_east().fullmatch(text, end, number.start) is None:
        return False
    return max(number.readings) >= _LEAST and not is_counted(text, number.end)


def what_is_changed(text: str, name: Name, number: Number, currencies: Sequence[Name]) -> Name | None:
    """Return the currency that a number is of where the one beside it is what the money becomes.

    Such are "euros to dollars 300", 人民币换回马币 5000块 and 위안 3000 원화로.
    """
    becomes, becomes_behind = _becomes()
    is_behind = name.start >= number.end
    first = number.start if is_behind else name.start
    is_said = becomes_behind.match(text, name.end) or (not is_behind and becomes.search(text, 0, first))
    if not is_said or (is_behind and text[number.end : number.end + 1] != " "):
        return None
    for other in reversed(currencies):
        between = text[other.end : first]
        if other.end > first or other.key == name.key or _DIGIT.search(between):
            continue
        is_own = not _DIGIT.search(text[max(0, other.start - 2) : other.start])
        is_near = is_gap(between) if is_behind else len(between) <= _FAR
        return other if is_own and is_near else None
    return None


_FAR = 25
_DIGIT = regex.compile(r"\d")


@lru_cache(maxsize=1)
def _becomes() -> tuple[regex.Pattern[str], regex.Pattern[str]]:
    joined, spaced = pattern_of(table("currencies")["becomes"])
    return (
        regex.compile(rf"(?:(?:{joined})|(?<!\p{{L}})(?:{spaced})\s|(?<=\s)(?:ل|لل|بال|ال))$"),
        regex.compile(alternatives(table("currencies")["into"])),
    )


@lru_cache(maxsize=1)
def _dated_east() -> regex.Pattern[str]:
    """What stands behind the number of a month, a day or an hour: 换美元 12月2号."""
    return regex.compile(r"\s?(?:[月号號点點时時]|日(?!元)|[시월일](?!\p{Hangul}))")


def is_counted(text: str, end: int) -> bool:
    """Return whether a number counts things: times, people, 张, 번."""
    return any(pattern.match(text, end) for pattern in _counted())


def is_no_amount(text: str, start: int) -> bool:
    """Return whether the word before a number says that it is none: bus 300, I'm 65."""
    return _before_none().search(text, 0, start) is not None


def is_not_even_one(text: str, end: int) -> bool:
    """Return whether not even so much is meant: 一块钱都没出来, 一円も."""
    return _not_even().match(text, end) is not None


@lru_cache(maxsize=1)
def _gap() -> regex.Pattern[str]:
    return regex.compile(rf"[\s\-]*(?:(?:{alternatives(table('currencies')['between'])})\s*)?")


@lru_cache(maxsize=1)
def _gap_behind() -> regex.Pattern[str]:
    currencies = table("currencies")
    between, behind, odd = (alternatives(currencies[name]) for name in ("between", "behind", "odd"))
    return regex.compile(
        rf"(?:[,.]-{{1,2}})?(?:[\s\-]*(?:{odd})(?!\p{{L}}))?[\s\-]*(?:(?:{between}|(?:{behind})(?!\p{{L}}))\s*)?"
    )


@lru_cache(maxsize=1)
def _gap_of_the_east() -> regex.Pattern[str]:
    return regex.compile(rf"\s?(?:(?:{alternatives(table('currencies')['before_amount'])})\s?){{1,3}}")


def _has(text: str, start: int, end: int, number: Number) -> bool:
    """Return whether it is said behind a currency how much there is of it."""
    having, of_it, behind = _having()
    if max(number.readings) < _LEAST:
        return False
    if of_it.fullmatch(text, end, number.start):
        return True
    if behind.match(text, number.end) and _APART.fullmatch(text, end, number.start):
        return True
    if not _BEGINS.search(text, 0, start):
        return False
    if having.fullmatch(text, end, number.start) is None:
        return False
    return behind.match(text, number.end) is not None or not is_counted(text, number.end)


# Behind a comma what is had may be of another currency: I want dollars, I have 500.
_APART = regex.compile(r",?\s")
_BEGINS = regex.compile(r"(?:^|[.!?;:(]\s?)$")


@lru_cache(maxsize=1)
def _having() -> tuple[regex.Pattern[str], ...]:
    rows = table("currencies")["having"]
    words, east, of_it, behind = (
        alternatives(rows[name]) for name in ("words", "words_east", "partitive", "partitive_behind")
    )
    return (
        regex.compile(rf",?(?:\s(?:{words})){{1,3}}\s|,?(?:\s?(?:{east})){{1,3}}\s?"),
        regex.compile(rf",?\s(?:{of_it})(?:\s(?:{words}))?\s"),
        regex.compile(rf"\s(?:{behind})(?!\p{{L}})"),
    )


@lru_cache(maxsize=1)
def _counted() -> tuple[regex.Pattern[str], regex.Pattern[str]]:
    currencies = table("currencies")
    units = [word for words in table("days")["units"].values() for word in words if len(word) > 1]
    west = pattern_of([*currencies["counted"], *units])[1]
    return (
        regex.compile(rf"\s?(?:{west})(?![\p{{L}}\p{{M}}])"),
        regex.compile(rf"\s?(?:{alternatives(currencies['counted_in_the_east'])})"),
    )


@lru_cache(maxsize=1)
def _not_even() -> regex.Pattern[str]:
    return regex.compile(rf"\s?(?:{alternatives(table('currencies')['not_even'])})")


@lru_cache(maxsize=1)
def _before_none() -> regex.Pattern[str]:
    joined, spaced = pattern_of(table("currencies")["before_no_amount"])
    return regex.compile(rf"(?:{joined}|(?<!\p{{L}})(?:{spaced})\s)\s?$")
