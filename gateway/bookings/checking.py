"""Whether a branch can take a group in a window, and if not why. Pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from gateway.bookings.capacity import (
    Cash,
    Demand,
    Figures,
    RateMissing,
    Rates,
    cash_needed,
    counters_needed,
)
from gateway.bookings.figures import Limits


class Reason(StrEnum):
    """Why a branch cannot take the group as wished."""

    NO_EXCHANGE = "no_exchange"
    CURRENCY = "currency_not_bought"
    CLOSED = "closed"
    COUNTERS = "counters_short"
    CASH = "cash_short"
    PLAN = "plan_runs"
    UNKNOWN = "figures_missing"


class Note(StrEnum):
    """What the leader or the branch has to know beforehand."""

    PROOF = "proof_needed"
    QUOTA = "quota_exceeded"
    SMALL_NOTES = "small_notes_short"


@dataclass(frozen=True)
class Window:
    """From when to when a group is served."""

    starts_at: dt.datetime
    ends_at: dt.datetime

    @property
    def minutes(self) -> int:
        """Its length in whole minutes."""
        return int((self.ends_at - self.starts_at).total_seconds() // 60)


@dataclass(frozen=True)
class Site:
    """What a branch has at a time: what it buys, whether it is open, what is left of its means."""

    buys: Collection[str]
    exchanges: bool
    is_open: bool
    plan_runs: bool
    counters: int
    cash: Decimal


@dataclass(frozen=True)
class Fit:
    """What the group needs there, and every reason against; without any it fits."""

    counters: int
    cash: Cash
    reasons: tuple[Reason, ...]

    @property
    def fits(self) -> bool:
        """Whether nothing speaks against it."""
        return not self.reasons


NOTHING = Cash(Decimal(0), Decimal(0), Decimal(0))


def fit(demand: Demand, window: Window, site: Site, figures: Figures, rates: Rates) -> Fit:
    """Check a group against a branch: counters, cash, currencies, hours."""
    counters = counters_needed(demand.deals, figures.minutes_per_deal, max(window.minutes, 1))
    reasons: list[Reason] = []
    try:
        cash = cash_needed(demand, rates, figures)
    except RateMissing:
        cash, reasons = NOTHING, [Reason.CURRENCY]
    found = {
        Reason.NO_EXCHANGE: demand.deals > 0 and not site.exchanges,
        Reason.CURRENCY: not demand.currencies <= set(site.buys),
        Reason.CLOSED: not site.is_open,
        Reason.COUNTERS: counters > site.counters,
        Reason.CASH: cash.total > site.cash,
        Reason.PLAN: site.plan_runs,
    }
    reasons += [reason for reason, is_so in found.items() if is_so and reason not in reasons]
    return Fit(counters, cash, tuple(reasons))


def notes(demand: Demand, figures: Figures | None, rates: Rates, limits: Limits) -> list[Note]:
    """What to say before the group arrives; limits are per person, so the mean is compared."""
    found = []
    if demand.deals:
        each = [rates.dollars(one.amount / demand.deals, one.currency) for one in demand.cash]
        dollars = sum((one for one in each if one is not None), Decimal(0))
        for note, limit in ((Note.PROOF, limits.proof), (Note.QUOTA, limits.quota)):
            allowed = rates.dollars(limit.amount, limit.currency) if limit else None
            if allowed is not None and dollars > allowed:
                found.append(note)
    if figures and demand.deals * figures.small_notes_per_deal > figures.small_notes_a_day:
        found.append(Note.SMALL_NOTES)
    return found
