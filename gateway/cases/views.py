"""A case put together for the wire: itself, its branch, its history."""

from __future__ import annotations

from sqlalchemy.ext.asyncio import AsyncSession

from gateway.cases.models import Case
from gateway.cases.schemas import CaseView
from gateway.cases.store import CaseStore
from gateway.places.store import PlaceStore


async def view(session: AsyncSession, case: Case) -> CaseView:
    """A case with its branch and history."""
    branch = await PlaceStore(session).branch(case.branch_id or "")
    return CaseView.of(case, branch, await CaseStore(session).events(case.id))
