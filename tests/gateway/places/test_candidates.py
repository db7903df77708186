from __future__ import annotations

import pytest

from gateway.bench.bank import build_atms, build_branches
from gateway.places.candidates import BUDGET, CANDIDATES
from gateway.places.folding import keys, tokens
from gateway.places.models import PlaceKind
from gateway.places.store import PlaceStore
from gateway.runtime import Runtime


def words(said: str) -> list[str]:
    return tokens(keys([said]))


async def test_a_place_comes_with_what_its_names_are_compared_by(runtime: Runtime) -> None:
    async with runtime.database.read() as session:
        store = PlaceStore(session)
        found = (await store.candidates(words("Wangfujing"), PlaceKind.BRANCH))[PlaceKind.BRANCH]
        assert found["wangfujing"] == (await store.keys(PlaceKind.BRANCH, ["wangfujing"]))["wangfujing"]


@pytest.mark.parametrize("kind", [PlaceKind.BRANCH, PlaceKind.ATM, PlaceKind.LANDMARK])
async def test_only_places_of_the_kinds_that_are_asked_for_are_found(
    runtime: Runtime, kind: PlaceKind
) -> None:
    async with runtime.database.read() as session:
        found = await PlaceStore(session).candidates(words("Olympic Park, National Stadium"), kind)
    assert set(found) == {kind}
    assert found[kind]


async def test_without_words_nothing_is_found(runtime: Runtime) -> None:
    async with runtime.database.read() as session:
        assert await PlaceStore(session).candidates([], PlaceKind.ATM) == {PlaceKind.ATM: {}}


async def test_a_word_of_more_places_than_may_be_read_gives_as_many_as_are_compared(runtime: Runtime) -> None:
    branches = build_branches(10)
    async with runtime.database.write() as session:
        store = PlaceStore(session)
        await store.save(PlaceKind.BRANCH, branches)
        machines = list(build_atms(BUDGET * 2, branches))
        for machine in machines:
            machine.names, machine.address = {"en": "Everywhere"}, {}
        await store.save(PlaceKind.ATM, machines)
        await store.recount(["everywhere"])
    async with runtime.database.read() as session:
        found = await PlaceStore(session).candidates(["everywhere"], PlaceKind.ATM)
    assert len(found[PlaceKind.ATM]) == CANDIDATES
