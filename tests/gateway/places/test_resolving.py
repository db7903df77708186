from __future__ import annotations

import pytest

from gateway.places.resolving import Resolution, resolve_atms
from gateway.places.store import PlaceStore
from gateway.runtime import Runtime


async def resolved(runtime: Runtime, said: str, known: str = "", city: str = "") -> Resolution:
    async with runtime.database.read() as session:
        return await resolve_atms(PlaceStore(session), said, known, city)


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


@pytest.mark.parametrize(
    "said",
    [
        "it's the airport one, terminal 3",
        "airport T3",
        "机场三号航站楼的取款机",
        "機場3號航廈",
        "空港の第3ターミナル",
        "공항 3터미널",
        "банкомат в аэропорту терминал 3 съел карту",
        "am Flughafen Terminal 3",
        "à l'aéroport terminal 3",
        "en el aeropuerto, terminal 3",
        "no aeroporto terminal 3",
        "all'aeroporto, terminal 3",
        "الصراف في المطار صالة ٣ بلع بطاقتي",
    ],
)
async def test_the_airport_is_that_of_the_banks_main_city(runtime: Runtime, said: str) -> None:
    assert codes(await resolved(runtime, said)) == ["BJ0119", "BJ0120"]


@pytest.mark.parametrize(("city", "first"), [("shanghai", "SH0159"), ("chengdu", "CD0187")])
async def test_the_airport_is_that_of_the_city_known(runtime: Runtime, city: str, first: str) -> None:
    found = codes(await resolved(runtime, "the airport", city=city))
    assert found[0] == first
    assert {code[:2] for code in found} == {first[:2]}


@pytest.mark.parametrize(
    ("said", "first"),
    [
        ("Pudong airport terminal 1", "SH0167"),
        ("浦东机场", "SH0159"),
        ("airport in Shanghai", "SH0159"),
        ("аэропорт Тяньфу", "CD0187"),
        ("Hongqiao railway station", "SH0157"),
    ],
)
async def test_an_airport_that_is_named_is_that_one(runtime: Runtime, said: str, first: str) -> None:
    assert codes(await resolved(runtime, said, city="beijing"))[0] == first
