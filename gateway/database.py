"""The database: short write transactions one after another, snapshots for reading.

SQLite runs in WAL with `synchronous=FULL` and `BEGIN IMMEDIATE` always: a deferred
read-then-write fails at once when another writer came first. PostgreSQL needs none of that.
"""

from __future__ import annotations

import asyncio
import datetime as dt
import errno
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager

from sqlalchemy import DateTime, MetaData, TypeDecorator, event
from sqlalchemy.engine import Dialect
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, async_sessionmaker, create_async_engine
from sqlalchemy.orm import DeclarativeBase
from sqlalchemy.pool import ConnectionPoolEntry

from gateway.errors import StorageBusy, StorageFull
from gateway.sqlite import connect

HINTS = "hints"
BUSY_SECONDS = 5
READERS = 4
NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}


class UtcDateTime(TypeDecorator[dt.datetime]):
    """A moment in UTC; naive values are refused (SQLite keeps no zone by itself)."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: dt.datetime | None, dialect: Dialect) -> dt.datetime | None:
        """Store in UTC."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment without a zone")
        return value.astimezone(dt.UTC)

    def process_result_value(self, value: dt.datetime | None, dialect: Dialect) -> dt.datetime | None:
        """Read in UTC."""
        return value if value is None else value.replace(tzinfo=dt.UTC) if value.tzinfo is None else value


class Base(DeclarativeBase):
    """Parent of every table."""

    metadata = MetaData(naming_convention=NAMES)
    type_annotation_map = {dt.datetime: UtcDateTime}  # noqa: RUF012 - SQLAlchemy's own idiom


def hint(session: AsyncSession, topic: str, revision: int) -> None:
    """After the commit, tell listeners of the topic that something up to this revision is new."""
    session.info.setdefault(HINTS, {})[topic] = revision


def _prepare_sqlite(connection: DBAPIConnection, _: ConnectionPoolEntry, *, writer: bool) -> None:
    connection.isolation_level = None
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA busy_timeout={BUSY_SECONDS * 1000}")
    cursor.execute("PRAGMA foreign_keys=ON")
    if writer:
        cursor.execute("PRAGMA journal_mode=WAL")
        cursor.execute("PRAGMA synchronous=FULL")
    else:
        cursor.execute("PRAGMA query_only=ON")
        # Only the writer checkpoints (WAL-reset race of SQLite before 3.51.3).
        cursor.execute("PRAGMA wal_autocheckpoint=0")
    cursor.close()


def _sqlite_engine(url: str, *, writer: bool) -> AsyncEngine:
    engine = create_async_engine(
        url,
        pool_size=1 if writer else READERS,
        max_overflow=0,
        connect_args={"async_creator_fn": connect},
    )
    event.listen(engine.sync_engine, "connect", lambda c, e: _prepare_sqlite(c, e, writer=writer))
    begin = "BEGIN IMMEDIATE" if writer else "BEGIN"
    event.listen(engine.sync_engine, "begin", lambda connection: connection.exec_driver_sql(begin))
    return engine


def translate(error: Exception) -> Exception:
    """A storage failure that callers can be told about, or the error itself."""
    text = str(getattr(error, "orig", error)).lower()
    if "disk is full" in text or "no space left" in text or getattr(error, "errno", 0) == errno.ENOSPC:
        return StorageFull(text)
    if "database is locked" in text or "too many clients" in text or "timeout" in text:
        return StorageBusy(text, retry_after=1)
    return error


class Database:
    """Sessions for writing (committed on exit, then hints published) and for reading."""

    def __init__(self, url: str, publish: Callable[[Mapping[str, int]], None]) -> None:
        self.is_sqlite = url.startswith("sqlite")
        self._publish = publish
        self._turnstile = asyncio.Lock()
        if self.is_sqlite:
            self.engine, self._reader = _sqlite_engine(url, writer=True), _sqlite_engine(url, writer=False)
        else:
            self.engine = create_async_engine(
                url, pool_size=10, max_overflow=10, pool_timeout=5, pool_pre_ping=True
            )
            self._reader = self.engine
        self._write = async_sessionmaker(self.engine, expire_on_commit=False)
        self._read = async_sessionmaker(self._reader, expire_on_commit=False)

    @asynccontextmanager
    async def write(self) -> AsyncIterator[AsyncSession]:
        """One transaction. Raises StorageBusy or StorageFull; nothing is stored then."""
        if self.is_sqlite:
            async with self._turnstile, self._transaction() as session:
                yield session
        else:
            async with self._transaction() as session:
                yield session
        self._publish(session.info.get(HINTS, {}))

    @asynccontextmanager
    async def read(self) -> AsyncIterator[AsyncSession]:
        """A session for queries only."""
        try:
            async with self._read() as session:
                yield session
        except (DBAPIError, OSError) as error:
            raise translate(error) from error

    async def close(self) -> None:
        """Give back every connection."""
        await self.engine.dispose()
        if self._reader is not self.engine:
            await self._reader.dispose()

    @asynccontextmanager
    async def _transaction(self) -> AsyncIterator[AsyncSession]:
        try:
            async with self._write() as session, session.begin():
                yield session
        except (DBAPIError, OSError) as error:
            raise translate(error) from error
