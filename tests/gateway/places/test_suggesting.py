from __future__ import annotations

import pytest

from gateway.places.suggesting import meant_branch, suggest_branches
from gateway.runtime import Runtime


async def offered(runtime: Runtime, typed: str, limit: int = 8, without: str = "") -> list[str]:
    async with runtime.database.read() as session:
        found = await suggest_branches(session, typed, runtime.clock.now(), limit, without=without)
    return [one.id for one in found]


@pytest.mark.parametrize(
    "typed", ["wangf", "Wangfuj", "王府", "王府井", "Ванфу", "wangfujing bran", "وانغفو"]
)
async def test_the_beginning_of_a_name_in_any_script_is_enough(runtime: Runtime, typed: str) -> None:
    assert (await offered(runtime, typed))[:1] == ["wangfujing"]


async def test_the_beginning_of_an_id_comes_first(runtime: Runtime) -> None:
    assert (await offered(runtime, "olympic-p"))[0] == "olympic-park"


async def test_the_beginning_of_a_city_offers_its_branches(runtime: Runtime) -> None:
    assert "bund" in await offered(runtime, "shangh")


async def test_a_slip_of_the_finger_is_forgiven(runtime: Runtime) -> None:
    assert "wangfujing" in await offered(runtime, "wangfuging")


async def test_nothing_typed_offers_the_first_branches_and_never_the_one_left_out(runtime: Runtime) -> None:
    first = await offered(runtime, "", 3)
    assert len(first) == 3
    assert first[0] not in await offered(runtime, "", 3, without=first[0])


@pytest.mark.parametrize("typed", ["%", "_", "zzzzqq", "\u0000", "'"])
async def test_what_fits_nothing_offers_nothing(runtime: Runtime, typed: str) -> None:
    assert await offered(runtime, typed) == []


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("wangfujing", "wangfujing"),
        ("WANGFUJING", "wangfujing"),
        ("Wangfujing Branch", "wangfujing"),
        ("王府井支行", "wangfujing"),
        ("Olympic Park", "olympic-park"),
        ("nowhere at all", "nowhere at all"),
    ],
)
async def test_a_branch_is_meant_by_its_id_or_its_name(runtime: Runtime, written: str, meant: str) -> None:
    async with runtime.database.read() as session:
        found = await meant_branch(session, written, runtime.clock.now())
    assert (found.id, found.guess) == (meant, None)


@pytest.mark.parametrize("written", ["wangfuging", "wangf"])
async def test_a_branch_that_is_only_like_what_was_written_is_a_guess(runtime: Runtime, written: str) -> None:
    async with runtime.database.read() as session:
        found = await meant_branch(session, written, runtime.clock.now())
    assert found.guess is not None
    assert found.guess.id == found.id
