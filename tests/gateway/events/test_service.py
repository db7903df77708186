from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from sqlalchemy import select

from gateway.cases.models import Case
from gateway.database import Base
from gateway.events.errors import EventInUse, EventNotFound
from gateway.events.service import Change, remove_pack
from gateway.hours.schedule import Reason
from gateway.places.finding import Spot, where_is
from gateway.places.models import Branch, PlaceToken, TokenCount
from gateway.places.opening import schedule_of
from gateway.places.store import PlaceStore
from gateway.runtime import Runtime
from tests.gateway.events.conftest import remove_all, store
from tests.gateway.events.packs import games

NOON = dt.datetime.fromisoformat("2026-12-04T12:00:00+08:00")


async def everything(runtime: Runtime) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table."""
    async with runtime.database.read() as session:
        return {
            table.name: sorted(map(tuple, (await session.execute(select(table))).all()), key=str)
            for table in Base.metadata.tables.values()
        }


async def test_taking_a_pack_away_gives_back_exactly_what_was_there(runtime: Runtime) -> None:
    before = await everything(runtime)
    async with runtime.database.write() as session:
        assert await store(session, games()) is Change.NEW
    assert await everything(runtime) != before
    async with runtime.database.write() as session:
        await remove_pack(session, "games")
    assert await everything(runtime) == before


async def test_a_pack_that_is_stored_again_changes_nothing(runtime: Runtime) -> None:
    async with runtime.database.write() as session:
        await store(session, games())
    before = await everything(runtime)
    async with runtime.database.write() as session:
        assert await store(session, games()) is Change.UNCHANGED
    assert await everything(runtime) == before


async def test_a_pack_replaces_the_one_with_its_key(runtime: Runtime) -> None:
    async with runtime.database.write() as session:
        await store(session, games())
    async with runtime.database.write() as session:
        assert await store(session, games(points=[], currencies=[], hours=[])) is Change.CHANGED
    async with runtime.database.read() as session:
        places = PlaceStore(session)
        branch = await places.branch("wangfujing")
        assert await places.branch("velodrome-exchange") is None
        assert branch is not None
        assert branch.offers == []
        answer = (await schedule_of(places, branch, "personal", NOON)).at(NOON)
    assert answer.reason is Reason.WEEKLY


async def test_words_of_a_pack_are_counted_as_an_import_counts_them(runtime: Runtime) -> None:
    async with runtime.database.write() as session:
        await store(session, games())
        kept = {row.token: row.places for row in await session.scalars(select(TokenCount))}
        await PlaceStore(session).recount()
        session.expire_all()
        assert {row.token: row.places for row in await session.scalars(select(TokenCount))} == kept


async def test_a_venue_is_where_its_name_points_while_the_event_runs(runtime: Runtime) -> None:
    async with runtime.database.write() as session:
        await store(session, games())
    async with runtime.database.read() as session:
        places = PlaceStore(session)
        assert await where_is(places, "near the saucer please", NOON) == Spot((39.9139, 116.2170))
        assert await where_is(places, "near the saucer please", NOON + dt.timedelta(days=30)) is None


async def test_what_a_pack_brought_is_gone_from_the_search_words(runtime: Runtime) -> None:
    async with runtime.database.write() as session:
        await store(session, games())
        await remove_all(session)
        words = select(PlaceToken).where(PlaceToken.kind == "landmark")
        assert (await session.scalars(words)).all() == []
        assert (await session.scalars(select(Branch).where(Branch.pack != ""))).all() == []


async def test_an_unknown_pack_cannot_be_taken_away(runtime: Runtime) -> None:
    async with runtime.database.write() as session:
        with pytest.raises(EventNotFound):
            await remove_pack(session, "no-such-games")


async def test_a_point_with_a_case_stays_with_its_pack(runtime: Runtime) -> None:
    case = Case(
        id="k1",
        kind="lost_property",
        reference="VD-2222-22",
        code_hash="x",
        state="reported",
        fields={},
        turn_key="t1",
        branch_id="velodrome-exchange",
        created_at=NOON,
        updated_at=NOON,
    )
    async with runtime.database.write() as session:
        await store(session, games())
        session.add(case)
    with pytest.raises(EventInUse, match="velodrome-exchange"):
        async with runtime.database.write() as session:
            await remove_pack(session, "games")
