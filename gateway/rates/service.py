"""Rates with the bank's own rules: how old they may be, what a cheque costs, what cash needs proof."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from babel.numbers import get_currency_precision
from sqlalchemy.ext.asyncio import AsyncSession

from gateway.facts.selection import ANYWHERE
from gateway.facts.store import FactStore
from gateway.rates.board import LOCAL, Row
from gateway.rates.quoting import (
    PROOF_LIMIT,
    Asked,
    Kind,
    Outcome,
    Quote,
    Rules,
    column_paid,
    column_taken,
    limit_keys,
    quote,
    takes_cheque,
)
from gateway.rates.store import RateStore
from gateway.runtime import Runtime

DEFAULT_AGE_MINUTES = 60
AGE_LIMIT, COMMISSION, CHEQUES = "fx.rate_age_limit", "cheque.commission", "cheque.currencies"
PRICES = ("cash_buying", "cash_selling", "spot_buying", "spot_selling", "middle")


@dataclass(frozen=True)
class Answer:
    """A quote, and what it was made by."""

    quote: Quote
    board: dict[str, Row]
    rules: Rules


async def answer(
    runtime: Runtime, session: AsyncSession, asked: Asked, at: dt.datetime, place: str = ANYWHERE
) -> Answer:
    """The quote for a question, with the board and the rules it was made by."""
    board = await RateStore(session).board(at)
    keys = [AGE_LIMIT, *limit_keys(asked), *([COMMISSION, CHEQUES] if asked.kind is Kind.CHEQUE else [])]
    facts = await _facts(runtime, session, keys, at, place)
    commission = facts.get(COMMISSION)
    limits = {
        key: (Decimal(str(facts[key]["amount"])), str(facts[key]["currency"]))
        for key in limit_keys(asked)
        if key in facts
    }
    rules = Rules(
        _age(facts),
        None if commission is None else Decimal(str(commission)),
        limits,
        frozenset(facts[CHEQUES]) if CHEQUES in facts else None,
    )
    return Answer(quote(asked, board, rules, at), board, rules)


async def standing(runtime: Runtime, session: AsyncSession) -> str:
    """For whoever runs the desk: `ok`, `stale` when even the newest rate is too old to quote, or `none`."""
    now = runtime.clock.now()
    board = await RateStore(session).board(now)
    if not board:
        return "none"
    newest = max(row.published_at for row in board.values())
    return "stale" if now - newest > await age_limit(runtime, session, now) else "ok"


async def age_limit(runtime: Runtime, session: AsyncSession, at: dt.datetime) -> dt.timedelta:
    """How old a rate may be at a moment."""
    return _age(await _facts(runtime, session, [AGE_LIMIT], at, ANYWHERE))


def _age(facts: Mapping[str, Any]) -> dt.timedelta:
    return dt.timedelta(minutes=int(facts.get(AGE_LIMIT, DEFAULT_AGE_MINUTES)))


async def _facts(
    runtime: Runtime, session: AsyncSession, keys: Collection[str], at: dt.datetime, place: str
) -> dict[str, Any]:
    """What the facts say that hold at a moment in a place; one that has ended says nothing."""
    day, store = at.astimezone(runtime.settings.event_zone).date(), FactStore(session)
    found = await store.of_keys(keys, day, place)
    return {fact.key: fact.value for fact in found}


def read_amount(written: str) -> Decimal:
    """An amount of a query; what is no number becomes one that every quote refuses."""
    try:
        return Decimal(written)
    except InvalidOperation:
        return Decimal("NaN")


def quote_wire(answered: Answer, zone: dt.tzinfo) -> dict[str, Any]:
    """A quote as typed values, which everybody words for himself."""
    found, rules = answered.quote, answered.rules
    asked = found.asked
    quoted = found.outcome is Outcome.QUOTED
    is_paid = asked.sell == LOCAL or found.currency == asked.buy
    column = column_paid(asked.kind) if is_paid else column_taken(asked.kind)
    return {
        "outcome": found.outcome.value,
        "given": _money(asked.amount, asked.sell) if quoted else None,
        "received": _money(found.received, asked.buy),
        "wanted": _money(found.wanted, asked.buy),
        "rest": _money(found.rest, LOCAL),
        "commission": _money(found.commission, LOCAL),
        "lines": [
            {
                "unit": _rate(Decimal(line.row.unit), line.row.currency),
                "rate": _rate(in_minor_units(line.price, LOCAL), LOCAL),
                "column": line.column,
                "published_at": line.row.published_at.astimezone(zone).isoformat(),
            }
            for line in found.lines
        ],
        "currency": found.currency,
        "currencies": _traded(answered, column, is_paid=is_paid),
        "published_at": found.published_at.astimezone(zone).isoformat() if found.published_at else None,
        "proof_limit_exceeded": PROOF_LIMIT in found.exceeded,
        "limits_exceeded": list(found.exceeded),
        "limits": {key: _money(*rules.limits[key]) for key in found.exceeded},
    }


def _traded(answered: Answer, column: str, *, is_paid: bool) -> list[str]:
    """The currencies with a price in a column; for cheques only those that are taken."""
    codes = [code for code, row in answered.board.items() if row.price(column) is not None]
    if answered.quote.asked.kind is not Kind.CHEQUE or is_paid:
        return codes
    return [code for code in codes if takes_cheque(answered.rules, code)]


def board_wire(
    board: dict[str, Row], freshest: dt.timedelta, at: dt.datetime, zone: dt.tzinfo
) -> dict[str, Any]:
    """The board with each row's own time; `stale` when even the newest row is too old to quote."""
    newest = max((row.published_at for row in board.values()), default=None)
    return {
        "rows": [
            {
                "currency": row.currency,
                "unit": str(row.unit),
                **{name: _price(row, name) for name in PRICES},
                "published_at": row.published_at.astimezone(zone).isoformat(),
                "stale": at - row.published_at > freshest,
            }
            for row in board.values()
        ],
        "stale": newest is None or at - newest > freshest,
        "published_at": newest.astimezone(zone).isoformat() if newest else None,
    }


def _price(row: Row, name: str) -> str | None:
    price = row.price(name)
    return None if price is None else f"{in_minor_units(price, LOCAL):f}"


def in_minor_units(price: Decimal, currency: str) -> Decimal:
    """A price with at least the decimals of its currency: a board may say 523, a rate line says 523.00."""
    rounded = price.quantize(Decimal(1).scaleb(-get_currency_precision(currency)))
    return rounded if rounded == price else price


def _money(amount: Decimal | None, currency: str) -> dict[str, str] | None:
    return None if amount is None else {"type": "money", "amount": f"{amount:f}", "currency": currency}


def _rate(amount: Decimal, currency: str) -> dict[str, str]:
    return {"type": "rate", "amount": f"{amount:f}", "currency": currency}
