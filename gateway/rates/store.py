"""Every query about rates."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal

from sqlalchemy import delete, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from gateway.rates.board import COLUMNS, Row
from gateway.rates.models import Rate

# A quote that is disputed is looked up for so long.
KEPT = dt.timedelta(days=400)


class RateStore:
    """Rates in one session; never commits."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def publish(self, rows: Sequence[Row], source: str) -> int:
        """Add a board; rows that are there already (same currency and time) stay. How many were new."""
        ids = {_id(row): row for row in rows}
        known = set(await self._session.scalars(select(Rate.id).where(Rate.id.in_(ids))))
        fresh = [row for key, row in ids.items() if key not in known]
        self._session.add_all(_stored(row, source) for row in fresh)
        await self._session.flush()
        return len(fresh)

    async def board(self, at: dt.datetime) -> dict[str, Row]:
        """The newest row of each currency published by a moment, in the order of the codes."""
        newest = (
            select(Rate.currency, func.max(Rate.published_at).label("published_at"))
            .where(Rate.published_at <= at)
            .group_by(Rate.currency)
            .subquery()
        )
        query = select(Rate).join(
            newest,
            (Rate.currency == newest.c.currency) & (Rate.published_at == newest.c.published_at),
        )
        found = (await self._session.scalars(query.order_by(Rate.currency))).all()
        return {rate.currency: _row(rate) for rate in found}

    async def is_empty(self) -> bool:
        """Whether no rate was ever published."""
        return await self._session.scalar(select(Rate.id).limit(1)) is None

    async def forget(self, now: dt.datetime) -> None:
        """Take away rates nobody will ask about any more."""
        await self._session.execute(delete(Rate).where(Rate.published_at < now - KEPT))


def _id(row: Row) -> str:
    return f"{row.currency}:{row.published_at.astimezone(dt.UTC).isoformat(timespec='seconds')}"


def _stored(row: Row, source: str) -> Rate:
    prices = {column: None if row.price(column) is None else str(row.price(column)) for column in COLUMNS}
    return Rate(
        id=_id(row),
        currency=row.currency,
        unit=row.unit,
        published_at=row.published_at,
        source=source[:400],
        **prices,
    )


def _row(rate: Rate) -> Row:
    prices = {column: getattr(rate, column) for column in COLUMNS}
    return Row(
        rate.currency,
        rate.unit,
        rate.published_at,
        **{column: None if price is None else Decimal(price) for column, price in prices.items()},
    )
