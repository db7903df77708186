"""Tables of users, their sessions and their presence."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

from sqlalchemy import JSON, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from gateway.database import Base

# A socket or page that says nothing for longer is not in front of anybody.
SILENCE = dt.timedelta(seconds=60)
DEFAULT_CAPACITY = 3
MAX_CAPACITY = 12


class Role(StrEnum):
    """What somebody may do at the desk."""

    AGENT = "agent"
    SUPERVISOR = "supervisor"
    BRANCH = "branch"
    REVIEWER = "reviewer"
    OPERATOR = "operator"


class PresenceState(StrEnum):
    """Whether somebody takes conversations."""

    ONLINE = "online"
    AWAY = "away"
    OFFLINE = "offline"


class User(Base):
    """A person who signs in; never a visitor and never software."""

    __tablename__ = "desk_user"

    id: Mapped[str] = mapped_column(String(40), primary_key=True)
    email: Mapped[str] = mapped_column(String(254), unique=True)
    name: Mapped[str] = mapped_column(String(120))
    password_hash: Mapped[str] = mapped_column(String(200))
    roles: Mapped[list[str]] = mapped_column(JSON)
    languages: Mapped[list[str]] = mapped_column(JSON, default=list)
    skills: Mapped[list[str]] = mapped_column(JSON, default=list)
    locale: Mapped[str] = mapped_column(String(12), default="en")
    branch_id: Mapped[str | None] = mapped_column(String(40))
    created_at: Mapped[dt.datetime]
    disabled_at: Mapped[dt.datetime | None]

    def has_role(self, *roles: Role) -> bool:
        """Whether he has at least one of these roles."""
        return any(role in self.roles for role in roles)


class DeskSession(Base):
    """One sign-in; only the hash of its token is kept."""

    __tablename__ = "desk_session"

    token_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    user_id: Mapped[str] = mapped_column(ForeignKey("desk_user.id", ondelete="CASCADE"), index=True)
    created_at: Mapped[dt.datetime]
    seen_at: Mapped[dt.datetime]


class Presence(Base):
    """What an agent said of himself last, and when his desk was last heard of."""

    __tablename__ = "presence"

    user_id: Mapped[str] = mapped_column(ForeignKey("desk_user.id", ondelete="CASCADE"), primary_key=True)
    state: Mapped[str] = mapped_column(String(8))
    capacity: Mapped[int] = mapped_column(default=DEFAULT_CAPACITY)
    seen_at: Mapped[dt.datetime]

    def state_at(self, now: dt.datetime) -> PresenceState:
        """The state in force: somebody whose desk is silent for a minute is away."""
        is_silent = now - self.seen_at > SILENCE
        if self.state == PresenceState.ONLINE and is_silent:
            return PresenceState.AWAY
        return PresenceState(self.state)
