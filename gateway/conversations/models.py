"""Tables of conversations, their messages and their visible changes."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from gateway.database import Base


class Holder(StrEnum):
    """Who answers the visitor now; no other flag says so."""

    BOT = "bot"
    QUEUE = "queue"
    AGENT = "agent"
    NOBODY = "nobody"


class Author(StrEnum):
    """Who said a message."""

    VISITOR = "visitor"
    BOT = "bot"
    AGENT = "agent"
    SYSTEM = "system"


class ChangeKind(StrEnum):
    """What a visible change was about."""

    MESSAGE = "message"
    HOLDER = "holder"
    QUEUE = "queue"
    LOCALE = "locale"
    RENDERING = "rendering"
    NOTE = "note"


class Audience(StrEnum):
    """Who may see a change."""

    ALL = "all"
    DESK = "desk"


class Conversation(Base):
    """One visitor's exchange; `revision` counts every visible change."""

    __tablename__ = "conversation"

    id: Mapped[str] = mapped_column(String(40), primary_key=True)
    token_hash: Mapped[str] = mapped_column(String(64))
    resume_hash: Mapped[str] = mapped_column(String(64), unique=True)
    locale: Mapped[str] = mapped_column(String(12))
    locale_source: Mapped[str] = mapped_column(String(12))
    locale_evidence: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    holder: Mapped[str] = mapped_column(String(8), default=Holder.BOT, index=True)
    holder_version: Mapped[int] = mapped_column(default=1)
    agent_id: Mapped[str | None] = mapped_column(String(40), index=True)
    last_sequence: Mapped[int] = mapped_column(default=0)
    revision: Mapped[int] = mapped_column(default=0)
    context: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    bot_state: Mapped[dict[str, Any] | None] = mapped_column(JSON)
    summary: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    rating: Mapped[dict[str, Any] | None] = mapped_column(JSON)
    created_at: Mapped[dt.datetime]
    updated_at: Mapped[dt.datetime] = mapped_column(index=True)
    closed_at: Mapped[dt.datetime | None]


class Message(Base):
    """One utterance, masked before it came here and never edited in place."""

    __tablename__ = "message"
    __table_args__ = (
        UniqueConstraint("conversation_id", "sequence"),
        UniqueConstraint("conversation_id", "author_kind", "author_id", "client_id"),
    )

    id: Mapped[str] = mapped_column(String(40), primary_key=True)
    conversation_id: Mapped[str] = mapped_column(ForeignKey("conversation.id", ondelete="CASCADE"))
    sequence: Mapped[int]
    author_kind: Mapped[str] = mapped_column(String(8))
    # Never null, so that the unique key above holds for visitors too (NULLs differ in SQL).
    author_id: Mapped[str] = mapped_column(String(40), default="")
    author_name: Mapped[str | None] = mapped_column(String(120))
    client_id: Mapped[str] = mapped_column(String(80))
    locale: Mapped[str] = mapped_column(String(12))
    text: Mapped[str]
    response_id: Mapped[str | None] = mapped_column(String(120))
    values: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    buttons: Mapped[list[dict[str, Any]]] = mapped_column(JSON, default=list)
    card: Mapped[dict[str, Any] | None] = mapped_column(JSON)
    payload: Mapped[str | None] = mapped_column(String(400))
    understood: Mapped[dict[str, Any] | None] = mapped_column(JSON)
    created_at: Mapped[dt.datetime]


class Change(Base):
    """One step of a conversation's revision: what a reader who was away has to fetch."""

    __tablename__ = "change"
    __table_args__ = (Index("ix_change_ref", "conversation_id", "kind", "ref"),)

    conversation_id: Mapped[str] = mapped_column(
        ForeignKey("conversation.id", ondelete="CASCADE"), primary_key=True
    )
    revision: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(12))
    ref: Mapped[str] = mapped_column(String(40), default="")
    audience: Mapped[str] = mapped_column(String(8), default=Audience.ALL)
