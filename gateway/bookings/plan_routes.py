"""Emergency plans over HTTP: for staff, and what runs for the bot."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Query
from sqlalchemy.ext.asyncio import AsyncSession

from gateway.agents.models import User
from gateway.bookings.bank import bank_figures
from gateway.bookings.errors import PlanEnded, PlanNotFound, PlanRefused
from gateway.bookings.levels import LevelName, Situation, due_at_branch, strongest_pause
from gateway.bookings.models import Plan
from gateway.bookings.plan_service import (
    Start,
    checked_plan_note,
    do_action,
    end_plan,
    level_of,
    own,
    place_of,
    start_plan,
    suggested,
)
from gateway.bookings.plan_store import PlanStore
from gateway.bookings.schemas import (
    DueList,
    DueView,
    EndBody,
    LogBody,
    PlanPage,
    PlanView,
    SituationBody,
    StartBody,
)
from gateway.bookings.views import plan_view
from gateway.cases.branch_work import branch_user, own_branch
from gateway.internal import InternalDep
from gateway.places.store import PlaceStore
from gateway.places.wire import branch_brief
from gateway.runtime import Runtime, RuntimeDep

router = APIRouter(tags=["plans"])
BranchUser = Annotated[User, Depends(branch_user)]
MOST_RUNNING = 200
# A plan that starts reaches every visitor's next message but for those of so many seconds.
KEEP_SECONDS = 5


@router.get("/internal/v1/plans", dependencies=[InternalDep], include_in_schema=False)
async def for_bot(
    runtime: RuntimeDep, branch_id: Annotated[str, Query(max_length=60)] = ""
) -> dict[str, object]:
    """The real plans that run, here or anywhere, and what the assistant holds back meanwhile.

    A plan's `divert_to` is the branch that visitors go to instead; the answer may be kept `keep_seconds`.
    """
    async with runtime.database.read() as session:
        branch = await PlaceStore(session).branch(branch_id)
        found = await PlanStore(session).page("", MOST_RUNNING, running=True, branch=branch)
        real = [plan for plan in found if not plan.drill]
        sent = await PlanStore(session).diversions([plan.id for plan in real]) if real else {}
        ids = {*sent.values(), *(plan.branch_id for plan in real if plan.branch_id)}
        known = await PlaceStore(session).branches(list(ids)) if ids else {}
    briefs = {one: branch_brief(found) for one, found in known.items()}
    plans = [
        {
            "level": one.level,
            "branch_id": one.branch_id,
            "city": one.city,
            "branch": briefs.get(one.branch_id or ""),
            "divert_to": briefs.get(sent.get(one.id, "")),
        }
        for one in real
    ]
    here = [one.level for one in real if branch or one.level == LevelName.EVENT]
    return {"plans": plans, "pauses": strongest_pause(here), "keep_seconds": KEEP_SECONDS}


@router.get("/api/v1/plans")
async def plans(
    runtime: RuntimeDep,
    user: BranchUser,
    *,
    running: bool | None = None,
    limit: Annotated[int, Query(ge=1, le=100)] = 20,
    cursor: Annotated[str, Query(max_length=40)] = "",
) -> PlanPage:
    """The plans that touch the caller's branch, or all of them for a supervisor; newest first."""
    async with runtime.database.read() as session:
        branch = await PlaceStore(session).branch(own_branch(user) or "")
        found = await PlanStore(session).page(cursor, limit + 1, running=running, branch=branch)
        items = [await _view(runtime, session, plan) for plan in found[:limit]]
    return PlanPage(items=items, next_cursor=found[limit - 1].id if len(found) > limit else None)


@router.post("/api/v1/plans/assess")
async def assess(runtime: RuntimeDep, user: BranchUser, body: SituationBody) -> DueList:
    """The levels that are due by what is seen at a branch."""
    day = runtime.clock.now().astimezone(runtime.settings.event_zone).date()
    async with runtime.database.read() as session:
        branch = await PlaceStore(session).branch(body.branch_id or user.branch_id or "")
        if branch is None:
            raise PlanRefused("branch")
        limits = (await bank_figures(session, day, branch)).thresholds()
        seen = Situation(body.queue_minutes, body.cash_share, body.unannounced_group)
        here = [
            DueView(level=one.level, trigger=one.trigger, branch_id=branch.id)
            for one in due_at_branch(seen, limits)
        ]
        city = [
            DueView(level=one.level, trigger=one.trigger, city=branch.city)
            for one in await suggested(runtime, session, branch.city, drill=body.drill)
        ]
    return DueList(due=here + city)


@router.post("/api/v1/plans/{level}/start", status_code=201)
async def start(runtime: RuntimeDep, user: BranchUser, level: str, body: StartBody) -> PlanView:
    """Start a plan: its actions are due from now on."""
    wanted = Start(
        level_of(level).name, body.trigger, body.branch_id, body.city, body.instructed_by, body.drill
    )
    async with runtime.database.write() as session:
        plan = await start_plan(session, wanted, user, body.note, runtime.clock.now())
        return await _view(runtime, session, plan)


@router.post("/api/v1/plans/{level}/end")
async def end(runtime: RuntimeDep, user: BranchUser, level: str, body: EndBody) -> PlanView:
    """End a plan with its short review."""
    known = level_of(level)
    review = {**body.figures, "happened": body.happened, "people_served": str(body.people_served)}
    async with runtime.database.write() as session:
        place = await place_of(session, known, user, body.branch_id, body.city)
        plan = await end_plan(
            session, known, user, place=place, drill=body.drill, note=review, now=runtime.clock.now()
        )
        return await _view(runtime, session, plan)


@router.post("/api/v1/plans/actions/{action_id}/done")
async def done(runtime: RuntimeDep, user: BranchUser, action_id: str) -> PlanView:
    """Note that an action is done; again changes nothing."""
    async with runtime.database.write() as session:
        return await _view(runtime, session, await do_action(session, user, action_id, runtime.clock.now()))


@router.post("/api/v1/plans/{plan_id}/log", status_code=201)
async def log(runtime: RuntimeDep, user: BranchUser, plan_id: str, body: LogBody) -> PlanView:
    """Add a line to a running plan's log."""
    async with runtime.database.write() as session:
        note = await checked_plan_note(session, body.note)
        plan = await PlanStore(session).get(plan_id)
        if plan is None:
            raise PlanNotFound(plan_id)
        await own(session, user, plan)
        if plan.ended_at is not None:
            raise PlanEnded(plan_id)
        await PlanStore(session).log(plan, body.kind, user.id, note, runtime.clock.now())
        return await _view(runtime, session, plan)


async def _view(runtime: Runtime, session: AsyncSession, plan: Plan) -> PlanView:
    """A plan, with what should run besides it as long as it runs."""
    branch = await PlaceStore(session).branch(plan.branch_id or "")
    if plan.ended_at is not None or plan.level != LevelName.BRANCH or branch is None:
        return await plan_view(session, plan)
    due = await suggested(runtime, session, branch.city, drill=plan.drill)
    shown = [DueView(level=one.level, trigger=one.trigger, city=branch.city) for one in due]
    return await plan_view(session, plan, shown)
