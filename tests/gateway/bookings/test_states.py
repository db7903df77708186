from __future__ import annotations

import itertools

import pytest

from gateway.bookings.states import CHANGEABLE, HOLDING, State, may_follow


def test_a_group_goes_from_its_wish_to_done() -> None:
    path = ["requested", "checking", "offered", "confirmed", "arrived", "in_service", "done"]
    assert all(after in may_follow(before) for before, after in itertools.pairwise(path))


@pytest.mark.parametrize("state", ["done", "cancelled", "diverted"])
def test_what_is_over_stays_over(state: str) -> None:
    assert may_follow(state) == frozenset()


def test_a_group_that_comes_late_after_all_is_served() -> None:
    assert State.ARRIVED in may_follow("no_show")


@pytest.mark.parametrize("state", CHANGEABLE)
def test_a_wish_can_be_changed_only_while_it_can_be_checked_again(state: State) -> None:
    assert state is State.CHECKING or State.CHECKING in may_follow(state)


def test_only_groups_that_come_or_are_there_hold_counters() -> None:
    assert frozenset({"confirmed", "arrived", "in_service"}) == HOLDING
