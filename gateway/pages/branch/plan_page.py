"""One emergency plan: what is to do by whom and when, its log, and its end with a short review."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse
from pydantic import ValidationError

from gateway.agents.models import Role, User
from gateway.bookings.errors import PlanNotFound, PlanRefused
from gateway.bookings.notes import KEY, note_plan
from gateway.bookings.plan_service import Place, do_action, end_plan, level_of, own
from gateway.bookings.plan_store import DIVERT_TO, PlanStore
from gateway.bookings.schemas import EndBody, LogBody
from gateway.bookings.views import plan_view
from gateway.errors import GatewayError
from gateway.ids import new_id
from gateway.pages.branch.frame import (
    SEE_OTHER,
    Problem,
    StaffRoute,
    filled,
    page,
    problem_of,
    staff,
    typed,
)
from gateway.pages.branch.picker import labels
from gateway.pages.branch.plan_data import due_in_cities, words_for
from gateway.runtime import Runtime, RuntimeDep

router = APIRouter(prefix="/branch/plans", include_in_schema=False, route_class=StaffRoute)
FIGURES = ("deals", "queue_minutes")


@router.get("/{plan_id}")
async def plan_page(request: Request, runtime: RuntimeDep, plan_id: str) -> Response:
    """The plan with everything that was done."""
    user = await staff(request, runtime)
    return await _page(request, runtime, user, plan_id)


@router.post("/{plan_id}")
async def act(request: Request, runtime: RuntimeDep, plan_id: str) -> Response:
    """Tick an action, add a line to the log, or end the plan; what was refused is said, nothing is lost."""
    user = await staff(request, runtime)
    given = await typed(request)
    try:
        given.demand_sure()
        await _act(runtime, user, plan_id, given)
    except ValidationError:
        problem = problem_of(runtime, PlanRefused("form"), user.locale)
        return await _page(request, runtime, user, plan_id, given=given, problem=problem)
    except GatewayError as error:
        problem = problem_of(runtime, error, user.locale)
        return await _page(request, runtime, user, plan_id, given=given, problem=problem)
    return RedirectResponse(f"/branch/plans/{plan_id}", SEE_OTHER)


async def _act(runtime: Runtime, user: User, plan_id: str, given: dict[str, str]) -> None:
    match given.get("act"):
        case "done":
            async with runtime.database.write() as session:
                await do_action(session, user, given.get("action", ""), runtime.clock.now())
        case "log":
            note = {name: given.get(name, "") for name in ("text", DIVERT_TO)}
            if not any(note.values()):
                raise PlanRefused("empty line")
            line = LogBody.model_validate({"kind": given.get("kind", "note"), "note": note})
            await note_plan(runtime, user, plan_id, line.kind, {**line.note, KEY: given.get("key", "")})
        case "end":
            await _end(runtime, user, plan_id, given)
        case _:
            raise PlanRefused("unknown action")


async def _end(runtime: Runtime, user: User, plan_id: str, given: dict[str, str]) -> None:
    figures = {name: given[name] for name in FIGURES if given.get(name)}
    body = EndBody.model_validate(
        {"happened": given.get("happened", ""), "people_served": given.get("people_served") or 0}
    )
    review = {**figures, "happened": body.happened, "people_served": str(body.people_served)}
    async with runtime.database.write() as session:
        plan = await PlanStore(session).get(plan_id)
        if plan is None:
            raise PlanNotFound(plan_id)
        await own(session, user, plan)
        place = Place(plan.branch_id, plan.city)
        await end_plan(
            session,
            level_of(plan.level),
            user,
            place=place,
            drill=plan.drill,
            note=review,
            now=runtime.clock.now(),
        )


async def _page(
    request: Request,
    runtime: Runtime,
    user: User,
    plan_id: str,
    *,
    given: dict[str, str] | None = None,
    problem: Problem | None = None,
) -> Response:
    async with runtime.database.read() as session:
        plan = await PlanStore(session).get(plan_id)
        if plan is None:
            raise PlanNotFound(plan_id)
        await own(session, user, plan)
        view = await plan_view(session, plan)
        words = await words_for(runtime, session, user, [view])
        running = plan.ended_at is None
        due = await due_in_cities(runtime, session, [view]) if running else []
        given = given or {}
        picked = await labels(session, [given.get(DIVERT_TO, "")], user.locale)
    return page(
        request,
        runtime,
        user,
        "branch_plan.html",
        problem.status if problem else 200,
        plan=words.plan(view),
        due=[{**words.due(one), "drill": drill} for one, drill in due],
        running=running,
        may_end=running and user.has_role(*(Role(name) for name in level_of(plan.level).roles)),
        roles=set(user.roles),
        own_id="",
        branch_id=plan.branch_id or "",
        picked=picked,
        given=filled(given),
        key=given.get(KEY) or new_id("n"),
        problem=problem,
    )
