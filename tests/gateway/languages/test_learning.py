from __future__ import annotations

from gateway.languages.learning import learn
from gateway.languages.pieces import Pieces


def counted(lines: list[str], piece: str) -> dict[str, int]:
    row = next((line.split("\t")[1:] for line in lines if line.split("\t")[0] == piece), [])
    return {locale: int(count) for locale, count in (one.split(":") for one in row)}


def test_a_piece_is_counted_in_each_example_of_each_language() -> None:
    lines = learn({"de": ["meine Karte", "die Karte"], "sv": ["mitt karte"]})

    assert counted(lines, "=karte") == {"de": 2, "sv": 1}


def test_what_was_seen_once_is_chance() -> None:
    assert counted(learn({"de": ["meine Karte"]}), "=karte") == {}


def test_examples_in_another_script_are_left_out() -> None:
    assert learn({"ru": ["где банкомат", "мой card", "300"]}) == []


def test_english_among_examples_of_another_script_says_nothing_about_that_language() -> None:
    examples = {
        "en": ["english please", "please speak english"],
        "ko": ["english please", "eolmayeyo jom"] * 2,
    }

    lines = learn(examples)

    assert counted(lines, "=english") == {"en": 2}
    assert counted(lines, "=eolmayeyo") == {"ko": 2}


def test_arabic_words_that_begin_with_a_digit_are_counted() -> None:
    assert counted(learn({"ar": ["2eh da"] * 2}), "=2eh") == {"ar": 2}


def test_what_was_learnt_is_read_back() -> None:
    lines = learn({"de": ["meine Karte"] * 2, "fr": ["ma carte"] * 2})
    rows = [
        (piece, {locale: int(count) for locale, count in (one.split(":") for one in counts)})
        for piece, *counts in (line.split("\t") for line in lines)
    ]

    weights = Pieces(rows).weigh(["karte"])

    assert max(weights, key=weights.__getitem__) == "de"
