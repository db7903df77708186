from __future__ import annotations

from collections import Counter

from gateway.bench.bank import build_atms, build_branches
from gateway.bench.lookups import questions
from translations.locales import first_class


def test_the_bank_is_the_same_at_every_run() -> None:
    first, second = ([one.names for one in build_branches(50)] for _ in range(2))
    assert first == second


def test_branches_are_named_in_every_first_class_locale() -> None:
    assert all(set(one.names) == set(first_class()) for one in build_branches(20))


def test_machines_belong_to_branches_and_some_stand_elsewhere() -> None:
    branches = {one.id: one for one in build_branches(10)}
    machines = list(build_atms(100, list(branches.values())))
    assert len({one.code for one in machines}) == 100
    assert 0 < sum(one.in_branch for one in machines) < 100
    assert all(one.lat == branches[one.branch_id].lat for one in machines if one.in_branch)


def test_every_kind_of_question_is_asked_equally_often() -> None:
    kinds = Counter(kind for kind, _, _ in questions())
    assert {"quote", "hours", "place misspelt", "machine by place"} <= set(kinds)
    assert len(set(kinds.values())) == 1
