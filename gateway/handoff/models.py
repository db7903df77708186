"""Tables of handoffs and of the notes that agents leave for one another."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from gateway.database import Base

GENERAL_SKILL = "general"
# The reason, and the skill, of somebody in danger: no later matter makes this less urgent.
EMERGENCY = "emergency"


class HandoffState(StrEnum):
    """Where a handoff stands."""

    WAITING = "waiting"
    ACCEPTED = "accepted"
    RESOLVED = "resolved"
    RETURNED = "returned"
    CANCELLED = "cancelled"


class Outcome(StrEnum):
    """How a conversation with a person ended."""

    SOLVED = "solved"
    CASE_OPENED = "case_opened"
    REFERRED = "referred"
    NOT_SOLVED = "not_solved"
    NO_ANSWER = "no_answer"
    # Not chosen by anybody: the conversation went to a colleague.
    TRANSFERRED = "transferred"


_OPEN = text("state IN ('waiting', 'accepted')")


class Handoff(Base):
    """One move of a conversation from the bot to people, from request to end."""

    __tablename__ = "handoff"
    __table_args__ = (
        Index("ix_handoff_queue", "state", "created_at"),
        Index("ix_handoff_accepted", "accepted_by", "state"),
        # One open handoff a conversation, whatever races.
        Index("uq_handoff_open", "conversation_id", unique=True, sqlite_where=_OPEN, postgresql_where=_OPEN),
    )

    id: Mapped[str] = mapped_column(String(40), primary_key=True)
    conversation_id: Mapped[str] = mapped_column(ForeignKey("conversation.id", ondelete="CASCADE"))
    reason: Mapped[str] = mapped_column(String(60))
    skill: Mapped[str] = mapped_column(String(40))
    fields: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    locale: Mapped[str] = mapped_column(String(12))
    state: Mapped[str] = mapped_column(String(12))
    created_at: Mapped[dt.datetime]
    accepted_by: Mapped[str | None] = mapped_column(String(40))
    accepted_at: Mapped[dt.datetime | None]
    ended_at: Mapped[dt.datetime | None]
    outcome: Mapped[str | None] = mapped_column(String(20))
    topic: Mapped[str | None] = mapped_column(String(60))


class Note(Base):
    """What agents tell one another about a conversation; a visitor never sees it."""

    __tablename__ = "note"
    __table_args__ = (UniqueConstraint("conversation_id", "author_id", "client_id"),)

    id: Mapped[str] = mapped_column(String(40), primary_key=True)
    conversation_id: Mapped[str] = mapped_column(
        ForeignKey("conversation.id", ondelete="CASCADE"), index=True
    )
    author_id: Mapped[str] = mapped_column(String(40))
    author_name: Mapped[str] = mapped_column(String(120))
    client_id: Mapped[str] = mapped_column(String(80))
    text: Mapped[str] = mapped_column(Text)
    created_at: Mapped[dt.datetime]
