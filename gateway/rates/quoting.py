"""What an amount gives at the counter, to the smallest coin. Pure; domain.md section 5.

Decimal arithmetic throughout; half-up to the currency's decimals (ISO 4217); the commission after the
conversion; foreign notes are paid out whole and the rest stays in yuan; two foreign currencies meet in yuan.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Context, Decimal, localcontext
from enum import StrEnum
from functools import lru_cache
from pathlib import Path

import yaml
from babel.numbers import get_currency_precision

from gateway.rates.board import LOCAL, Row, known_currencies

LARGEST = Decimal(1_000_000_000)
PROOF_LIMIT, QUOTA = "fx.cash_proof_limit", "fx.yearly_quota"
BACK_LIMIT, BACK_LIMIT_OF_EVENT = "fx.change_back_without_slip", "fx.change_back_on_document"
_PRECISE = Context(prec=50, rounding=ROUND_HALF_UP)


class Kind(StrEnum):
    """What the visitor hands over or takes."""

    CASH = "cash"
    SPOT = "spot"
    CHEQUE = "cheque"


class Outcome(StrEnum):
    """Whether there is a quote, else why not."""

    QUOTED = "quoted"
    STALE = "stale"
    NO_RATES = "no-rates"
    CURRENCY_UNKNOWN = "currency-unknown"
    NOT_TRADED = "not-traded"
    AMOUNT_REFUSED = "amount-refused"
    SAME_CURRENCY = "same-currency"


@dataclass(frozen=True)
class Asked:
    """A visitor's question: this much of one currency for another."""

    sell: str
    buy: str
    amount: Decimal
    kind: Kind = Kind.CASH


@dataclass(frozen=True)
class Rules:
    """The bank's own figures: how old a rate may be, the cheque's commission, limits by their facts' keys.

    Without a known commission no cheque is quoted, and only cheques of `cheques` are taken (None: of every
    currency with a price). A limit is an amount of some currency.
    """

    freshest: dt.timedelta
    commission: Decimal | None = None
    limits: Mapping[str, tuple[Decimal, str]] = field(default_factory=dict)
    cheques: frozenset[str] | None = None


@dataclass(frozen=True)
class Line:
    """A price that was used: its row and its column."""

    row: Row
    column: str
    price: Decimal


@dataclass(frozen=True)
class Quote:
    """What comes out, or why nothing does; `currency` is the one it fails on."""

    outcome: Outcome
    asked: Asked
    received: Decimal | None = None
    rest: Decimal | None = None
    commission: Decimal | None = None
    lines: list[Line] = field(default_factory=list)
    currency: str = ""
    published_at: dt.datetime | None = None
    exceeded: tuple[str, ...] = ()


class _NoPrice(LookupError):
    """A currency has no price for what is asked."""


class _TooOld(LookupError):
    """A price is older than the bank allows."""


def quote(asked: Asked, board: Mapping[str, Row], rules: Rules, now: dt.datetime) -> Quote:
    """The answer to a question by the board as it stands. Never raises."""
    refusal = _refusal(asked, board, rules, now.date())
    if refusal:
        return refusal
    with localcontext(_PRECISE):
        try:
            return _quoted(asked, board, rules, now)
        except _NoPrice as error:
            return Quote(Outcome.NOT_TRADED, asked, currency=str(error))
        except _TooOld as error:
            row = board[str(error)]
            return Quote(Outcome.STALE, asked, currency=row.currency, published_at=row.published_at)


def limit_keys(asked: Asked) -> tuple[str, ...]:
    """The facts with the limits that the question may be above; an event's replaces the standing one."""
    if asked.sell == LOCAL:
        return BACK_LIMIT, BACK_LIMIT_OF_EVENT
    return (PROOF_LIMIT, QUOTA) if asked.kind is Kind.CASH else (QUOTA,)


def takes_cheque(rules: Rules, currency: str) -> bool:
    """Whether cheques of this currency are taken at all; there are none in yuan."""
    return currency != LOCAL and (rules.cheques is None or currency in rules.cheques)


def column_taken(kind: Kind) -> str:
    """The column by which the bank takes a foreign currency."""
    return "cash_buying" if kind is Kind.CASH else "spot_buying"


def column_paid(kind: Kind) -> str:
    """The column by which it pays one out; what is paid out for a cheque is notes."""
    return "spot_selling" if kind is Kind.SPOT else "cash_selling"


def _refusal(asked: Asked, board: Mapping[str, Row], rules: Rules, day: dt.date) -> Quote | None:
    if asked.sell == asked.buy:
        return Quote(Outcome.SAME_CURRENCY, asked, currency=asked.sell)
    unknown = [code for code in (asked.sell, asked.buy) if code not in known_currencies(day)]
    if unknown:
        return Quote(Outcome.CURRENCY_UNKNOWN, asked, currency=unknown[0])
    if not asked.amount.is_finite() or not 0 < asked.amount <= LARGEST:
        return Quote(Outcome.AMOUNT_REFUSED, asked)
    if asked.amount != _rounded(asked.amount, asked.sell):
        # Half a yen cannot be handed over.
        return Quote(Outcome.AMOUNT_REFUSED, asked)
    if not board or (asked.kind is Kind.CHEQUE and rules.commission is None):
        return Quote(Outcome.NO_RATES, asked)
    if asked.kind is Kind.CHEQUE and not takes_cheque(rules, asked.sell):
        return Quote(Outcome.NOT_TRADED, asked, currency=asked.sell)
    return None


def _quoted(asked: Asked, board: Mapping[str, Row], rules: Rules, now: dt.datetime) -> Quote:
    lines: list[Line] = []
    yuan, commission, rest = asked.amount, None, None
    if asked.sell != LOCAL:
        line = _line(board, asked.sell, column_taken(asked.kind), rules, now)
        lines.append(line)
        yuan = _rounded(asked.amount * line.price / line.row.unit, LOCAL)
        if asked.kind is Kind.CHEQUE and rules.commission is not None:
            commission = _rounded(yuan * rules.commission, LOCAL)
            yuan -= commission
    received = yuan
    if asked.buy != LOCAL:
        line = _line(board, asked.buy, column_paid(asked.kind), rules, now)
        lines.append(line)
        received, rest = _bought(yuan, line, whole=asked.kind is not Kind.SPOT)
    if received <= 0:
        return Quote(Outcome.AMOUNT_REFUSED, asked)
    return Quote(
        Outcome.QUOTED,
        asked,
        received,
        rest,
        commission,
        lines,
        published_at=min(line.row.published_at for line in lines),
        exceeded=_exceeded(asked, board, rules),
    )


def _line(board: Mapping[str, Row], code: str, column: str, rules: Rules, now: dt.datetime) -> Line:
    row = board.get(code)
    price = row.price(column) if row else None
    if row is None or price is None:
        raise _NoPrice(code)
    if now - row.published_at > rules.freshest:
        raise _TooOld(code)
    return Line(row, column, price)


def _bought(yuan: Decimal, line: Line, *, whole: bool) -> tuple[Decimal, Decimal | None]:
    """What yuan buy of a currency, and what is left of them when only notes are paid out."""
    exact = yuan * line.row.unit / line.price
    if not whole:
        return _rounded(exact, line.row.currency), None
    note = smallest_note(line.row.currency)
    # One coin's rounding may not cost a note that the money is enough for.
    notes = (_rounded(exact, line.row.currency) // note) * note
    while notes > 0 and _rounded(notes * line.price / line.row.unit, LOCAL) > yuan:
        notes -= note
    rest = yuan - _rounded(notes * line.price / line.row.unit, LOCAL)
    return notes, rest or None


def _exceeded(asked: Asked, board: Mapping[str, Row], rules: Rules) -> tuple[str, ...]:
    """The limits that the amount is above, by the middle rates, which serve for nothing else."""
    keys = [key for key in limit_keys(asked) if key in rules.limits]
    if BACK_LIMIT_OF_EVENT in keys:
        keys = [BACK_LIMIT_OF_EVENT]
    worth = _in_yuan(asked.amount, asked.sell, board)
    limits = {key: _in_yuan(*rules.limits[key], board) for key in keys}
    return tuple(key for key, limit in limits.items() if worth and limit and worth > limit)


def _in_yuan(amount: Decimal, currency: str, board: Mapping[str, Row]) -> Decimal | None:
    if currency == LOCAL:
        return amount
    one = board[currency].middle_of_one if currency in board else None
    return amount * one if one is not None else None


def _rounded(amount: Decimal, currency: str) -> Decimal:
    return amount.quantize(Decimal(1).scaleb(-get_currency_precision(currency)), ROUND_HALF_UP)


@lru_cache(maxsize=512)
def smallest_note(currency: str) -> Decimal:
    """The smallest note that is paid out."""
    return Decimal(_notes().get(currency, 1))


@lru_cache(maxsize=1)
def _notes() -> dict[str, int]:
    return dict(yaml.safe_load(Path(__file__).with_name("notes.yml").read_text(encoding="utf-8")))
