from __future__ import annotations

import pytest

from gateway.places.folding import key
from gateway.places.matching import WEAKEST, city_in, code_guesses, plausible, score, score_within, word_runs


def test_the_whole_name_beats_a_part_of_it() -> None:
    assert score("wangfujing", ["wangfujing"]) > score("wangfujing", ["wangfujing xiaojie"]) > WEAKEST


@pytest.mark.parametrize("said", ["wangfujng", "vangfujing", "wang fu jing", "wangfujin"])
def test_a_misspelt_name_still_fits(said: str) -> None:
    assert score(said, ["王府井", "wangfujing"]) > WEAKEST


def test_another_place_does_not_fit() -> None:
    assert score("sanlitun", ["wangfujing", "王府井"]) < WEAKEST


def test_matches_far_behind_the_best_are_not_offered() -> None:
    assert plausible([("a", 99.0), ("b", 95.0), ("c", 80.0), ("d", 20.0)]) == [("a", 99.0), ("b", 95.0)]


def test_nothing_is_offered_when_nothing_fits() -> None:
    assert plausible([("a", 30.0)]) == []


def test_a_number_in_an_address_is_a_weaker_hint_than_a_number_alone() -> None:
    alone, in_address, written = (
        code_guesses(said)[0].score for said in ("200", "王府井大街200号", "machine 0200 Bund")
    )
    assert alone > written > in_address


def test_a_name_inside_a_long_sentence_is_found() -> None:
    said = key("хочу поменять деньги рядом с олимпийским парком")
    assert score_within(word_runs(said), [key("олимпийский парк")]) > 82
    assert score_within(word_runs(said), [key("южный вокзал пекина")]) == 0


@pytest.mark.parametrize(
    ("said", "city"),
    [
        ("банк в Шанхае", "shanghai"),
        ("dónde puedo cambiar en Pekín", "beijing"),
        ("上海のどこで両替できますか", "shanghai"),
        ("상하이 어디서 환전", "shanghai"),
        ("أين أقرب فرع في بكين", "beijing"),
        ("hello there", None),
        ("can I pay by card", None),
    ],
)
def test_a_city_is_known_by_its_name_in_every_language(said: str, city: str | None) -> None:
    assert city_in(key(said)) == city
