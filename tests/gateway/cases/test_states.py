from __future__ import annotations

import itertools

import pytest

from gateway.cases.states import FIRST, KINDS, is_promised, may_follow


@pytest.mark.parametrize("kind", KINDS)
def test_every_state_that_may_follow_is_itself_known(kind: str) -> None:
    assert FIRST in KINDS[kind]
    assert all(after in KINDS[kind] for states in KINDS[kind].values() for after in states)


def test_a_captured_card_goes_from_the_machine_to_its_owner() -> None:
    path = ["reported", "located", "at_branch", "collected"]
    assert all(after in may_follow("captured_card", before) for before, after in itertools.pairwise(path))


def test_a_collected_card_stays_collected() -> None:
    assert may_follow("captured_card", "collected") == frozenset()


def test_praise_and_groups_are_promised_no_day() -> None:
    assert [kind for kind in KINDS if not is_promised(kind)] == ["praise", "group_exchange"]
