"""The phrases by concept, and the words that are known of them."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import pytest

import bot
from bot.actions.phrases import WORDS, compile_all, folded, is_word, lowered, mentions, phrases, words_of
from bot.actions.topics.follow import follows
from bot.actions.topics.steps import asked_of, told_topics

SOURCES = Path(bot.__file__).parent
# Whoever asks for the words of a concept; of these only some know a phrase that is a whole message.
WHOLE = {"means", "says", "is_word", "speaks_of"}
ASKERS = WHOLE | {"mentions", "only_says", "whole_words", "words_of", "vocabulary"}
# Concepts that are asked for by a name put together.
FAMILIES = ("danger_", "holiday_", "paid_", "choice_")


@lru_cache(maxsize=1)
def trees() -> list[ast.Module]:
    """The bot's code."""
    return [ast.parse(path.read_text(encoding="utf-8")) for path in SOURCES.rglob("*.py")]


def asked_for(askers: set[str]) -> set[str]:
    """The concepts whose names stand in a call of these functions."""
    return {
        str(node.args[0].value)
        for tree in trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in askers
        and node.args
        and isinstance(node.args[0], ast.Constant)
    }


def named() -> Iterator[str]:
    """Every string of the code and of the tables of topics that may be the name of a concept."""
    for tree in trees():
        yield from (
            str(node.value)
            for node in ast.walk(tree)
            if isinstance(node, ast.Constant) and isinstance(node.value, str)
        )
    for row in follows().values():
        yield from (
            *(one for part in row.words for one in part),
            *row.there,
            *(word for word, _ in row.turns),
        )
    for steps in told_topics().values():
        for step in steps:
            yield from (*(one for part in asked_of(step) for one in part), str(step.get("about")))


def test_every_concept_that_is_asked_for_is_there() -> None:
    assert asked_for(ASKERS) - phrases().keys() == set()
    assert {word for row in follows().values() for word in row.there} <= phrases().keys()


def test_every_concept_is_asked_for() -> None:
    unused = phrases().keys() - {*named()}
    assert {one for one in unused if not one.startswith(FAMILIES)} == set()


def test_no_concept_stands_twice() -> None:
    listed = [
        found
        for file in WORDS.glob("*.yml")
        for found in re.findall(r"(?m)^(\w+):", file.read_text(encoding="utf-8"))
    ]
    assert [one for one, times in Counter(listed).items() if times > 1] == []


def test_phrases_of_a_whole_message_are_asked_for_only_where_they_count() -> None:
    whole = {name for name, listed in phrases().items() if any(one.startswith("=") for one in listed)}
    assert whole & asked_for(ASKERS - WHOLE) == set()


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


@pytest.mark.parametrize("text", ["none", "Zéro.", "没有", "nada", "لا شيء!"])
def test_a_phrase_that_is_a_whole_message_is_a_word_of_its_concept(text: str) -> None:
    assert is_word("nothing", text)


@pytest.mark.parametrize("text", ["none of them", "nada más", "zero yuan"])
def test_a_word_of_a_concept_with_others_beside_it_is_no_word_alone(text: str) -> None:
    assert not is_word("nothing", text)
