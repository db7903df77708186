from __future__ import annotations

import datetime as dt
from collections.abc import AsyncIterator
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy import func, select

from gateway.database import Base, Database
from gateway.rates.board import Row
from gateway.rates.models import Rate
from gateway.rates.store import DEMO, KEPT, OFF_BOARD, RateStore

NOW = dt.datetime(2026, 11, 25, 2, 0, tzinfo=dt.UTC)
MINUTE = dt.timedelta(minutes=1)


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    """An empty database of this test's own."""
    found = Database(f"sqlite+aiosqlite:///{tmp_path / 'desk.db'}", lambda _: None)
    async with found.engine.begin() as connection:
        await connection.run_sync(Base.metadata.create_all)
    yield found
    await found.close()


def usd(price: str, at: dt.datetime = NOW) -> Row:
    return Row("USD", 100, at, cash_buying=Decimal(price))


def jpy(price: str, at: dt.datetime = NOW) -> Row:
    return Row("JPY", 100, at, cash_buying=Decimal(price))


async def publish(database: Database, *rows: Row, source: str = "file") -> int:
    async with database.write() as session:
        return await RateStore(session).publish(rows, source)


async def prices(database: Database, at: dt.datetime = NOW) -> dict[str, str]:
    async with database.read() as session:
        board = await RateStore(session).board(at)
    return {code: str(row.cash_buying) for code, row in board.items()}


async def test_the_board_is_the_newest_row_of_each_currency_at_a_moment(database: Database) -> None:
    assert await prices(database) == {}
    await publish(database, usd("719.10", NOW - 9 * MINUTE), usd("719.20", NOW - MINUTE))
    await publish(database, jpy("4.488", NOW - 5 * MINUTE), usd("719.30", NOW + MINUTE))
    assert await prices(database) == {"JPY": "4.488", "USD": "719.20"}
    assert await prices(database, NOW - 6 * MINUTE) == {"USD": "719.10"}
    assert await prices(database, NOW - 10 * MINUTE) == {}


async def test_the_same_board_again_changes_nothing(database: Database) -> None:
    assert await publish(database, usd("719.10"), jpy("4.488")) == 2
    assert await publish(database, usd("719.10"), jpy("4.488")) == 0


async def test_a_board_of_the_same_time_corrects_a_price(database: Database) -> None:
    await publish(database, usd("71.910"), jpy("4.488"))
    assert await publish(database, usd("719.10"), jpy("4.488")) == 1
    assert await prices(database) == {"JPY": "4.488", "USD": "719.10"}


async def test_a_currency_that_the_board_left_out_long_ago_is_no_longer_on_it(database: Database) -> None:
    await publish(database, jpy("4.488", NOW - OFF_BOARD), usd("719.10", NOW - MINUTE))
    assert set(await prices(database)) == {"JPY", "USD"}
    await publish(database, usd("719.20"))
    assert set(await prices(database)) == {"USD"}


async def test_when_all_rates_are_old_the_board_is_still_told(database: Database) -> None:
    await publish(database, usd("719.10", NOW - 10 * OFF_BOARD))
    assert await prices(database) == {"USD": "719.10"}


async def test_the_bank_s_first_own_board_takes_the_demo_bank_s_away(database: Database) -> None:
    await publish(database, usd("700.00"), jpy("4.000"), source=DEMO)
    await publish(database, usd("719.10", NOW - 9 * MINUTE), source="board.csv")
    assert await prices(database) == {"USD": "719.10"}


async def test_only_rates_that_nobody_asks_about_any_more_are_forgotten(database: Database) -> None:
    kept, gone = NOW - KEPT, NOW - KEPT - MINUTE
    await publish(database, usd("719.10", gone), jpy("4.488", gone), usd("719.20", kept))
    async with database.write() as session:
        await RateStore(session).forget(NOW)
    async with database.read() as session:
        assert await session.scalar(select(func.count()).select_from(Rate)) == 1
    assert await prices(database) == {"USD": "719.20"}
