from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from gateway.handoff.hours import DeskHours

SHANGHAI = ZoneInfo("Asia/Shanghai")


def at(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(f"2026-11-25T{text}:00+08:00")


@pytest.mark.parametrize(
    ("time", "is_open"), [("07:59", False), ("08:00", True), ("21:59", True), ("22:00", False)]
)
def test_the_desk_is_open_from_opening_until_just_before_closing(time: str, is_open: bool) -> None:
    assert DeskHours(dt.time(8), dt.time(22), SHANGHAI).is_open(at(time)) is is_open


@pytest.mark.parametrize(("time", "is_open"), [("23:00", True), ("01:59", True), ("02:00", False)])
def test_a_night_shift_runs_past_midnight(time: str, is_open: bool) -> None:
    assert DeskHours(dt.time(18), dt.time(2), SHANGHAI).is_open(at(time)) is is_open


def test_the_moment_is_meant_in_the_events_zone() -> None:
    hours = DeskHours(dt.time(8), dt.time(22), SHANGHAI)
    assert hours.is_open(dt.datetime(2026, 11, 25, 1, tzinfo=dt.UTC))
