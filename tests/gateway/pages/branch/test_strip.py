from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from gateway.bookings.models import BookingPart
from gateway.pages.branch.strip import hours_of, level, used_by_hour
from tests.gateway.pages.branch.conftest import SignIn, text_of

ZONE = ZoneInfo("Asia/Shanghai")
DAY = dt.date(2026, 11, 26)


def part(begin: str, end: str, counters: int) -> BookingPart:
    day = DAY.isoformat()
    starts, ends = (dt.datetime.fromisoformat(f"{day}T{time}:00+08:00") for time in (begin, end))
    return BookingPart(starts_at=starts, ends_at=ends, counters=counters)


def test_an_hour_shows_the_most_counters_at_once_and_not_their_sum() -> None:
    parts = [part("10:00", "10:30", 2), part("10:30", "11:30", 3)]
    assert used_by_hour(parts, DAY, ZONE, [9, 10, 11]) == {9: 0, 10: 3, 11: 3}


def test_the_hours_reach_from_the_first_group_to_the_last() -> None:
    assert list(hours_of([part("07:30", "08:30", 1), part("19:10", "20:10", 1)], DAY, ZONE)) == list(
        range(7, 21)
    )


def test_a_day_with_one_group_shows_enough_hours_to_compare() -> None:
    assert list(hours_of([part("19:00", "20:00", 1)], DAY, ZONE)) == list(range(16, 24))


@pytest.mark.parametrize(
    ("used", "counters", "expected"),
    [(0, 4, "free"), (2, 4, "some"), (3, 4, "half"), (4, 4, "full"), (5, 4, "full"), (1, 0, "full")],
)
def test_an_hour_is_as_full_as_its_counters_are(used: int, counters: int, expected: str) -> None:
    assert level(used, counters) == expected


async def test_the_list_shows_the_crush_of_the_chosen_day(sign_in: SignIn) -> None:
    supervisor = await sign_in("supervisor")
    await supervisor.take()
    await supervisor.take("c2", drill=True)
    assert "No counters are booked on this day." in text_of(await supervisor.get("bookings"))
    assert " 2/4 " in text_of(await supervisor.get("bookings", day="2026-11-26"))
