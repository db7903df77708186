"""The table of turns: who computes an answer, how often it was tried, and until when."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from gateway.database import Base


class TurnState(StrEnum):
    """Where a turn stands."""

    READY = "ready"
    RUNNING = "running"
    DONE = "done"
    DROPPED = "dropped"
    DEAD = "dead"


class Turn(Base):
    """One visitor's message waiting for, or having got, the bot's answer."""

    __tablename__ = "turn"
    __table_args__ = (
        Index(
            "uq_turn_running",
            "conversation_id",
            unique=True,
            sqlite_where=text("state = 'running'"),
            postgresql_where=text("state = 'running'"),
        ),
        Index("ix_turn_state", "state", "id"),
        Index("ix_turn_conversation", "conversation_id", "id"),
    )

    # Sorts by time of acceptance within a conversation: the order of its turns.
    id: Mapped[str] = mapped_column(String(40), primary_key=True)
    conversation_id: Mapped[str] = mapped_column(ForeignKey("conversation.id", ondelete="CASCADE"))
    message_id: Mapped[str] = mapped_column(ForeignKey("message.id", ondelete="CASCADE"), unique=True)
    sequence: Mapped[int]
    state: Mapped[str] = mapped_column(String(8), default=TurnState.READY)
    attempts: Mapped[int] = mapped_column(default=0)
    fence: Mapped[int] = mapped_column(default=0)
    holder_version: Mapped[int]
    # Seconds of the machine's own clock: leases expire also when the desk's clock stands still.
    lease_until: Mapped[float] = mapped_column(default=0.0)
    not_before: Mapped[float] = mapped_column(default=0.0)
    accepted_at: Mapped[float]
    told_delay: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[dt.datetime]
