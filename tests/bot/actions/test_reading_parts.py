"""The part of a day, and a clock time with two readings."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from bot.actions.reading_parts import named_clock, with_part, without_days_to_come
from bot.actions.visitor import Message

TODAY, YESTERDAY = dt.date(2026, 11, 25), dt.date(2026, 11, 24)


def message(*entities: dict[str, Any], hour: int = 10) -> Message:
    """A message with these values, at some hour of a Wednesday."""
    now = dt.datetime.fromisoformat(f"2026-11-25T{hour:02}:00:00+08:00")
    return Message("", "inform", 0.9, list(entities), "en", now, "c")


def day(value: str, part: str = "") -> dict[str, Any]:
    return {"entity": "date", "value": value, **({"part": part} if part else {})}


def clock(*readings: str) -> dict[str, Any]:
    only = readings[0] if len(readings) == 1 else None
    return {"entity": "time", "value": only, "ambiguous": [] if only else list(readings)}


@pytest.mark.parametrize(
    ("named", "hour", "kept"),
    [
        (day("2026-11-24", "evening"), 10, "2026-11-24/evening"),
        (day("2026-11-24"), 10, "2026-11-24"),
        (day("2026-11-23", "evening"), 10, "2026-11-24"),
    ],
)
def test_the_part_belongs_to_the_day_it_was_said_with(named: dict[str, Any], hour: int, kept: str) -> None:
    assert with_part(message(named, hour=hour), YESTERDAY) == kept


@pytest.mark.parametrize(("hour", "kept"), [(10, "2026-11-25"), (19, "2026-11-25/evening")])
def test_a_part_of_today_counts_once_it_has_begun(hour: int, kept: str) -> None:
    assert with_part(message(day("2026-11-25", "evening"), hour=hour), TODAY) == kept


def test_tonight_is_no_day_on_which_something_happened_this_morning() -> None:
    said = message(day("2026-11-25", "evening"), day("2026-11-24"))
    assert [one["value"] for one in without_days_to_come(said).entities] == ["2026-11-24"]


@pytest.mark.parametrize(
    ("asked", "expected"), [(TODAY, dt.time(9, 30)), (YESTERDAY, dt.time(21, 30)), (None, dt.time(9, 30))]
)
def test_of_two_readings_of_a_clock_the_later_one_that_has_been_is_meant(
    asked: dt.date | None, expected: dt.time
) -> None:
    assert named_clock(message(clock("09:30", "21:30")), asked) == expected
