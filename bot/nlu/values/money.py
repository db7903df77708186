"""Amounts of money and currencies."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

import regex

from bot.nlu.values.banknotes import cents_after, coins_alone
from bot.nlu.values.currency_links import (
    follows,
    is_gap,
    is_not_even_one,
    leads,
    what_is_changed,
)
from bot.nlu.values.dollars import is_of_next, is_other_name, whose_dollars
from bot.nlu.values.found import Found, Search
from bot.nlu.values.gazetteer import Name
from bot.nlu.values.known_currencies import is_known
from bot.nlu.values.lone_currencies import stands_for_itself
from bot.nlu.values.numbers import Number
from bot.nlu.values.pieces import pieces_of, times_of
from bot.nlu.values.signs import is_letter, with_sign
from bot.nlu.values.spans import lone_tenths, other_end, scaled, tenths_after
from bot.nlu.values.tables import alternatives, key_of, plain, table, words_pattern
from bot.nlu.values.thousands import without_decimals

_ONE, _ONE_TENTH = Decimal(1), Decimal("0.1")


@lru_cache(maxsize=1)
def _only_with_number() -> frozenset[str]:
    return frozenset(plain(word) for word in table("currencies")["only_with_number"])


def find_money(search: Search, numbers: list[Number], currencies: list[Name]) -> None:
    """Take every number that stands beside a currency; of a span (`200-300 euros`) both ends are readings."""
    used: set[Name] = set()
    currencies = [name for name in currencies if is_known(search, name)]
    for plain_number in numbers:
        unused = [name for name in currencies if name not in used]
        if not search.is_free(plain_number.start, plain_number.end):
            continue
        name = _beside(search, plain_number, unused, numbers)
        if name is None or not search.is_free(name.start, name.end):
            continue
        number = with_sign(search, plain_number, numbers)
        key, start, end = _own_name(search, number, name, unused, numbers)
        used.update(one for one in unused if start <= one.start and one.end <= end)
        amounts = without_decimals(search.text, number.readings, _codes_of(search, key))
        if amounts == (_ONE,) and is_not_even_one(search.text, end):
            search.reserve(start, end)
            continue
        lower = other_end(search.text, number, numbers)
        if lower and search.is_free(lower.start, lower.end):
            start, amounts = min(start, lower.start), (scaled(lower, number), *amounts)
        more = tenths_after(search.text, search.text[name.start : name.end], end) if name.end == end else None
        more = more or (cents_after(search.text, end, number, numbers) if end > number.end else None)
        if more and len(amounts) == 1:
            end, amounts = more[1], (amounts[0] + more[0],)
        pieces = pieces_of(search.text, start, end, numbers) or times_of(search.text, start, end, numbers)
        if pieces:
            search.reserve(number.start, number.end)
            if not pieces.counts:
                continue  # it says in which notes
            start, end = pieces.start, pieces.end
            each, amounts = amounts, tuple(count * amount for count in pieces.counts for amount in amounts)
            found = money_of(search, amounts, key, start, end)
            if len(amounts) == 1:
                found.value["each"] = written(each[0])
            search.take(found)
            continue
        search.take(money_of(search, amounts, key, start, end))
    _take_small_money(search, numbers)


def _own_name(
    search: Search, number: Number, name: Name, currencies: list[Name], numbers: list[Number]
) -> tuple[str, int, int]:
    """Return the currency of a number beside one, and where the amount begins and ends."""
    names = list(_named_twice(search, number, name, currencies, numbers) or (name,))
    changed = what_is_changed(search.text, names[0], number, currencies)
    # What the money becomes stands for itself; a unit behind the number (3000块) is a part of the amount.
    beside = names[1:] if changed else names
    start = min([number.start, *(one.start for one in beside)])
    end = max([number.end, *(one.end for one in beside)])
    return whose_dollars(search.text, changed or names[0], start, end, currencies)


def _take_small_money(search: Search, numbers: list[Number]) -> None:
    for coins in coins_alone(search.text, numbers):
        if search.is_free(coins.start, coins.end):
            search.take(money_of(search, (coins.amount,), coins.currency, coins.start, coins.end))
    for amount, start, end in lone_tenths(search.text):
        is_told = not (amount == _ONE_TENTH and is_not_even_one(search.text, end))
        if is_told and search.is_free(start, end):
            search.take(money_of(search, (amount,), "CNY", start, end))
    codes, pattern = _dual()
    for match in pattern.finditer(search.text):
        if search.is_free(*match.span("word")):
            search.take(money_of(search, (Decimal(2),), codes[key_of(match["word"])], *match.span("word")))


def find_currencies(search: Search, currencies: list[Name]) -> None:
    """Take currencies that are named without an amount."""
    others = [name for name in currencies if search.text[name.start : name.end] not in _only_with_number()]
    for name in currencies:
        written = search.text[name.start : name.end]
        if not search.is_free(name.start, name.end):
            continue
        is_target = any(found.entity == "money" for found in search.found) and _into().match(
            search.text, name.end
        )
        is_unsure = written in _only_with_number() and not is_target
        if (is_unsure and not stands_for_itself(search, name, others)) or not is_known(search, name):
            continue
        code, ambiguous = _code(search, name.key)
        search.take(Found("currency", code, name.start, name.end, list(ambiguous)))


def _beside(search: Search, number: Number, currencies: list[Name], numbers: list[Number]) -> Name | None:
    if is_letter(search.text, number, currencies):
        return None
    currencies = [name for name in currencies if not _is_too_little(search.text, name, number)]
    after = [
        name
        for name in currencies
        if name.start >= number.end
        and follows(search.text, number, name.start)
        and not _is_of_next(search.text, number, name)
    ]
    before = [
        name
        for name in currencies
        if name.end <= number.start and leads(search.text, name.end, number, name.start)
    ]
    own = next((name for name in before if _is_sign(search.text[name.start : name.end])), None)
    if after and not (own and not search.text[own.end : number.start].strip()):
        return after[0]
    return next((name for name in reversed(before) if _is_its_own(search, name, number, numbers)), None)


def _is_too_little(text: str, name: Name, number: Number) -> bool:
    """Return whether so few are no money: 101동 is a building."""
    least = int(table("currencies")["at_least"].get(text[name.start : name.end], 0))
    return max(number.readings) < least


def _is_of_next(text: str, number: Number, name: Name) -> bool:
    """Return whether a sign behind a number is that of the next one: five $100 cheques."""
    between, is_written_onto = text[number.end : name.start], text[name.end : name.end + 1].isdecimal()
    return bool(between.strip() or (between and is_written_onto)) and is_of_next(text, name)


def _named_twice(
    search: Search, number: Number, name: Name, currencies: list[Name], numbers: list[Number]
) -> tuple[Name, Name] | None:
    """Return the two names of one amount, the one that says more first: 300块美金, 韩币十万元, $50 CAD."""
    is_counter = _counters().fullmatch(search.text, name.start, name.end) is not None
    for other in currencies:
        if name.start >= number.end:
            gap = search.text[name.end : other.start]
            is_behind = is_counter and other.start >= name.end and _of().fullmatch(gap)
            is_same = is_counter or other.key == name.key or is_other_name(search.text, name, other)
            is_before = is_same and other.end <= number.start
            if is_behind or (is_before and _is_its_own(search, other, number, numbers)):
                return other, name
        elif other.start >= number.end and is_gap(search.text[number.end : other.start]):
            if is_of_next(search.text, other):
                continue
            signed = table("currencies")["signs_of"].get(search.text[name.start : name.end], ())
            if other.key == name.key or not set(signed).isdisjoint(other.key.split("/")):
                return other, name
    return None


def _is_its_own(search: Search, name: Name, number: Number, numbers: list[Number]) -> bool:
    """Return whether a currency before a number is not that of the number before: `100 usd 200 eur`."""
    if is_of_next(search.text, name) and not search.text[: name.start][-1:].isdecimal():
        return leads(search.text, name.end, number)
    return leads(search.text, name.end, number, name.start) and not any(
        other.end <= name.start and is_gap(search.text[other.end : name.start]) for other in numbers
    )


@lru_cache(maxsize=1)
def _counters() -> regex.Pattern[str]:
    return regex.compile(alternatives(table("currencies")["counters"]))


@lru_cache(maxsize=1)
def _of() -> regex.Pattern[str]:
    return regex.compile(r"\s?(?:的\s?)?")


def _is_sign(written: str) -> bool:
    """Return whether it is a sign or a code; before a number it is the number's: `$650 위안화로`."""
    return (
        not regex.search(r"\p{L}", written)
        or regex.fullmatch(r"[a-z]{0,3}[$€£¥₩]|[a-z]{3}", written) is not None
    )


@lru_cache(maxsize=1)
def _into() -> regex.Pattern[str]:
    return regex.compile(alternatives(table("currencies")["into"]))


@lru_cache(maxsize=1)
def _dual() -> tuple[dict[str, str], regex.Pattern[str]]:
    rows = table("currencies")["dual"]
    return {key_of(plain(word)): code for word, code in rows.items()}, words_pattern(rows)


def money_of(search: Search, readings: tuple[Decimal, ...], key: str | None, start: int, end: int) -> Found:
    """Return an amount, with all its readings when it has several."""
    code, codes = _code(search, key) if key else (None, ())
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


def _codes_of(search: Search, key: str) -> tuple[str, ...]:
    code, several = _code(search, key)
    return (code,) if code else several


def _code(search: Search, key: str) -> tuple[str | None, tuple[str, ...]]:
    """Return the code of a name, or the codes it may mean."""
    codes = key.split("|")
    plain_codes = [code for code in codes if "/" not in code]
    if len(plain_codes) == 1:
        return plain_codes[0], ()
    if codes == ["CNY/JPY"] and search.notation != "ja":
        return "CNY", ()  # the visitor is in China; only Japanese readers mean yen by it
    several = tuple(code for part in codes for code in part.split("/"))
    own = table("currencies")["own"].get(search.notation)
    return (own, ()) if own in several else (None, several)


def written(amount: Decimal) -> str:
    """Return a decimal string without an exponent and without empty decimals."""
    return str(int(amount)) if amount == int(amount) else format(amount, "f")
