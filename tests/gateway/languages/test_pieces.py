from __future__ import annotations

from time import process_time

import pytest

from gateway.languages.latin import LANGUAGES
from gateway.languages.pieces import Pieces, Words, pieces_of, read_words

ROMANISED = {"zh-CN", "ja", "ko", "ru", "ar", "hi", "th"}


@pytest.fixture(scope="module")
def pieces() -> Pieces:
    return Pieces.load()


def test_every_language_in_latin_letters_and_every_romanised_one_was_counted(pieces: Pieces) -> None:
    assert pieces.locales >= {*LANGUAGES.values(), *ROMANISED}


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("de", "meine karte wurde eingezogen"),
        ("pt-BR", "cartão engolido pelo caixa"),
        ("es", "el cajero se quedó con la tarjeta"),
        ("hi", "mera paisa kahan gaya"),
        ("ru", "gde mozhno obmenyat dengi"),
        ("zh-CN", "zenme huan qian"),
    ],
)
def test_the_likeliest_language_is_the_one_that_was_written(pieces: Pieces, locale: str, text: str) -> None:
    weights = pieces.weigh(text.split())

    assert max(weights, key=weights.__getitem__) == locale
    assert weights[locale] == 0.0


def test_pieces_are_words_and_the_letters_in_them() -> None:
    assert pieces_of(["ab"]) == {"=ab", "_", "a", "b", "_a", "ab", "b_", "_ab", "ab_", "_ab_"}


@pytest.mark.parametrize("word", ["as7ab", "3andkom", "bt2felo", "wa7ed", "3alikom"])
def test_digits_inside_a_word_are_arabic_letters(word: str) -> None:
    assert read_words(word) == Words([], [word])


def test_a_word_that_begins_with_a_digit_is_arabic_only_where_it_is_known() -> None:
    assert read_words("2eh 2nd", {"2eh"}) == Words(["nd"], ["2eh"])
    assert read_words("2eh").chat == []


def test_a_word_stands_in_the_examples_of_its_own_languages() -> None:
    pieces = Pieces([("=karte", {"de": 2})])

    assert pieces.has("karte", "de")
    assert not pieces.has("karte", "sv")
    assert not pieces.has("zorbak", "de")


@pytest.mark.parametrize("word", ["A017", "3pm", "b2b", "card4242", "300", "2nd"])
def test_codes_times_and_numbers_are_no_arabic_words(word: str) -> None:
    assert read_words(word).chat == []


def test_a_message_is_weighed_in_a_fraction_of_a_millisecond(pieces: Pieces) -> None:
    words = ["the", "machine", "swallowed", "my", "card", "this", "morning", "and", "i", "need", "help"]

    begun = process_time()
    for _ in range(100):
        pieces.weigh(words)

    assert (process_time() - begun) / 100 < 0.002
