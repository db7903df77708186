"""Starts, follows and ends emergency plans."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from gateway.agents.models import Role, User
from gateway.bookings.bank import bank_figures
from gateway.bookings.errors import PlanEnded, PlanNotFound, PlanRefused
from gateway.bookings.levels import LARGE_BOOKING, Due, Level, LevelName, Scope, due_in_city, levels
from gateway.bookings.models import Plan, PlanAction
from gateway.bookings.plan_store import DIVERT_TO, PlanStore
from gateway.cases.errors import CaseFieldsRefused
from gateway.cases.fields import checked
from gateway.errors import NotAllowed
from gateway.ids import new_id
from gateway.places.models import Branch
from gateway.places.store import PlaceStore
from gateway.runtime import Runtime


@dataclass(frozen=True)
class Start:
    """A plan that is to start: its level, where, and why."""

    level: LevelName
    trigger: str
    branch_id: str = ""
    city: str = ""
    instructed_by: str = ""
    drill: bool = False


@dataclass(frozen=True)
class Place:
    """Where a plan holds; both empty is everywhere."""

    branch_id: str | None
    city: str | None


def level_of(name: str) -> Level:
    """The level of this name. Raises PlanNotFound."""
    try:
        return levels()[LevelName(name)]
    except ValueError:
        raise PlanNotFound(name) from None


def checked_note(note: dict[str, Any]) -> dict[str, Any]:
    """A note as it may be stored. Raises PlanRefused."""
    try:
        return checked(note)
    except CaseFieldsRefused as error:
        raise PlanRefused("note") from error


async def checked_plan_note(session: AsyncSession, note: dict[str, Any]) -> dict[str, Any]:
    """A note as it may be stored; the branch that it sends visitors to exists. Raises PlanRefused."""
    found = checked_note(note)
    if found.get(DIVERT_TO) and await PlaceStore(session).branch(str(found[DIVERT_TO])) is None:
        raise PlanRefused(DIVERT_TO)
    return found


async def start_plan(
    session: AsyncSession, start: Start, user: User, note: dict[str, Any], now: dt.datetime
) -> Plan:
    """Start a plan with its actions. Raises PlanRefused, PlanRuns, NotAllowed."""
    level = levels()[start.level]
    _may(user, level)
    if start.trigger not in level.triggers:
        raise PlanRefused(f"trigger {start.trigger}")
    # Everybody follows the authority at an event: nobody starts it on his own.
    if level.name is LevelName.EVENT and not (start.instructed_by.strip() or start.drill):
        raise PlanRefused("nobody instructed it")
    place = await place_of(session, level, user, start.branch_id, start.city)
    note = {**await checked_plan_note(session, note), "instructed_by": start.instructed_by.strip()}
    return await _begin(session, level, place, start, user.id, note, now)


async def watch_group(session: AsyncSession, branch_id: str, note: dict[str, Any], now: dt.datetime) -> None:
    """Start the watch of a branch that a booking strains, or add the booking to the one that runs."""
    level, is_drill = levels()[LevelName.WATCH], bool(note.get("drill"))
    known = await PlanStore(session).running(level.name, branch_id, None, drill=is_drill)
    if known is not None:
        await PlanStore(session).log(known, "trigger", None, {"trigger": LARGE_BOOKING, **note}, now)
        return
    start = Start(level.name, LARGE_BOOKING, branch_id, drill=is_drill)
    await _begin(session, level, Place(branch_id, None), start, None, note, now)


async def end_plan(
    session: AsyncSession,
    level: Level,
    user: User,
    *,
    place: Place,
    drill: bool,
    note: dict[str, Any],
    now: dt.datetime,
) -> Plan:
    """End the plan that runs at a place with a short review. Raises PlanEnded, PlanRefused, NotAllowed."""
    _may(user, level)
    review = checked_note(note)
    plan = await PlanStore(session).running(level.name, place.branch_id, place.city, drill=drill)
    if plan is None:
        raise PlanEnded(level.name)
    review["minutes"] = int((now - plan.started_at).total_seconds() // 60)
    await PlanStore(session).end(plan, user.id, review, now)
    await PlanStore(session).log(plan, "end", user.id, review, now)
    return plan


async def do_action(session: AsyncSession, user: User, action_id: str, now: dt.datetime) -> Plan:
    """Note that an action is done; a second time changes nothing. Raises PlanNotFound, NotAllowed."""
    store = PlanStore(session)
    action = await store.action(action_id)
    plan = await store.get(action.plan_id) if action else None
    if action is None or plan is None:
        raise PlanNotFound(action_id)
    await own(session, user, plan)
    if await store.do(action, user.id, now):
        await store.log(plan, "action", user.id, {"action": action.action}, now)
    return plan


async def own(session: AsyncSession, user: User, plan: Plan) -> None:
    """Whether the user may follow this plan: a branch those that touch it. Raises NotAllowed."""
    if user.has_role(Role.SUPERVISOR) or user.branch_id is None:
        return
    branch = await PlaceStore(session).branch(user.branch_id)
    touches = plan.branch_id == user.branch_id or (plan.branch_id is None and plan.city is None)
    if not touches and (branch is None or plan.city != branch.city):
        raise NotAllowed("another branch's plan")


async def suggested(runtime: Runtime, session: AsyncSession, city: str, *, drill: bool) -> list[Due]:
    """What is due in a city after all that runs there, unless it runs already."""
    store = PlanStore(session)
    day = runtime.clock.now().astimezone(runtime.settings.event_zone).date()
    limits = (await bank_figures(session, day)).thresholds()
    due = due_in_city(await store.branches_running(city, drill=drill), limits)
    return [one for one in due if await store.running(one.level, None, city, drill=drill) is None]


async def place_of(session: AsyncSession, level: Level, user: User, branch_id: str, city: str) -> Place:
    """Where a level runs. Raises PlanRefused without its place, NotAllowed for another's branch."""
    if level.scope is Scope.EVERYWHERE:
        return Place(None, None)
    if level.scope is Scope.CITY:
        if not await PlaceStore(session).ids_in_city(city, 1):
            raise PlanRefused("city")
        return Place(None, city)
    supervises = user.has_role(Role.SUPERVISOR)
    wanted = branch_id or (user.branch_id or "")
    branch: Branch | None = await PlaceStore(session).branch(wanted)
    if branch is None:
        raise PlanRefused("branch")
    if not supervises and user.branch_id not in {None, branch.id}:
        raise NotAllowed("another branch's plan")
    return Place(branch.id, None)


def _may(user: User, level: Level) -> None:
    if not user.has_role(*(Role(name) for name in level.roles)):
        raise NotAllowed(f"the level {level.name}")


async def _begin(
    session: AsyncSession,
    level: Level,
    place: Place,
    start: Start,
    user_id: str | None,
    note: dict[str, Any],
    now: dt.datetime,
) -> Plan:
    store = PlanStore(session)
    plan = Plan(
        id=new_id("p"),
        level=level.name,
        branch_id=place.branch_id,
        city=place.city,
        trigger=start.trigger,
        drill=start.drill,
        started_at=now,
        started_by=user_id,
    )
    await store.add(plan, actions_of(plan, level))
    await store.log(plan, "start", user_id, {"trigger": start.trigger, **note}, now)
    return plan


def actions_of(plan: Plan, level: Level) -> list[PlanAction]:
    """What a plan that starts has to do: each action of its level, due so long after the start."""
    return [
        PlanAction(
            id=new_id("pa"),
            plan_id=plan.id,
            position=position,
            action=one.action,
            owner=one.owner,
            due_at=plan.started_at + dt.timedelta(minutes=one.minutes),
        )
        for position, one in enumerate(level.actions)
    ]
