"""The table of events."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import JSON, String
from sqlalchemy.orm import Mapped, mapped_column

from gateway.database import Base


class Event(Base):
    """An event with the whole pack it was made from.

    What the pack brings lies where such data always lies (branches, dated rules, facts, landmarks), marked
    with the event's key; nothing of the bank's own is replaced, so taking the pack away gives it back.
    `since` and `until` are the first moment and the first one after the event, in its own zone.
    """

    __tablename__ = "event"

    key: Mapped[str] = mapped_column(String(30), primary_key=True)
    city: Mapped[str] = mapped_column(String(40))
    since: Mapped[dt.datetime]
    until: Mapped[dt.datetime] = mapped_column(index=True)
    pack: Mapped[dict[str, Any]] = mapped_column(JSON)
    changed_at: Mapped[dt.datetime]
