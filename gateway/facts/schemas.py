"""Facts on the wire."""

from __future__ import annotations

import datetime as dt
from typing import Any

from pydantic import BaseModel

from gateway.facts.models import Fact
from gateway.facts.selection import is_current


class FactView(BaseModel):
    """A fact as it stands on the day asked for; `state` says when it has ended."""

    key: str
    topic: str
    value: Any
    unit: str
    jurisdiction: str
    event: str
    valid_from: dt.date | None
    valid_to: dt.date | None
    source: str
    last_verified: dt.date
    status: str
    state: str

    @classmethod
    def of(cls, fact: Fact, day: dt.date) -> FactView:
        """The view of a stored fact."""
        fields = {name: getattr(fact, name) for name in cls.model_fields if name != "state"}
        return cls(**fields, state="current" if is_current(fact, day) else "expired")


class FactList(BaseModel):
    """The internal API's answer."""

    facts: list[FactView]


class FactPage(BaseModel):
    """The public API's answer."""

    items: list[FactView]
    next_cursor: str | None = None
