"""An empty database, and files to be imported into it."""

from __future__ import annotations

import csv
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from gateway.database import Base, Database
from gateway.imports.comparing import Source
from gateway.imports.findings import Counts
from gateway.imports.plan import Plan, check
from gateway.imports.writing import write

Values = dict[str, Any]
BRANCH: Values = {
    "id": "wangfujing",
    "names": {"zh-CN": "王府井支行", "en": "Wangfujing Branch"},
    "address": {"zh-CN": "王府井大街200号", "en": "200 Wangfujing Street"},
    "city": "beijing",
    "lat": 39.9139,
    "lon": 116.4111,
    "hours": {"personal": "Mo-Fr 09:00-17:00; PH off"},
}
ATM: Values = {
    "code": "BJ0101",
    "names": {"en": "Wangfujing, hall"},
    "branch_id": "wangfujing",
}
FACT: Values = {
    "topic": "bank",
    "key": "bank.hotline",
    "value": "95588",
    "unit": "phone",
    "source": "bank",
    "last_verified": "2026-11-01",
    "status": "bank-set",
}


class Bank:
    """A database and what is done to it with files."""

    def __init__(self, database: Database, folder: Path) -> None:
        self.database = database
        self.folder = folder

    def file(self, name: str, rows: list[Values]) -> Path:
        """A file of rows in the form that its name says."""
        path = self.folder / name
        if path.suffix == ".csv":
            with path.open("w", encoding="utf-8", newline="") as handle:
                table = csv.DictWriter(handle, list(rows[0]))
                table.writeheader()
                table.writerows(rows)
        elif path.suffix == ".jsonl":
            path.write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")
        else:
            path.write_text(json.dumps(rows, ensure_ascii=False, indent=1), encoding="utf-8")
        return path

    async def check(self, *sources: Source, remove_missing: bool = False) -> Plan:
        """What an import would do."""
        async with self.database.read() as session:
            return await check(session, sources, lambda *_: None, remove_missing=remove_missing)

    async def load(self, *sources: Source, remove_missing: bool = False) -> dict[str, Counts]:
        """Check and write."""
        plan = await self.check(*sources, remove_missing=remove_missing)
        assert plan.is_possible, [str(one) for one in plan.findings.listed]
        async with self.database.write() as session:
            return await write(session, plan, lambda *_: None)

    async def rows(self, kind: str, *rows: Values, **more: bool) -> dict[str, Counts]:
        """Import rows as a JSON file."""
        return await self.load(Source(kind, self.file(f"{kind}.json", list(rows))), **more)

    async def complaints(self, kind: str, *rows: Values) -> list[str]:
        """What the check says about rows, without the file's name."""
        plan = await self.check(Source(kind, self.file(f"{kind}.jsonl", list(rows))))
        folder = f"{self.folder}/"
        return [str(one).replace(folder, "").partition(":")[2] for one in plan.findings.listed]


@asynccontextmanager
async def new_bank(folder: Path) -> AsyncIterator[Bank]:
    """A bank without anything."""
    database = Database(f"sqlite+aiosqlite:///{folder / 'desk.db'}", lambda _: None)
    try:
        async with database.engine.begin() as connection:
            await connection.run_sync(Base.metadata.create_all)
        yield Bank(database, folder)
    finally:
        await database.close()


@pytest.fixture
async def bank(tmp_path: Path) -> AsyncIterator[Bank]:
    """A bank without anything, for one test."""
    async with new_bank(tmp_path) as made:
        yield made
