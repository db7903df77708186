"""Every query about rates."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal

from sqlalchemy import CTE, Select, bindparam, delete, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from gateway.rates.board import COLUMNS, Row
from gateway.rates.models import Rate

# A quote that is disputed is looked up for so long.
KEPT = dt.timedelta(days=400)
# A currency that the newest board left out is no longer traded once its row is so far behind.
OFF_BOARD = dt.timedelta(days=7)
# What the demo bank's rows have as their source.
DEMO = "demo:"


def _codes() -> CTE:
    """The currencies of the table, found by one step in the index each instead of by reading all rows."""
    codes = select(func.min(Rate.currency).label("currency")).cte("codes", recursive=True)
    following = select(func.min(Rate.currency)).where(Rate.currency > codes.c.currency).correlate(codes)
    return codes.union_all(select(following.scalar_subquery()).where(codes.c.currency.is_not(None)))


def _newest() -> Select[Rate]:
    """The newest row of each currency by a moment."""
    codes = _codes()
    newest = select(Rate.id).where(Rate.currency == codes.c.currency, Rate.published_at <= bindparam("at"))
    newest = newest.correlate(codes).order_by(Rate.published_at.desc()).limit(1)
    ids = select(newest.scalar_subquery()).select_from(codes)
    return select(Rate).where(Rate.id.in_(ids)).order_by(Rate.currency)


# Every quote asks for it: building it takes longer than running it.
_NEWEST, _EVER = _newest(), dt.datetime(9999, 12, 31, tzinfo=dt.UTC)


class RateStore:
    """Rates in one session; never commits."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def publish(self, rows: Sequence[Row], source: str) -> int:
        """Add a board; how many rows were new or, for the same currency and time, corrected.

        A bank's first own board takes the demo bank's rates away: they may never be quoted beside it.
        """
        if source != DEMO:
            await self.leave_demo()
        ids = {_id(row): row for row in rows}
        found = await self._session.scalars(select(Rate).where(Rate.id.in_(ids)))
        known = {rate.id: _row(rate) for rate in found}
        changed = [row for key, row in ids.items() if known.get(key) != row]
        for row in changed:
            await self._session.merge(_stored(row, source))
        await self._session.flush()
        return len(changed)

    async def leave_demo(self) -> None:
        """Take the demo bank's rates away, if there are any."""
        if DEMO in await self.sources():
            await self._session.execute(delete(Rate).where(Rate.source == DEMO))

    async def board(self, at: dt.datetime) -> dict[str, Row]:
        """The newest row of each currency published by a moment, in the order of the codes."""
        found = await self._newest(at)
        last = max((rate.published_at for rate in found), default=at)
        return {rate.currency: _row(rate) for rate in found if rate.published_at > last - OFF_BOARD}

    async def sources(self) -> set[str]:
        """Where the newest row of each currency came from."""
        return {rate.source for rate in await self._newest(None)}

    async def forget(self, now: dt.datetime) -> None:
        """Take away rates nobody will ask about any more."""
        codes = _codes()
        # By currency as well, so that the index is used: the table has a million rows after a year.
        old = Rate.currency.in_(select(codes.c.currency)) & (Rate.published_at < now - KEPT)
        await self._session.execute(delete(Rate).where(old))

    async def _newest(self, at: dt.datetime | None) -> Sequence[Rate]:
        return (await self._session.scalars(_NEWEST, {"at": at or _EVER})).all()


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
