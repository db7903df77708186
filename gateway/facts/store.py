"""Every query about facts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from gateway.facts.models import Fact
from gateway.facts.selection import ANYWHERE, select_facts


class FactStore:
    """Facts in one session; never commits."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def of_topic(self, topic: str, day: dt.date, jurisdiction: str = ANYWHERE) -> list[Fact]:
        """The facts of a topic (all topics when empty) as they stand on a day, one per key."""
        query = select(Fact).where(Fact.topic == topic) if topic else select(Fact)
        return select_facts((await self._session.scalars(query)).all(), day, jurisdiction)

    async def of_key(self, key: str, day: dt.date, jurisdiction: str = ANYWHERE) -> Fact | None:
        """One fact as it stands on a day."""
        found = (await self._session.scalars(select(Fact).where(Fact.key == key))).all()
        return next(iter(select_facts(found, day, jurisdiction)), None)

    async def save(self, facts: Sequence[Fact]) -> None:
        """Add or replace facts by their ids."""
        for fact in facts:
            await self._session.merge(fact)
