"""SQLite inside the event loop: a statement runs where it is asked for, only what may wait gets a thread.

`aiosqlite` sends every step of a statement (cursor, execute, fetch, close) to a thread and back, which costs
more than the step: half of a visitor's turn. A statement on a local file takes some 50 µs; what can really
wait is taking the write lock (`BEGIN IMMEDIATE`) and the fsync of a commit, and those do not hold up anybody.
A task that is cancelled leaves such a thread running: a lock keeps everything else, above all the closing of
the connection, away from it until it is done.
This is the part of aiosqlite's interface that SQLAlchemy's dialect uses.
"""

from __future__ import annotations

import asyncio
import sqlite3
import threading
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Self

Step = tuple["asyncio.Future[Any]", Callable[[], Any]]
WAITS = "BEGIN IMMEDIATE"


class InlineCursor:
    """A cursor whose methods are awaited but seldom wait."""

    def __init__(self, cursor: sqlite3.Cursor, lock: threading.Lock) -> None:
        self._cursor, self._lock = cursor, lock

    async def __aenter__(self) -> Self:
        """Itself: there is nothing to open."""
        return self

    @property
    def description(self) -> Any:
        """The columns of the result."""
        return self._cursor.description

    @property
    def rowcount(self) -> int:
        """How many rows a change touched."""
        return self._cursor.rowcount

    @property
    def lastrowid(self) -> int | None:
        """The row id of the last insert."""
        return self._cursor.lastrowid

    @property
    def arraysize(self) -> int:
        """Rows of one `fetchmany`."""
        return self._cursor.arraysize

    @arraysize.setter
    def arraysize(self, value: int) -> None:
        self._cursor.arraysize = value

    async def execute(self, operation: str, parameters: Sequence[Any] = ()) -> InlineCursor:
        """Run a statement here; the one that waits for the write lock runs in a thread."""
        if operation == WAITS:
            await asyncio.to_thread(self._run, operation, ())
        else:
            self._run(operation, parameters)
        return self

    def _run(self, operation: str, parameters: Sequence[Any]) -> None:
        with self._lock:
            self._cursor.execute(operation, parameters)

    async def executemany(self, operation: str, parameters: Iterable[Sequence[Any]]) -> InlineCursor:
        """Run a statement for each row."""
        with self._lock:
            self._cursor.executemany(operation, parameters)
        return self

    async def fetchone(self) -> Any:
        """The next row."""
        with self._lock:
            return self._cursor.fetchone()

    async def fetchmany(self, size: int | None = None) -> list[Any]:
        """The next rows."""
        with self._lock:
            return self._cursor.fetchmany(self._cursor.arraysize if size is None else size)

    async def fetchall(self) -> list[Any]:
        """The rows that are left."""
        with self._lock:
            return self._cursor.fetchall()

    async def close(self) -> None:
        """Let the result go."""
        with self._lock:
            self._cursor.close()


class InlineConnection:
    """A connection for SQLAlchemy's `aiosqlite` dialect without a thread of its own."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        # The dialect asks for these three by name.
        self._connection: sqlite3.Connection | None = connection
        self._conn = connection
        self._tx = self
        self._lock = threading.Lock()

    @property
    def isolation_level(self) -> str | None:
        """Python's own transaction handling."""
        return self._conn.isolation_level

    def put_nowait(self, step: Step) -> None:
        """Do a step that the dialect would send to aiosqlite's thread."""
        future, function = step
        future.set_result(function())

    def cursor(self) -> InlineCursor:
        """A new cursor."""
        with self._lock:
            return InlineCursor(self._conn.cursor(), self._lock)

    async def create_function(self, name: str, narg: int, func: Callable[..., Any], **options: Any) -> None:
        """Give SQL a function of Python."""
        self._conn.create_function(name, narg, func, **options)

    async def commit(self) -> None:
        """Commit in a thread: the disk is waited for there."""
        await asyncio.to_thread(self._commit)

    def _commit(self) -> None:
        with self._lock:
            self._conn.commit()

    async def rollback(self) -> None:
        """Undo; nothing is written, so nothing waits."""
        with self._lock:
            self._conn.rollback()

    async def close(self) -> None:
        """Close once; a second time changes nothing."""
        self.stop()

    def stop(self) -> None:
        """Close without asking anybody."""
        self._connection = None
        with self._lock:
            self._conn.close()


async def connect(path: str, **options: Any) -> InlineConnection:
    """Open a database file."""
    options["check_same_thread"] = False
    return InlineConnection(await asyncio.to_thread(lambda: sqlite3.connect(path, **options)))
