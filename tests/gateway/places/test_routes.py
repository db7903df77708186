from __future__ import annotations

import datetime as dt
from typing import Any

import httpx2
import pytest

from gateway.places.models import HoursRule
from gateway.places.store import PlaceStore
from gateway.runtime import Runtime
from tests.gateway.conftest import SECRET

INTERNAL = {"X-Desk-Secret": SECRET}


async def test_the_bot_resolves_a_machine(client: httpx2.AsyncClient) -> None:
    answer = await client.get(
        "/internal/v1/atms/resolve", params={"q": "0123", "locale": "ru"}, headers=INTERNAL
    )
    body = answer.json()
    assert body["total"] == 1
    atm = body["matches"][0]["atm"]
    assert (atm["code"], atm["branch"]["id"], atm["in_branch"]) == ("BJ0123", "beijing-south-station", True)
    assert atm["name"]["zh-CN"] == "北京南站支行，大堂内"


async def test_the_bot_reads_the_hours_of_a_branch_at_a_moment(client: httpx2.AsyncClient) -> None:
    query = {"at": "2026-11-25T18:00:00+08:00", "service": "personal"}
    answer = await client.get("/internal/v1/branches/wangfujing/hours", params=query, headers=INTERNAL)
    hours = answer.json()
    assert (hours["open"], hours["opens_at"]) == (False, "2026-11-26T09:00:00+08:00")
    assert (hours["reason"], hours["announced"]) == ("weekly", True)


async def test_a_stored_notice_changes_the_answer_and_says_why(
    client: httpx2.AsyncClient, runtime: Runtime
) -> None:
    note = {"type": "name", "names": {"en": "Marathon"}}
    day = dt.date(2026, 11, 25)
    async with runtime.database.write() as session:
        rule = HoursRule(
            id="n1", reason="notice", city="beijing", first=day, last=day, hours="off", note=note
        )
        await PlaceStore(session).save_rule(rule)
    hours = (await client.get("/internal/v1/branches/wangfujing/hours", headers=INTERNAL)).json()
    assert (hours["open"], hours["reason"], hours["note"]) == (False, "notice", note)
    elsewhere = (await client.get("/internal/v1/branches/bund/hours", headers=INTERNAL)).json()
    assert elsewhere["open"]


async def test_a_service_a_branch_does_not_offer_is_never_open(client: httpx2.AsyncClient) -> None:
    answer = await client.get(
        "/internal/v1/branches/guomao/hours", params={"service": "fx"}, headers=INTERNAL
    )
    assert (answer.json()["open"], answer.json()["opens_at"]) == (False, None)


async def test_the_bot_searches_branches_that_serve_visitors(client: httpx2.AsyncClient) -> None:
    query = {"near": "39.9087,116.4605", "currency": "usd"}
    matches = (await client.get("/internal/v1/branches/search", params=query, headers=INTERNAL)).json()[
        "matches"
    ]
    assert len(matches) == 3
    assert all(match["serves_visitors"] and match["opening"]["open"] for match in matches)


async def test_those_seen_are_skipped_and_closed_ones_left_out(client: httpx2.AsyncClient) -> None:
    async def ids(**more: str | int) -> list[str]:
        query = {"near": "39.9087,116.4605", **more}
        answer = await client.get("/internal/v1/branches/search", params=query, headers=INTERNAL)
        return [match["id"] for match in answer.json()["matches"]]

    first, rest = await ids(), await ids(skip=3)
    assert len(first) == len(rest) == 3
    assert not set(first) & set(rest)
    assert await ids(open="true", at="2026-11-25T03:00:00+08:00", service="fx") != first


async def test_the_first_words_that_name_a_place_say_where_to_search(client: httpx2.AsyncClient) -> None:
    query = {"around": ["no such quarter", "Sanlitun", "Wangfujing"], "service": "fx"}
    found = (await client.get("/internal/v1/branches/search", params=query, headers=INTERNAL)).json()
    where = await client.get("/internal/v1/places/where", params={"q": "Sanlitun"}, headers=INTERNAL)
    assert (found["said"], found["near"]) == ("Sanlitun", where.json()["near"])
    beside = {"near": found["near"], "service": "fx"}
    there = (await client.get("/internal/v1/branches/search", params=beside, headers=INTERNAL)).json()
    assert [one["id"] for one in found["matches"]] == [one["id"] for one in there["matches"]]


async def test_nothing_is_searched_around_words_that_name_no_place(client: httpx2.AsyncClient) -> None:
    query = {"around": ["no such quarter"]}
    found = (await client.get("/internal/v1/branches/search", params=query, headers=INTERNAL)).json()
    assert found == {"matches": [], "near": None, "said": None, "city": None}


async def test_a_city_alone_and_one_without_a_branch_are_said_to_be_no_more(
    client: httpx2.AsyncClient,
) -> None:
    for said, city in (("hotel adlon peking", "beijing"), ("北京饭店附近", "beijing")):
        query = {"around": [said]}
        found = (await client.get("/internal/v1/branches/search", params=query, headers=INTERNAL)).json()
        assert found["matches"]
        assert found["city"] == {"type": "term", "id": f"term_city_{city}"}
    query = {"around": ["y en xian"]}
    found = (await client.get("/internal/v1/branches/search", params=query, headers=INTERNAL)).json()
    assert (found["matches"], found["near"]) == ([], None)
    assert found["city"] == {"type": "term", "id": "term_city_xian"}


async def test_the_place_known_counts_before_the_city_known(client: httpx2.AsyncClient) -> None:
    query = {"around": ["my hotel in Beijing", "Sanlitun"]}
    found = (await client.get("/internal/v1/branches/search", params=query, headers=INTERNAL)).json()
    assert (found["said"], found["city"]) == ("Sanlitun", None)


async def test_the_bot_reads_the_branch_whose_code_was_scanned(client: httpx2.AsyncClient) -> None:
    answer = await client.get("/internal/v1/branches/bund", headers=INTERNAL)
    assert (answer.json()["id"], answer.json()["city"]) == ("bund", "shanghai")
    assert (await client.get("/internal/v1/branches/nowhere", headers=INTERNAL)).status_code == 404


async def test_the_bot_s_door_is_shut_without_the_secret(client: httpx2.AsyncClient) -> None:
    assert (await client.get("/internal/v1/atms/resolve")).status_code == 403


async def walk(client: httpx2.AsyncClient, path: str, **query: Any) -> list[dict[str, Any]]:
    items, cursor = [], ""
    while True:
        page = (await client.get(path, params={**query, "cursor": cursor})).json()
        items += page["items"]
        cursor = page["next_cursor"]
        if not cursor:
            return items


@pytest.mark.parametrize(
    ("path", "name", "count"), [("/api/v1/branches", "id", 40), ("/api/v1/atms", "code", 120)]
)
async def test_pages_give_every_place_once(
    client: httpx2.AsyncClient, path: str, name: str, count: int
) -> None:
    items = await walk(client, path, limit=17)
    assert len({item[name] for item in items}) == len(items) == count
    assert all(item["demo"] for item in items)


async def test_a_search_is_paged_too(client: httpx2.AsyncClient) -> None:
    items = await walk(client, "/api/v1/branches", near="39.91,116.41", limit=5)
    assert len({item["id"] for item in items}) == len(items) > 10


async def test_a_branch_is_shown_with_its_opening(client: httpx2.AsyncClient) -> None:
    branch = (await client.get("/api/v1/branches/wangfujing")).json()
    assert branch["opening"]["open"]
    assert branch["name"]["ru"] == "Отделение «Ванфуцзин»"


async def test_hours_are_listed_day_by_day_with_their_reason(client: httpx2.AsyncClient) -> None:
    query = {"from": "2026-09-30", "to": "2026-10-01"}
    days = (await client.get("/api/v1/branches/wangfujing/hours", params=query)).json()["days"]
    assert [day["services"]["personal"][0]["reason"] for day in days] == ["weekly", "holiday"]
    assert days[1]["services"]["corporate"] == []


@pytest.mark.parametrize(
    ("path", "query", "code"),
    [
        ("/api/v1/branches/nowhere", {}, "branch-not-found"),
        ("/api/v1/branches/nowhere/hours", {}, "branch-not-found"),
        ("/api/v1/atms/XX9999", {}, "atm-not-found"),
        ("/api/v1/branches", {"near": "north"}, "position-invalid"),
        ("/api/v1/branches", {"near": "91,0"}, "position-invalid"),
        ("/api/v1/branches", {"open_at": "yesterday"}, "moment-invalid"),
        ("/api/v1/branches/bund/hours", {"from": "2026-13-01"}, "moment-invalid"),
        ("/api/v1/branches/bund/hours", {"from": "2026-01-01", "to": "2026-12-31"}, "moment-invalid"),
        ("/api/v1/branches", {"limit": "0"}, "invalid-request"),
    ],
)
async def test_what_cannot_be_answered_says_why(
    client: httpx2.AsyncClient, path: str, query: dict[str, str], code: str
) -> None:
    assert (await client.get(path, params=query)).json()["code"] == code


async def test_a_machine_is_shown_by_its_code_in_small_letters(client: httpx2.AsyncClient) -> None:
    assert (await client.get("/api/v1/atms/bj0101")).json()["branch"]["id"] == "wangfujing"


async def test_a_whole_day_is_told_with_the_rule_that_made_it(client: httpx2.AsyncClient) -> None:
    query = {"date": "2026-11-28"}
    day = (await client.get("/internal/v1/branches/wangfujing/day", params=query, headers=INTERNAL)).json()
    assert day["openings"] == [{"opens": "2026-11-28T09:30:00+08:00", "closes": "2026-11-28T16:00:00+08:00"}]
    assert (day["reason"], day["announced"]) == ("weekly", True)


async def test_a_day_is_told_with_that_of_another_service_beside_it(client: httpx2.AsyncClient) -> None:
    async def told(**asked: str) -> dict[str, Any]:
        query = {"date": "2026-11-28", **asked}
        path = "/internal/v1/branches/wangfujing/day"
        found: dict[str, Any] = (await client.get(path, params=query, headers=INTERNAL)).json()
        return found

    assert await told(beside="fx") == {**await told(), "beside": await told(service="fx")}


async def test_a_search_with_a_day_tells_what_is_told_of_it_alone(client: httpx2.AsyncClient) -> None:
    query: dict[str, Any] = {"q": "Wangfujing", "date": "2026-10-01", "hours_of": ["personal", "fx"]}
    found = (await client.get("/internal/v1/branches/search", params=query, headers=INTERNAL)).json()
    for match in found["matches"]:
        path = f"/internal/v1/branches/{match['id']}/day"
        for service in ("personal", "fx"):
            alone = {"date": "2026-10-01", "service": service}
            told = (await client.get(path, params=alone, headers=INTERNAL)).json()
            assert match["days"][service] == told


async def test_a_search_without_a_day_tells_none(client: httpx2.AsyncClient) -> None:
    found = (
        await client.get("/internal/v1/branches/search", params={"q": "Wangfujing"}, headers=INTERNAL)
    ).json()
    assert not any("days" in match for match in found["matches"])


async def test_a_holiday_is_told_as_one_with_the_next_opening(client: httpx2.AsyncClient) -> None:
    query = {"date": "2026-10-01"}
    day = (await client.get("/internal/v1/branches/guomao/day", params=query, headers=INTERNAL)).json()
    assert day["openings"] == []
    assert day["reason"] == "holiday"
    assert day["opens_at"] is not None


async def test_a_day_of_an_unknown_branch_is_refused(client: httpx2.AsyncClient) -> None:
    query = {"date": "2026-10-01"}
    answer = await client.get("/internal/v1/branches/nowhere/day", params=query, headers=INTERNAL)
    assert answer.status_code == 404


async def test_a_named_branch_is_found_even_if_it_serves_no_visitors(client: httpx2.AsyncClient) -> None:
    query = {"q": "Guomao", "visitors": "false"}
    named = (await client.get("/internal/v1/branches/search", params=query, headers=INTERNAL)).json()
    assert named["matches"][0]["id"] == "guomao"
    assert named["matches"][0]["score"] > 80
    query = {"q": "Guomao"}
    found = (await client.get("/internal/v1/branches/search", params=query, headers=INTERNAL)).json()
    assert "guomao" not in [match["id"] for match in found["matches"]]
