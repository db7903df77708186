"""`desk` run in a folder of its own, as an operator does."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from gateway.cli.app import main

BRANCH: dict[str, Any] = {
    "id": "bund",
    "names": {"en": "Bund Branch"},
    "address": {"en": "15 Zhongshan East 1st Road"},
    "city": "shanghai",
    "lat": 31.24,
    "lon": 121.48,
    "hours": {"personal": "Mo-Fr 09:00-17:00"},
}


@dataclass(frozen=True)
class Done:
    """How a command ended and what the operator read."""

    code: int
    out: str
    err: str


Desk = Callable[..., Done]


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Desk:
    """Run `desk` in a folder of its own."""
    monkeypatch.setenv("DESK_VAR", str(tmp_path / "var"))
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str) -> Done:
        monkeypatch.setattr(sys, "argv", ["desk", *arguments])
        try:
            code = main()
        except SystemExit as ended:
            code = int(ended.code or 0)
        read = capsys.readouterr()
        return Done(code, read.out, read.err)

    return run
