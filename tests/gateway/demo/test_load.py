from __future__ import annotations

from sqlalchemy import func, select

from gateway.demo.load import load_demo
from gateway.facts.models import Fact
from gateway.places.models import Atm, Branch, PlaceToken
from gateway.runtime import Runtime


async def counts(runtime: Runtime) -> list[int]:
    async with runtime.database.read() as session:
        return [
            await session.scalar(select(func.count()).select_from(table)) or 0
            for table in (Branch, Atm, Fact, PlaceToken)
        ]


async def test_loading_twice_changes_nothing(runtime: Runtime) -> None:
    before = await counts(runtime)
    await load_demo(runtime)
    assert await counts(runtime) == before
    # Two of the branches are the exchange points of the event packs.
    assert before[:2] == [42, 120]
