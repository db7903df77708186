"""The command says what is wrong before it loads anything."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bot.evaluate import main


@pytest.fixture(autouse=True)
def _var(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DESK_VAR", str(tmp_path / "var"))


def test_sentences_are_listed_as_json_lines(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "ko.tsv"
    path.write_text("안녕\tgreet\n", encoding="utf-8")
    assert main([str(path), "--list"]) == 0
    assert json.loads(capsys.readouterr().out) == {"lang": "ko", "intent": "greet", "text": "안녕"}


def test_what_is_listed_can_be_read_again(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "en.tsv"
    path.write_text('say "hi"\\n\tgreet\n', encoding="utf-8")
    main([str(path), "--list"])
    listed = capsys.readouterr().out
    again = tmp_path / "again.jsonl"
    again.write_text(listed, encoding="utf-8")
    main([str(again), "--list"])
    assert capsys.readouterr().out == listed


def test_bad_lines_are_told_one_by_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "en.tsv"
    path.write_text("hello\tdance\nhello\n", encoding="utf-8")
    assert main([str(path)]) == 1
    first, second = capsys.readouterr().err.splitlines()
    assert first == f"{path}:1: the intent 'dance' is none of the model's"
    assert second.startswith(f"{path}:2: ")


def test_what_is_held_back_is_read_without_a_finding(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--list"]) == 0
    assert not capsys.readouterr().err


def test_without_a_model_it_says_what_to_do(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "en.tsv"
    path.write_text("hello\tgreet\n", encoding="utf-8")
    assert main([str(path)]) == 1
    assert capsys.readouterr().err.endswith("train one first\n")
