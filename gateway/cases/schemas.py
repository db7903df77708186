"""Cases on the wire."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from pydantic import BaseModel, Field

from gateway.cases.models import Case, CaseEvent
from gateway.cases.states import may_follow
from gateway.places.models import Branch
from gateway.places.wire import branch_brief


class CaseBody(BaseModel):
    """What an action sends to open a case."""

    kind: str = Field(max_length=40)
    conversation_id: str = Field(max_length=40)
    turn_key: str = Field(min_length=1, max_length=120)
    fields: dict[str, Any] = Field(default_factory=dict)


class KnownBody(BaseModel):
    """What a visitor of another conversation knows of his case."""

    conversation_id: str = Field(max_length=64)
    reference: str = Field(max_length=40)
    code: str = Field(max_length=40)


class MoreBody(BaseModel):
    """What a visitor told of his newest case after it was opened."""

    fields: dict[str, Any] = Field(min_length=1)


class MoveBody(BaseModel):
    """What a branch sends to move a case; `note` is language-neutral, e.g. the kind of document shown."""

    state: str = Field(max_length=24)
    note: dict[str, Any] = Field(default_factory=dict)


class CaseStep(BaseModel):
    """One step of a case's history."""

    state: str
    created_at: dt.datetime


class CaseView(BaseModel):
    """A case as its visitor and the desk see it; whoever shows it words the fields."""

    reference: str
    kind: str
    state: str
    conversation_id: str | None
    fields: dict[str, Any]
    branch: dict[str, Any] | None
    promise_at: dt.datetime | None
    collect_until: dt.date | None
    created_at: dt.datetime
    updated_at: dt.datetime
    history: list[CaseStep]
    may_follow: list[str]

    @classmethod
    def of(
        cls,
        case: Case,
        branch: Branch | None,
        events: Sequence[CaseEvent],
        collect_until: dt.date | None,
    ) -> CaseView:
        """The view of a stored case."""
        return cls(
            reference=case.reference,
            kind=case.kind,
            state=case.state,
            conversation_id=case.conversation_id,
            fields=case.fields,
            branch=branch_brief(branch) if branch else None,
            promise_at=case.promise_at,
            collect_until=collect_until,
            created_at=case.created_at,
            updated_at=case.updated_at,
            history=[CaseStep(state=event.state, created_at=event.created_at) for event in events],
            may_follow=sorted(may_follow(case.kind, case.state)),
        )


class CasePage(BaseModel):
    """A page of cases, newest first."""

    items: list[CaseView]
    next_cursor: str | None
