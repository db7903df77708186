"""The phrases by concept, and the words that are known of them."""

from __future__ import annotations

import pytest

from bot.actions.phrases import compile_all, folded, lowered, mentions, phrases, words_of


def test_every_concept_is_compiled_before_the_first_visitor_comes() -> None:
    words_of.cache_clear()

    compile_all()

    compiled = words_of.cache_info().currsize
    for concept in phrases():
        words_of(concept)
    assert words_of.cache_info().currsize == compiled == len(phrases())


def test_the_boundary_before_words_is_written_once_for_a_concept_since_each_more_costs_time() -> None:
    assert {concept for concept in phrases() if words_of(concept).pattern.count("(?<!") > 1} == set()


@pytest.mark.parametrize("text", ["the ATM", "который банкомат?", "このATMは", "제 카드가 ATM에"])
def test_a_word_is_known_where_it_begins(text: str) -> None:
    assert mentions("machine", text)


@pytest.mark.parametrize("text", ["the treatment", "der Batman", "à Montbatm"])
def test_a_word_is_not_known_inside_of_another(text: str) -> None:
    assert not mentions("machine", text)


@pytest.mark.parametrize("text", ["L’écran", "İstanbul ʼΣΑΣ", "STRASSE ß", "Quoi d‘autre"])
def test_a_lowered_text_has_each_sign_where_it_was(text: str) -> None:
    assert len(lowered(text)) == len(text)


@pytest.mark.parametrize("text", ["L’ÉCRAN", "l'écran", "lʼe\u0301cran"])
def test_texts_of_any_keyboard_are_folded_alike(text: str) -> None:
    assert folded(text) == "l'écran"
