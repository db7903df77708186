"""Other pipelines get a fair and bounded share of the same data."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.evaluation.alternatives import few_of
from bot.evaluation.compare import compare, fit_letters, to_row
from bot.nlu.data_files import Example
from tests.bot.evaluation.results import result


def examples(intent: str, *texts: str, locale: str = "en") -> list[Example]:
    return [Example(Path("x.yml"), number, locale, intent, text) for number, text in enumerate(texts)]


def test_few_examples_are_taken_evenly_from_each_intent_and_locale() -> None:
    many = [*examples("a", *"0123456789"), *examples("b", "x"), *examples("a", "y", "z", locale="de")]
    assert [one.text for one in few_of(many, 2)] == ["0", "5", "x", "y", "z"]


def test_letters_alone_tell_plain_topics_apart() -> None:
    model = fit_letters(
        [*examples("rate", "what is the rate", "rate today"), *examples("card", "my card", "lost card")]
    )
    assert list(model.predict(["the rates", "a lost cardd"])) == ["rate", "card"]


def test_a_row_says_on_what_it_was_measured() -> None:
    assert to_row("x", [result("a", "a", lang="ko")], None)["measured_on"] == "ko"
    assert to_row("x", [result("a", "a", lang="ko"), result("a", "a")], 3.0)["measured_on"] == "2 languages"


def test_pipelines_are_compared_on_the_first_class_languages(tmp_path: Path) -> None:
    results = [result("a", "a"), result("a", "a", lang="de"), result("a", "b", lang="nl")]
    own = next(compare(results, tmp_path, None, print))
    assert (own["measured_on"], own["accuracy"]) == ("2 languages", 1.0)


def test_without_a_held_back_intent_nothing_is_trained(tmp_path: Path) -> None:
    def fail(progress: str) -> None:
        pytest.fail(progress)

    assert list(compare([result("", "a")], tmp_path, None, fail)) == []
