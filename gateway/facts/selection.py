"""Which of several facts of one key holds on a day in a place. Pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Protocol, TypeVar

ANYWHERE = "CN"
F = TypeVar("F", bound="Dated")


class Dated(Protocol):
    """What selection needs to know of a fact."""

    @property
    def key(self) -> str:
        """Which figure it is."""
        ...

    @property
    def jurisdiction(self) -> str:
        """Where it holds, from wide to narrow: `CN`, `CN/beijing`."""
        ...

    @property
    def event(self) -> str:
        """The event whose temporary rule it is, or empty."""
        ...

    @property
    def valid_from(self) -> dt.date | None:
        """First day, if there is one."""
        ...

    @property
    def valid_to(self) -> dt.date | None:
        """Last day, if there is one."""
        ...


def is_current(fact: Dated, day: dt.date) -> bool:
    """Whether the fact holds on this day."""
    return (fact.valid_from is None or fact.valid_from <= day) and (
        fact.valid_to is None or day <= fact.valid_to
    )


def covers(fact: Dated, jurisdiction: str) -> bool:
    """Whether the fact speaks about this place: the country's facts hold in its cities."""
    return jurisdiction == fact.jurisdiction or jurisdiction.startswith(f"{fact.jurisdiction}/")


def select_facts(facts: Iterable[F], day: dt.date, jurisdiction: str = ANYWHERE) -> list[F]:
    """One fact per key, in the order of keys.

    A rule of an event beats a standing one, a city's beats the country's, a newer beats an older
    one. Where nothing holds on the day, the fact that ended last is given (`is_current` is false).
    """
    best: dict[str, F] = {}
    for fact in facts:
        if not covers(fact, jurisdiction) or (fact.valid_from is not None and fact.valid_from > day):
            continue
        known = best.get(fact.key)
        if known is None or _weight(fact, day) > _weight(known, day):
            best[fact.key] = fact
    return [best[key] for key in sorted(best)]


def _weight(fact: Dated, day: dt.date) -> tuple[bool, bool, int, dt.date]:
    if not is_current(fact, day):
        return False, False, 0, fact.valid_to or dt.date.min
    return True, bool(fact.event), len(fact.jurisdiction), fact.valid_from or dt.date.min
