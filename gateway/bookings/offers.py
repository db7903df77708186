"""An offer to a group as plain values, and its form as JSON. Pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import Any

from gateway.bookings.capacity import Sum


class Outcome(StrEnum):
    """What came of a check."""

    FITS = "fits"
    ALTERNATIVES = "alternatives"
    # A person has to look for a way.
    PERSON = "person"
    # Nowhere at the bank, whoever looks.
    REFUSED = "refused"


class OptionKind(StrEnum):
    """In what an option differs from the wish."""

    WANTED = "wanted"
    LONGER = "longer"
    OTHER_BRANCH = "other_branch"
    OTHER_TIME = "other_time"
    TWO_BRANCHES = "two_branches"
    # A person of the branch answers for it, whatever the figures say.
    AGREED = "agreed"


@dataclass(frozen=True)
class Part:
    """What one branch would serve."""

    branch_id: str
    starts_at: dt.datetime
    ends_at: dt.datetime
    people: int
    deals: int
    counters: int
    cash: Decimal
    # More than the bank's share of what the branch has: the plan's watch begins with it.
    strains: bool = False

    def wire(self) -> dict[str, Any]:
        """As JSON."""
        return {
            "branch_id": self.branch_id,
            "starts_at": self.starts_at.isoformat(),
            "ends_at": self.ends_at.isoformat(),
            "people": self.people,
            "deals": self.deals,
            "counters": self.counters,
            "cash": {"type": "money", "amount": f"{self.cash:f}", "currency": "CNY"},
            "strains": self.strains,
        }

    @classmethod
    def read(cls, wire: Mapping[str, Any]) -> Part:
        """From its JSON."""
        return cls(
            branch_id=wire["branch_id"],
            starts_at=dt.datetime.fromisoformat(wire["starts_at"]),
            ends_at=dt.datetime.fromisoformat(wire["ends_at"]),
            people=wire["people"],
            deals=wire["deals"],
            counters=wire["counters"],
            cash=Decimal(wire["cash"]["amount"]),
            strains=wire["strains"],
        )


@dataclass(frozen=True)
class Option:
    """One way to serve the group: at one branch, or at two at once."""

    kind: OptionKind
    parts: tuple[Part, ...]

    def wire(self) -> dict[str, Any]:
        """As JSON."""
        return {"kind": self.kind.value, "parts": [part.wire() for part in self.parts]}

    @classmethod
    def read(cls, wire: Mapping[str, Any]) -> Option:
        """From its JSON."""
        return cls(OptionKind(wire["kind"]), tuple(Part.read(part) for part in wire["parts"]))


@dataclass(frozen=True)
class Offer:
    """The answer to a wish: what fits, else why not and what instead."""

    outcome: Outcome
    options: Sequence[Option] = ()
    reasons: Sequence[str] = ()
    notes: Sequence[str] = ()
    need: Mapping[str, Any] = field(default_factory=dict)
    # Named when the group's own currency is bought nowhere.
    currencies: Sequence[str] = ()
    # What one person may change, by the name of the note that it belongs to.
    limits: Mapping[str, Sum] = field(default_factory=dict)

    def wire(self) -> dict[str, Any]:
        """As JSON."""
        return {
            "outcome": self.outcome.value,
            "options": [option.wire() for option in self.options],
            "reasons": [str(reason) for reason in self.reasons],
            "notes": [str(note) for note in self.notes],
            "need": dict(self.need),
            "currencies": list(self.currencies),
            "limits": {
                note: {"type": "money", "amount": f"{limit.amount:f}", "currency": limit.currency}
                for note, limit in self.limits.items()
            },
        }
