"""Rates with the bank's own rules: how old they may be, what a cheque costs, what cash needs proof."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal, InvalidOperation
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from gateway.facts.store import FactStore
from gateway.rates.board import Row
from gateway.rates.quoting import Asked, Kind, Outcome, Quote, Rules, quote
from gateway.rates.store import RateStore
from gateway.runtime import Runtime

DEFAULT_AGE_MINUTES = 60
PRICES = ("cash_buying", "cash_selling", "spot_buying", "spot_selling", "middle")


async def answer(
    runtime: Runtime, session: AsyncSession, asked: Asked, at: dt.datetime
) -> tuple[Quote, dict[str, Row]]:
    """The quote for a question, and the board it was read from."""
    board = await RateStore(session).board(at)
    return quote(asked, board, await rules_of(runtime, session, at), at), board


async def rules_of(runtime: Runtime, session: AsyncSession, at: dt.datetime) -> Rules:
    """The bank's figures from its facts, as they stand at a moment."""
    day, facts = at.astimezone(runtime.settings.event_zone).date(), FactStore(session)
    age = await facts.of_key("fx.rate_age_limit", day)
    commission = await facts.of_key("cheque.commission", day)
    proof = await facts.of_key("fx.cash_proof_limit", day)
    return Rules(
        freshest=dt.timedelta(minutes=int(age.value) if age else DEFAULT_AGE_MINUTES),
        commission=Decimal(str(commission.value)) if commission else Decimal(0),
        proof_limit=Decimal(str(proof.value["amount"])) if proof else None,
    )


def read_amount(written: str) -> Decimal:
    """An amount of a query; what is no number becomes one that every quote refuses."""
    try:
        return Decimal(written)
    except InvalidOperation:
        return Decimal("NaN")


def quote_wire(found: Quote, board: dict[str, Row], zone: dt.tzinfo) -> dict[str, Any]:
    """A quote as typed values, which everybody words for himself."""
    asked = found.asked
    quoted = found.outcome is Outcome.QUOTED
    buying = asked.sell == "CNY"
    column = ("cash" if asked.kind is not Kind.SPOT else "spot") + ("_selling" if buying else "_buying")
    return {
        "outcome": found.outcome.value,
        "given": _money(asked.amount, asked.sell) if quoted else None,
        "received": _money(found.received, asked.buy),
        "rest": _money(found.rest, "CNY"),
        "commission": _money(found.commission, "CNY"),
        "lines": [
            {
                "unit": _rate(Decimal(line.row.unit), line.row.currency),
                "rate": _rate(line.price, "CNY"),
                "column": line.column,
                "published_at": line.row.published_at.astimezone(zone).isoformat(),
            }
            for line in found.lines
        ],
        "currency": found.currency,
        "currencies": [code for code, row in board.items() if row.price(column) is not None],
        "published_at": found.published_at.astimezone(zone).isoformat() if found.published_at else None,
        "proof_limit_exceeded": found.needs_proof,
    }


def board_wire(board: dict[str, Row], rules: Rules, at: dt.datetime, zone: dt.tzinfo) -> dict[str, Any]:
    """The board with each row's own time; `stale` when even the newest row is too old to quote."""
    newest = max((row.published_at for row in board.values()), default=None)
    return {
        "rows": [
            {
                "currency": row.currency,
                "unit": str(row.unit),
                **{name: None if row.price(name) is None else str(row.price(name)) for name in PRICES},
                "published_at": row.published_at.astimezone(zone).isoformat(),
                "stale": at - row.published_at > rules.freshest,
            }
            for row in board.values()
        ],
        "stale": newest is None or at - newest > rules.freshest,
        "published_at": newest.astimezone(zone).isoformat() if newest else None,
    }


def _money(amount: Decimal | None, currency: str) -> dict[str, str] | None:
    return None if amount is None else {"type": "money", "amount": f"{amount:f}", "currency": currency}


def _rate(amount: Decimal, currency: str) -> dict[str, str]:
    return {"type": "rate", "amount": f"{amount:f}", "currency": currency}
