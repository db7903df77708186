from __future__ import annotations

import datetime as dt
import itertools

import pytest

from gateway.places.folding import city_names, key, keys, tokens
from gateway.places.naming import find_named
from gateway.places.sight_fit import said_of
from gateway.places.sights import rows, sights_like, sights_meant
from gateway.places.store import PlaceStore
from gateway.runtime import Runtime
from translations.locales import first_class

BEFORE_THE_GAMES = dt.datetime.fromisoformat("2026-11-20T10:00:00+08:00")
IN_THE_GAMES = dt.datetime.fromisoformat("2026-12-04T10:00:00+08:00")


async def landmark(runtime: Runtime, said: str, at: dt.datetime = BEFORE_THE_GAMES) -> str | None:
    async with runtime.database.read() as session:
        named = await find_named(PlaceStore(session), said, at)
    return named.landmark.id if named.landmark else None


@pytest.mark.parametrize(
    ("said", "sight"),
    [
        ("where can I change money near the Forbidden City?", "forbidden-city"),
        ("обмен рядом с Запретным городом", "forbidden-city"),
        ("onde fica a agência mais perto da Cidade Proibida?", "forbidden-city"),
        ("자금성 근처 환전소", "forbidden-city"),
        ("紫禁城の近くのATM", "forbidden-city"),
        ("وين أقرب صراف من المدينة المحرمة؟", "forbidden-city"),
        ("천안문 근처에서 환전할 수 있나요?", "tiananmen"),
        ("이화원 근처 환전", "summer-palace"),
        ("ATM near the Great Wall", "great-wall-badaling"),
        ("Chinesische Mauer", "great-wall-badaling"),
        ("首都空港第2ターミナルで両替できますか", "capital-airport-2"),
        ("서우두공항 3터미널", "capital-airport-3"),
        ("Capital Airport Terminal 1", "capital-airport-1"),
    ],
)
async def test_a_sight_is_found_in_the_words_of_a_visitor(runtime: Runtime, said: str, sight: str) -> None:
    assert await landmark(runtime, said) == f"sight/{sight}"


@pytest.mark.parametrize("city", ["Beijing", "베이징", "上海", "Шанхай"])
async def test_a_city_alone_is_none_of_the_sights_in_it(runtime: Runtime, city: str) -> None:
    assert await landmark(runtime, city, IN_THE_GAMES) is None


async def test_a_venue_of_a_running_event_is_found_before_the_sight_it_is(runtime: Runtime) -> None:
    assert await landmark(runtime, "Bird's Nest") == "sight/national-stadium"
    assert await landmark(runtime, "Bird's Nest", IN_THE_GAMES) == "winter-games-2026/national-stadium"


@pytest.mark.parametrize(
    "said", ["Wangfujing", "首都机场", "Capital Airport", "Qianmen", "what is the weather"]
)
async def test_a_branch_and_words_of_no_place_are_no_sight(runtime: Runtime, said: str) -> None:
    assert await landmark(runtime, said) is None


def test_every_sight_has_a_name_in_each_language() -> None:
    assert all(set(row["names"]) == set(first_class()) for row in rows())


def test_no_name_is_that_of_two_sights() -> None:
    named = [(key(name), row["id"]) for row in rows() for name in {*row["names"].values(), *row["also"]}]
    for (first, one), (second, other) in itertools.combinations(named, 2):
        assert one == other or first != second


def test_words_of_no_sight_have_no_candidates() -> None:
    assert sights_like(["zzzz"]) == {}


@pytest.mark.parametrize(
    ("said", "sight"),
    [
        ("où changer des couronnes suédoises aujourd'hui à Shanghai ?", None),
        ("обменять деньги в Шанхае", None),
        ("Shanghai Tower", "sight/shanghai-tower"),
        ("Disneyland Shanghai", "sight/shanghai-disneyland"),
        ("上海迪士尼", "sight/shanghai-disneyland"),
    ],
)
async def test_a_city_among_other_words_is_none_of_its_sights(
    runtime: Runtime, said: str, sight: str | None
) -> None:
    assert await landmark(runtime, said) == sight


@pytest.mark.parametrize(
    "said",
    [
        "成都双流机场T2",
        "Chengdu airport terminal 2",
        "Flughafen Chengdu Terminal 2",
        "虹桥机场2号航站楼",
        "Hongqiao airport terminal 2",
        "上海虹桥站",
        "上海南站",
        "Gare de Shanghai Sud",
        "gare de Shanghai Est",
        "museum",
        "Южный вокзал Шанхая",
        "北京南站",
        "Beijing South Railway Station",
        "metro station Beijing",
        "Disneyland Paris",
        "Disneyland in Tokyo",
        "Hong Kong Disneyland",
        "香港迪士尼乐园",
        "東京ディズニーランド",
        "Диснейленд в Париже",
        "ديزني لاند باريس",
        "Jardin",
        "Hauptbahnhof",
        "Terminal 2",
        "2号航站楼",
        "the park",
        "вокзал",
        "공항 2터미널",
    ],
)
async def test_a_place_of_another_city_or_only_of_the_same_kind_is_no_sight(
    runtime: Runtime, said: str
) -> None:
    assert await landmark(runtime, said) is None


@pytest.mark.parametrize(
    ("said", "sight"),
    [
        ("Shanghai Railway Station", "shanghai-station"),
        ("上海站附近能换钱吗", "shanghai-station"),
        ("Hauptbahnhof Shanghai", "shanghai-station"),
        ("Шанхайский вокзал", "shanghai-station"),
        ("où est la gare de Shanghai ?", "shanghai-station"),
        ("Beijing Railway Station", "beijing-station"),
        ("北京站附近", "beijing-station"),
        ("베이징역", "beijing-station"),
        ("onde tem banco aberto agora perto da estação de Pequim", "beijing-station"),
        ("estacao beijing railway", "beijing-station"),
        ("у Пекинского вокзала", "beijing-station"),
        ("вокзал в Пекине", "beijing-station"),
        ("في محطة قطار بكين", "beijing-station"),
        ("am Bahnhof Beijing West", "beijing-west-station"),
        ("杭州火车站", "hangzhou-station"),
        ("항저우 서호 근처", "west-lake"),
        ("я в Ханчжоу у Сиху", "west-lake"),
        ("Palace Museum", "forbidden-city"),
        ("je suis seul à la Cité interdite", "forbidden-city"),
        ("Pekinger Westbahnhof", "beijing-west-station"),
        ("北京西站", "beijing-west-station"),
        ("Beijing West Railway Station", "beijing-west-station"),
        ("베이징서역", "beijing-west-station"),
        ("Disneyland", "shanghai-disneyland"),
        ("Jardin Yu", "yu-garden"),
        ("豫园", "yu-garden"),
        ("首都机场T2", "capital-airport-2"),
        ("Beijing Airport Terminal 2", "capital-airport-2"),
        ("Flughafen Peking Terminal 2", "capital-airport-2"),
        ("Hong Kong dollars near the Forbidden City", "forbidden-city"),
    ],
)
async def test_a_sight_is_still_found_with_its_own_city_kind_and_number(
    runtime: Runtime, said: str, sight: str
) -> None:
    assert await landmark(runtime, said) == f"sight/{sight}"


@pytest.mark.parametrize(
    ("said", "city"),
    [("成都双流机场T2", "chengdu"), ("Chengdu airport terminal 2", "chengdu"), ("上海南站", "shanghai")],
)
async def test_who_names_a_city_is_shown_its_places(runtime: Runtime, said: str, city: str) -> None:
    async with runtime.database.read() as session:
        store = PlaceStore(session)
        named = await find_named(store, said, BEFORE_THE_GAMES)
        branches = await store.branches(list(named.scores))
    assert {one.city for one in branches.values()} == {city}


def test_every_sight_has_a_city_where_the_bank_is_and_its_names_mean_it() -> None:
    for row in rows():
        assert row["city"] in city_names().values()
        for name in [*row["names"].values(), *row["also"]]:
            assert f"sight/{row['id']}" in sights_meant(said_of(name), tokens(keys([name]))), name
