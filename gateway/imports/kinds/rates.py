"""Rows of the rate board."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Annotated, ClassVar

from pydantic import AwareDatetime, Field, field_validator, model_validator
from sqlalchemy.ext.asyncio import AsyncSession

from gateway.clock import SystemClock
from gateway.imports.fields import Source
from gateway.imports.kinds.base import ImportRow, Kind, Values
from gateway.rates.board import COLUMNS, BoardInvalid, read_board
from gateway.rates.models import Rate
from gateway.rates.store import DEMO, RateStore
from gateway.wrong import Wrong


class RateRow(ImportRow):
    """A currency's prices in yuan for `unit` of it, as published at a moment; an empty cell is not traded."""

    currency: str
    unit: int = 100
    cash_buying: str | None = None
    cash_selling: str | None = None
    spot_buying: str | None = None
    spot_selling: str | None = None
    middle: str | None = None
    published_at: AwareDatetime
    source: Annotated[Source, Field(min_length=1)] = "import"

    @field_validator(*COLUMNS, mode="before")
    @classmethod
    def _price(cls, value: object) -> str | None:
        """Prices are text, so that no digit is lost."""
        if isinstance(value, float):
            raise Wrong("price-not-text")
        return None if value in (None, "") else str(value).strip()

    @model_validator(mode="after")
    def _on_a_board(self) -> RateRow:
        """Everything that a fetched board must be, too."""
        row = self.model_dump(exclude={"source"}) | {"published_at": self.published_at.isoformat()}
        try:
            read_board({"rows": [row]}, SystemClock().now())
        except BoardInvalid as error:
            raise error.wrong from error
        return self

    @property
    def identity(self) -> str:
        """Currency and moment."""
        moment = self.published_at.astimezone(dt.UTC).isoformat(timespec="seconds")
        return f"{self.currency.upper()}:{moment}"

    def columns(self) -> Values:
        """The values to store, by column."""
        return self.model_dump() | {
            "id": self.identity,
            "currency": self.currency.upper(),
            "published_at": self.published_at.astimezone(dt.UTC),
        }


class Rates(Kind[RateRow]):
    """The bank's own rates; the demo bank's go when the first of them comes."""

    name = "rates"
    order = 1
    row = RateRow
    entity = Rate
    # What was quoted once must be found again.
    is_removable: ClassVar[bool] = False

    async def save(self, session: AsyncSession, values: Sequence[Values]) -> None:
        """Add or correct rows."""
        if any(one["source"] != DEMO for one in values):
            await RateStore(session).leave_demo()
        for one in values:
            await session.merge(Rate(**one))
        await session.flush()
