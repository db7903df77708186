"""Brings a database to this version's tables: copied first, under a lock, in one transaction."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, MetaData, event, make_url, text
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine
from sqlalchemy.pool import ConnectionPoolEntry, NullPool

from gateway.clock import Clock
from gateway.console import Stop
from gateway.database import Base

FOLDER = Path(__file__).parent
CONNECTION = "connection"
BUSY_MILLISECONDS = 30_000
# Any number will do that nobody else locks in this database.
ADVISORY_LOCK = 7_231_985


@dataclass(frozen=True)
class Migration:
    """What was done: the revisions before and after, and the copy made in between."""

    before: str | None
    after: str
    copy: Path | None

    @property
    def changed(self) -> bool:
        """Whether there was anything to do."""
        return self.before != self.after


def metadata() -> MetaData:
    """The tables of every feature."""
    for path in sorted(FOLDER.parent.glob("*/models.py")):
        import_module(f"gateway.{path.parent.name}.models")
    return Base.metadata


def migration_engine(url: str) -> AsyncEngine:
    """An engine whose table changes are part of the transaction, on SQLite too."""
    engine = create_async_engine(url, poolclass=NullPool)
    if engine.dialect.name == "sqlite":
        event.listen(engine.sync_engine, "connect", _prepare_sqlite)
        event.listen(
            engine.sync_engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN IMMEDIATE")
        )
    return engine


def _prepare_sqlite(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
    connection.isolation_level = None
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA busy_timeout={BUSY_MILLISECONDS}")
    cursor.close()


async def migrate(url: str, backups: Path, clock: Clock) -> Migration:
    """Upgrade to the newest revision; raises Stop when the database is newer, broken or cannot be reached."""
    engine = migration_engine(url)
    try:
        async with engine.begin() as connection:
            return await connection.run_sync(_upgrade, url, backups, clock)
    except (DBAPIError, OSError) as error:
        raise _unusable(url, error) from None
    finally:
        await engine.dispose()


async def revision_at(url: str) -> str | None:
    """The revision a database is at; raises Stop when it cannot be reached."""
    engine = migration_engine(url)
    try:
        async with engine.connect() as connection:
            return await connection.run_sync(revision_of)
    except (DBAPIError, OSError) as error:
        raise _unusable(url, error) from None
    finally:
        await engine.dispose()


async def draft(url: str, message: str) -> None:
    """Write a new revision from the difference between the models and the database (for developers)."""
    engine = migration_engine(url)
    async with engine.connect() as connection:
        await connection.run_sync(
            lambda given: command.revision(
                _config(given), message=message, autogenerate=True, rev_id=_next_id()
            )
        )
    await engine.dispose()


def newest() -> str:
    """The revision that this version of the code works with."""
    return str(ScriptDirectory(str(FOLDER)).get_current_head())


def revision_of(connection: Connection) -> str | None:
    """The revision the database is at; None when it is empty."""
    return MigrationContext.configure(connection).get_current_revision()


def shown(url: str) -> str:
    """The address without its password."""
    return make_url(url).render_as_string(hide_password=True)


def _unusable(url: str, error: Exception) -> Stop:
    reason = str(getattr(error, "orig", None) or error).splitlines()[0]
    return Stop(f"the database {shown(url)} cannot be used: {reason}.")


def _upgrade(connection: Connection, url: str, backups: Path, clock: Clock) -> Migration:
    if connection.dialect.name == "postgresql":
        # Held to the end of this transaction: two gateways that start at once migrate one after the other.
        connection.execute(text(f"SELECT pg_advisory_xact_lock({ADVISORY_LOCK})"))
    before, after = revision_of(connection), newest()
    if before == after:
        return Migration(before, after, None)
    if before is not None and before not in {
        script.revision for script in ScriptDirectory(str(FOLDER)).walk_revisions()
    }:
        raise Stop(
            f"the database was written by a newer version (revision {before}): install that version again."
        )
    copy = _copy(url, backups, before, clock) if before is not None else None
    command.upgrade(_config(connection), "head")
    return Migration(before, after, copy)


def _copy(url: str, backups: Path, before: str, clock: Clock) -> Path | None:
    database = make_url(url).database
    if not url.startswith("sqlite") or not database or database == ":memory:":
        return None  # PostgreSQL's backup is the operator's own
    backups.mkdir(parents=True, exist_ok=True, mode=0o700)
    copy = backups / f"desk-{before}-{clock.now():%Y%m%dT%H%M%S}.db"
    try:
        with (
            closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as source,
            closing(sqlite3.connect(copy)) as into,
        ):
            source.backup(into)
    except sqlite3.Error as error:
        copy.unlink(missing_ok=True)
        raise Stop(
            f"the database was not migrated, as no copy could be made in {backups}: {error}."
        ) from None
    copy.chmod(0o600)
    return copy


def _config(connection: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(FOLDER))
    config.set_main_option("file_template", "%%(rev)s_%%(slug)s")
    config.attributes[CONNECTION] = connection
    return config


def _next_id() -> str:
    return f"{len(list((FOLDER / 'versions').glob('[0-9]*.py'))) + 1:04d}"
