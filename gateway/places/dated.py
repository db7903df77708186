"""What of a branch holds at a moment: whether it is there at all, and what it buys and sells. Pure.

An event pack brings branches and currencies for some days. Nothing has to run for them to end.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any, Protocol

# The rules of hours look back at most some weeks; a place that begins is shut all the time before.
BEFORE = dt.datetime(1900, 1, 1, tzinfo=dt.UTC)


class Bounded(Protocol):
    """Something that may be there for some time only."""

    @property
    def since(self) -> dt.datetime | None:
        """The first moment, if there is one."""
        ...

    @property
    def until(self) -> dt.datetime | None:
        """The first moment after, if there is one."""
        ...


class Exchange(Bounded, Protocol):
    """What is to be known of a branch to say what it changes."""

    @property
    def buys(self) -> list[str]:
        """Currencies bought in cash on usual days."""
        ...

    @property
    def sells(self) -> list[str]:
        """Currencies sold in cash on usual days."""
        ...

    @property
    def offers(self) -> list[dict[str, Any]]:
        """Currencies of some days."""
        ...


def is_there(place: Bounded, at: dt.datetime) -> bool:
    """Whether the place is known at this moment."""
    return (place.since is None or place.since <= at) and (place.until is None or at < place.until)


def overlaps(place: Bounded, first: dt.datetime, last: dt.datetime) -> bool:
    """Whether the place is known at any time between two moments."""
    return (place.since is None or place.since <= last) and (place.until is None or first < place.until)


def buys_at(branch: Exchange, at: dt.datetime) -> list[str]:
    """The currencies that a branch buys in cash at this moment."""
    return _offered(branch.offers, "buys", branch.buys, at)


def sells_at(branch: Exchange, at: dt.datetime) -> list[str]:
    """The currencies that a branch sells in cash at this moment."""
    return _offered(branch.offers, "sells", branch.sells, at)


def _offered(
    offers: Iterable[Mapping[str, Any]] | None, direction: str, usual: list[str], at: dt.datetime
) -> list[str]:
    for offer in offers or ():
        since, until = (dt.datetime.fromisoformat(offer[name]) for name in ("since", "until"))
        if offer[direction] is not None and since <= at < until:
            return list(offer[direction])
    return usual
