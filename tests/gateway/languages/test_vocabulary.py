"""The word lists hold together."""

from __future__ import annotations

import pytest

from gateway.languages.vocabulary import Vocabulary, has_digit


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return Vocabulary.load()


def test_words_are_in_lower_case_as_they_are_looked_up(vocabulary: Vocabulary) -> None:
    listed = {*vocabulary.locales, *vocabulary.neutral, *vocabulary.signs, *vocabulary.naming}

    assert {word for word in listed if word != word.lower()} == set()


def test_languages_written_so_for_want_of_a_keyboard_are_those_with_letters_of_their_own(
    vocabulary: Vocabulary,
) -> None:
    assert set(vocabulary.romanised) == {"zh-CN", "ja", "ko", "ru", "ar", "hi", "th"}


def test_a_word_may_stand_in_several_languages(vocabulary: Vocabulary) -> None:
    assert {"th", "hi"} <= set(vocabulary.locales_of("hai"))


def test_a_word_nobody_lists_tells_no_language_unless_digits_are_its_letters(vocabulary: Vocabulary) -> None:
    assert vocabulary.locales_of("zorbak") == ()
    assert vocabulary.locales_of("bt2felo") == ("ar",)


def test_arabic_words_with_digits_are_known_by_them(vocabulary: Vocabulary) -> None:
    assert {"2eh", "7ad", "5er"} <= vocabulary.arabic
    assert all(has_digit(word) for word in vocabulary.arabic)
