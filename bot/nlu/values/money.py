"""Amounts of money and currencies."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

import regex

from bot.nlu.values.found import Found, Search
from bot.nlu.values.gazetteer import Name
from bot.nlu.values.numbers import Number
from bot.nlu.values.tables import alternatives, plain, table, words_pattern

_LEAST_BARE = 10


@lru_cache(maxsize=1)
def _gap() -> regex.Pattern[str]:
    return regex.compile(rf"[\s\-]*(?:(?:{alternatives(table('currencies')['between'])})\s*)?")


@lru_cache(maxsize=1)
def _amount_words() -> regex.Pattern[str]:
    return words_pattern(table("currencies")["amount_words"])


@lru_cache(maxsize=1)
def _only_with_number() -> frozenset[str]:
    return frozenset(plain(word) for word in table("currencies")["only_with_number"])


def find_money(search: Search, numbers: list[Number], currencies: list[Name]) -> None:
    """Take every number that stands beside a currency."""
    used: set[Name] = set()
    for number in numbers:
        if not search.is_free(number.start, number.end):
            continue
        name = _beside(search, number, [name for name in currencies if name not in used], numbers)
        if name is None or not search.is_free(name.start, name.end):
            continue
        used.add(name)
        start, end = min(number.start, name.start), max(number.end, name.end)
        search.take(_money(search, number, name.key, start, end))


def find_bare_money(search: Search, numbers: list[Number]) -> None:
    """Take amounts without a currency: with separators or multipliers, or alone in a short message."""
    for number in numbers:
        if not search.is_free(number.start, number.end) or max(number.readings) < _LEAST_BARE:
            continue
        written = search.text[number.start : number.end]
        # A lone 万 or 百 begins a name: 万事达, 百货.
        grouped = len(written) > 1 and (
            not number.is_bare and (max(number.readings) >= 100 or len(number.readings) > 1)  # noqa: PLR2004
        )
        # Four digits that end in no zero are more likely those of a card.
        plausible = len(written) <= 7 and (len(written) != 4 or written.endswith("0"))  # noqa: PLR2004
        rest = search.text[: number.start] + search.text[number.end :]
        meant = (
            number.is_bare
            and plausible
            and (_amount_words().search(search.text) or not regex.search(r"\w", rest))
        )
        if (grouped or meant) and not _is_code(search.text, number):
            search.take(_money(search, number, None, number.start, number.end))


def find_currencies(search: Search, currencies: list[Name]) -> None:
    """Take currencies that are named without an amount."""
    for name in currencies:
        written = search.text[name.start : name.end]
        if not search.is_free(name.start, name.end) or written in _only_with_number():
            continue
        code, ambiguous = _code(search, name.key)
        search.take(Found("currency", code, name.start, name.end, list(ambiguous)))


def _beside(search: Search, number: Number, currencies: list[Name], numbers: list[Number]) -> Name | None:
    after = [
        name
        for name in currencies
        if name.start >= number.end and _is_gap(search.text[number.end : name.start])
    ]
    before = [
        name
        for name in currencies
        if name.end <= number.start and _is_gap(search.text[name.end : number.start])
    ]
    if after:
        return after[0]
    # `100 usd 200 eur`: the usd is the first number's.
    for name in reversed(before):
        if not any(
            other.end <= name.start and _is_gap(search.text[other.end : name.start]) for other in numbers
        ):
            return name
    return None


def _is_gap(between: str) -> bool:
    return _gap().fullmatch(between) is not None


def _is_code(text: str, number: Number) -> bool:
    return bool(regex.search(r"[a-z#№]-?$", text[: number.start])) or bool(
        regex.match(r"-?[a-z]\d", text[number.end :])
    )


def _money(search: Search, number: Number, key: str | None, start: int, end: int) -> Found:
    code, codes = _code(search, key) if key else (None, ())
    readings = number.readings
    value: dict[str, object] = {
        "amount": written(readings[0]) if len(readings) == 1 else None,
        "currency": code,
    }
    ambiguous = (
        [{"amount": written(amount), "currency": code} for amount in readings] if len(readings) > 1 else []
    )
    if codes:
        ambiguous = [{"amount": written(amount), "currency": other} for amount in readings for other in codes]
    if ambiguous:
        value["ambiguous"] = ambiguous
    return Found("money", value, start, end, list(ambiguous))


def _code(search: Search, key: str) -> tuple[str | None, tuple[str, ...]]:
    """Return the code of a name, or the codes it may mean."""
    codes = key.split("|")
    plain_codes = [code for code in codes if "/" not in code]
    if len(plain_codes) == 1:
        return plain_codes[0], ()
    if codes == ["CNY/JPY"] and search.notation != "ja":
        return "CNY", ()  # the visitor is in China; only Japanese readers mean yen by it
    several = tuple(code for part in codes for code in part.split("/"))
    return None, several


def written(amount: Decimal) -> str:
    """Return a decimal string without an exponent and without empty decimals."""
    return str(int(amount)) if amount == int(amount) else format(amount, "f")
