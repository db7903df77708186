"""Looks for a place and a time for a group: as wished, else longer, elsewhere, later, or at two branches."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from gateway.bookings.bank import bank_figures
from gateway.bookings.capacity import (
    Demand,
    Figures,
    RateMissing,
    Rates,
    cash_needed,
    counters_needed,
    minutes_needed,
)
from gateway.bookings.checking import Fit, Note, Reason, Window, notes
from gateway.bookings.offers import Offer, Option, OptionKind, Outcome, Part
from gateway.bookings.pricing import BoardRates
from gateway.bookings.sites import Sites
from gateway.bookings.store import BookingStore
from gateway.hours.schedule import Schedule
from gateway.places.dated import buys_at
from gateway.places.finding import Wanted, find_branches
from gateway.places.models import Branch, Service
from gateway.places.store import PlaceStore

MOST_OPTIONS = 3
CANDIDATES = 6
DAYS_AHEAD = 3
STEP = dt.timedelta(minutes=30)
# A group is not told to be somewhere in ten minutes.
SHORTEST_NOTICE = dt.timedelta(minutes=30)


@dataclass(frozen=True)
class Sought:
    """What is planned: the demand, when, and where the leader would like to go."""

    demand: Demand
    window: Window
    branch: Branch | None = None
    place: str = ""


class Planner:
    """Plans for one wish; the caller holds the transaction."""

    def __init__(self, sites: Sites, rates: BoardRates) -> None:
        self._sites = sites
        self._rates = rates

    async def offer(self, sought: Sought) -> Offer:
        """What the bank can do for the group."""
        first, others = await self._candidates(sought)
        zone = ZoneInfo(first.zone) if first else sought.window.starts_at.tzinfo
        figures = await bank_figures(
            self._sites.session, sought.window.starts_at.astimezone(zone).date(), first
        )
        plan = figures.planning()
        limits = figures.limits()
        told = notes(sought.demand, plan, self._rates, limits)
        named = {Note.PROOF: limits.proof, Note.QUOTA: limits.quota}
        above = {str(note): limit for note, limit in named.items() if limit and note in told}
        if plan is None or self._unpriced(sought.demand):
            return Offer(Outcome.PERSON, notes=told, reasons=[Reason.UNKNOWN])
        begins = sought.window.starts_at
        if not any(sought.demand.currencies <= set(buys_at(one, begins)) for one in (first, *others) if one):
            bought = set(buys_at(first, begins)) if first else set(self._rates.currencies)
            known = [code for code in self._rates.currencies if code in bought]
            if first is None and sought.demand.currencies <= bought:
                # Not the currency is the trouble but the words for the place, which name no branch.
                return Offer(Outcome.PERSON, notes=told, reasons=[Reason.UNKNOWN])
            return Offer(Outcome.REFUSED, notes=told, reasons=[Reason.CURRENCY], currencies=known)
        need = _need(sought, plan, self._rates)
        part, why = await self._sites.part(first, sought.window, sought.demand) if first else (None, None)
        if part:
            wanted = [Option(OptionKind.WANTED, (part,))]
            return Offer(Outcome.FITS, wanted, notes=told, need=need, limits=above)
        options = await self._options(first, others, sought, why)
        outcome = Outcome.ALTERNATIVES if options else Outcome.PERSON
        return Offer(outcome, options, why.reasons if why else (), told, need, limits=above)

    def _unpriced(self, demand: Demand) -> bool:
        """Whether there is no board at all, or none that prices what some branch does buy."""
        if not self._rates.currencies:
            return True
        return any(self._rates.spot_buying(one.currency) is None for one in demand.cheques)

    async def still_fits(self, option: Option, demand: Demand) -> bool:
        """Whether what was offered can still be had; what a person agreed to always can."""
        if option.kind is OptionKind.AGREED:
            return True
        places = await PlaceStore(self._sites.session).branches([part.branch_id for part in option.parts])
        shares = demand.halves() if len(option.parts) > 1 else (demand,)
        for part, share in zip(option.parts, shares, strict=True):
            window = Window(part.starts_at, part.ends_at)
            if part.branch_id not in places:
                return False
            again, _ = await self._sites.part(places[part.branch_id], window, share)
            if again is None:
                return False
        return True

    async def _options(
        self, first: Branch | None, others: Sequence[Branch], sought: Sought, why: Fit | None
    ) -> list[Option]:
        """The ways that differ from the wish, best first."""
        ways = [
            await self._longer(first, sought, why),
            await self._elsewhere(others, sought),
            await self._later(first, sought),
            await self._halved([one for one in (first, *others) if one], sought),
        ]
        return [way for way in ways if way][:MOST_OPTIONS]

    async def _longer(self, branch: Branch | None, sought: Sought, why: Fit | None) -> Option | None:
        """The same place and beginning with fewer counters for longer."""
        if branch is None or why is None or why.reasons != (Reason.COUNTERS,):
            return None
        figures = (await self._sites.figures(branch, sought.window.starts_at)).planning()
        left = await self._sites.counters_left(branch, sought.window)
        if figures is None or left < 1:
            return None
        minutes = minutes_needed(sought.demand.deals, figures.minutes_per_deal, left)
        if minutes > figures.longest_minutes:
            return None
        starts = sought.window.starts_at
        window = Window(starts, starts + dt.timedelta(minutes=minutes))
        part, _ = await self._sites.part(branch, window, sought.demand)
        return Option(OptionKind.LONGER, (part,)) if part else None

    async def _elsewhere(self, others: Sequence[Branch], sought: Sought) -> Option | None:
        for branch in others:
            part, _ = await self._sites.part(branch, sought.window, sought.demand)
            if part:
                return Option(OptionKind.OTHER_BRANCH, (part,))
        return None

    async def _later(self, branch: Branch | None, sought: Sought) -> Option | None:
        """The same place at the nearest time that can be had."""
        if branch is None:
            return None
        schedule = await self._sites.schedule(branch, sought.window.starts_at)
        wanted, length = sought.window.starts_at, sought.window.ends_at - sought.window.starts_at
        earliest = self._sites.planning.now + SHORTEST_NOTICE
        starts = [one for one in _starts(schedule, wanted, length) if one >= earliest and one != wanted]
        for start in sorted(starts, key=lambda one: abs(one - wanted)):
            part, found = await self._sites.part(branch, Window(start, start + length), sought.demand)
            if part:
                return Option(OptionKind.OTHER_TIME, (part,))
            if found is None or set(found.reasons) & {Reason.CURRENCY, Reason.NO_EXCHANGE}:
                return None
        return None

    async def _halved(self, branches: Sequence[Branch], sought: Sought) -> Option | None:
        """The same time at the two best branches that can each take half."""
        if sought.demand.deals < 2:  # noqa: PLR2004 - a half of one is none
            return None
        parts: list[Part] = []
        halves = sought.demand.halves()
        for branch in branches:
            part, _ = await self._sites.part(branch, sought.window, halves[len(parts)])
            parts += [part] if part else []
            if len(parts) == len(halves):
                return Option(OptionKind.TWO_BRANCHES, tuple(parts))
        return None

    async def _candidates(self, sought: Sought) -> tuple[Branch | None, list[Branch]]:
        """The branch the leader means, and those nearby that buy the group's currencies."""
        wanted = Wanted(
            said="" if sought.branch else sought.place,
            near=(sought.branch.lat, sought.branch.lon) if sought.branch else None,
            service=Service.FX if sought.demand.deals else "",
            visitors_only=True,
        )
        found = await find_branches(
            PlaceStore(self._sites.session), wanted, sought.window.starts_at, enough=CANDIDATES
        )
        needed = sought.demand.currencies
        buying = [one.branch for one in found if needed <= set(buys_at(one.branch, sought.window.starts_at))]
        first = sought.branch or next(iter(buying), None)
        others = [one for one in buying if first is None or one.id != first.id][:CANDIDATES]
        chosen = [one.id for one in (first, *others) if one]
        await BookingStore(self._sites.session).lock_branches(chosen)
        return first, others


def _need(sought: Sought, figures: Figures, rates: Rates) -> dict[str, Any]:
    """What the group takes of any branch, as JSON."""
    demand = sought.demand
    try:
        cash = cash_needed(demand, rates, figures)
    except RateMissing:
        return {}
    amounts = {"exchange": cash.exchange, "atm": cash.atm, "reserve": cash.reserve, "cash": cash.total}
    money = {
        name: {"type": "money", "amount": f"{amount:f}", "currency": "CNY"}
        for name, amount in amounts.items()
    }
    minutes = max(sought.window.minutes, 1)
    return {"counters": counters_needed(demand.deals, figures.minutes_per_deal, minutes), **money}


def _starts(schedule: Schedule, wanted: dt.datetime, length: dt.timedelta) -> Iterator[dt.datetime]:
    """Every half hour of the openings of that day and the next ones at which the group would get through."""
    today = wanted.astimezone(schedule.zone).date()
    for offset in range(DAYS_AHEAD + 1):
        for opening in schedule.day(today + dt.timedelta(days=offset)):
            start = opening.opens
            while start + length <= opening.closes:
                yield start
                start += STEP
