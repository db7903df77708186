"""Trust is a chance, learnt from answers that were right and wrong."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from bot.nlu.trust import Trust, pool, weigh

ROWS = arrays.arrays(np.float64, (4, 5), elements=st.floats(-1e6, 1e6))


@given(ROWS, arrays.arrays(np.bool_, 4))
def test_any_evidence_gives_a_chance(evidence: np.ndarray, right: np.ndarray) -> None:  # type: ignore[type-arg]
    chances = Trust(np.concatenate([[0.5], evidence[0]]))(evidence)
    assert ((chances >= 0) & (chances <= 1)).all()


def test_evidence_of_right_answers_is_trusted_more() -> None:
    evidence = np.array([[4, 3, 0.9, 0.2, 1], [3, 2, 0.8, 0.2, 1], [0, 0, 0.3, 1, 0], [-1, 0, 0.2, 1, 0.5]])
    trust = Trust.fit(evidence, np.array([True, True, False, False]))
    good, bad = trust(np.array([[3.5, 2.5, 0.85, 0.2, 1], [-0.5, 0, 0.25, 1, 0.5]]))
    assert good > 0.8
    assert bad < 0.2


@pytest.mark.parametrize("right", [True, False])
def test_without_both_kinds_the_probability_stands_for_itself(right: bool) -> None:
    trust = Trust.fit(np.zeros((3, 5)), np.full(3, right))
    evidence = weigh(np.array([[0.8, 0.2]]), [np.log([[0.8, 0.2]])], [0.5], [3])
    assert trust(evidence) == pytest.approx(0.8)


def test_experts_that_agree_are_surer_than_one() -> None:
    one, other = np.log([[0.7, 0.3]]), np.log([[0.7, 0.3]])
    assert pool([one, other], [0.5, 0.5]) == pytest.approx(np.array([[0.7, 0.3]]))
    torn = pool([one, np.log([[0.3, 0.7]])], [0.5, 0.5])
    assert torn == pytest.approx(np.array([[0.5, 0.5]]))


def test_the_heavier_expert_decides() -> None:
    judged = [np.log([[0.7, 0.3]]), np.log([[0.3, 0.7]])]
    assert int(pool(judged, [0.2, 0.8]).argmax()) == 1


def test_one_intent_alone_is_evidence_too() -> None:
    evidence = weigh(np.ones((2, 1)), [np.zeros((2, 1))], [0.5, 0.9], [1, 0])
    assert evidence.shape == (2, 5)
    assert np.isfinite(evidence).all()
