"""Every query about emergency plans."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import and_, or_, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from gateway.bookings.errors import PlanEnded, PlanRuns
from gateway.bookings.levels import LevelName
from gateway.bookings.models import Plan, PlanAction, PlanEntry
from gateway.places.models import Branch

# The name in a note under which a plan says to which branch visitors go meanwhile.
DIVERT_TO = "divert_to"


class PlanStore:
    """Plans in one session; never commits."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def get(self, plan_id: str) -> Plan | None:
        """The plan, if there is one."""
        return await self._session.get(Plan, plan_id)

    async def running(
        self, level: str, branch_id: str | None, city: str | None, *, drill: bool
    ) -> Plan | None:
        """The plan of this level that runs at exactly this place."""
        query = select(Plan).where(
            Plan.level == level,
            Plan.ended_at.is_(None),
            Plan.branch_id.is_(None) if branch_id is None else Plan.branch_id == branch_id,
            Plan.city.is_(None) if city is None else Plan.city == city,
            Plan.drill == drill,
        )
        found: Plan | None = await self._session.scalar(query.limit(1))
        return found

    async def diverting(self, branch_id: str, city: str) -> Sequence[Plan]:
        """The plans that keep new groups away from a branch: its own, its city's, the event's."""
        here = or_(
            and_(Plan.level == LevelName.BRANCH, Plan.branch_id == branch_id),
            and_(Plan.level == LevelName.CITY, Plan.city == city),
            Plan.level == LevelName.EVENT,
        )
        return (await self._session.scalars(select(Plan).where(Plan.ended_at.is_(None), here))).all()

    async def branches_running(self, city: str, *, drill: bool) -> Sequence[str]:
        """The branches of a city that run the branch's level."""
        query = (
            select(Plan.branch_id)
            .join(Branch, Branch.id == Plan.branch_id)
            .where(
                Plan.level == LevelName.BRANCH,
                Plan.ended_at.is_(None),
                Branch.city == city,
                Plan.drill == drill,
            )
        )
        return [one for one in await self._session.scalars(query) if one]

    async def page(
        self, before: str, limit: int, *, running: bool | None = None, branch: Branch | None = None
    ) -> Sequence[Plan]:
        """Plans, newest first; for a branch those that touch it."""
        query = select(Plan).order_by(Plan.id.desc()).limit(limit)
        query = query.where(Plan.id < before) if before else query
        if running is not None:
            query = query.where(Plan.ended_at.is_(None) if running else Plan.ended_at.is_not(None))
        if branch is not None:
            everywhere = and_(Plan.branch_id.is_(None), Plan.city.is_(None))
            query = query.where(or_(Plan.branch_id == branch.id, Plan.city == branch.city, everywhere))
        return (await self._session.scalars(query)).all()

    async def add(self, plan: Plan, actions: Sequence[PlanAction]) -> None:
        """Add a plan that starts, with what has to be done; the slower of two gets PlanRuns."""
        plan.running = ":".join((plan.level, plan.branch_id or "", plan.city or "", str(plan.drill)))
        try:
            async with self._session.begin_nested():
                self._session.add(plan)
        except IntegrityError as error:
            raise PlanRuns(plan.level) from error
        self._session.add_all(actions)
        await self._session.flush()

    async def end(self, plan: Plan, user_id: str, review: dict[str, Any], now: dt.datetime) -> None:
        """End a plan with its review; the slower of two gets PlanEnded."""
        claim = update(Plan).where(Plan.id == plan.id, Plan.ended_at.is_(None))
        ended = claim.values(running=None, ended_at=now, ended_by=user_id, review=review).returning(Plan.id)
        if (await self._session.scalars(ended)).one_or_none() is None:
            raise PlanEnded(plan.id)
        await self._session.refresh(plan)

    async def actions(self, plan_id: str) -> Sequence[PlanAction]:
        """What has to be done, in the plan's order."""
        query = select(PlanAction).where(PlanAction.plan_id == plan_id)
        return (await self._session.scalars(query.order_by(PlanAction.position))).all()

    async def action(self, action_id: str) -> PlanAction | None:
        """One action, if there is one."""
        return await self._session.get(PlanAction, action_id)

    async def do(self, action: PlanAction, user_id: str, now: dt.datetime) -> bool:
        """Note an action as done; False when it was already."""
        claim = update(PlanAction).where(PlanAction.id == action.id, PlanAction.done_at.is_(None))
        done = await self._session.scalars(
            claim.values(done_at=now, done_by=user_id).returning(PlanAction.id)
        )
        is_new = done.one_or_none() is not None
        await self._session.refresh(action)
        return is_new

    async def log(
        self, plan: Plan, kind: str, actor_id: str | None, note: dict[str, Any], now: dt.datetime
    ) -> None:
        """Add a line to a plan's log."""
        entry = PlanEntry(plan_id=plan.id, kind=kind, actor_id=actor_id, note=note, created_at=now)
        self._session.add(entry)
        await self._session.flush()

    async def entries(self, plan_id: str) -> Sequence[PlanEntry]:
        """A plan's log, oldest first."""
        query = select(PlanEntry).where(PlanEntry.plan_id == plan_id)
        return (await self._session.scalars(query.order_by(PlanEntry.id))).all()

    async def diversions(self, plan_ids: Collection[str]) -> dict[str, str]:
        """The branch that a plan sends visitors to, by plan: the last one that its log names."""
        query = select(PlanEntry).where(PlanEntry.plan_id.in_(plan_ids)).order_by(PlanEntry.id)
        entries = (await self._session.scalars(query)).all()
        return {one.plan_id: str(one.note[DIVERT_TO]) for one in entries if one.note.get(DIVERT_TO)}
