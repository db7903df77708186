"""The only city of a bank, and that the database reads no branch to tell it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from sqlalchemy import event, update
from sqlalchemy.ext.asyncio import AsyncSession

from gateway.places.models import Branch
from gateway.places.nearby import nearest_branch
from gateway.places.store import PlaceStore
from gateway.runtime import Runtime

OWN = Branch.pack == ""


async def plans(session: AsyncSession, work: Callable[[], Awaitable[object]]) -> list[str]:
    """How SQLite looks for the rows of each statement about branches that some work sends."""
    connection, sent = await session.connection(), []

    def note(_connection: Any, _cursor: Any, statement: str, parameters: Any, *_: Any) -> None:
        sent.append((statement, parameters))

    event.listen(connection.sync_connection, "before_cursor_execute", note)
    await work()
    event.remove(connection.sync_connection, "before_cursor_execute", note)
    told = []
    for statement, parameters in sent:
        rows = (await connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)).all()
        told.append("\n".join(str(row.detail) for row in rows))
    return [one for one in told if "branch" in one]


@pytest.mark.parametrize(("cities", "only"), [(["beijing"], "beijing"), (["beijing", "wuhan"], None)])
async def test_a_bank_in_one_city_is_only_there(
    runtime: Runtime, cities: list[str], only: str | None
) -> None:
    async with runtime.database.write() as session:
        for city in cities:
            mine = Branch.id == "wangfujing" if city != cities[0] else OWN
            await session.execute(update(Branch).where(mine).values(city=city))
        assert await PlaceStore(session).only_city() == only


async def test_the_branches_of_an_event_elsewhere_make_no_second_city(runtime: Runtime) -> None:
    async with runtime.database.write() as session:
        await session.execute(update(Branch).values(city="beijing"))
        guest = update(Branch).where(Branch.id == "wangfujing")
        await session.execute(guest.values(city="qingdao", pack="games"))
        assert await PlaceStore(session).only_city() == "beijing"


async def test_a_bank_without_branches_is_in_no_city(runtime: Runtime) -> None:
    async with runtime.database.write() as session:
        await session.execute(update(Branch).values(pack="games"))
        assert await PlaceStore(session).only_city() is None


async def test_only_the_ends_of_an_index_are_read_for_the_only_city(runtime: Runtime) -> None:
    async with runtime.database.read() as session:
        [plan] = await plans(session, PlaceStore(session).only_city)
    assert plan.count("SEARCH branch USING COVERING INDEX ix_branch_pack_city") == 2
    assert "SCAN branch" not in plan
    assert "TEMP B-TREE" not in plan


async def test_the_bounds_of_cities_are_read_from_an_index(runtime: Runtime) -> None:
    now = runtime.clock.now()
    async with runtime.database.read() as session:
        bounds, *looked_at = await plans(session, lambda: nearest_branch(session, (52.52, 13.405), now))
    assert "USING COVERING INDEX ix_branch_city_bounds" in bounds
    assert len(looked_at) == 1
