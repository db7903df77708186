"""Cases for branch staff and supervisors over HTTP."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Query

from gateway.agents.models import User
from gateway.cases.branch_work import branch_user, find_case, list_cases, move_case
from gateway.cases.fields import checked
from gateway.cases.schemas import CasePage, CaseView, MoveBody
from gateway.cases.views import view
from gateway.runtime import RuntimeDep

router = APIRouter(prefix="/api/v1", tags=["cases"])
BranchUser = Annotated[User, Depends(branch_user)]


@router.get("/cases")
@router.get("/branch-cases")
async def cases(
    runtime: RuntimeDep,
    user: BranchUser,
    *,
    state: Annotated[str, Query(max_length=24)] = "",
    kind: Annotated[str, Query(max_length=40)] = "",
    limit: Annotated[int, Query(ge=1, le=100)] = 20,
    cursor: Annotated[str, Query(max_length=40)] = "",
) -> CasePage:
    """The cases of the caller's branch, or all of them for a supervisor; newest first."""
    async with runtime.database.read() as session:
        found = await list_cases(session, user, before=cursor, limit=limit + 1, state=state, kind=kind)
        items = [await view(runtime, session, case) for case in found[:limit]]
    return CasePage(items=items, next_cursor=found[limit - 1].id if len(found) > limit else None)


@router.get("/branch-cases/{reference}", dependencies=[Depends(branch_user)])
async def case(runtime: RuntimeDep, reference: str) -> CaseView:
    """One case, at any counter."""
    async with runtime.database.read() as session:
        return await view(runtime, session, await find_case(session, reference))


@router.patch("/branch-cases/{reference}")
async def move(runtime: RuntimeDep, user: BranchUser, reference: str, body: MoveBody) -> CaseView:
    """Move a case to its next state; the slower of two is told."""
    await move_case(runtime, user, reference, body.state, checked(body.note))
    async with runtime.database.read() as session:
        return await view(runtime, session, await find_case(session, reference))
