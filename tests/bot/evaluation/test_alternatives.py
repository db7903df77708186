"""A model to compare with is trained once per data, for a limited time."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.evaluation.alternatives import TookTooLong, record, recorded, stock
from bot.model import ARCHIVE
from bot.nlu.data_files import Example

EXAMPLES = [Example(Path("x.yml"), 1, "en", "greet", "hello")]


def test_a_training_that_takes_too_long_is_stopped_and_not_recorded(tmp_path: Path) -> None:
    with pytest.raises(TookTooLong):
        stock(tmp_path, EXAMPLES, limit=0.05)
    assert not list(tmp_path.iterdir())


def test_a_model_of_the_same_sources_is_taken_from_its_folder(tmp_path: Path) -> None:
    (tmp_path / ARCHIVE).write_bytes(b"model")
    made = record(tmp_path, "sources", 12.5)
    assert recorded(tmp_path, "sources") == made


def test_a_model_of_other_sources_is_trained_again(tmp_path: Path) -> None:
    (tmp_path / ARCHIVE).write_bytes(b"model")
    record(tmp_path, "sources", 12.5)
    assert recorded(tmp_path, "newer sources") is None


def test_a_note_without_its_model_is_worth_nothing(tmp_path: Path) -> None:
    record(tmp_path, "sources", 12.5)
    assert recorded(tmp_path, "sources") is None


@pytest.mark.parametrize("note", ["", "{", "[]", "{}", '{"seconds": "many"}'])
def test_a_damaged_note_is_worth_nothing(tmp_path: Path, note: str) -> None:
    (tmp_path / "made.json").write_text(note, encoding="utf-8")
    assert recorded(tmp_path, "sources") is None
