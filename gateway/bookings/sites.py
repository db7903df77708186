"""What the bank's branches have left at a time, read once for one planning."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from zoneinfo import ZoneInfo

from sqlalchemy.ext.asyncio import AsyncSession

from gateway.bookings.bank import bank_figures
from gateway.bookings.capacity import Demand, Figures, Rates, peak
from gateway.bookings.checking import NOTHING, Fit, Site, Window, fit
from gateway.bookings.figures import BankFigures
from gateway.bookings.models import BookingPart
from gateway.bookings.offers import Part
from gateway.bookings.plan_store import PlanStore
from gateway.bookings.store import BookingStore
from gateway.hours.schedule import Schedule
from gateway.places.dated import buys_at
from gateway.places.models import Branch, Service
from gateway.places.opening import schedule_of
from gateway.places.store import PlaceStore

_DAY = dt.timedelta(days=1)


@dataclass(frozen=True)
class Planning:
    """For whom is planned: real or drill, when, and which booking may be replaced."""

    now: dt.datetime
    booking_id: str
    drill: bool = False


@dataclass
class _Known:
    """A branch's data around one day."""

    figures: BankFigures
    held: Sequence[BookingPart]


@dataclass
class Sites:
    """Branches with hours, figures and holds; each is read once."""

    session: AsyncSession
    rates: Rates
    planning: Planning
    _known: dict[tuple[str, dt.date], _Known] = field(default_factory=dict)
    _schedules: dict[str, Schedule] = field(default_factory=dict)
    _planned: dict[str, bool] = field(default_factory=dict)

    async def schedule(self, branch: Branch, around: dt.datetime) -> Schedule:
        """The hours in which the branch exchanges; a branch that does not has those of its counters."""
        if branch.id not in self._schedules:
            service = Service.FX if Service.FX in branch.services else Service.PERSONAL
            self._schedules[branch.id] = await schedule_of(PlaceStore(self.session), branch, service, around)
        return self._schedules[branch.id]

    async def figures(self, branch: Branch, at: dt.datetime) -> BankFigures:
        """The bank's figures for a branch on the day of a moment."""
        return (await self._of_day(branch, at)).figures

    async def part(self, branch: Branch, window: Window, demand: Demand) -> tuple[Part | None, Fit | None]:
        """What the branch would serve if it fits, and the check; no check without the bank's figures."""
        known = await self._of_day(branch, window.starts_at)
        figures = known.figures.planning()
        if figures is None:
            return None, None
        site = await self._site(branch, window, figures, known)
        found = fit(demand, window, site, figures, self.rates)
        if not found.fits:
            return None, found
        share = known.figures.thresholds().watch_share
        strains = found.counters > share * figures.counters or found.cash.total > share * figures.cash_a_day
        return _part(branch, window, demand, found, strains=strains), found

    async def agreed(self, branch: Branch, window: Window, demand: Demand) -> Part:
        """What the branch would serve when its people take the group whatever speaks against it."""
        known = await self._of_day(branch, window.starts_at)
        figures = known.figures.planning()
        if figures is None:
            return _part(branch, window, demand, Fit(0, NOTHING, ()), strains=True)
        site = await self._site(branch, window, figures, known)
        return _part(branch, window, demand, fit(demand, window, site, figures, self.rates), strains=True)

    async def counters_left(self, branch: Branch, window: Window) -> int:
        """The counters that nobody holds at any moment of a window."""
        known = await self._of_day(branch, window.starts_at)
        figures = known.figures.planning()
        return figures.counters - _peak(known.held, window) if figures else 0

    async def _site(self, branch: Branch, window: Window, figures: Figures, known: _Known) -> Site:
        answer = (await self.schedule(branch, window.starts_at)).at(window.starts_at)
        zone = ZoneInfo(branch.zone)
        day = window.starts_at.astimezone(zone).date()
        same_day = [part for part in known.held if part.starts_at.astimezone(zone).date() == day]
        return Site(
            buys=buys_at(branch, window.starts_at),
            exchanges=Service.FX in branch.services,
            is_open=answer.open and (answer.closes_at is None or answer.closes_at >= window.ends_at),
            plan_runs=await self._plan_runs(branch),
            counters=figures.counters - _peak(known.held, window),
            cash=figures.cash_a_day - sum((Decimal(part.cash) for part in same_day), Decimal(0)),
        )

    async def _of_day(self, branch: Branch, at: dt.datetime) -> _Known:
        zone = ZoneInfo(branch.zone)
        day = at.astimezone(zone).date()
        if (branch.id, day) not in self._known:
            midnight = dt.datetime.combine(day, dt.time(), zone)
            held = await BookingStore(self.session).held(
                branch.id, midnight - _DAY, midnight + 2 * _DAY, self.planning.now, drill=self.planning.drill
            )
            others = [part for part in held if part.booking_id != self.planning.booking_id]
            self._known[branch.id, day] = _Known(await bank_figures(self.session, day, branch), others)
        return self._known[branch.id, day]

    async def _plan_runs(self, branch: Branch) -> bool:
        if branch.id not in self._planned:
            running = await PlanStore(self.session).diverting(branch.id, branch.city)
            self._planned[branch.id] = any(plan.drill == self.planning.drill for plan in running)
        return self._planned[branch.id]


def _part(branch: Branch, window: Window, demand: Demand, found: Fit, *, strains: bool) -> Part:
    zone = ZoneInfo(branch.zone)
    return Part(
        branch_id=branch.id,
        starts_at=window.starts_at.astimezone(zone),
        ends_at=window.ends_at.astimezone(zone),
        people=demand.people,
        deals=demand.deals,
        counters=found.counters,
        cash=found.cash.total,
        strains=strains,
    )


def _peak(held: Sequence[BookingPart], window: Window) -> int:
    """The most counters held at once within the window."""
    inside = [part for part in held if part.starts_at < window.ends_at and part.ends_at > window.starts_at]
    return peak([(part.starts_at.timestamp(), part.ends_at.timestamp(), part.counters) for part in inside])
