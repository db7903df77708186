from __future__ import annotations

import datetime as dt
import itertools

import pytest

from gateway.places.finding import find_named
from gateway.places.folding import key
from gateway.places.sights import rows, sights_like
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
