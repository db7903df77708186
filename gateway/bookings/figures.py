"""The bank's own figures for groups as values. Pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from gateway.bookings.capacity import Figures, Sum

GROUPS, PLANS = "group_exchange", "plan"
PROOF_LIMIT, QUOTA = "fx.cash_proof_limit", "fx.yearly_quota"
_NEEDED = (
    "minutes_per_deal",
    "window_minutes",
    "longest_minutes",
    "atm_withdrawal",
    "cash_reserve",
    "small_notes_per_deal",
    "counters",
    "cash_a_day",
    "small_notes_a_day",
)


@dataclass(frozen=True)
class Times:
    """By when a group is answered, how long an offer is held, when its leader is reminded."""

    answer_today: dt.timedelta = dt.timedelta(minutes=15)
    answer_later: dt.timedelta = dt.timedelta(days=1)
    hold: dt.timedelta = dt.timedelta(hours=2)
    evening: dt.time = dt.time(18)
    last_call: dt.timedelta = dt.timedelta(hours=2)


@dataclass(frozen=True)
class Thresholds:
    """When a plan's level is due."""

    watch_share: Decimal = Decimal("0.5")
    queue_minutes: int = 30
    cash_share: Decimal = Decimal("0.4")
    city_branches: int = 2


@dataclass(frozen=True)
class Limits:
    """What one person may change: with cash that needs a proof, and in a year."""

    proof: Sum | None = None
    quota: Sum | None = None


@dataclass(frozen=True)
class BankFigures:
    """The facts of a place on a day; a figure that has ended is not known."""

    values: Mapping[str, Any] = field(default_factory=dict)

    def planning(self) -> Figures | None:
        """What capacity is reckoned with; None when the bank has not set all of it."""
        keyed = {name: f"{GROUPS}.{name}" for name in _NEEDED}
        if not set(keyed.values()) <= self.values.keys():
            return None
        found: dict[str, Any] = {name: self.values[key] for name, key in keyed.items()}
        return Figures(
            minutes_per_deal=int(found["minutes_per_deal"]),
            window_minutes=int(found["window_minutes"]),
            longest_minutes=int(found["longest_minutes"]),
            atm_withdrawal=_amount(found["atm_withdrawal"]),
            reserve=Decimal(str(found["cash_reserve"])),
            small_notes_per_deal=_amount(found["small_notes_per_deal"]),
            counters=int(found["counters"]),
            cash_a_day=_amount(found["cash_a_day"]),
            small_notes_a_day=_amount(found["small_notes_a_day"]),
        )

    def times(self) -> Times:
        """By when something has to happen."""
        usual = Times()
        evening = self.values.get(f"{GROUPS}.reminder_time")
        return Times(
            answer_today=self._minutes("first_answer_minutes", usual.answer_today),
            answer_later=self._minutes("later_answer_minutes", usual.answer_later),
            hold=self._minutes("hold_minutes", usual.hold),
            evening=dt.time.fromisoformat(str(evening)) if evening else usual.evening,
            last_call=self._minutes("last_call_minutes", usual.last_call),
        )

    def thresholds(self) -> Thresholds:
        """When a plan's level is due."""
        known = self.values.get
        usual = Thresholds()
        return Thresholds(
            watch_share=Decimal(str(known(f"{PLANS}.watch_share", usual.watch_share))),
            queue_minutes=int(known(f"{PLANS}.queue_minutes", usual.queue_minutes)),
            cash_share=Decimal(str(known(f"{PLANS}.cash_share", usual.cash_share))),
            city_branches=int(known(f"{PLANS}.city_branches", usual.city_branches)),
        )

    def limits(self) -> Limits:
        """What one person may change."""
        return Limits(_sum(self.values.get(PROOF_LIMIT)), _sum(self.values.get(QUOTA)))

    def _minutes(self, name: str, usual: dt.timedelta) -> dt.timedelta:
        value = self.values.get(f"{GROUPS}.{name}")
        return usual if value is None else dt.timedelta(minutes=int(value))


def _amount(value: Any) -> Decimal:
    return Decimal(str(value["amount"]))


def _sum(value: Any) -> Sum | None:
    return Sum(_amount(value), str(value["currency"])) if value else None
