"""What is near a position: machines that work, distances, and the nearest city for who is far away."""

from __future__ import annotations

from typing import Any

import httpx2
import pytest
from sqlalchemy import select, update

from gateway.places.folding import city_names
from gateway.places.models import Atm, AtmStatus, Branch
from gateway.places.nearby import atms_near, nearest_branch
from gateway.places.wire import distance
from gateway.runtime import Runtime
from tests.gateway.conftest import SECRET
from translations.catalogue import Catalogue

INTERNAL = {"X-Desk-Secret": SECRET}
WANGFUJING, BERLIN, HONOLULU = "39.914,116.411", "52.520,13.405", "21.307,-157.858"


async def asked(client: httpx2.AsyncClient, path: str, near: str) -> dict[str, Any]:
    answer = await client.get(f"/internal/v1/{path}", params={"near": near}, headers=INTERNAL)
    assert answer.status_code == 200
    body: dict[str, Any] = answer.json()
    return body


async def test_the_nearest_machines_come_with_their_distance(client: httpx2.AsyncClient) -> None:
    found = [one["atm"] for one in (await asked(client, "atms/near", WANGFUJING))["matches"]]
    assert len(found) == 3
    assert found[0]["code"].startswith("BJ010")
    assert [one["metres"] for one in found] == sorted(one["metres"] for one in found)


async def test_machines_that_were_seen_are_left_out(client: httpx2.AsyncClient) -> None:
    seen = (await asked(client, "atms/near", WANGFUJING))["matches"]
    answer = await client.get(
        "/internal/v1/atms/near", params={"near": WANGFUJING, "skip": "3"}, headers=INTERNAL
    )
    others = answer.json()["matches"]
    assert len(others) == 3
    assert not {one["atm"]["code"] for one in others} & {one["atm"]["code"] for one in seen}


async def test_a_machine_that_is_out_of_service_comes_after_one_that_works(runtime: Runtime) -> None:
    near = (39.914, 116.411)
    async with runtime.database.write() as session:
        nearest = (await atms_near(session, near))[0].atm.code
        await session.execute(update(Atm).where(Atm.code == nearest).values(status=AtmStatus.OUT_OF_SERVICE))
        ordered = await atms_near(session, near, working_first=True)
        assert ordered[0].atm.code != nearest
        assert (await atms_near(session, near))[0].atm.code == nearest


async def test_the_machine_that_kept_a_card_is_found_though_it_is_out_of_service(
    client: httpx2.AsyncClient, runtime: Runtime
) -> None:
    nearest = (await asked(client, "atms/near", WANGFUJING))["matches"][0]["atm"]["code"]
    async with runtime.database.write() as session:
        await session.execute(update(Atm).where(Atm.code == nearest).values(status=AtmStatus.OUT_OF_SERVICE))
    query = {"near": WANGFUJING, "working_first": "false"}
    answer = await client.get("/internal/v1/atms/near", params=query, headers=INTERNAL)
    assert answer.json()["matches"][0]["atm"]["code"] == nearest
    assert (await asked(client, "atms/near", WANGFUJING))["matches"][0]["atm"]["code"] != nearest


@pytest.mark.parametrize("near", [BERLIN, HONOLULU, "0,0", "-90,0", "39.9,-179.999"])
async def test_far_away_there_are_no_machines_but_a_city(client: httpx2.AsyncClient, near: str) -> None:
    assert (await asked(client, "atms/near", near))["matches"] == []
    nearest = await asked(client, "branches/nearest", near)
    assert nearest["metres"] > 1_000_000
    assert nearest["city"]["id"].startswith("term_city_")


async def test_from_honolulu_the_nearest_city_lies_across_the_date_line(client: httpx2.AsyncClient) -> None:
    nearest = await asked(client, "branches/nearest", HONOLULU)
    assert nearest["city"] == {"type": "term", "id": "term_city_shanghai"}
    assert 7_500_000 < nearest["metres"] < 8_500_000


async def test_a_city_no_catalogue_knows_is_said_as_it_is_written(
    client: httpx2.AsyncClient, runtime: Runtime
) -> None:
    async with runtime.database.write() as session:
        await session.execute(update(Branch).values(city="san-jose"))
    assert (await asked(client, "branches/nearest", BERLIN))["city"] == "San Jose"


async def test_a_bank_without_branches_for_visitors_is_near_nobody(runtime: Runtime) -> None:
    async with runtime.database.write() as session:
        await session.execute(update(Branch).values(serves_visitors=False))
        assert await nearest_branch(session, (52.5, 13.4), runtime.clock.now()) is None


@pytest.mark.parametrize(
    "near",
    [
        (52.52, 13.405),
        (21.307, -157.858),
        (0.0, 0.0),
        (-90.0, 0.0),
        (39.9, -179.999),
        (36.0, 118.0),
        (45.0, 126.0),
    ],
)
async def test_the_nearest_branch_is_the_nearest_of_all(runtime: Runtime, near: tuple[float, float]) -> None:
    async with runtime.database.read() as session:
        found = await nearest_branch(session, near, runtime.clock.now())
        all_of_them = (await session.scalars(select(Branch).where(Branch.serves_visitors))).all()
    assert found is not None
    assert found.metres == min(distance(*near, one.lat, one.lon) for one in all_of_them)


async def test_the_nearest_branch_is_one_that_is_there(runtime: Runtime) -> None:
    near, now = (52.52, 13.405), runtime.clock.now()
    async with runtime.database.write() as session:
        first = await nearest_branch(session, near, now)
        assert first is not None
        await session.execute(update(Branch).where(Branch.id == first.branch.id).values(until=now))
        session.expunge_all()
        second = await nearest_branch(session, near, now)
    assert second is not None
    assert second.branch.id != first.branch.id
    assert second.metres >= first.metres


async def test_everybody_lists_machines_around_a_position_each_once(client: httpx2.AsyncClient) -> None:
    items: list[dict[str, Any]] = []
    cursor: str | None = ""
    while cursor is not None and len(items) < 30:
        query: dict[str, str] = {"near": WANGFUJING, "limit": "7", "cursor": cursor}
        page = (await client.get("/api/v1/atms", params=query)).json()
        items += page["items"]
        cursor = page["next_cursor"]
    assert len({one["code"] for one in items}) == len(items) > 20
    assert [one["metres"] for one in items] == sorted(one["metres"] for one in items)


async def test_a_page_deeper_than_anybody_reads_is_empty(client: httpx2.AsyncClient) -> None:
    answer = await client.get("/api/v1/atms", params={"near": WANGFUJING, "cursor": "9" * 80})
    assert (answer.status_code, answer.json()) == (200, {"items": [], "next_cursor": None})


@pytest.mark.parametrize("near", ["north", "91,0", "nan,nan"])
async def test_machines_around_no_place_on_earth_are_refused(client: httpx2.AsyncClient, near: str) -> None:
    answer = await client.get("/api/v1/atms", params={"near": near})
    assert (answer.status_code, answer.json()["code"]) == (422, "position-invalid")


def test_every_city_that_is_found_by_name_has_a_name_in_each_language(catalogue: Catalogue) -> None:
    for city in set(city_names().values()):
        for locale in ("zh-CN", "en", "ja", "ko", "ru", "de", "fr", "es", "pt-BR", "it", "ar"):
            assert catalogue.has(f"term_city_{city}", locale)


async def test_the_demo_bank_has_branches_in_known_cities_only(
    runtime: Runtime, catalogue: Catalogue
) -> None:
    async with runtime.database.read() as session:
        cities = (await session.scalars(select(Branch.city).distinct())).all()
    assert all(catalogue.has(f"term_city_{city}", "en") for city in cities)
