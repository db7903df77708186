"""The plans that run, what is due by what is seen, the levels with their start, and what has ended."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import RedirectResponse
from sqlalchemy.ext.asyncio import AsyncSession

from gateway.agents.models import User
from gateway.bookings.errors import PlanRefused
from gateway.bookings.levels import Situation
from gateway.bookings.plan_service import Start, level_of, start_plan
from gateway.bookings.plan_store import DIVERT_TO
from gateway.errors import GatewayError, InvalidRequest
from gateway.pages.branch.frame import (
    BRANCH_FIELDS,
    SEE_OTHER,
    UNREADABLE,
    Problem,
    StaffRoute,
    filled,
    page,
    problem_of,
    staff,
    typed,
)
from gateway.pages.branch.picker import looked_at, scope
from gateway.pages.branch.plan_data import cities, due_here, due_in_cities, find_plans, words_for
from gateway.pages.branch.plan_words import asks
from gateway.places.store import PlaceStore
from gateway.places.suggesting import LONGEST, meant_branch
from gateway.runtime import Runtime, RuntimeDep

MOST_RUNNING, ENDED = 100, 10
LONGEST_QUEUE, WHOLE = 1440, 100
router = APIRouter(prefix="/branch/plans", include_in_schema=False, route_class=StaffRoute)


@router.get("")
async def plan_list(
    request: Request, runtime: RuntimeDep, *, before: Annotated[str, Query(max_length=40)] = ""
) -> Response:
    """The page; with `queue`, `cash` or `group` in its address it says what is due by that."""
    user = await staff(request, runtime)
    return await _page(request, runtime, user, before=before)


@router.post("")
async def start(request: Request, runtime: RuntimeDep) -> Response:
    """Start a plan and show it; a start that reaches more than a branch has to be confirmed."""
    user = await staff(request, runtime)
    given = await typed(request)
    try:
        given.demand_sure()
        plan_id = await _start(runtime, user, given)
    except _Unconfirmed:
        say = runtime.catalogue.say
        problem = Problem(
            UNREADABLE, say("plans_confirm_needed", user.locale), say("staff_todo_422", user.locale)
        )
        return await _page(request, runtime, user, given=given, problem=problem)
    except GatewayError as error:
        problem = problem_of(runtime, error, user.locale)
        return await _page(request, runtime, user, given=given, problem=problem)
    return RedirectResponse(f"/branch/plans/{plan_id}", SEE_OTHER)


class _Unconfirmed(Exception):
    """A start that was not confirmed."""


async def _start(runtime: Runtime, user: User, given: dict[str, str]) -> str:
    level = level_of(given.get("level", ""))
    if asks(level) and given.get("sure") != "on":
        raise _Unconfirmed
    if len(given.get("instructed_by", "")) > 120:  # noqa: PLR2004 - as long as the API takes it
        raise PlanRefused("instructed_by")
    wanted = Start(
        level.name,
        given.get("trigger", ""),
        given.get("branch_id", ""),
        given.get("city", ""),
        given.get("instructed_by", ""),
        given.get("drill") == "on",
    )
    note = {"text": given.get("text", ""), DIVERT_TO: given.get(DIVERT_TO, "")}
    async with runtime.database.write() as session:
        return (await start_plan(session, wanted, user, note, runtime.clock.now())).id


async def _page(
    request: Request,
    runtime: Runtime,
    user: User,
    *,
    before: str = "",
    given: dict[str, str] | None = None,
    problem: Problem | None = None,
) -> Response:
    given = given or {}
    async with runtime.database.read() as session:
        seen = {name: request.query_params.get(name, "") for name in ("queue", "cash", "group")}
        asked = request.query_params.get("branch")
        meant = await meant_branch(session, asked[:LONGEST], runtime.clock.now()) if asked else None
        seen["branch"] = looked_at(user, meant.id if meant else asked)
        shown = await _shown(runtime, session, user, before, seen["branch"])
        others = [given.get(one, "") for one in BRANCH_FIELDS]
        shown |= await scope(session, user, seen["branch"], *others, meant=meant)
        assessed = await _assessed(runtime, session, user, seen)
    return page(
        request,
        runtime,
        user,
        "branch_plans.html",
        problem.status if problem else 200,
        seen=seen,
        assessed=assessed,
        roles=set(user.roles),
        given=filled(given),
        blank=filled({}),
        problem=problem,
        **shown,
    )


async def _shown(
    runtime: Runtime, session: AsyncSession, user: User, before: str, branch: str
) -> dict[str, Any]:
    """What runs and touches the branch, what is due besides, the levels, and what has ended."""
    running = await find_plans(session, branch, running=True, before="", limit=MOST_RUNNING)
    ended = await find_plans(session, branch, running=False, before=before, limit=ENDED + 1)
    words = await words_for(runtime, session, user, [*running, *ended])
    due = await due_in_cities(runtime, session, running)
    return {
        "running": [words.plan(one) for one in running],
        "due": [{**words.due(one), "drill": drill} for one, drill in due],
        "levels": words.levels(),
        "ended": [words.plan(one) for one in ended[:ENDED]],
        "more": ended[ENDED - 1].id if len(ended) > ENDED else "",
        "cities": await cities(session, user.locale),
    }


async def _assessed(
    runtime: Runtime, session: AsyncSession, user: User, seen: dict[str, str]
) -> list[dict[str, Any]] | None:
    """What is due by what was typed; None when nothing was."""
    if not any(seen[name] for name in ("queue", "cash", "group")):
        return None
    branch = await PlaceStore(session).branch(seen["branch"])
    if branch is None:
        raise PlanRefused("branch")
    queue, cash = _number(seen["queue"], LONGEST_QUEUE), _number(seen["cash"], WHOLE)
    share = None if cash is None else Decimal(cash) / WHOLE
    found = await due_here(runtime, session, branch, Situation(queue, share, bool(seen["group"])))
    named = await words_for(runtime, session, user, [], [branch.id])
    told = {
        "long_queue": named.duration(queue or 0),
        "low_cash": runtime.catalogue.format({"type": "percent", "value": str(share or 0)}, user.locale),
    }
    return [{**named.due(one, told.get(one.trigger, "")), "drill": False} for one in found]


def _number(text: str, most: int) -> int | None:
    if not text:
        return None
    if not text.isdecimal() or len(text) > len(str(most)) or int(text) > most:
        raise InvalidRequest("a number of the situation")
    return int(text)
