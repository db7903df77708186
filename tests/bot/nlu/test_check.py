"""Training data is complete, without doubles, and apart from what is held back."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.nlu.check import check
from bot.nlu.data_files import ROOT, normalise

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


SET = "now: 2026-11-25T10:00:00+08:00\nsentences:\n{}"


def write_values(root: Path, locale: str, *rows: str) -> str:
    path = root / "tests/bot/nlu/entities" / f"{locale}.yml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(SET.format("".join(f"  - {row}\n" for row in rows)), encoding="utf-8")
    return f"tests/bot/nlu/entities/{locale}.yml"


def test_a_sentence_with_held_back_values_in_the_training_data_is_found(checkout: Path) -> None:
    write(checkout, "bot/data/nlu", "fx_rate", "5 USD?")
    path = write_values(checkout, "en", "{text: 5 usd, money: 5 USD}")
    assert f"{path}:3: is held back, but trained on at bot/data/nlu/en/fx_rate.yml:6" in check(checkout)


def test_held_back_values_are_no_rasa_file(checkout: Path) -> None:
    write_values(checkout, "en", "{text: 5 usd, money: 5 USD}")
    assert not any("is no Rasa NLU file" in found for found in check(checkout))


def test_too_few_held_back_values_are_counted_by_kind(checkout: Path) -> None:
    path = write_values(checkout, "en", "{text: 5 usd, money: 5 USD}")
    found = check(checkout)
    assert f"{path}:1: has 1 sentences with money, 30 are needed" in found
    assert f"{path}:1: has 0 sentences with date or time, 30 are needed" in found


def test_a_wrong_held_back_value_is_found_with_file_and_line(checkout: Path) -> None:
    path = write_values(checkout, "en", "{text: 5 usd, money: 5 USD}", "{text: at noon, time: noon}")
    assert f"{path}:4: 'noon' is no time" in check(checkout)


def test_a_first_class_language_without_held_back_values_is_found(checkout: Path) -> None:
    assert any(
        found.startswith("tests/bot/nlu/entities/ko.yml:1: cannot be read") for found in check(checkout)
    )


def test_held_back_values_in_a_language_nobody_supports_are_found(checkout: Path) -> None:
    path = write_values(checkout, "eo", "{text: 5 usd, money: 5 USD}")
    assert f"{path}:1: eo is none of the desk's languages" in check(checkout)


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
