"""SQLite inside the event loop, when tasks are cancelled in the middle of a transaction."""

from __future__ import annotations

import asyncio
from pathlib import Path

from sqlalchemy import text

from gateway.database import Database


async def write(database: Database, number: int) -> None:
    async with database.write() as session:
        await session.execute(text("INSERT INTO row VALUES (:number)"), {"number": number})


async def test_cancelled_writers_leave_a_database_that_can_be_written_and_closed(tmp_path: Path) -> None:
    for round_ in range(20):
        database = Database(f"sqlite+aiosqlite:///{tmp_path}/{round_}.db", lambda _: None)
        async with database.write() as session:
            await session.execute(text("CREATE TABLE row (number INTEGER)"))
        tasks = [asyncio.create_task(write(database, number)) for number in range(12)]
        await asyncio.sleep(0.001 * (round_ % 5))
        for task in tasks[::2]:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await write(database, 99)
        async with database.read() as session:
            kept = set(await session.scalars(text("SELECT number FROM row")))
        assert {1, 3, 5, 7, 9, 11, 99} <= kept
        await database.close()
