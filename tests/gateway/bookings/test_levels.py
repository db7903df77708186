from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gateway.bookings.figures import Thresholds
from gateway.bookings.levels import (
    Due,
    LevelName,
    Situation,
    due_at_branch,
    due_in_city,
    levels,
    strongest_pause,
)

LIMITS = Thresholds()


@pytest.mark.parametrize(
    ("seen", "due"),
    [
        (Situation(), []),
        (Situation(queue_minutes=30, cash_share=Decimal("0.4"), booking_share=Decimal("0.5")), []),
        (Situation(queue_minutes=31), [Due(LevelName.BRANCH, "long_queue")]),
        (Situation(cash_share=Decimal("0.39")), [Due(LevelName.BRANCH, "low_cash")]),
        (Situation(unannounced_group=True), [Due(LevelName.BRANCH, "unannounced_group")]),
        (Situation(booking_share=Decimal("0.51")), [Due(LevelName.WATCH, "large_booking")]),
    ],
)
def test_a_level_is_due_beyond_its_threshold(seen: Situation, due: list[Due]) -> None:
    assert due_at_branch(seen, LIMITS) == due


def test_two_branches_make_a_city() -> None:
    assert due_in_city(["bund"], LIMITS) == due_in_city(["bund", "bund"], LIMITS) == []
    assert due_in_city(["bund", "jinsha"], LIMITS) == [Due(LevelName.CITY, "several_branches")]


@given(st.integers(0, 600), st.integers(0, 600))
def test_a_longer_queue_never_makes_less_due(one: int, other: int) -> None:
    short, long = sorted((one, other))
    assert len(due_at_branch(Situation(short), LIMITS)) <= len(due_at_branch(Situation(long), LIMITS))


@pytest.mark.parametrize("name", LevelName)
def test_every_level_has_triggers_actions_and_somebody_who_starts_it(name: LevelName) -> None:
    level = levels()[name]
    assert level.triggers
    assert level.actions
    assert "supervisor" in level.roles


@pytest.mark.parametrize(
    ("running", "pause"),
    [
        ([], "none"),
        (["watch"], "none"),
        (["watch", "branch"], "bookings"),
        (["event", "city"], "banking"),
    ],
)
def test_the_strongest_of_the_running_levels_decides_what_is_paused(running: list[str], pause: str) -> None:
    assert strongest_pause(running) == pause
