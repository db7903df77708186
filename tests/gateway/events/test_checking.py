from __future__ import annotations

from typing import Any

import pytest

from gateway.demo.builder import build_events
from gateway.events.checking import faults
from gateway.events.reading import parse
from gateway.events.schemas import EventPack
from gateway.events.service import stored_form
from gateway.runtime import Runtime
from tests.gateway.events.conftest import read, store
from tests.gateway.events.packs import Values, changed, games, names

HOURS = {"services": ["fx"], "hours": "10:00-12:00"}


async def wrong(runtime: Runtime, values: Values) -> list[tuple[str, str]]:
    async with runtime.database.read() as session:
        return [(one.path, one.reason) for one in await faults(session, read(values)) if not one.is_warning]


@pytest.mark.usefixtures("no_packs")
async def test_the_packs_of_the_demo_and_of_the_tests_are_right(runtime: Runtime) -> None:
    for pack in (games(), *map(stored_form, build_events())):
        assert await wrong(runtime, pack) == []


@pytest.mark.parametrize(
    ("path", "value", "place", "reason"),
    [
        ("names", {"en": "Games"}, "names", "a text is needed in zh-CN"),
        ("starts", "2026-12-11", "ends", "ends 2026-12-10 is before starts 2026-12-11"),
        ("key", "Big Games!", "key", "does not fit the pattern"),
        ("zone", "Mars/Crater", "zone", "unknown time zone"),
        ("languages", ["xx"], "languages.0", "unknown language 'xx'"),
        ("venues.0.names", {"en": "V", "qq": "V"}, "venues.0.names", "unknown language 'qq'"),
        ("venues.0.lat", 91, "venues.0.lat", "is greater than 90"),
        ("venues.0.access", "secret", "venues.0.access", "is none of public, accredited, closed"),
        ("venues.0.acceptance.networks", ["bitcoin"], "venues.0.acceptance.networks.0", "unknown network"),
        ("venues.0.acceptance.wallets", ["purse"], "venues.0.acceptance.wallets.0", "is none of alipay"),
        ("venues.0.acceptance.cash", "perhaps", "venues.0.acceptance.cash", "must be true or false"),
        ("hours.0.hours", "until late", "hours.0.hours", "cannot be read"),
        ("hours.0.hours", "Mo-Su 09:00-20:00; PH off", "hours.0.hours", "say nothing about holidays"),
        ("hours.0.last", "2026-13-01", "hours.0.last", "is no date"),
        ("currencies.0", {"branch": "wangfujing"}, "currencies.0", "neither buys nor sells"),
        ("currencies.0.buys", ["XYZ"], "currencies.0.buys.0", "unknown currency"),
        ("facts.0.value", None, "facts.0.value", ""),
        ("facts.0.source", "", "facts.0.source", "is empty"),
        ("points.0.hours", {"fx": "whenever"}, "points.0.hours.fx", "cannot be read"),
        ("music", "loud", "music", "no such field"),
    ],
)
def test_a_wrong_form_is_named_by_its_place(path: str, value: Any, place: str, reason: str) -> None:
    found = parse(changed(path, value))
    assert isinstance(found, list)
    assert any(one.path == place and reason in one.reason for one in found), found


def test_every_wrong_place_is_named_at_once() -> None:
    values = changed("venues.0.lat", "north")
    values["hours"][0]["hours"], values["points"][0]["id"] = "late", "no id"
    found = parse(values)
    assert isinstance(found, list)
    assert [one.path for one in found] == ["venues.0.lat", "hours.0.hours", "points.0.id"]


@pytest.mark.parametrize(
    ("path", "value", "place", "reason"),
    [
        ("hours.1.branches", ["atlantis"], "hours.1.branches.0", "no branch 'atlantis'"),
        ("hours.1.branches", ["bund"], "hours.1.branches.0", "is in 'shanghai'"),
        ("hours.2.first", "2026-11-30", "hours.2", "not within the event"),
        ("hours.2", {**HOURS, "first": "2026-12-03"}, "hours.2", "says the same as hours.0"),
        ("currencies.0.branch", "velodrome-exchange", "currencies.0.branch", "no branch"),
        ("points.0.id", "wangfujing", "points.0.id", "the bank has a branch 'wangfujing' already"),
        ("points.0.id", "national-stadium-exchange", "points.0.id", "the event 'winter-games-2026' has"),
        ("points.0.venue", "moon", "points.0.venue", "no venue 'moon'"),
        ("points.0.city", "shanghai", "points.0.city", "the event is in 'beijing'"),
        ("points.0.last", "2026-12-11", "points.0", "not within the event"),
        ("venues.1.id", "velodrome", "venues.1.id", "stands twice"),
        (
            "venues.0.acceptance.remarks",
            {"machines": "no.such"},
            "venues.0.acceptance.remarks.machines",
            "no fact",
        ),
        ("facts.0.valid_to", "2027-01-01", "facts.0", "not within the event"),
        ("facts.0.valid_to", None, "facts.0", "not within the event"),
    ],
)
async def test_what_disagrees_with_the_data_is_named(
    runtime: Runtime, path: str, value: Any, place: str, reason: str
) -> None:
    found = await wrong(runtime, changed(path, value))
    assert any(one == place and reason in why for one, why in found), found


EMPTY: Values = {"venues": [], "hours": [], "points": [], "currencies": [], "facts": []}


@pytest.mark.usefixtures("no_packs")
async def test_two_events_that_decide_the_same_thing_on_the_same_days_are_refused(runtime: Runtime) -> None:
    async with runtime.database.write() as session:
        await store(session, games())
    other = games(**EMPTY) | {"key": "other", "currencies": [{"branch": "wangfujing", "sells": ["USD"]}]}
    assert await wrong(runtime, other) == [
        ("currencies.0", "the event 'games' says the same for some days, in currencies.0")
    ]


async def test_an_event_in_another_month_may_decide_the_same_thing(runtime: Runtime) -> None:
    async with runtime.database.write() as session:
        await store(session, games())
    later = games(**EMPTY) | {"key": "later", "starts": "2027-05-01", "ends": "2027-05-02"}
    assert await wrong(runtime, later | {"currencies": [{"branch": "wangfujing", "sells": ["USD"]}]}) == []


async def test_a_position_abroad_is_odd_and_no_error(runtime: Runtime) -> None:
    async with runtime.database.read() as session:
        found = await faults(session, read(changed("venues.0.lon", 16.4)))
    assert [(one.path, one.is_warning) for one in found if one.path == "venues.0.lat"] == [
        ("venues.0.lat", True)
    ]


def test_hours_off_need_no_quotation_marks() -> None:
    pack = parse(changed("hours.2.hours", False))
    assert isinstance(pack, EventPack)
    assert pack.hours[2].hours == "off"


@pytest.mark.parametrize(
    "value", [None, [], "games", 3, {}, {"venues": 3, "facts": [1], "names": names("x")}]
)
def test_anything_but_a_pack_is_refused(value: Any) -> None:
    assert isinstance(parse(value), list)
