"""Numbers without a currency that the words beside them make amounts: hab 300 gekriegt, puse 700."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

import regex

from bot.nlu.values.found import Search
from bot.nlu.values.numbers import Number
from bot.nlu.values.tables import alternatives, table

_LEAST = 20
_MOST_TIMES = 20
_CENTURY = range(1900, 2100)
_END = r"\s*(?:$|[,.;:!?)…]|\s-\s)"
# … or one amount of another: paguei 850 de R$ 1.000.
_OF = r"\s\p{L}{1,3}\s(?:[a-z]{0,3}[$€£¥]\s?)?\d"
_ROWS = ("instead", "of", "behind", "about", "ends", "nouns", "says")
_PARTICLES = "을|를|이|가|만|도|もの|を|が|も|と|だけ|しか|って|で"
_EAST = frozenset({"zh-CN", "ja", "ko"})


@dataclass(frozen=True)
class Beside:
    """What stands before and behind an amount in one language."""

    before: regex.Pattern[str]
    instead: regex.Pattern[str]
    of: regex.Pattern[str]
    behind: regex.Pattern[str]
    ends: regex.Pattern[str]


def is_told_amount(search: Search, number: Number) -> bool:
    """Return whether a number is told of money that was asked for, paid, given, taken or put somewhere."""
    amount, beside = max(number.readings), _beside(search.notation)
    is_year = amount in _CENTURY and amount % 100 != 0
    if beside is None or amount < _LEAST or is_year:
        return False
    if beside.behind.match(search.text, number.end):
        return True
    if beside.ends.match(search.text, number.end) is None:
        return False
    if beside.before.search(search.text, 0, number.start):
        return True
    others = [one for one in search.found if one.entity == "money"]
    if (part := beside.of.search(search.text, 0, number.start)) and part.start() in [
        one.end for one in others
    ]:
        return True
    is_like = any(_is_like(amount, one.value["amount"]) for one in others)
    return is_like and beside.instead.search(search.text, 0, number.start) is not None


def _is_like(amount: Decimal, other: str | None) -> bool:
    """Return whether two amounts may be compared; 17 hundreds and 20 of them are no amounts both."""
    if other is None:
        return False
    least, most = sorted((amount, Decimal(other)))
    return most <= _MOST_TIMES * least


@lru_cache(maxsize=16)
def _beside(notation: str | None) -> Beside | None:
    language = "zh-CN" if notation == "zh-TW" else notation
    row = table("amounts").get(language)
    if row is None:
        return None
    instead, of, behind, about, ends, nouns, says = (alternatives(row[name]) or "(?!)" for name in _ROWS)
    before = alternatives(row["before"])
    if language in _EAST:
        # A particle may stand before the verb, and a verb goes on where its stem ends.
        some = rf"\s?(?:(?:{about})\s?)?$"
        first = (
            r"\s?(?:을|를|이|가|원?만|도|もの|を|が|も|と|だけ|しか|って|で)?\s?"
            if language != "zh-CN"
            else r"\s?"
        )
        return Beside(
            regex.compile(rf"(?:{before}|(?:{nouns})(?:\s?(?:{says})){{0,2}}){some}"),
            regex.compile(rf"(?:{instead}){some}"),
            regex.compile("(?!)"),
            regex.compile(rf"{first}(?:{behind})"),
            regex.compile(rf"{_END}|\s?(?:{ends})"),
        )
    some, edge = rf"\s(?:(?:{about})\s){{0,2}}$", r"(?<![\p{L}\p{M}])"
    # Arabic writes "and" and "so" onto the word.
    begins = r"(?:[وف](?=\p{L}))?" if language == "ar" else ""
    more = r"|\s[وف]\p{L}|\s(?:[بفعل]ال|لل)\p{L}" if language == "ar" else ""
    # The German verb comes last: 900 in den Automaten gesteckt.
    where = rf"(?:{alternatives(row['where'])})\s(?:\p{{L}}+\s){{1,3}}" if "where" in row else "(?!)"
    return Beside(
        regex.compile(rf"{edge}{begins}(?:{before}|(?:{nouns})(?:\s(?:{says})){{0,2}}){some}"),
        regex.compile(rf"{edge}{begins}(?:{instead}){some}"),
        regex.compile(rf"\s(?:{of}){some}"),
        regex.compile(rf"\s(?:(?:{about})\s)?(?:{where})?(?:{behind})(?![\p{{L}}\p{{M}}])"),
        regex.compile(rf"{_END}|{_OF}|\s(?:{ends})(?![\p{{L}}\p{{M}}]){more}"),
    )
