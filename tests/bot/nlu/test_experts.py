"""Two experts judge a message: one its vector, one its letters."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.nlu.encoders import Encoder
from bot.nlu.experts import LetterExpert, VectorExpert
from bot.nlu.pieces import pieces_of
from tests.bot.nlu.small_data import INTENTS, SENTENCES, TEXTS

LABELS = list(SENTENCES)
CLASSES = np.array([LABELS.index(intent) for intent in INTENTS])


LETTERS = LetterExpert.fit(pieces_of(TEXTS), CLASSES, len(LABELS)).whole


@pytest.fixture(scope="module")
def vectors(encoder: Encoder) -> VectorExpert:
    return VectorExpert.fit(encoder.encode(TEXTS), CLASSES, len(LABELS), 0.1).whole


def test_the_vector_expert_knows_a_language_it_was_not_shown(vectors: VectorExpert, encoder: Encoder) -> None:
    judged = vectors.judge(
        encoder.encode(["機械にカードを飲み込まれました", "il bancomat ha trattenuto la carta"])
    )
    assert [LABELS[row] for row in judged.argmax(axis=1)] == ["card_captured", "card_captured"]


@pytest.mark.parametrize(
    ("text", "intent"),
    [("atm swalowed my crad", "card_captured"), ("kurs dollara segodnya", "fx_rate"), ("privet", "greet")],
)
def test_the_letter_expert_reads_typos_and_romanised_text(text: str, intent: str) -> None:
    assert LABELS[int(LETTERS.judge(pieces_of([text]))[0].argmax())] == intent


@given(st.lists(st.text(st.characters(exclude_categories=()), max_size=40), min_size=1, max_size=3))
def test_letters_of_any_text_are_judged_with_chances_that_sum_to_one(texts: list[str]) -> None:
    assert np.exp(LETTERS.judge(pieces_of(texts))).sum(axis=1) == pytest.approx(1)


def test_chances_of_the_vector_expert_sum_to_one(vectors: VectorExpert, encoder: Encoder) -> None:
    assert np.exp(vectors.judge(encoder.encode(["", "hello", "😀"]))).sum(axis=1) == pytest.approx(1)


def test_both_judge_the_same_after_they_were_stored(vectors: VectorExpert, encoder: Encoder) -> None:
    arrays = {**vectors.to_arrays("first"), **LETTERS.to_arrays("letters")}
    asked = ["my card is stuck", "汇率"]
    again = VectorExpert.from_arrays("first", arrays).judge(encoder.encode(asked))
    assert np.array_equal(again, vectors.judge(encoder.encode(asked)))
    letters = LetterExpert.from_arrays("letters", arrays)
    assert np.array_equal(letters.judge(pieces_of(asked)), LETTERS.judge(pieces_of(asked)))


def test_an_intent_without_an_example_is_never_likely(encoder: Encoder) -> None:
    some = CLASSES != 1
    texts = [text for text, kept in zip(TEXTS, some, strict=True) if kept]
    experts = (
        VectorExpert.fit(encoder.encode(texts), CLASSES[some], len(LABELS), 0.1).whole.judge(
            encoder.encode(["what is the exchange rate"])
        ),
        LetterExpert.fit(pieces_of(texts), CLASSES[some], len(LABELS)).whole.judge(
            pieces_of(["what is the exchange rate"])
        ),
    )
    assert all(np.exp(judged[0, 1]) < 1e-6 for judged in experts)


@pytest.mark.parametrize("intent", [0, 2])
def test_a_single_intent_is_always_the_answer(encoder: Encoder, intent: int) -> None:
    classes = np.array([intent, intent])
    texts = ["hello", "hi"]
    by_vector = VectorExpert.fit(encoder.encode(texts), classes, 3, 0.1).whole.judge(
        encoder.encode(["my card"])
    )
    by_letters = LetterExpert.fit(pieces_of(texts), classes, 3).whole.judge(pieces_of(["my card"]))
    assert int(by_vector.argmax()) == int(by_letters.argmax()) == intent


def test_two_intents_are_told_apart(encoder: Encoder) -> None:
    two = CLASSES < 2
    texts = [text for text, kept in zip(TEXTS, two, strict=True) if kept]
    expert = VectorExpert.fit(encoder.encode(texts), CLASSES[two], 2, 0.1).whole
    judged = expert.judge(encoder.encode(["the machine took my card", "rate of the euro"]))
    assert judged.argmax(axis=1).tolist() == [0, 1]


def test_the_tried_expert_has_not_seen_what_was_held_out(encoder: Encoder) -> None:
    greet = LABELS.index("greet")
    seen, asked = np.flatnonzero(greet != CLASSES), ["hello, good morning"]
    vectors = VectorExpert.fit(encoder.encode(TEXTS), CLASSES, len(LABELS), 0.1, seen)
    letters = LetterExpert.fit(pieces_of(TEXTS), CLASSES, len(LABELS), seen)
    whole = [vectors.whole.judge(encoder.encode(asked)), letters.whole.judge(pieces_of(asked))]
    tried = [vectors.tried.judge(encoder.encode(asked)), letters.tried.judge(pieces_of(asked))]
    assert [int(judged.argmax()) for judged in whole] == [greet, greet]
    assert all(int(judged.argmax()) != greet for judged in tried)
