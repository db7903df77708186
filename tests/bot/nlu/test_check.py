"""Training data is complete, without doubles, and apart from what is held back."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.nlu.check import ROOT, check, normalise

FILE = 'version: "3.1"\n\nnlu:\n  - intent: {intent}\n    examples: |\n{lines}'


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    (tmp_path / "domain.yml").write_text("intents: [greet, fx_rate]\n", encoding="utf-8")
    return tmp_path


def write(root: Path, folder: str, intent: str, *examples: str) -> None:
    path = root / folder / "en" / f"{intent}.yml"
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = "".join(f"      - {example}\n" for example in examples)
    path.write_text(FILE.format(intent=intent, lines=lines), encoding="utf-8")


def test_the_projects_own_data_has_no_finding() -> None:
    assert check(ROOT) == []


def test_a_missing_file_is_named_with_what_is_needed(checkout: Path) -> None:
    assert "bot/data/nlu/en/greet.yml:1: has 0 examples, 20 are needed" in check(checkout)


def test_a_sentence_under_two_intents_is_found_with_file_and_line(checkout: Path) -> None:
    write(checkout, "bot/data/nlu", "greet", "hello", "how much?")
    write(checkout, "bot/data/nlu", "fx_rate", "How much")
    assert any(
        found.startswith("bot/data/nlu/en/greet.yml:7: stands under fx_rate too") for found in check(checkout)
    )


def test_a_held_back_sentence_in_the_training_data_is_found(checkout: Path) -> None:
    write(checkout, "bot/data/nlu", "greet", "Hello, there!")
    write(checkout, "tests/bot/nlu", "greet", "hello there")
    assert any("is held back, but trained on" in found for found in check(checkout))


def test_broken_yaml_is_a_finding_and_no_traceback(checkout: Path) -> None:
    path = checkout / "bot/data/nlu/en/greet.yml"
    path.parent.mkdir(parents=True)
    path.write_text("nlu: [", encoding="utf-8")
    assert any("is no Rasa NLU file" in found for found in check(checkout))


def test_an_unknown_intent_is_found(checkout: Path) -> None:
    write(checkout, "bot/data/nlu", "dance", "let us dance")
    assert any("the intent dance is not in domain.yml" in found for found in check(checkout))


def test_entity_markup_is_refused(checkout: Path) -> None:
    write(checkout, "bot/data/nlu", "greet", "hello [Anna](name)")
    assert any("brackets are entity markup" in found for found in check(checkout))


@pytest.mark.parametrize("spelling", ["Hello, there!", "hello there", "ＨＥＬＬＯ ＴＨＥＲＥ"])
def test_spelling_does_not_hide_a_double(spelling: str) -> None:
    assert normalise(spelling) == "hellothere"
