"""Tables of cases and their history."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import JSON, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from gateway.database import Base


class Case(Base):
    """A promise to a visitor; `fields` are language-neutral, `turn_key` makes opening it repeatable."""

    __tablename__ = "visitor_case"

    id: Mapped[str] = mapped_column(String(40), primary_key=True)
    kind: Mapped[str] = mapped_column(String(40), index=True)
    reference: Mapped[str] = mapped_column(String(16), unique=True)
    code_hash: Mapped[str] = mapped_column(String(64))
    state: Mapped[str] = mapped_column(String(24), index=True)
    fields: Mapped[dict[str, Any]] = mapped_column(JSON)
    conversation_id: Mapped[str | None] = mapped_column(
        ForeignKey("conversation.id", ondelete="SET NULL"), index=True
    )
    turn_key: Mapped[str] = mapped_column(String(120), unique=True)
    branch_id: Mapped[str | None] = mapped_column(ForeignKey("branch.id"), index=True)
    promise_at: Mapped[dt.datetime | None]
    owner_id: Mapped[str | None] = mapped_column(String(40), index=True)
    created_at: Mapped[dt.datetime]
    updated_at: Mapped[dt.datetime]


class CaseEvent(Base):
    """One step of a case: who moved it from which state to which."""

    __tablename__ = "case_event"

    id: Mapped[str] = mapped_column(String(40), primary_key=True)
    case_id: Mapped[str] = mapped_column(ForeignKey("visitor_case.id", ondelete="CASCADE"), index=True)
    state_before: Mapped[str | None] = mapped_column(String(24))
    state: Mapped[str] = mapped_column(String(24))
    actor_kind: Mapped[str] = mapped_column(String(8))
    actor_id: Mapped[str | None] = mapped_column(String(40))
    note: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    created_at: Mapped[dt.datetime]
