from __future__ import annotations

import datetime as dt

import pytest

from gateway.places.finding import Found, Spot, Wanted, find_branches, where_is
from gateway.places.naming import Named, find_named
from gateway.places.store import PlaceStore
from gateway.runtime import Runtime

WANGFUJING = (39.9139, 116.4111)
GUOMAO = (39.9087, 116.4605)


async def found(
    runtime: Runtime, wanted: Wanted, at: str = "2026-11-25T10:00", *, open_only: bool = False
) -> list[Found]:
    moment = dt.datetime.fromisoformat(f"{at}:00+08:00")
    async with runtime.database.read() as session:
        return await find_branches(PlaceStore(session), wanted, moment, open_only=open_only)


async def test_the_nearest_open_branch_comes_first(runtime: Runtime) -> None:
    first, second, *_ = await found(runtime, Wanted(near=WANGFUJING))
    assert first.branch.id == "wangfujing"
    assert first.metres == 0
    assert second.metres
    assert second.metres > 0


async def test_an_open_branch_comes_before_a_nearer_closed_one(runtime: Runtime) -> None:
    listed = await found(runtime, Wanted(near=GUOMAO), "2026-11-28T10:00")
    assert listed[0].branch.id != "guomao"
    assert listed[0].opening.open


async def test_the_nearest_is_named_though_it_is_closed(runtime: Runtime) -> None:
    for said in ("sanlitun", "الحديقة الأولمبية"):
        listed = await found(runtime, Wanted(near=await _where(runtime, said)), "2026-11-30T17:40")
        metres = [one.metres or 0.0 for one in listed]
        assert min(metres) in metres[:2]
        assert any(one.opening.open for one in listed[:2])


async def _where(runtime: Runtime, said: str) -> tuple[float, float] | None:
    async with runtime.database.read() as session:
        moment = dt.datetime.fromisoformat("2026-11-25T10:00:00+08:00")
        spot = await where_is(PlaceStore(session), said, moment)
    return spot.near if spot else None


@pytest.mark.parametrize("said", ["sanlitun", "wangfujing"])
async def test_a_closed_one_at_the_place_comes_before_an_open_one_far_away(
    runtime: Runtime, said: str
) -> None:
    first, second, *_ = await found(runtime, Wanted(near=await _where(runtime, said)), "2026-11-30T17:40")
    assert (first.branch.id, first.opening.open, second.opening.open) == (said, False, True)


async def test_the_airport_is_that_of_the_city_known(runtime: Runtime) -> None:
    assert {one.branch.city for one in await found(runtime, Wanted("机场"))} == {"beijing"}
    listed = await found(runtime, Wanted("at the airport", city="hangzhou"))
    assert [one.branch.id for one in listed] == ["xiaoshan-airport"]
    listed = await found(runtime, Wanted("Pudong airport", city="beijing"))
    assert listed[0].branch.id == "pudong-airport"


async def test_only_open_branches_are_left_when_that_is_asked(runtime: Runtime) -> None:
    listed = await found(runtime, Wanted(near=WANGFUJING, service="fx"), "2026-11-25T21:30", open_only=True)
    assert listed
    assert all(one.opening.open for one in listed)


async def test_a_currency_is_bought_where_it_is_listed(runtime: Runtime) -> None:
    listed = await found(runtime, Wanted(near=WANGFUJING, currency="IDR"))
    assert listed
    assert all("IDR" in one.branch.buys for one in listed)


async def test_a_currency_nobody_buys_finds_nothing(runtime: Runtime) -> None:
    assert await found(runtime, Wanted(near=WANGFUJING, currency="BRL")) == []


async def test_a_branch_that_speaks_the_language_is_worth_a_short_detour(runtime: Runtime) -> None:
    listed = await found(runtime, Wanted(near=GUOMAO, language="ru"))
    ids = [one.branch.id for one in listed]
    assert ids.index("wangfujing") < ids.index("panjiayuan")


async def test_nobody_is_sent_across_the_city_for_his_language(runtime: Runtime) -> None:
    listed = await found(runtime, Wanted(near=GUOMAO, language="ja"))
    assert [one.branch.id for one in listed[:3]] == ["guomao", "sanlitun", "panjiayuan"]
    assert any("ja" in one.branch.languages for one in listed)


async def test_a_name_beats_distance(runtime: Runtime) -> None:
    listed = await found(runtime, Wanted("Pudong Airport", WANGFUJING))
    assert listed[0].branch.id == "pudong-airport"


async def test_far_from_every_branch_the_search_looks_wider(runtime: Runtime) -> None:
    listed = await found(runtime, Wanted(near=(40.35, 116.01)))
    assert listed


async def test_a_wheelchair_is_found_where_one_stands(runtime: Runtime) -> None:
    listed = await found(runtime, Wanted(near=(39.9926, 116.3384), aid="wheelchair", visitors_only=True))
    assert listed
    assert all("wheelchair" in one.branch.aids for one in listed)


async def test_a_name_in_the_last_of_eleven_languages_is_found_too(runtime: Runtime) -> None:
    listed = await found(runtime, Wanted("محطة بكين الجنوبية"))
    assert listed[0].branch.id == "beijing-south-station"


@pytest.mark.parametrize(
    "said",
    [
        "où est l'agence la plus proche ?",
        "où se trouve la banque la plus proche s'il vous plaît",
        "¿dónde está el banco más cercano?",
        "quiero cambiar en esta sucursal",
        "este cajero no funciona",
        "dove si trova la filiale più vicina?",
        "onde fica a agência mais próxima?",
        "wo ist bitte die nächste Filiale?",
        "where is the closest branch please",
        "где ближайшее отделение?",
        "أين أقرب فرع؟",
        "最近的支行在哪里",
        "一番近い支店はどこ",
        "가장 가까운 지점 어디",
    ],
)
async def test_a_question_for_the_nearest_names_no_place(runtime: Runtime, said: str) -> None:
    async with runtime.database.read() as session:
        moment = dt.datetime.fromisoformat("2026-11-25T10:00:00+08:00")
        assert await find_named(PlaceStore(session), said, moment) == Named({})


async def test_the_east_of_a_city_is_found_in_french_and_spanish(runtime: Runtime) -> None:
    for said in ("gare de Chengdu-Est", "la estación Chengdu Este"):
        listed = await found(runtime, Wanted(said))
        assert listed[0].branch.id == "chengdu-east-station"


@pytest.mark.parametrize(
    ("said", "branch"),
    [
        ("Pudong Airport", "pudong-airport"),
        ("the Wangfujing branch", "wangfujing"),
        ("王府井支行", "wangfujing"),
    ],
)
async def test_words_point_to_where_the_search_finds_the_branch(
    runtime: Runtime, said: str, branch: str
) -> None:
    moment = dt.datetime.fromisoformat("2026-11-25T10:00:00+08:00")
    first = (await found(runtime, Wanted(said)))[0].branch
    assert first.id == branch
    async with runtime.database.read() as session:
        assert await where_is(PlaceStore(session), said, moment) == Spot((first.lat, first.lon))


async def test_a_city_is_where_its_first_open_branch_is(runtime: Runtime) -> None:
    moment = dt.datetime.fromisoformat("2026-11-25T10:00:00+08:00")
    async with runtime.database.read() as session:
        where = await where_is(PlaceStore(session), "Shanghai", moment)
    first = (await found(runtime, Wanted("Shanghai")))[0].branch
    assert where == Spot((first.lat, first.lon), "shanghai")


@pytest.mark.parametrize("said", ["Beijing", "pékin", "pechino", "北京"])
async def test_a_city_alone_is_none_of_the_branches_named_after_it(runtime: Runtime, said: str) -> None:
    listed = await found(runtime, Wanted(said))
    assert {one.branch.city for one in listed} == {"beijing"}
    assert len({round(one.score) for one in listed}) == 1
    assert len(listed) > 1


@pytest.mark.parametrize("said", ["and on Saturday?", "et samedi", "and", "или в воскресенье"])
async def test_small_words_of_addresses_name_no_branch(runtime: Runtime, said: str) -> None:
    assert await found(runtime, Wanted(said)) == []


async def test_nonsense_is_nowhere(runtime: Runtime) -> None:
    moment = dt.datetime.fromisoformat("2026-11-25T10:00:00+08:00")
    async with runtime.database.read() as session:
        assert await where_is(PlaceStore(session), "xyzzy towers", moment) is None


async def test_at_an_airport_with_an_open_desk_nothing_in_the_city_is_shown(runtime: Runtime) -> None:
    there = await _where(runtime, "Capital Airport")
    listed = await found(runtime, Wanted(near=there, service="fx"), "2026-12-04T12:00")
    assert [one.branch.id for one in listed] == ["capital-airport"]
    # At night, when it is closed, the nearest open one is worth its way.
    assert len(await found(runtime, Wanted(near=there, service="personal"), "2026-12-04T17:50")) >= 1


async def test_a_point_of_an_event_does_nothing_but_change_money(runtime: Runtime) -> None:
    stadium = (39.9903, 116.3907)
    listed = await found(runtime, Wanted(near=stadium, service="personal"), "2026-12-04T12:00")
    assert "national-stadium-exchange" not in {one.branch.id for one in listed}
    listed = await found(runtime, Wanted(near=stadium, service="fx"), "2026-12-04T12:00")
    assert listed[0].branch.id == "national-stadium-exchange"
