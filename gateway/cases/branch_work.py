"""What branch staff do with cases: find, open and move them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from gateway.agents.access import require
from gateway.agents.models import Role, User
from gateway.cases.errors import CaseNotFound
from gateway.cases.models import Case
from gateway.cases.references import read_reference
from gateway.cases.store import CaseStore
from gateway.errors import NotAllowed
from gateway.runtime import Runtime

branch_user = require(Role.BRANCH, Role.SUPERVISOR)


def own_branch(user: User) -> str | None:
    """The branch whose cases the user keeps; None for a supervisor and for the head office: all of them."""
    return None if user.has_role(Role.SUPERVISOR) else user.branch_id


async def find_case(session: AsyncSession, reference: str) -> Case:
    """The case that a visitor shows at any counter. Raises CaseNotFound."""
    case = await CaseStore(session).by_reference(read_reference(reference))
    if case is None:
        raise CaseNotFound(reference)
    return case


async def list_cases(
    session: AsyncSession, user: User, *, before: str, limit: int, state: str = "", kind: str = ""
) -> Sequence[Case]:
    """The user's cases, newest first."""
    return await CaseStore(session).page(before, limit, branch_id=own_branch(user), state=state, kind=kind)


async def move_case(runtime: Runtime, user: User, reference: str, state: str, note: dict[str, Any]) -> None:
    """Move a case of the user's branch to its next state. Raises NotAllowed for another branch's case."""
    async with runtime.database.write() as session:
        case = await find_case(session, reference)
        if own_branch(user) not in {None, case.branch_id}:
            raise NotAllowed("another branch's case")
        await CaseStore(session).move(case, state, user.id, note, runtime.clock.now())
