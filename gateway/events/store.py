"""Every query about events and what their packs brought."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import String, cast, delete, select, text, update
from sqlalchemy.ext.asyncio import AsyncSession

from gateway.events.models import Event
from gateway.facts.models import Fact
from gateway.places.models import Branch, HoursRule, Landmark

Offer = dict[str, Any]


class EventStore:
    """Events in one session; never commits."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def lock(self) -> None:
        """Let no other pack be checked or stored until this transaction ends; reading goes on.

        A row to lock is missing when two store the first pack of a key. SQLite has one writer anyway.
        """
        if (await self._session.connection()).dialect.name == "postgresql":
            await self._session.execute(text(f"LOCK TABLE {Event.__tablename__} IN SHARE ROW EXCLUSIVE MODE"))

    async def get(self, key: str) -> Event | None:
        """The event, if there is one."""
        return await self._session.get(Event, key)

    async def page(self, after: str, limit: int) -> Sequence[Event]:
        """Events in the order of their keys, beginning after one."""
        return (
            await self._session.scalars(
                select(Event).where(Event.key > after).order_by(Event.key).limit(limit)
            )
        ).all()

    async def to_come(self, at: dt.datetime, limit: int) -> Sequence[Event]:
        """The events that run at a moment or begin later, the first to begin first."""
        query = select(Event).where(Event.until > at).order_by(Event.since, Event.key).limit(limit)
        return (await self._session.scalars(query)).all()

    async def beside(self, key: str, since: dt.datetime, until: dt.datetime) -> Sequence[Event]:
        """The other events that share a moment with this time."""
        query = select(Event).where(Event.key != key, Event.since < until, Event.until > since)
        return (await self._session.scalars(query.order_by(Event.key))).all()

    async def save(self, event: Event) -> None:
        """Add or replace an event."""
        await self._session.merge(event)

    async def remove(self, key: str) -> None:
        """Take an event away; what its pack brought goes with the methods below."""
        await self._session.execute(delete(Event).where(Event.key == key))

    async def branches(self, ids: Collection[str]) -> dict[str, tuple[str, str]]:
        """City and pack of the branches of these ids."""
        query = select(Branch.id, Branch.city, Branch.pack).where(Branch.id.in_(ids))
        return {one: (city, pack) for one, city, pack in (await self._session.execute(query)).all()}

    async def is_city(self, city: str) -> bool:
        """Whether the bank has a branch of its own in a city."""
        own = select(Branch.id).where(Branch.city == city, Branch.pack == "").limit(1)
        return await self._session.scalar(own) is not None

    async def fact_keys(self, keys: Collection[str]) -> set[str]:
        """Which of these facts are known at all."""
        return set(await self._session.scalars(select(Fact.key).where(Fact.key.in_(keys)).distinct()))

    async def points(self, key: str) -> list[str]:
        """The exchange points of a pack."""
        return list(await self._session.scalars(select(Branch.id).where(Branch.pack == key)))

    async def venues(self, key: str) -> list[str]:
        """The landmarks of a pack."""
        return list(await self._session.scalars(select(Landmark.id).where(Landmark.pack == key)))

    async def remove_rules_and_facts(self, key: str) -> None:
        """Take away the dated rules and the facts that a pack brought."""
        for table in (HoursRule, Fact):
            await self._session.execute(delete(table).where(table.pack == key))

    async def add(self, rows: Sequence[HoursRule | Fact]) -> None:
        """Add dated rules and facts."""
        self._session.add_all(rows)
        await self._session.flush()

    async def offers(self, key: str, ids: Collection[str]) -> dict[str, list[Offer]]:
        """The dated currencies of these branches and of every other one that has some of the pack."""
        # JSON is searched as text, which both databases can; a key has no character that is escaped.
        has = cast(Branch.offers, String).contains(f'"{key}"')
        query = select(Branch.id, Branch.offers).where(has | Branch.id.in_(ids))
        return {one: list(offers) for one, offers in (await self._session.execute(query)).all()}

    async def set_offers(self, branch_id: str, offers: list[Offer]) -> None:
        """The dated currencies of a branch."""
        await self._session.execute(update(Branch).where(Branch.id == branch_id).values(offers=offers))
