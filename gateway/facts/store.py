"""Every query about facts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence

from sqlalchemy import BindParameter, and_, bindparam, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from gateway.facts.models import Fact
from gateway.facts.selection import ANYWHERE, is_current, select_facts

# An event pack's figures are known on their days only; before and after, nothing tells of them.
# Built once: building it takes longer than running it.
_day: BindParameter[dt.date] = bindparam("day")
_KNOWN = select(Fact).where(or_(Fact.pack == "", and_(Fact.valid_from <= _day, Fact.valid_to >= _day)))
_OF_TOPIC = _KNOWN.where(Fact.topic == bindparam("topic"))
_OF_KEYS = _KNOWN.where(Fact.key.in_(bindparam("keys", expanding=True)))


class FactStore:
    """Facts in one session; never commits."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def of_topic(self, topic: str, day: dt.date, jurisdiction: str = ANYWHERE) -> list[Fact]:
        """The facts of a topic (all topics when empty) as they stand on a day, one per key."""
        query, asked = (_OF_TOPIC, {"day": day, "topic": topic}) if topic else (_KNOWN, {"day": day})
        return select_facts((await self._session.scalars(query, asked)).all(), day, jurisdiction)

    async def of_key(self, key: str, day: dt.date, jurisdiction: str = ANYWHERE) -> Fact | None:
        """The fact that holds on a day, if one does."""
        return next(iter(await self.of_keys([key], day, jurisdiction)), None)

    async def of_keys(self, keys: Collection[str], day: dt.date, jurisdiction: str = ANYWHERE) -> list[Fact]:
        """The facts of these keys that hold on a day; one that has ended is none."""
        known = (await self._session.scalars(_OF_KEYS, {"day": day, "keys": list(keys)})).all()
        return [fact for fact in select_facts(known, day, jurisdiction) if is_current(fact, day)]

    async def save(self, facts: Sequence[Fact]) -> None:
        """Add or replace facts by their ids."""
        for fact in facts:
            await self._session.merge(fact)
