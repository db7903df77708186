from __future__ import annotations

import sys
from pathlib import Path

import pytest

from gateway.cli.app import main


@pytest.fixture
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DESK_VAR", str(tmp_path / "var"))


def evaluate(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> int:
    monkeypatch.setattr(sys, "argv", ["desk", "evaluate", *arguments])
    try:
        return main()
    except SystemExit as ended:
        return int(ended.code or 0)


@pytest.mark.usefixtures("_own_folder")
def test_a_missing_file_is_refused_before_anything_is_measured(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert evaluate(monkeypatch, str(tmp_path / "no.tsv")) == 2
    assert "Invalid value" in capsys.readouterr().err


@pytest.mark.usefixtures("_own_folder")
def test_bad_lines_end_the_command_before_a_model_is_trained(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "own.tsv"
    path.write_text("hallo\tdance\n", encoding="utf-8")
    assert evaluate(monkeypatch, str(path), "--lang", "de") == 1
    assert f"{path}:1: the intent 'dance' is none of the model's" in capfd.readouterr().err
    assert not (tmp_path / "var" / "model").exists()
