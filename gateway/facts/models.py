"""The table of facts."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from gateway.database import Base


class FactStatus(StrEnum):
    """How far a fact can be relied on."""

    CONFIRMED = "confirmed"
    UNCERTAIN = "uncertain"
    BANK_SET = "bank-set"


class Fact(Base):
    """One figure with its validity; `event` marks a temporary rule, which beats a standing one.

    `pack` names the event pack that brought it, empty for the bank's own.
    """

    __tablename__ = "fact"
    __table_args__ = (Index("ix_fact_topic_key", "topic", "key"),)

    id: Mapped[str] = mapped_column(String(160), primary_key=True)
    key: Mapped[str] = mapped_column(String(120), index=True)
    topic: Mapped[str] = mapped_column(String(60))
    value: Mapped[Any] = mapped_column(JSON)
    unit: Mapped[str] = mapped_column(String(40), default="")
    jurisdiction: Mapped[str] = mapped_column(String(60), default="CN")
    event: Mapped[str] = mapped_column(String(60), default="")
    valid_from: Mapped[dt.date | None]
    valid_to: Mapped[dt.date | None]
    source: Mapped[str] = mapped_column(String(400))
    last_verified: Mapped[dt.date]
    status: Mapped[str] = mapped_column(String(12))
    pack: Mapped[str] = mapped_column(String(30), default="", index=True)
