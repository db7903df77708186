from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from gateway.bootstrap import ROOT
from gateway.cli.app import main


@dataclass(frozen=True)
class Done:
    """How a command ended and what the operator read."""

    code: int
    out: str
    err: str


Desk = Callable[..., Done]


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Desk:
    """Run `desk` with a var folder of its own; keywords are settings."""
    monkeypatch.setenv("DESK_VAR", str(tmp_path / "var"))

    def run(*arguments: str, **settings: str) -> Done:
        monkeypatch.setattr(sys, "argv", ["desk", *arguments])
        for name, value in settings.items():
            monkeypatch.setenv(f"DESK_{name.upper()}", value)
        try:
            code = main()
        except SystemExit as ended:
            code = int(ended.code or 0)
        read = capsys.readouterr()
        return Done(code, read.out, read.err)

    return run


def one_line(done: Done) -> str:
    assert done.code == 1
    lines = done.err.splitlines()
    assert len(lines) == 1, done.err
    return lines[0]


def test_wrong_setting_is_named_as_the_operator_sets_it(desk: Desk) -> None:
    assert "DESK_PORT" in one_line(desk("doctor", port="eighty"))


def test_unknown_command_is_refused_without_a_traceback(desk: Desk) -> None:
    done = desk("brew")
    assert done.code == 2
    assert "Traceback" not in done.err


def test_doctor_finds_nothing_wrong_with_a_fresh_folder(desk: Desk) -> None:
    done = desk("doctor")
    assert done.code == 0, done.out
    assert "model" in done.out


def test_doctor_says_what_to_do_about_an_open_secret(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "var").mkdir()
    (tmp_path / "var" / "secret").write_text("x" * 43)
    (tmp_path / "var" / "secret").chmod(0o644)
    done = desk("doctor")
    assert done.code == 1
    assert f"chmod 600 {tmp_path / 'var' / 'secret'}" in done.out


@pytest.mark.parametrize(
    "origin", ["www.bank.example", "http://www.bank.example", "https://www.bank.example/page"]
)
def test_doctor_refuses_an_embed_origin_that_browsers_would_not_match(desk: Desk, origin: str) -> None:
    done = desk("doctor", embed_origins=origin)
    assert done.code == 1
    assert "DESK_EMBED_ORIGINS" in done.out


def test_migrate_can_be_run_twice(desk: Desk) -> None:
    assert desk("migrate").code == 0
    assert desk("migrate").code == 0


def test_database_that_cannot_be_reached_is_told_in_one_line(desk: Desk) -> None:
    line = one_line(desk("migrate", database_url="postgresql+asyncpg://desk:hush@127.0.0.1:1/desk"))
    assert "cannot be used" in line
    assert "hush" not in line


def test_files_of_the_desk_are_readable_by_their_owner_only(desk: Desk, tmp_path: Path) -> None:
    desk("migrate")
    assert (tmp_path / "var" / "desk.db").stat().st_mode & 0o077 == 0


def test_language_that_does_not_exist_is_refused(desk: Desk) -> None:
    assert "no language code" in one_line(desk("translate", "locale", "qq-nonsense"))


def test_person_is_added_once(desk: Desk) -> None:
    command = (
        "user",
        "add",
        "li@bank.example",
        "--name",
        "李敏",
        "--password",
        "a-long-password",
        "--language",
        "zh-CN",
    )
    assert desk(*command).code == 0
    assert "there already" in one_line(desk(*command))


@pytest.mark.parametrize(
    ("option", "value", "said"),
    [
        ("--password", "short", "12 characters"),
        ("--language", "klingon", "unknown languages"),
        ("--role", "king", "unknown roles"),
        ("--locale", "hi", "pages exist in"),
    ],
)
def test_mistake_in_a_new_person_is_told_in_one_line(desk: Desk, option: str, value: str, said: str) -> None:
    given = {"--name": "Li", "--password": "a-long-password"} | {option: value}
    assert said in one_line(
        desk("user", "add", "li@bank.example", *(part for pair in given.items() for part in pair))
    )


def test_forgotten_password_can_be_replaced(desk: Desk) -> None:
    desk("user", "add", "li@bank.example", "--name", "Li", "--password", "a-long-password")
    assert desk("user", "password", "LI@bank.example", "--password", "another-password").code == 0
    assert "nobody" in one_line(desk("user", "password", "wu@bank.example", "--password", "another-password"))


def test_second_desk_on_the_same_folder_is_told_in_one_line(desk: Desk, tmp_path: Path) -> None:
    program = (
        "import pathlib, sys, time\n"
        "from gateway.supervisor.instance import make_folder, only_instance\n"
        "with only_instance(make_folder(pathlib.Path(sys.argv[1]))):\n"
        "    print('held', flush=True)\n"
        "    time.sleep(60)\n"
    )
    command = [sys.executable, "-c", program, str(tmp_path / "var")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        line = one_line(desk("serve"))
        holder.kill()
    assert f"process {holder.pid}" in line
