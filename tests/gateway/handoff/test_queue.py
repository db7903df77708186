from __future__ import annotations

from gateway.handoff.queue import LONGEST_SECONDS, estimate_seconds, position


def test_the_oldest_is_number_one() -> None:
    assert [position(["a", "b"], one) for one in ("a", "b", "gone")] == [1, 2, 0]


def test_with_nobody_there_no_wait_is_promised() -> None:
    assert estimate_seconds(1, [10.0], 0) is None


def test_the_wait_is_what_others_waited() -> None:
    assert estimate_seconds(1, [100, 200, 300], 1) == 200


def test_two_agents_halve_the_line() -> None:
    assert estimate_seconds(4, [90], 2) == 180


def test_a_wait_is_never_told_as_longer_than_an_hour() -> None:
    assert estimate_seconds(500, [600], 1) == LONGEST_SECONDS
