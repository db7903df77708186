"""Examples near a message say what it is like, and vote on what it is about."""

from __future__ import annotations

import numpy as np
import pytest

from bot.nlu.encoders import Encoder
from bot.nlu.examples import Examples
from tests.bot.nlu.small_data import INTENTS, SENTENCES, TEXTS

LABELS = list(SENTENCES)
CLASSES = np.array([LABELS.index(intent) for intent in INTENTS])


@pytest.fixture(scope="module")
def examples(encoder: Encoder) -> Examples:
    return Examples.of(encoder.encode(TEXTS), CLASSES, len(LABELS))


def test_an_example_is_nearest_to_itself_among_its_intent(examples: Examples, encoder: Encoder) -> None:
    placed = examples.place(encoder.encode(TEXTS))
    assert examples.nearest(placed, CLASSES) == pytest.approx(1, abs=1e-4)
    others = (CLASSES + 1) % len(LABELS)
    assert examples.nearest(placed, others).max() < 0.95


def test_an_intent_without_examples_is_near_to_nothing() -> None:
    examples = Examples.of(np.array([[1, 0], [0, 1]], np.float32), np.array([0, 0]), 2)
    placed = examples.place(np.array([[1, 0]], np.float32))
    assert examples.nearest(placed, np.array([1])).tolist() == [0]
    assert examples.nearest(placed, np.array([0])) == pytest.approx([1])


def test_the_nearest_vote_for_what_they_are_about(examples: Examples, encoder: Encoder) -> None:
    judged = examples.judge(examples.place(encoder.encode(TEXTS)))
    assert (judged.argmax(axis=1) == CLASSES).mean() > 0.8


def test_votes_are_chances_that_sum_to_one_and_leave_some_doubt(examples: Examples, encoder: Encoder) -> None:
    chances = np.exp(examples.judge(examples.place(encoder.encode(["", "hello", "😀"]))))
    assert chances.sum(axis=1) == pytest.approx(1)
    assert chances.min() > 0


def test_a_single_example_decides_alone() -> None:
    examples = Examples.of(np.array([[0.6, 0.8]], np.float32), np.array([1]), 2)
    assert examples.judge(examples.place(np.array([[1, 0]], np.float32))).argmax() == 1


def test_what_was_stored_judges_nearly_the_same(examples: Examples, encoder: Encoder) -> None:
    again = Examples.from_arrays(examples.to_arrays())
    placed = examples.place(encoder.encode(["my card is stuck", "汇率"]))
    assert again.judge(placed) == pytest.approx(examples.judge(placed), abs=0.05)
