"""Rates from a file."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from gateway.database import Database
from gateway.imports.comparing import Source
from gateway.imports.exporting import export
from gateway.imports.kinds import KINDS
from gateway.imports.plan import check
from gateway.imports.writing import write
from gateway.rates.board import read_board
from gateway.rates.pulling import demo_board
from gateway.rates.store import DEMO, RateStore
from tests.gateway.imports.conftest import Bank

HEAD = "currency,unit,cash_buying,cash_selling,published_at\n"
CLOCK = dt.datetime.now(dt.UTC).replace(second=0, microsecond=0)
# Never at a half hour, when the demo bank publishes: a row of that very moment would only change its own.
NOW = CLOCK - dt.timedelta(minutes=CLOCK.minute % 30 == 0)


async def bring(database: Database, path: Path) -> str:
    """Import a file; the counts in words, or what is wrong."""
    async with database.read() as session:
        plan = await check(session, [Source("rates", path)], lambda *_: None)
    if not plan.is_possible:
        return str(plan.findings.errors[0])
    async with database.write() as session:
        await write(session, plan, lambda *_: None)
    return str(plan.counts["rates"])


async def test_a_board_from_a_file_replaces_the_demo_banks(bank: Bank, tmp_path: Path) -> None:
    async with bank.database.write() as session:
        await RateStore(session).publish(read_board(demo_board(NOW), NOW), DEMO)
    file = tmp_path / "rates.csv"
    file.write_text(f"{HEAD}usd,100,719.15,726.54,{NOW.isoformat()}\n", encoding="utf-8")
    assert "1 new" in await bring(bank.database, file)
    async with bank.database.read() as session:
        board = await RateStore(session).board(NOW + dt.timedelta(minutes=1))
    assert list(board) == ["USD"]
    assert str(board["USD"].cash_buying) == "719.15"


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("CNY,100,1,1,{now}", "no foreign currency"),
        ("USD,100,800,726.54,{now}", "dearer"),
        ("USD,100,,,{now}", "no price"),
        ("USD,7,719.15,726.54,{now}", "unit"),
        ("USD,100,cheap,726.54,{now}", "cash_buying: is no number"),
        ("USD,100,719.15,726.54,2026-11-25T09:30:00", "time zone"),
    ],
)
async def test_a_bad_row_is_named_with_its_line(bank: Bank, tmp_path: Path, row: str, reason: str) -> None:
    file = tmp_path / "rates.csv"
    file.write_text(f"{HEAD}{row.format(now=NOW.isoformat())}\n", encoding="utf-8")
    told = await bring(bank.database, file)
    assert "rates.csv:2" in told
    assert reason in told


@pytest.mark.parametrize("ending", [".csv", ".json", ".jsonl"])
async def test_export_and_import_of_rates_is_the_identity(bank: Bank, tmp_path: Path, ending: str) -> None:
    async with bank.database.write() as session:
        await RateStore(session).publish(read_board(demo_board(NOW), NOW), "https://rates.bank.example")
    file = tmp_path / f"rates{ending}"
    async with bank.database.read() as session:
        written = await export(session, KINDS["rates"], file)
    assert written == len(demo_board(NOW)["rows"])
    assert f"{written} unchanged" in await bring(bank.database, file)
