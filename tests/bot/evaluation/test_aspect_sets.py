"""Held-back aspects are read as what is meant; a broken file is a finding."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.evaluation.aspect_sets import is_aspect_set, read_aspect_sets
from bot.evaluation.sentences import BadData, Sentence
from bot.nlu.aspect_data import HELD_BACK_FOLDER

BLOCK = "  - aspect: {}\n    examples: |\n      - how much is it\n"
NLU = "nlu:\n  - intent: fx_rate\n    examples: |\n      - aspects: what\n"


def write(root: Path, content: str) -> None:
    (root / HELD_BACK_FOLDER).mkdir(parents=True)
    (root / HELD_BACK_FOLDER / "ko.yml").write_text(content, encoding="utf-8")


@pytest.mark.parametrize(("block", "meant"), [("cost", "cost"), ("cost/named", "none"), ("none", "none")])
def test_what_names_its_matter_asks_nothing_about_the_one_talked_of(
    tmp_path: Path, block: str, meant: str
) -> None:
    write(tmp_path, "aspects:\n" + BLOCK.format(block))
    assert read_aspect_sets(tmp_path) == [Sentence("ko", "", "how much is it", aspect=meant)]


def test_a_broken_file_is_a_finding(tmp_path: Path) -> None:
    write(tmp_path, "aspects:\n" + BLOCK.format("colour"))
    with pytest.raises(BadData) as raised:
        read_aspect_sets(tmp_path)
    assert raised.value.findings == [f"{HELD_BACK_FOLDER}/ko.yml:1: holds ['colour'], which are no aspects"]


def test_a_set_is_told_from_a_rasa_file() -> None:
    assert is_aspect_set("aspects:\n" + BLOCK.format("cost"))
    assert not is_aspect_set(NLU)
