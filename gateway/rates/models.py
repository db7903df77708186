"""The table of rates."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import Index, String
from sqlalchemy.orm import Mapped, mapped_column

from gateway.database import Base, UtcDateTime


class Rate(Base):
    """One row of a board as it was published. Prices are decimals written as text, in yuan for `unit` units.

    A cell that is None is not traded; it is never 0. Buying and selling are seen from the bank.
    """

    __tablename__ = "rate"
    __table_args__ = (Index("ix_rate_currency_published", "currency", "published_at"),)

    id: Mapped[str] = mapped_column(String(60), primary_key=True)
    currency: Mapped[str] = mapped_column(String(3))
    unit: Mapped[int]
    cash_buying: Mapped[str | None] = mapped_column(String(24))
    cash_selling: Mapped[str | None] = mapped_column(String(24))
    spot_buying: Mapped[str | None] = mapped_column(String(24))
    spot_selling: Mapped[str | None] = mapped_column(String(24))
    middle: Mapped[str | None] = mapped_column(String(24))
    published_at: Mapped[dt.datetime] = mapped_column(UtcDateTime)
    source: Mapped[str] = mapped_column(String(400))
