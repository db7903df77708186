"""Cents behind an amount (25 euros 50), and cents alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

import regex

from bot.nlu.values.numbers import Number
from bot.nlu.values.tables import alternatives, key_of, plain, table

_CENT = Decimal("0.01")
_LETTER = regex.compile(r"\p{L}")
_END = regex.compile(r"\s*(?:$|[.;!?)])")


def cents_after(text: str, end: int, amount: Number, numbers: Sequence[Number]) -> tuple[Decimal, int] | None:
    """Return the cents behind a currency, and where they end: 25 euros 50, venti euro e cinquanta."""
    link, mark, other = _cents()
    gap = link.match(text, end)
    number = next((one for one in numbers if gap and one.start == gap.end()), None)
    if gap is None or number is None or len(number.readings) > 1 or len(amount.readings) > 1:
        return None
    cents = number.readings[0]
    if not 1 <= cents < 100 or cents != int(cents) or amount.readings[0] != int(amount.readings[0]):  # noqa: PLR2004
        return None
    if marked := mark.match(text, number.end):
        return cents * _CENT, marked.end()
    if gap["needs_mark"] is not None or (number.is_bare and cents < 10):  # noqa: PLR2004
        return None
    said = all(_LETTER.search(text[one.start : one.end]) for one in (amount, number))
    if _END.match(text, number.end) or (said and not other.match(text, number.end)):
        return cents * _CENT, number.end
    return None


@lru_cache(maxsize=1)
def _cents() -> tuple[regex.Pattern[str], ...]:
    cents = table("currencies")["cents"]
    links, needing, marks, other = (
        alternatives(cents[name]) for name in ("links", "links_with_mark", "marks", "not_before")
    )
    return (
        regex.compile(rf"\s?(?:(?:(?:{links})|(?P<needs_mark>{needing}))\s)?"),
        regex.compile(rf"\s?(?:{marks})(?!\p{{L}})"),
        regex.compile(rf"\s?(?:{other})(?!\p{{L}})"),
    )


@dataclass(frozen=True)
class Coins:
    """An amount in cents of no other, and its currency where the coin's name tells it."""

    amount: Decimal
    currency: str | None
    start: int
    end: int


def coins_alone(text: str, numbers: Sequence[Number]) -> Iterator[Coins]:
    """Return what is said in coins only: eighty cents, 50 копеек."""
    codes, pattern = _coins()
    for number in numbers:
        match = pattern.match(text, number.end)
        cents = number.readings[0]
        if match and len(number.readings) == 1 and cents == int(cents) and 1 <= cents < 100:  # noqa: PLR2004
            yield Coins(cents * _CENT, codes[key_of(match["word"])] or None, number.start, match.end())


@lru_cache(maxsize=1)
def _coins() -> tuple[dict[str, str], regex.Pattern[str]]:
    rows = {plain(word): code for code, words in table("currencies")["coins"].items() for word in words}
    return {key_of(word): code for word, code in rows.items()}, regex.compile(
        rf"[\s-]?(?P<word>{alternatives(rows)})(?!\p{{L}})"
    )
