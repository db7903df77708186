"""Transactions: immediate on SQLite, hints only after the commit."""

from __future__ import annotations

import asyncio
import errno
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager
from pathlib import Path

import pytest
from sqlalchemy import event, text
from sqlalchemy.ext.asyncio import AsyncSession

from gateway.database import Database, hint, translate
from gateway.errors import StorageBusy, StorageFull


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    published: list[dict[str, int]] = []
    found = Database(f"sqlite+aiosqlite:///{tmp_path / 'x.db'}", lambda hints: published.append(dict(hints)))
    found.published = published  # type: ignore[attr-defined]
    async with found.write() as session:
        await session.execute(text("CREATE TABLE t (n INTEGER)"))
    yield found
    await found.close()


async def test_every_write_begins_immediate(database: Database) -> None:
    seen: list[str] = []
    event.listen(
        database.engine.sync_engine, "before_cursor_execute", lambda c, cur, sql, *_: seen.append(sql)
    )
    async with database.write() as session:
        await session.execute(text("INSERT INTO t VALUES (1)"))
    assert [sql for sql in seen if sql.startswith("BEGIN")] == ["BEGIN IMMEDIATE"]


async def test_concurrent_writers_all_succeed(database: Database) -> None:
    async def add() -> None:
        async with database.write() as session:
            count = await session.scalar(text("SELECT count(*) FROM t"))
            await session.execute(text("INSERT INTO t VALUES (:n)"), {"n": count})

    await asyncio.gather(*(add() for _ in range(50)))
    async with database.read() as session:
        assert await session.scalar(text("SELECT count(DISTINCT n) FROM t")) == 50


async def test_hints_are_published_after_the_commit_only(database: Database) -> None:
    async with database.write() as session:
        hint(session, "desk", 7)
        assert {"desk": 7} not in database.published  # type: ignore[attr-defined]
    assert database.published[-1] == {"desk": 7}  # type: ignore[attr-defined]


async def test_a_failed_write_publishes_nothing_and_stores_nothing(database: Database) -> None:
    before = len(database.published)  # type: ignore[attr-defined]

    async def fail() -> None:
        async with database.write() as session:
            await session.execute(text("INSERT INTO t VALUES (1)"))
            hint(session, "desk", 1)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await fail()
    async with database.read() as session:
        assert await session.scalar(text("SELECT count(*) FROM t")) == 0
    assert len(database.published) == before  # type: ignore[attr-defined]


async def test_a_reader_cannot_write(database: Database) -> None:
    with pytest.raises(Exception, match="readonly"):
        async with database.read() as session:
            await session.execute(text("INSERT INTO t VALUES (1)"))


def test_a_full_disk_and_a_locked_file_have_names() -> None:
    assert isinstance(translate(OSError(28, "No space left on device")), StorageFull)
    assert isinstance(translate(Exception("database is locked")), StorageBusy)


async def test_a_server_that_is_not_there_is_told_alike_to_readers_and_writers(database: Database) -> None:
    async def fail(session: AbstractAsyncContextManager[AsyncSession]) -> None:
        async with session:
            raise OSError(errno.ENOSPC, "no space left on device")

    for session in (database.read(), database.write()):
        with pytest.raises(StorageFull):
            await fail(session)
