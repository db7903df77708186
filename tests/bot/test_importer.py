"""The importer gives Rasa every example once, with its locale, and names what it cannot read."""

from __future__ import annotations

import copy
from pathlib import Path

import pytest
from rasa.shared.importers.importer import TrainingDataImporter
from rasa.shared.nlu.training_data.message import Message

from bot.importer import DataBroken, DeskImporter, Sentence
from bot.train import ROOT

GREETINGS = (
    'version: "3.1"\n\nnlu:\n  - intent: greet\n    examples: |\n      - hello\n      - good morning: sir\n'
)
RULES = """version: "3.1"
rules:
  - rule: hello
    steps:
      - intent: greet
      - action: action_listen
"""


def data(folder: Path, content: str = GREETINGS) -> str:
    file = folder / "data" / "nlu" / "en" / "greet.yml"
    file.parent.mkdir(parents=True)
    file.write_text(content, encoding="utf-8")
    rules = folder / "data" / "rules"
    rules.mkdir()
    (rules / "talk.yml").write_text(
        RULES,
        encoding="utf-8",
    )
    return str(folder / "data")


def test_rasa_takes_it_from_the_desks_configuration() -> None:
    importer = TrainingDataImporter.load_from_config(str(ROOT / "config.yml"), str(ROOT / "domain.yml"), [])
    assert importer.get_config()["importers"] == [{"name": "bot.importer.DeskImporter"}]


def test_every_example_has_its_intent_and_its_locale(tmp_path: Path) -> None:
    read = DeskImporter(training_data_paths=[data(tmp_path)]).get_nlu_data()
    assert [(one.get("text"), one.get("intent"), one.get("metadata")) for one in read.training_examples] == [
        ("hello", "greet", {"locale": "en"}),
        ("good morning: sir", "greet", {"locale": "en"}),
    ]


def test_examples_of_aspects_have_no_intent(tmp_path: Path) -> None:
    folder = data(tmp_path)
    file = tmp_path / "data" / "aspects" / "en.yml"
    file.parent.mkdir()
    file.write_text("aspects:\n  - aspect: cost\n    examples: |\n      - how much\n", encoding="utf-8")
    importer = DeskImporter(domain_path=str(ROOT / "domain.yml"), training_data_paths=[folder])
    read = importer.get_nlu_data().training_examples
    assert [(one.get("text"), one.get("intent"), one.get("aspect")) for one in read][-1] == (
        "how much",
        None,
        "cost",
    )
    assert [step.block_name for step in importer.get_stories().story_steps] == ["hello"]


def test_a_broken_file_of_aspects_is_named_with_the_reason(tmp_path: Path) -> None:
    folder = data(tmp_path)
    file = tmp_path / "data" / "aspects" / "en.yml"
    file.parent.mkdir()
    file.write_text("- how much", encoding="utf-8")
    with pytest.raises(DataBroken, match=r"en\.yml:1: is no file of aspects"):
        DeskImporter(training_data_paths=[folder]).get_nlu_data()


def test_rules_are_read_beside_the_examples(tmp_path: Path) -> None:
    importer = DeskImporter(domain_path=str(ROOT / "domain.yml"), training_data_paths=[data(tmp_path)])
    assert [step.block_name for step in importer.get_stories().story_steps] == ["hello"]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (GREETINGS.replace("greet", "goodbye"), "its name says greet"),
        ("nlu: [", "is no Rasa NLU file"),
        ("- hello", "is no Rasa NLU file"),
    ],
)
def test_a_broken_file_is_named_with_the_reason(tmp_path: Path, content: str, reason: str) -> None:
    importer = DeskImporter(training_data_paths=[data(tmp_path, content)])
    with pytest.raises(DataBroken, match=rf"greet\.yml:1: .*{reason}"):
        importer.get_nlu_data()


def test_an_example_is_compared_by_text_and_intent_and_never_copied(tmp_path: Path) -> None:
    one, other = DeskImporter(training_data_paths=[data(tmp_path)]).get_nlu_data().training_examples
    again = Sentence({"text": one.get("text"), "intent": one.get("intent")})
    assert one == again
    assert len({one, again, other}) == 2
    assert one != other
    assert one != Message({"text": one.get("text"), "intent": one.get("intent")})
    assert copy.deepcopy(one) is one


def test_merging_examples_keeps_every_one_once(tmp_path: Path) -> None:
    read = DeskImporter(training_data_paths=[data(tmp_path)]).get_nlu_data()
    assert [one.get("text") for one in read.merge(read).training_examples] == ["hello", "good morning: sir"]
