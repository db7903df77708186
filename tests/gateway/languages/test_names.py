"""What is taken for a name, and what is left of a sentence without the names in it."""

from __future__ import annotations

import pytest

from gateway.languages.names import is_titled, may_be_name, without_names
from gateway.languages.vocabulary import Vocabulary

KNOWN = {"karte", "card", "für", "frau"}


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return Vocabulary.load()


@pytest.mark.parametrize("text", ["John Smith", "Bank of China", "Banco do Brasil", "Rua Augusta"])
def test_capitals_on_every_word_but_small_ones_are_a_title(vocabulary: Vocabulary, text: str) -> None:
    assert is_titled(text, vocabulary)


@pytest.mark.parametrize("text", ["Danke", "MEINE KARTE", "Meine Karte ist weg", "of China", "hans müller"])
def test_one_word_shouting_and_sentences_are_no_title(vocabulary: Vocabulary, text: str) -> None:
    assert not is_titled(text, vocabulary)


@pytest.mark.parametrize(
    "words", [["zorbak", "quiffle"], ["anna", "zorbak", "quiffle"], ["zorbak", "street"]]
)
def test_unseen_words_may_be_a_name(vocabulary: Vocabulary, words: list[str]) -> None:
    assert may_be_name(words, 0.5, vocabulary, KNOWN.__contains__)


@pytest.mark.parametrize(
    "words",
    [
        ["zorbak"],
        ["zorbak", "karte"],
        ["zorbak", "quiffle", "plimp"],
        ["zorbak", "unwahrscheinlich"],
        ["anna", "zorbak", "quiffle", "plimp", "drell"],
    ],
)
def test_one_word_a_known_or_long_word_and_many_are_no_name(vocabulary: Vocabulary, words: list[str]) -> None:
    assert not may_be_name(words, 0.5, vocabulary, KNOWN.__contains__)


def test_unseen_words_of_a_certain_language_are_a_phrase_unless_a_given_name_stands_there(
    vocabulary: Vocabulary,
) -> None:
    assert not may_be_name(["zorbak", "quiffle"], 1.0, vocabulary, KNOWN.__contains__)
    assert may_be_name(["anna", "quiffle"], 1.0, vocabulary, KNOWN.__contains__)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("card for Zorbak Quiffle please", "card for please"),
        ("Karte für Anna Zorbak", "Karte für"),
        ("my Quiffle is here", "my Quiffle is here"),
        ("Zorbak Quiffle", "Zorbak Quiffle"),
        ("Frau Karte", "Frau Karte"),
    ],
)
def test_two_names_in_a_row_are_left_out_of_a_sentence(vocabulary: Vocabulary, text: str, left: str) -> None:
    assert without_names(text, vocabulary, KNOWN.__contains__) == left
