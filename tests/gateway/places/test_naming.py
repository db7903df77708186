"""Which place a visitor's words name, as people write it in a sentence."""

from __future__ import annotations

import datetime as dt

import pytest

from gateway.places.naming import Named, find_named
from gateway.places.resolving import resolve_atms
from gateway.places.store import PlaceStore
from gateway.runtime import Runtime

NOON = dt.datetime.fromisoformat("2026-11-25T12:00:00+08:00")
AIRPORTS = {"capital-airport", "daxing-airport"}


async def named(runtime: Runtime, said: str, city: str = "") -> Named:
    async with runtime.database.read() as session:
        return await find_named(PlaceStore(session), said, NOON, city)


async def codes(runtime: Runtime, said: str, city: str = "") -> list[str]:
    async with runtime.database.read() as session:
        found = await resolve_atms(PlaceStore(session), said, "", city)
    return [match.atm.code for match in found.matches]


@pytest.mark.parametrize(
    "said",
    [
        "a que hora cierra la oficina de cambio del aeropuerto de Pekín el viernes",
        "обменник в аэропорту Пекина до скольки в пятницу",
        "casa de câmbio do aeroporto de Pequim até que horas",
        "北京机场的外币兑换点几点关门",
        "北京空港の両替所は何時まで",
        "베이징 공항 환전소 몇 시까지",
        "Wechselstube am Flughafen Peking",
        "bureau de change de l'aéroport de Pékin",
        "il cambio dell'aeroporto di Pechino",
        "الصرافة في مطار بكين",
        "Beijing airport exchange desk",
    ],
)
async def test_the_airport_of_a_city_named_is_its_airports_and_no_point_of_an_event(
    runtime: Runtime, said: str
) -> None:
    assert set((await named(runtime, said)).scores) == AIRPORTS
    assert set((await named(runtime, said, "shanghai")).scores) == AIRPORTS


@pytest.mark.parametrize(
    "said", ["terminal 3", "T3", "3号航站楼", "terminal 3 please", "терминал 3", "第3ターミナル"]
)
async def test_a_terminal_is_that_of_the_visitors_own_airport(runtime: Runtime, said: str) -> None:
    assert set((await named(runtime, said)).scores) == {"capital-airport"}
    assert await codes(runtime, said) == ["BJ0119", "BJ0120"]
    assert await codes(runtime, said, "hangzhou") == ["HZ0214"]


@pytest.mark.parametrize(
    ("said", "branch"),
    [
        ("любой в Пекине рядом с Сиданем", "xidan"),
        ("на ванфуцзине, который на улице", "wangfujing"),
        ("у цяньмэня", "qianmen"),
        ("в саньлитуне", "sanlitun"),
        ("Xidanda para bozdurmak istiyorum", "xidan"),
        ("Sanlitundayım", "sanlitun"),
        ("przy Xidanie", "xidan"),
        ("w pobliżu Wangfujingu", "wangfujing"),
        ("بوانغفوجينغ", "wangfujing"),
        ("왕푸징에서", "wangfujing"),
        ("王府井の近く", "wangfujing"),
        ("estoy en Hangzhou cerca del lago del oeste, donde cambio", "west-lake"),
        ("to em hangzhou lago oeste quero caixa agora", "west-lake"),
    ],
)
async def test_a_name_is_found_with_what_its_language_adds_to_it(
    runtime: Runtime, said: str, branch: str
) -> None:
    assert list((await named(runtime, said)).scores) == [branch]


async def test_a_machine_is_found_by_a_name_with_an_ending_in_a_sentence(runtime: Runtime) -> None:
    assert await codes(runtime, "на ванфуцзине, который на улице") == ["BJ0101", "BJ0102"]
    assert (await codes(runtime, "który przy Xidanie"))[:2] == ["BJ0111", "BJ0112"]


@pytest.mark.parametrize(
    "said",
    [
        "Beijing Railway Station",
        "北京站",
        "gare de Pékin",
        "Pekinger Hauptbahnhof",
        "у пекинского вокзала",
        "베이징역",
    ],
)
async def test_a_station_is_not_that_on_another_side_of_the_city(runtime: Runtime, said: str) -> None:
    assert await codes(runtime, said) == ["BJ0138"]
    assert not (await named(runtime, said)).scores


@pytest.mark.parametrize(
    "said", ["Beijing West Railway Station", "北京西站", "am Bahnhof Beijing West", "Beijing north station"]
)
async def test_a_station_without_our_machine_is_given_none_of_another(runtime: Runtime, said: str) -> None:
    assert await codes(runtime, said) == []


@pytest.mark.parametrize(
    "said",
    [
        "hotel kempinski peking",
        "hôtel de Pékin",
        "возле гостиницы Пекин",
        "北京饭店附近的网点",
        "북경호텔 근처 지점",
        "فندق بكين",
    ],
)
async def test_an_unknown_place_in_a_city_is_no_more_than_the_city(runtime: Runtime, said: str) -> None:
    assert (await named(runtime, said)).city == "beijing"
    assert await codes(runtime, said) == []


@pytest.mark.parametrize("said", ["y en xian", "в сиане", "西安", "Xi'an"])
async def test_a_city_without_a_branch_is_none_of_like_names(runtime: Runtime, said: str) -> None:
    assert await named(runtime, said) == Named({}, city="xian")
    assert await codes(runtime, said) == []


@pytest.mark.parametrize(
    "said",
    [
        "nearest atm to Tiananmen Square",
        "piazza Tienanmen",
        "distributeur le plus proche de la place Tiananmen",
        "天安门广场",
        "площадь Тяньаньмэнь",
    ],
)
async def test_a_sight_named_is_no_machine_of_a_like_name_elsewhere(runtime: Runtime, said: str) -> None:
    found = await named(runtime, said)
    assert found.landmark is not None
    assert found.landmark.id == "sight/tiananmen"
    assert all(code.startswith("BJ") for code in await codes(runtime, said))


async def test_a_sight_in_a_sentence_is_not_the_square_of_a_like_name(runtime: Runtime) -> None:
    found = await named(runtime, "heures d'ouverture demain place Tian Anmen")
    assert found.landmark is not None
    assert found.landmark.id == "sight/tiananmen"


async def test_the_machine_at_a_sight_is_the_one_meant(runtime: Runtime) -> None:
    assert await codes(runtime, "temple du ciel") == ["BJ0140"]


@pytest.mark.parametrize("said", ["branch in Guangzhou", "e a Guangzhou?", "nanjing", "в Гуанчжоу", "南京"])
async def test_a_city_is_no_street_or_city_of_a_like_name(runtime: Runtime, said: str) -> None:
    found = await named(runtime, said)
    assert found.city
    assert not found.scores
    assert await codes(runtime, said) == []
