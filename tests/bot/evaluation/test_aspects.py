"""A question that names no matter is found when the aspect that is meant is read from it."""

from __future__ import annotations

import pytest

from bot.evaluation.aspects import of_aspects
from bot.evaluation.results import Result
from bot.evaluation.sentences import Sentence


def result(wanted: str | None, got: str, lang: str = "en") -> Result:
    return Result(Sentence(lang, "", "x", aspect=wanted), "", "", aspect=got)


READ = [
    result("cost", "cost"),
    result("cost", "duration"),
    result("cost", "none"),
    result("where", "where"),
    result("none", "none"),
    result("none", "cost"),
]


def overall(*results: Result) -> dict[str, float | None]:
    figures = of_aspects(results)
    assert figures is not None
    row: dict[str, float | None] = figures["overall"]
    return row


def test_what_is_read_as_another_aspect_is_neither_found_nor_right() -> None:
    row = overall(*READ)
    assert (row["questions"], row["recall"], row["precision"]) == (4, 0.5, 0.5)


def test_what_is_none_and_is_taken_for_one_is_a_false_alarm() -> None:
    row = overall(*READ)
    assert (row["others"], row["false_alarm_rate"]) == (2, 0.5)


@pytest.mark.parametrize(
    ("read", "unmeasured"),
    [
        (result("cost", "none"), {"precision", "false_alarm_rate"}),
        (result("none", "none"), {"recall", "precision"}),
    ],
    ids=["nothing found", "no question"],
)
def test_of_nothing_there_is_no_share(read: Result, unmeasured: set[str]) -> None:
    assert {name for name, value in overall(read).items() if value is None} == unmeasured


def test_sentences_without_an_aspect_have_no_part_in_it() -> None:
    assert of_aspects([result(None, "cost")]) is None
    assert overall(*READ, result(None, "cost")) == overall(*READ)


def test_each_language_has_its_figures_and_the_further_ones_no_part_in_those_of_all() -> None:
    figures = of_aspects([*READ, result("cost", "none", "nl")])
    assert figures is not None
    assert list(figures["per_language"]) == ["en", "nl"]
    assert figures["overall"] == figures["per_language"]["en"]
