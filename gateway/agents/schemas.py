"""Bodies of the sign-in API, and a user as the wire shows him."""

from __future__ import annotations

import datetime as dt
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from gateway.agents.models import MAX_CAPACITY, Presence, PresenceState, User


class _Body(BaseModel):
    model_config = ConfigDict(extra="ignore")


class SignInBody(_Body):
    """Who somebody says he is."""

    email: str = Field(min_length=3, max_length=254)
    password: str = Field(min_length=1, max_length=200)


class PresenceBody(_Body):
    """Whether he takes conversations, and how many at once."""

    state: PresenceState
    capacity: int | None = Field(None, ge=1, le=MAX_CAPACITY)


class MeBody(_Body):
    """In which language the desk speaks to him."""

    locale: str = Field(min_length=2, max_length=40)


def wire_user(user: User) -> dict[str, Any]:
    """The user without anything secret."""
    return {
        "id": user.id,
        "email": user.email,
        "name": user.name,
        "roles": user.roles,
        "languages": user.languages,
        "skills": user.skills,
        "locale": user.locale,
        "branch_id": user.branch_id,
    }


def wire_presence(presence: Presence, now: dt.datetime) -> dict[str, Any]:
    """The presence in force."""
    return {"state": presence.state_at(now), "capacity": presence.capacity}
