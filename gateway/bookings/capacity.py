"""Counters and cash that a group needs. Pure; domain.md section 7.

Everything is rounded up: a group that waits costs more than a counter that idles.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, Context, Decimal, localcontext
from typing import Protocol

_PRECISE = Context(prec=50)
_FEN = Decimal("0.01")
_ROUND_UP_MINUTES = 15


class Rates(Protocol):
    """What a planner has to know of the rate board: yuan for one unit, None when it is not traded."""

    def cash_buying(self, currency: str) -> Decimal | None:
        """What the bank pays for a note."""
        ...

    def spot_buying(self, currency: str) -> Decimal | None:
        """What the bank pays for a cheque, before its commission."""
        ...

    def dollars(self, amount: Decimal, currency: str) -> Decimal | None:
        """What an amount is worth for limits, in dollars."""
        ...


@dataclass(frozen=True)
class Sum:
    """An amount of a currency."""

    amount: Decimal
    currency: str


@dataclass(frozen=True)
class Demand:
    """What a group wants: deals at the counter with cash or cheques, and withdrawals at the machines."""

    people: int
    deals: int
    cash: Sequence[Sum] = ()
    cheques: Sequence[Sum] = ()
    atm_users: int = 0

    @property
    def currencies(self) -> frozenset[str]:
        """The currencies brought in cash."""
        return frozenset(one.currency for one in self.cash)

    def halves(self) -> tuple[Demand, Demand]:
        """The group in two, for two branches; each half is rounded up where it cannot be divided."""
        return self._share(self.deals - self.deals // 2, up=True), self._share(self.deals // 2, up=False)

    def _share(self, deals: int, *, up: bool) -> Demand:
        share = Decimal(deals) / self.deals if self.deals else Decimal("0.5")
        people = self.people - self.people // 2 if up else self.people // 2
        return Demand(
            people=people,
            deals=deals,
            cash=tuple(Sum(_up(one.amount * share), one.currency) for one in self.cash),
            cheques=tuple(Sum(_up(one.amount * share), one.currency) for one in self.cheques),
            atm_users=self.atm_users - self.atm_users // 2 if up else self.atm_users // 2,
        )


@dataclass(frozen=True)
class Figures:
    """The bank's own figures for planning."""

    minutes_per_deal: int
    window_minutes: int
    atm_withdrawal: Decimal
    reserve: Decimal
    small_notes_per_deal: Decimal
    counters: int
    cash_a_day: Decimal
    small_notes_a_day: Decimal
    longest_minutes: int


@dataclass(frozen=True)
class Cash:
    """The yuan a group takes along, in its parts."""

    exchange: Decimal
    atm: Decimal
    reserve: Decimal

    @property
    def total(self) -> Decimal:
        """All of it."""
        return self.exchange + self.atm + self.reserve


class RateMissing(LookupError):
    """A currency of the group has no price, so that its yuan cannot be reckoned."""


def counters_needed(deals: int, minutes_per_deal: int, window_minutes: int) -> int:
    """The counters that serve so many deals within the window."""
    return -(-deals * minutes_per_deal // window_minutes)


def minutes_needed(deals: int, minutes_per_deal: int, counters: int) -> int:
    """The window in which so many counters serve the deals, in whole quarters of an hour."""
    exact = -(-deals * minutes_per_deal // counters)
    return -(-exact // _ROUND_UP_MINUTES) * _ROUND_UP_MINUTES


def cash_needed(demand: Demand, rates: Rates, figures: Figures) -> Cash:
    """The yuan to have ready. Raises RateMissing."""
    with localcontext(_PRECISE):
        priced = [(one, rates.cash_buying(one.currency)) for one in demand.cash]
        priced += [(one, rates.spot_buying(one.currency)) for one in demand.cheques]
        exchange = sum((one.amount * _known(price, one) for one, price in priced), Decimal(0))
        atm = demand.atm_users * figures.atm_withdrawal
        return Cash(_up(exchange), _up(atm), _up((exchange + atm) * figures.reserve))


def peak(spans: Sequence[tuple[float, float, int]]) -> int:
    """The most counters in use at once among holds of (begin, end, counters)."""
    return max((sum(n for begin, end, n in spans if begin <= at < end) for at, _, _ in spans), default=0)


def _known(price: Decimal | None, one: Sum) -> Decimal:
    if price is None:
        raise RateMissing(one.currency)
    return price


def _up(amount: Decimal) -> Decimal:
    return amount.quantize(_FEN, ROUND_CEILING)
