"""A position in a payload: what is one, what is not, and how much of it is kept."""

from __future__ import annotations

import datetime as dt
import json

import pytest

from gateway.conversations.position import (
    LONGEST_WAIT_SECONDS,
    OFFER,
    is_offer,
    payload_of,
    read_position,
    taken_before,
    values_of,
)
from gateway.places.errors import PositionInvalid


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("39.916,116.397", "39.916,116.397"),
        ("39.91638712,116.39716512", "39.916,116.397"),
        (" 39.9 , 116.4 ", "39.900,116.400"),
        ("-33.8688,151.2093", "-33.869,151.209"),
        ("-0.0001,-0.0004", "0.000,0.000"),
        ("90,-180", "90.000,-180.000"),
    ],
)
def test_a_position_is_kept_to_about_100_metres(said: str, kept: str) -> None:
    assert read_position(payload_of(said)) == kept


@pytest.mark.parametrize(
    "said",
    ["", "north", "39.9", "39.9,116.4,12", "nan,116.4", "39.9,inf", "91,0", "0,180.01", "1e999,0"],
)
def test_what_is_no_place_on_earth_is_refused(said: str) -> None:
    with pytest.raises(PositionInvalid):
        read_position(payload_of(said))


NOW = dt.datetime(2026, 11, 25, 10, 0, tzinfo=dt.UTC)


def test_the_bot_gets_a_position_with_the_moment_it_was_taken() -> None:
    assert json.loads(payload_of("39.916,116.397", NOW).removeprefix("/inform")) == {
        "position": {"near": "39.916,116.397", "taken": "2026-11-25T10:00:00+00:00"}
    }


def test_a_position_is_as_old_as_it_waited() -> None:
    assert taken_before(NOW, 0) == NOW
    assert taken_before(NOW, 5400) == NOW - dt.timedelta(minutes=90)


@pytest.mark.parametrize("said", [LONGEST_WAIT_SECONDS + 1, 10**30])
def test_a_clock_that_was_turned_makes_a_position_no_older_than_a_week(said: int) -> None:
    assert taken_before(NOW, said) == NOW - dt.timedelta(days=7)


@pytest.mark.parametrize(("minutes", "told"), [(0, False), (1, False), (2, True), (90, True)])
def test_only_a_late_position_tells_its_moment(minutes: int, told: bool) -> None:
    values = values_of("39.916,116.397", NOW - dt.timedelta(minutes=minutes), NOW)
    assert ("taken" in values) is told


@pytest.mark.parametrize("said", [None, 39.9, True, [39.9, 116.4], {"lat": 39.9, "lon": 116.4}])
def test_what_is_not_written_as_a_position_is_refused(said: object) -> None:
    with pytest.raises(PositionInvalid):
        read_position("/inform" + json.dumps({"position": said}))


@pytest.mark.parametrize(
    "payload",
    [
        OFFER,
        "/inform",
        '/inform{"atm":"0417"}',
        '/inform{"position":"39.9,116.4","atm":"0417"}',
        '/inform{"position":',
        '/card_captured{"position":"39.9,116.4"}',
        '/inform{"position":' + "[" * 300,
    ],
)
def test_every_other_payload_is_a_button_as_before(payload: str) -> None:
    assert read_position(payload) is None


def test_a_refusal_never_repeats_where_somebody_is() -> None:
    with pytest.raises(PositionInvalid) as refused:
        read_position(payload_of("39.91638712,216.39716512"))
    assert "39.9163" not in str(refused.value)


def test_only_the_offer_asks_for_a_position() -> None:
    assert is_offer(OFFER)
    assert not is_offer(payload_of("39.916,116.397"))
