from __future__ import annotations

import pytest

from gateway.places.resolving import Resolution, resolve_atms
from gateway.places.store import PlaceStore
from gateway.runtime import Runtime


async def resolved(runtime: Runtime, said: str, known: str = "") -> Resolution:
    async with runtime.database.read() as session:
        return await resolve_atms(PlaceStore(session), said, known)


def codes(found: Resolution) -> list[str]:
    return [match.atm.code for match in found.matches]


@pytest.mark.parametrize(
    "said",
    ["BJ0123", "bj-0123", "0123", "ATM 123", "банкомат № 0123", "０１２３", "٠١٢٣", "ВJ 0123", "BJO123"],
)
async def test_a_code_in_any_spelling_names_one_machine(runtime: Runtime, said: str) -> None:
    assert codes(await resolved(runtime, said)) == ["BJ0123"]


@pytest.mark.parametrize(
    "said",
    [
        "Wangfujing",
        "王府井",
        "王府井支行",
        "왕푸징",
        "Банкомат на Ванфуцзин",
        "فرع وانغفوجينغ",
        "wang fu jing",
        "Wangfujng",
        "王府井大街200号",
        "200 Wangfujing Street",
        "Filiale Wangfujing",
        "Wangfujing Branch",
    ],
)
async def test_a_branch_in_any_script_or_misspelt_names_its_machines(runtime: Runtime, said: str) -> None:
    found = await resolved(runtime, said)
    assert codes(found) == ["BJ0101", "BJ0102"]
    assert found.total == 2


@pytest.mark.parametrize(
    "said", ["near the Bird's Nest", "鸟巢", "냐오차오", "«Птичье гнездо»", "عش الطائر", "国家体育場"]
)
async def test_a_landmark_names_the_machine_beside_it(runtime: Runtime, said: str) -> None:
    assert codes(await resolved(runtime, said))[0] == "BJ0135"


@pytest.mark.parametrize("said", ["SH0123", "9999", "asdkjfh", "Huanghuagang", "🙂", "???"])
async def test_what_fits_nothing_finds_nothing(runtime: Runtime, said: str) -> None:
    assert (await resolved(runtime, said)).total == 0


async def test_several_places_of_one_name_are_all_offered(runtime: Runtime) -> None:
    found = await resolved(runtime, "Taikoo Li")
    assert set(codes(found)) == {"BJ0134", "CD0195"}


async def test_silence_means_the_machine_of_the_qr_code(runtime: Runtime) -> None:
    assert codes(await resolved(runtime, "  ", "bj0105")) == ["BJ0105"]


async def test_of_two_equal_machines_the_one_of_the_qr_code_comes_first(runtime: Runtime) -> None:
    assert codes(await resolved(runtime, "Wangfujing", "BJ0102"))[0] == "BJ0102"


async def test_a_machine_comes_with_the_branch_that_owns_it(runtime: Runtime) -> None:
    match = (await resolved(runtime, "BJ0131")).matches[0]
    assert (match.atm.in_branch, match.branch and match.branch.id) == (False, "wangfujing")
