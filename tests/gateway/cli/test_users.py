from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.gateway.cli.conftest import BRANCH, Desk

ADD = ("user", "add", "li@bank.example", "--name", "Li", "--password", "long-enough-word", "--role", "branch")


@pytest.fixture
def desk(desk: Desk) -> Desk:
    """The same with a bank of one branch."""
    Path("b.json").write_text(json.dumps([BRANCH]), encoding="utf-8")
    assert desk("import", "branches", "b.json").code == 0
    return desk


def test_somebody_is_added_to_a_branch_and_moved_from_it(desk: Desk) -> None:
    assert desk(*ADD, "--branch", "bund").code == 0
    assert desk("user", "branch", "li@bank.example").code == 0
    done = desk("user", "branch", "li@bank.example", "bund")
    assert (done.code, "li@bank.example works at bund" in done.out) == (0, True)


def test_nobody_is_added_to_a_branch_that_is_none(desk: Desk) -> None:
    done = desk(*ADD, "--branch", "moon")
    assert (done.code, "there is no branch 'moon'" in done.err) == (1, True)
    assert "nobody signs in" in desk("user", "branch", "li@bank.example", "bund").err
    assert desk(*ADD).code == 0
    assert desk("user", "branch", "li@bank.example", "moon").code == 1
