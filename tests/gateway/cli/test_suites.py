"""`desk test`: what runs beside what, and what the summary says."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from gateway.cli import suites
from gateway.cli.app import app
from gateway.cli.suites import Suite

WAITS = """
import pathlib, time

def test_the_other_suite_has_begun():
    here = pathlib.Path(__file__).parent
    (here / "begun").touch()
    deadline = time.monotonic() + 60
    while not (here.parent / {other!r} / "begun").exists():
        assert time.monotonic() < deadline
        time.sleep(0.01)
"""


def project(folder: Path, monkeypatch: pytest.MonkeyPatch, tests: dict[str, str]) -> None:
    """A project of these suites, each of one module."""
    for name, source in tests.items():
        (folder / name).mkdir()
        (folder / name / f"test_{name}.py").write_text(source, encoding="utf-8")
    found = [Suite(name, (str(folder / name),), Path(sys.executable)) for name in tests]
    monkeypatch.setattr(suites, "suites", lambda: found)
    monkeypatch.setattr(suites, "is_trained", lambda: True)


def test_suites_of_two_rows_run_at_the_same_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tests = {"gateway": WAITS.format(other="bot"), "bot": WAITS.format(other="gateway")}
    project(tmp_path, monkeypatch, tests)
    result = CliRunner().invoke(app, ["test"])
    assert result.exit_code == 0, result.output
    assert "2 passed, 0 failed, 0 skipped" in result.output


def test_one_failed_test_fails_the_command_and_its_suite_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tests = {"gateway": "def test_good(): pass", "journeys": "def test_bad(): assert 1 == 2"}
    project(tmp_path, monkeypatch, tests)
    result = CliRunner().invoke(app, ["test"])
    assert result.exit_code == 1
    assert "gateway       passed, 1 tests" in result.output
    assert "journeys      FAILED, 0 tests" in result.output
    assert "1 passed, 1 failed, 0 skipped" in result.output


def test_a_bot_that_cannot_be_trained_is_a_failure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project(tmp_path, monkeypatch, {"bot": "def test_good(): pass"})
    monkeypatch.setattr(suites, "is_trained", lambda: False)
    result = CliRunner().invoke(app, ["test"])
    assert result.exit_code == 1
    assert "the bot could not be trained" in result.output
