"""What the pages of plans read from the database, with the names that they say."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from gateway.agents.models import User
from gateway.agents.store import AgentStore
from gateway.bookings.bank import bank_figures
from gateway.bookings.levels import LevelName, Situation, due_at_branch
from gateway.bookings.plan_service import suggested
from gateway.bookings.plan_store import PlanStore
from gateway.bookings.schemas import DueView, PlanView
from gateway.bookings.views import plan_view
from gateway.pages.branch.frame import city_name
from gateway.pages.branch.plan_words import PlanWords
from gateway.places.models import Branch
from gateway.places.store import PlaceStore
from gateway.runtime import Runtime


async def words_for(
    runtime: Runtime,
    session: AsyncSession,
    user: User,
    plans: Sequence[PlanView],
    branches: Sequence[str] = (),
) -> PlanWords:
    """How these plans, and what is due at these branches, are said to this user."""
    ids: set[str] = {plan.branch_id for plan in plans if plan.branch_id} | set(branches)
    people: set[str] = set()
    for plan in plans:
        ids |= {str(one.note["divert_to"]) for one in plan.log if one.note.get("divert_to")}
        people |= {one for one in (plan.started_by, plan.ended_by) if one}
        people |= {one.done_by for one in plan.actions if one.done_by}
        people |= {one.actor_id for one in plan.log if one.actor_id}
    return PlanWords(
        catalogue=runtime.catalogue,
        locale=user.locale,
        zone=runtime.settings.event_zone,
        branches=await PlaceStore(session).branches(ids),
        names=await AgentStore(session, runtime.clock).names(people),
        now=runtime.clock.now(),
    )


async def find_plans(
    session: AsyncSession, branch_id: str, *, running: bool, before: str, limit: int
) -> list[PlanView]:
    """The plans that touch a branch, or all of them without one, newest first."""
    branch = await PlaceStore(session).branch(branch_id)
    found = await PlanStore(session).page(before, limit, running=running, branch=branch)
    return [await plan_view(session, plan) for plan in found]


async def due_in_cities(
    runtime: Runtime, session: AsyncSession, plans: Sequence[PlanView]
) -> list[tuple[DueView, bool]]:
    """What is due in a city after all that runs in it; true for what a drill makes due."""
    at_branch = [plan for plan in plans if plan.level == LevelName.BRANCH and plan.branch_id]
    known = await PlaceStore(session).branches({plan.branch_id or "" for plan in at_branch})
    cities = sorted({(known[plan.branch_id or ""].city, plan.drill) for plan in at_branch})
    return [
        (DueView(level=one.level, trigger=one.trigger, city=city), drill)
        for city, drill in cities
        for one in await suggested(runtime, session, city, drill=drill)
    ]


async def due_here(runtime: Runtime, session: AsyncSession, branch: Branch, seen: Situation) -> list[DueView]:
    """What is due by what is seen at a branch and does not run there yet."""
    day = runtime.clock.now().astimezone(runtime.settings.event_zone).date()
    limits = (await bank_figures(session, day, branch)).thresholds()
    store = PlanStore(session)
    return [
        DueView(level=one.level, trigger=one.trigger, branch_id=branch.id)
        for one in due_at_branch(seen, limits)
        if await store.running(one.level, branch.id, None, drill=False) is None
    ]


async def cities(session: AsyncSession, locale: str) -> list[dict[str, Any]]:
    """The cities in which the bank has branches."""
    found = await session.scalars(select(Branch.city).distinct())
    return sorted(({"id": one, "name": city_name(one, locale)} for one in found), key=lambda row: row["name"])
