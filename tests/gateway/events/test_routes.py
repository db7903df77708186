from __future__ import annotations

import datetime as dt
from typing import Any

import httpx2
import pytest

from gateway.clock import FrozenClock
from tests.gateway.conftest import SECRET
from tests.gateway.events.conftest import SignIn
from tests.gateway.events.packs import changed, games

INTERNAL = {"X-Desk-Secret": SECRET}
INSIDE = "2026-12-04T19:00:00+08:00"
Client = httpx2.AsyncClient


def stand_at(clock: FrozenClock, moment: str) -> None:
    clock.move(dt.datetime.fromisoformat(moment))


async def venue(client: Client, said: str, at: str = INSIDE) -> Any:
    answer = await client.get("/internal/v1/venues/find", params={"q": said, "at": at}, headers=INTERNAL)
    return answer.json()["venue"]


async def search(client: Client, **query: str) -> list[dict[str, Any]]:
    params = {"at": INSIDE, "visitors": "false", **query}
    matches = (await client.get("/internal/v1/branches/search", params=params, headers=INTERNAL)).json()
    return list(matches["matches"])


@pytest.mark.usefixtures("games_stored")
async def test_everybody_reads_the_event_to_come_with_its_venues(client: Client) -> None:
    (event,) = (await client.get("/api/v1/events", params={"locale": "fr-CA"})).json()["items"]
    assert (event["key"], event["state"], event["name"]) == ("games", "coming", "Test Games")
    assert event["venues"][0]["acceptance"]["networks"] == ["visa"]
    assert event["venues"][0]["points"] == ["velodrome-exchange"]


@pytest.mark.usefixtures("games_stored")
@pytest.mark.parametrize(
    ("moment", "states"),
    [("2026-12-10T23:59:00+08:00", ["running"]), ("2026-12-11T00:00:00+08:00", [])],
)
async def test_an_event_is_listed_up_to_its_last_minute(
    client: Client, clock: FrozenClock, moment: str, states: list[str]
) -> None:
    stand_at(clock, moment)
    items = (await client.get("/api/v1/events")).json()["items"]
    assert [event["state"] for event in items] == states


@pytest.mark.usefixtures("games_stored")
async def test_a_branch_is_found_near_a_venue_by_any_of_its_names(client: Client) -> None:
    found = await search(client, q="branch near the saucer", service="fx")
    assert found[0]["id"] == "velodrome-exchange"
    assert found[0]["around"]["id"] == "games/velodrome"
    assert found[0]["metres"] < 50


@pytest.mark.usefixtures("games_stored")
async def test_an_exchange_point_is_found_only_in_the_events_days(client: Client) -> None:
    near = "39.914,116.217"
    inside = await search(client, near=near, service="fx")
    after = await search(client, near=near, service="fx", at="2026-12-11T10:00:00+08:00")
    assert inside[0]["id"] == "velodrome-exchange"
    assert "velodrome-exchange" not in {one["id"] for one in after}


@pytest.mark.usefixtures("games_stored")
@pytest.mark.parametrize(
    ("moment", "status"),
    [("2026-11-30T23:59:00+08:00", 404), (INSIDE, 200), ("2026-12-11T00:00:00+08:00", 404)],
)
async def test_a_point_has_a_page_of_its_own_only_then(
    client: Client, clock: FrozenClock, moment: str, status: int
) -> None:
    stand_at(clock, moment)
    assert (await client.get("/api/v1/branches/velodrome-exchange")).status_code == status


@pytest.mark.usefixtures("games_stored")
async def test_a_point_is_open_on_the_events_days_of_a_period_only(client: Client) -> None:
    query = {"from": "2026-12-09", "to": "2026-12-12"}
    answer = (await client.get("/api/v1/branches/velodrome-exchange/hours", params=query)).json()
    assert [bool(day["services"]["fx"]) for day in answer["days"]] == [True, True, False, False]


@pytest.mark.usefixtures("games_stored")
async def test_currencies_of_the_event_are_bought_in_its_days(client: Client) -> None:
    (then,) = await search(client, q="wangfujing", currency="BRL")
    assert "BRL" in then["buys"]
    assert await search(client, q="wangfujing branch", currency="BRL", at="2026-11-25T10:00:00+08:00") == []


@pytest.mark.usefixtures("games_stored")
async def test_hours_of_the_event_say_its_name_as_the_reason(client: Client) -> None:
    path, query = "/internal/v1/branches/qianmen/hours", {"at": INSIDE, "service": "fx"}
    hours = (await client.get(path, params=query, headers=INTERNAL)).json()
    assert (hours["open"], hours["reason"], hours["closes_at"]) == (
        True,
        "event",
        "2026-12-04T22:00:00+08:00",
    )
    assert hours["note"]["names"]["en"] == "Test Games"


@pytest.mark.usefixtures("games_stored")
async def test_hours_that_only_extend_shorten_nobodys(client: Client) -> None:
    path, query = "/internal/v1/branches/capital-airport/hours", {"at": INSIDE, "service": "fx"}
    hours = (await client.get(path, params=query, headers=INTERNAL)).json()
    assert (hours["closes_at"], hours["reason"]) == ("2026-12-04T23:00:00+08:00", "weekly")


@pytest.mark.usefixtures("games_stored")
async def test_a_venue_is_found_with_how_people_pay_there(client: Client) -> None:
    found = await venue(client, "does my card work at the Laoshan velodrome?")
    assert found["acceptance"]["wallets"] == ["ecny"]
    assert found["acceptance"]["remarks"]["card_limit"]["value"]["amount"] == "500.00"


@pytest.mark.usefixtures("games_stored")
@pytest.mark.parametrize(
    ("said", "at"),
    [
        ("the saucer", "2026-12-11T00:00:00+08:00"),
        ("the saucer", "2026-11-30T12:00:00+08:00"),
        ("a hotel", INSIDE),
    ],
)
async def test_other_days_and_other_places_have_no_venue(client: Client, said: str, at: str) -> None:
    assert await venue(client, said, at) is None


@pytest.mark.usefixtures("no_packs")
async def test_an_operator_stores_reads_and_removes_a_pack(client: Client, sign_in: SignIn) -> None:
    operator = await sign_in("operator")
    path = "/api/v1/events/games"
    changes = [(await client.put(path, json=games(), headers=operator)).json()["change"] for _ in range(2)]
    assert changes == ["new", "unchanged"]
    stored = (await client.get(path, headers=operator)).json()["pack"]
    assert (await client.put(path, json=stored, headers=operator)).json()["change"] == "unchanged"
    assert (await client.delete(path, headers=operator)).status_code == 204
    assert (await client.delete(path, headers=operator)).status_code == 404


@pytest.mark.usefixtures("no_packs")
async def test_a_wrong_pack_is_told_place_by_place_in_the_callers_language(
    client: Client, sign_in: SignIn
) -> None:
    supervisor = await sign_in("supervisor")
    wrong = changed("venues.0.lat", "north")
    answer = await client.put("/api/v1/events/games", json=wrong, headers=supervisor)
    assert (answer.status_code, answer.json()["code"]) == (422, "event-pack-invalid")
    assert "venues.0.lat" in answer.json()["title"]
    assert answer.json()["errors"][0]["path"] == "venues.0.lat"
    assert (await client.get("/api/v1/events/games", headers=supervisor)).status_code == 404


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("de", "die Bank hat keine eigene Filiale „atlantis“"),
        ("fr-CA", "la banque n’a pas d’agence propre «\u202fatlantis\u202f»"),
        ("xx", "本行没有自有网点“atlantis”"),
    ],
)
async def test_a_wrong_place_is_said_in_the_language_a_program_asks_for_else_in_the_callers_own(
    client: Client, sign_in: SignIn, language: str, said: str
) -> None:
    headers = await sign_in("operator") | {"Accept-Language": language}
    wrong = changed("currencies.0.branch", "atlantis")
    answer = await client.put("/api/v1/events/games", json=wrong, headers=headers)
    (told,) = [one for one in answer.json()["errors"] if one["path"] == "currencies.0.branch"]
    assert told == {
        "path": "currencies.0.branch",
        "code": "branch-not-own",
        "values": {"branch": "atlantis"},
        "detail": said,
    }


async def test_an_address_of_another_key_is_refused(client: Client, sign_in: SignIn) -> None:
    headers = await sign_in("operator")
    answer = await client.put("/api/v1/events/other", json=games(), headers=headers)
    assert answer.json()["errors"][0]["path"] == "key"


@pytest.mark.parametrize("name", ["zh", "branch", "reviewer"])
async def test_nobody_else_stores_packs(client: Client, sign_in: SignIn, name: str) -> None:
    answer = await client.put("/api/v1/events/games", json=games(), headers=await sign_in(name))
    assert answer.status_code == 403


async def test_a_stranger_stores_nothing(client: Client) -> None:
    assert (await client.delete("/api/v1/events/games")).status_code == 401


@pytest.mark.parametrize(("moment", "is_first"), [(INSIDE, True), ("2026-12-11T00:00:00+08:00", False)])
@pytest.mark.usefixtures("no_packs")
async def test_the_visitors_page_offers_the_events_languages_first_on_its_days(
    client: Client, sign_in: SignIn, clock: FrozenClock, moment: str, is_first: bool
) -> None:
    await client.put("/api/v1/events/games", json=games(), headers=await sign_in("operator"))
    stand_at(clock, moment)
    page = (await client.get("/", headers={"Accept-Language": "en"})).text
    chips = page[page.index('class="chips"') : page.index('class="safety"')]
    assert ('data-language="fr"' in chips) is is_first
