"""What an amount gives at the counter, to the smallest coin. Pure; domain.md section 5.

Decimal arithmetic throughout; half-up to the currency's decimals (ISO 4217); the commission after the
conversion; foreign notes are paid out whole and the rest stays in yuan; two foreign currencies meet in yuan.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import ROUND_HALF_UP, Context, Decimal, localcontext
from enum import StrEnum

from gateway.rates.board import LOCAL, Row, known_currencies
from gateway.rates.legs import before_commission, bought, foreign_for, rounded, yuan_for

LARGEST = Decimal(999_999_999)
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
    """A visitor's question: this much of one currency for another, or how much for this much of another."""

    sell: str
    buy: str
    amount: Decimal
    kind: Kind = Kind.CASH
    # Whether the amount is of what is bought ("how many yuan do I need for 200 euros").
    is_wanted: bool = False


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

    @property
    def one(self) -> Decimal:
        """The price of one: exact, since a unit is a power of ten."""
        return self.price / self.row.unit


@dataclass(frozen=True)
class Quote:
    """What comes out, or why nothing does; `currency` is the one it fails on.

    Of an amount wanted, `asked` has what must be given for it instead, and `wanted` the amount.
    """

    outcome: Outcome
    asked: Asked
    received: Decimal | None = None
    rest: Decimal | None = None
    commission: Decimal | None = None
    lines: list[Line] = field(default_factory=list)
    currency: str = ""
    published_at: dt.datetime | None = None
    exceeded: tuple[str, ...] = ()
    wanted: Decimal | None = None


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
    if asked.amount != rounded(asked.amount, asked.buy if asked.is_wanted else asked.sell):
        # Half a yen cannot be handed over.
        return Quote(Outcome.AMOUNT_REFUSED, asked)
    is_cheque_unknown = rules.commission is None or not 0 <= rules.commission < 1
    if not board or (asked.kind is Kind.CHEQUE and is_cheque_unknown):
        return Quote(Outcome.NO_RATES, asked)
    if asked.kind is Kind.CHEQUE and not takes_cheque(rules, asked.sell):
        return Quote(Outcome.NOT_TRADED, asked, currency=asked.sell)
    return None


def _quoted(asked: Asked, board: Mapping[str, Row], rules: Rules, now: dt.datetime) -> Quote:
    taken = None if asked.sell == LOCAL else _line(board, asked.sell, column_taken(asked.kind), rules, now)
    paid = None if asked.buy == LOCAL else _line(board, asked.buy, column_paid(asked.kind), rules, now)
    share = rules.commission if taken and asked.kind is Kind.CHEQUE else None
    wanted = asked.amount if asked.is_wanted else None
    if wanted is not None:
        asked = replace(asked, amount=_needed(asked, taken, paid, share), is_wanted=False)
    yuan, commission, rest = asked.amount, None, None
    if taken:
        yuan = rounded(asked.amount * taken.one, LOCAL)
    if share is not None:
        commission = rounded(yuan * share, LOCAL)
        yuan -= commission
    received = yuan
    if paid and yuan > 0:
        received, rest = bought(yuan, paid.one, asked.buy, whole=asked.kind is not Kind.SPOT)
    if received <= 0 or not 0 < asked.amount <= LARGEST:
        return Quote(Outcome.AMOUNT_REFUSED, asked)
    lines = [line for line in (taken, paid) if line]
    return Quote(
        Outcome.QUOTED,
        asked,
        received,
        rest,
        commission,
        lines,
        published_at=min(line.row.published_at for line in lines),
        exceeded=_exceeded(asked, received, board, rules),
        wanted=wanted,
    )


def _needed(asked: Asked, taken: Line | None, paid: Line | None, share: Decimal | None) -> Decimal:
    """The least of what is sold that gives the amount wanted."""
    needed = asked.amount
    if paid:
        needed = yuan_for(needed, paid.one, asked.buy, whole=asked.kind is not Kind.SPOT)
    if share is not None:
        needed = before_commission(needed, share)
    return foreign_for(needed, taken.one, asked.sell, whole=asked.kind is Kind.CASH) if taken else needed


def _line(board: Mapping[str, Row], code: str, column: str, rules: Rules, now: dt.datetime) -> Line:
    row = board.get(code)
    price = row.price(column) if row else None
    if row is None or price is None:
        raise _NoPrice(code)
    if now - row.published_at > rules.freshest:
        raise _TooOld(code)
    return Line(row, column, price)


def _exceeded(asked: Asked, received: Decimal, board: Mapping[str, Row], rules: Rules) -> tuple[str, ...]:
    """The limits that the foreign money is above, by the middle rates, which serve for nothing else."""
    keys = [key for key in limit_keys(asked) if key in rules.limits]
    if BACK_LIMIT_OF_EVENT in keys:
        keys = [BACK_LIMIT_OF_EVENT]
    foreign = (received, asked.buy) if asked.sell == LOCAL else (asked.amount, asked.sell)
    worth = _in_yuan(*foreign, board)
    limits = {key: _in_yuan(*rules.limits[key], board) for key in keys}
    return tuple(key for key, limit in limits.items() if worth and limit and worth > limit)


def _in_yuan(amount: Decimal, currency: str, board: Mapping[str, Row]) -> Decimal | None:
    if currency == LOCAL:
        return amount
    one = board[currency].middle_of_one if currency in board else None
    return amount * one if one is not None else None
