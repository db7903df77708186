from __future__ import annotations

import datetime as dt
from dataclasses import asdict

from gateway.places.models import Branch
from gateway.places.store import PlaceStore
from gateway.runtime import Runtime

AT = dt.datetime.fromisoformat("2026-11-25T10:00:00+08:00")
BEIJING = (39.8, 40.1, 116.2, 116.7)


async def test_a_sketch_says_what_the_branch_says(runtime: Runtime) -> None:
    async with runtime.database.read() as session:
        store = PlaceStore(session)
        whole = await store.branches(["wangfujing", "guomao"])
        drawn = {one.id: asdict(one) for one in await store.sketches(whole)}
    assert drawn == {
        branch_id: {name: getattr(branch, name) for name in drawn[branch_id]}
        for branch_id, branch in whole.items()
    }


async def test_within_a_box_the_nearest_to_its_middle_come_first(runtime: Runtime) -> None:
    async with runtime.database.read() as session:
        found = await PlaceStore(session).branches_within(BEIJING, 100, AT)
    away = [(one.lat - 39.95) ** 2 + 0.6 * (one.lon - 116.45) ** 2 for one in found]
    assert len(away) > 5
    assert away == sorted(away)


async def test_within_a_box_only_branches_with_the_service_and_the_aid_are_found(runtime: Runtime) -> None:
    async with runtime.database.read() as session:
        found = await PlaceStore(session).branches_within(BEIJING, 100, AT, service="fx", aid="wheelchair")
    assert found
    assert all("fx" in one.services and "wheelchair" in one.aids for one in found)


async def test_within_a_box_what_is_over_is_not_found(runtime: Runtime) -> None:
    async with runtime.database.write() as session:
        branch = await session.get(Branch, "wangfujing")
        assert branch is not None
        branch.until = AT
    async with runtime.database.read() as session:
        found = {one.id for one in await PlaceStore(session).branches_within(BEIJING, 100, AT)}
    assert "wangfujing" not in found
    assert "guomao" in found
