"""Every query about cases."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from gateway.cases.errors import CaseMoveRefused
from gateway.cases.models import Case, CaseEvent
from gateway.cases.references import new_reference
from gateway.cases.states import may_follow
from gateway.ids import new_id


class CaseStore:
    """Cases in one session; never commits."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def by_turn(self, turn_key: str) -> Case | None:
        """The case that a turn opened."""
        found: Case | None = await self._session.scalar(select(Case).where(Case.turn_key == turn_key))
        return found

    async def by_reference(self, reference: str) -> Case | None:
        """The case of a reference, written as stored."""
        found: Case | None = await self._session.scalar(select(Case).where(Case.reference == reference))
        return found

    async def of_conversation(self, conversation_id: str) -> Sequence[Case]:
        """The cases of a conversation, oldest first."""
        query = select(Case).where(Case.conversation_id == conversation_id).order_by(Case.created_at, Case.id)
        return (await self._session.scalars(query)).all()

    async def page(
        self, before: str, limit: int, *, branch_id: str | None = None, state: str = "", kind: str = ""
    ) -> Sequence[Case]:
        """Cases, newest first, of one branch or of all; `before` is the id the last page ended with."""
        query = select(Case).order_by(Case.id.desc()).limit(limit)
        query = query.where(Case.id < before) if before else query
        query = query.where(Case.branch_id == branch_id) if branch_id is not None else query
        query = query.where(Case.state == state) if state else query
        query = query.where(Case.kind == kind) if kind else query
        return (await self._session.scalars(query)).all()

    async def events(self, case_id: str) -> Sequence[CaseEvent]:
        """The history of a case, oldest first."""
        query = (
            select(CaseEvent).where(CaseEvent.case_id == case_id).order_by(CaseEvent.created_at, CaseEvent.id)
        )
        return (await self._session.scalars(query)).all()

    async def free_reference(self) -> str:
        """A reference no case has yet."""
        while True:
            reference = new_reference()
            if await self.by_reference(reference) is None:
                return reference

    async def add(self, case: Case, actor_kind: str) -> Case:
        """Add a case with the first step of its history."""
        self._session.add(case)
        await self._session.flush()
        self._session.add(_event(case, before=None, actor_kind=actor_kind))
        return case

    async def add_fields(
        self, case: Case, fields: dict[str, Any], branch_id: str | None, now: dt.datetime
    ) -> Case:
        """Keep what the visitor told after his case was opened."""
        case.fields, case.branch_id, case.updated_at = fields, branch_id, now
        await self._session.flush()
        return case

    async def move(
        self, case: Case, state: str, actor_id: str, note: dict[str, Any], now: dt.datetime
    ) -> Case:
        """Move a case to its next state; the slower of two gets CaseMoveRefused."""
        before = case.state
        if state not in may_follow(case.kind, before):
            raise CaseMoveRefused(f"{before} to {state}")
        claim = update(Case).where(Case.id == case.id, Case.state == before)
        moved = await self._session.scalars(claim.values(state=state, updated_at=now).returning(Case.id))
        if moved.one_or_none() is None:
            raise CaseMoveRefused(f"{case.reference} was moved by somebody else")
        await self._session.refresh(case)
        self._session.add(_event(case, before=before, actor_kind="agent", actor_id=actor_id, note=note))
        return case


def _event(
    case: Case,
    *,
    before: str | None,
    actor_kind: str,
    actor_id: str | None = None,
    note: Mapping[str, Any] | None = None,
) -> CaseEvent:
    return CaseEvent(
        id=new_id("ce"),
        case_id=case.id,
        state_before=before,
        state=case.state,
        actor_kind=actor_kind,
        actor_id=actor_id,
        note=dict(note or {}),
        created_at=case.updated_at,
    )
