from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from gateway.cli.app import main

Desk = Callable[..., tuple[int, str]]
BRANCH = {
    "id": "bund",
    "names": {"en": "Bund Branch"},
    "address": {"en": "15 Zhongshan East 1st Road"},
    "city": "shanghai",
    "lat": 31.24,
    "lon": 121.48,
    "hours": {"personal": "Mo-Fr 09:00-17:00"},
}
ADD = ("user", "add", "li@bank.example", "--name", "Li", "--password", "long-enough-word", "--role", "branch")


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Desk:
    """Run `desk` in a folder of its own, with a bank of one branch; the exit code and what was read."""
    monkeypatch.setenv("DESK_VAR", str(tmp_path / "var"))
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str) -> tuple[int, str]:
        monkeypatch.setattr(sys, "argv", ["desk", *arguments])
        try:
            code = main()
        except SystemExit as ended:
            code = int(ended.code or 0)
        read = capsys.readouterr()
        return code, read.out + read.err

    Path("b.json").write_text(json.dumps([BRANCH]), encoding="utf-8")
    assert run("import", "branches", "b.json")[0] == 0
    return run


def test_somebody_is_added_to_a_branch_and_moved_from_it(desk: Desk) -> None:
    assert desk(*ADD, "--branch", "bund")[0] == 0
    assert desk("user", "branch", "li@bank.example")[0] == 0
    code, said = desk("user", "branch", "li@bank.example", "bund")
    assert (code, "li@bank.example works at bund" in said) == (0, True)


def test_nobody_is_added_to_a_branch_that_is_none(desk: Desk) -> None:
    code, said = desk(*ADD, "--branch", "moon")
    assert (code, "there is no branch 'moon'" in said) == (1, True)
    assert "nobody signs in" in desk("user", "branch", "li@bank.example", "bund")[1]
    assert desk(*ADD)[0] == 0
    assert desk("user", "branch", "li@bank.example", "moon")[0] == 1
