from __future__ import annotations

import asyncio
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection

from gateway.clock import FrozenClock
from gateway.console import Stop
from gateway.migrations.runner import metadata, migrate, migration_engine, newest, shown


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite+aiosqlite:///{tmp_path / 'desk.db'}"


def set_revision(tmp_path: Path, revision: str) -> None:
    with closing(sqlite3.connect(tmp_path / "desk.db")) as database:
        database.execute("UPDATE alembic_version SET version_num = ?", (revision,))
        database.commit()


async def test_empty_database_gets_the_newest_tables(url: str, tmp_path: Path, clock: FrozenClock) -> None:
    done = await migrate(url, tmp_path / "backups", clock)
    assert (done.before, done.after, done.copy) == (None, newest(), None)


async def test_second_run_changes_nothing(url: str, tmp_path: Path, clock: FrozenClock) -> None:
    await migrate(url, tmp_path / "backups", clock)
    assert not (await migrate(url, tmp_path / "backups", clock)).changed


async def test_migrations_make_exactly_the_tables_of_the_models(
    url: str, tmp_path: Path, clock: FrozenClock
) -> None:
    def differences(connection: Connection) -> list[object]:
        return list(
            compare_metadata(MigrationContext.configure(connection, opts={"compare_type": True}), metadata())
        )

    await migrate(url, tmp_path / "backups", clock)
    engine = migration_engine(url)
    async with engine.connect() as connection:
        assert await connection.run_sync(differences) == []
    await engine.dispose()


async def test_database_of_a_newer_version_is_refused(url: str, tmp_path: Path, clock: FrozenClock) -> None:
    await migrate(url, tmp_path / "backups", clock)
    set_revision(tmp_path, "9999")
    with pytest.raises(Stop, match="newer version"):
        await migrate(url, tmp_path / "backups", clock)


async def test_file_that_is_no_database_is_told_in_one_line(
    url: str, tmp_path: Path, clock: FrozenClock
) -> None:
    (tmp_path / "desk.db").write_bytes(b"x" * 4096)
    with pytest.raises(Stop, match="not a database"):
        await migrate(url, tmp_path / "backups", clock)


async def test_two_starts_at_once_migrate_once(url: str, tmp_path: Path, clock: FrozenClock) -> None:
    runs = await asyncio.gather(*(migrate(url, tmp_path / "backups", clock) for _ in range(2)))
    assert sorted(run.changed for run in runs) == [False, True]


def test_password_of_the_database_is_never_shown() -> None:
    assert "hush" not in shown("postgresql+asyncpg://desk:hush@db/desk")
