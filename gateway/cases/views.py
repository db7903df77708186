"""A case put together for the wire: itself, its branch, its history, how long its card is kept."""

from __future__ import annotations

from sqlalchemy.ext.asyncio import AsyncSession

from gateway.cases.models import Case
from gateway.cases.opening import collect_until
from gateway.cases.schemas import CaseView
from gateway.cases.store import CaseStore
from gateway.places.store import PlaceStore
from gateway.runtime import Runtime


async def view(runtime: Runtime, session: AsyncSession, case: Case) -> CaseView:
    """A case with its branch, its history and the last day its card can be collected."""
    branch = await PlaceStore(session).branch(case.branch_id or "")
    until = await collect_until(session, case, runtime.settings.event_zone)
    return CaseView.of(case, branch, await CaseStore(session).events(case.id), until)
