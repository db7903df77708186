from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from gateway.console import Stop
from gateway.supervisor.instance import SECRET, free_port, is_free, load_secret, make_folder, only_instance


def test_second_desk_on_the_same_folder_stops_with_one_line(tmp_path: Path) -> None:
    with (
        only_instance(tmp_path),
        pytest.raises(Stop, match=f"process {os.getpid()}"),
        only_instance(tmp_path),
    ):
        pass


def test_folder_is_free_again_after_a_desk_was_killed(tmp_path: Path) -> None:
    program = (
        "import sys, os, signal, pathlib\n"
        "from gateway.supervisor.instance import only_instance\n"
        "with only_instance(pathlib.Path(sys.argv[1])): os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    subprocess.run([sys.executable, "-c", program, str(tmp_path)], check=False)
    with only_instance(tmp_path):
        assert (tmp_path / "desk.lock").read_text() == str(os.getpid())


def test_secret_is_made_once_and_readable_by_its_owner_only(tmp_path: Path) -> None:
    made = load_secret(tmp_path, "")
    assert load_secret(tmp_path, "") == made
    assert (tmp_path / SECRET).stat().st_mode & 0o777 == 0o600


def test_secret_that_others_can_read_is_refused(tmp_path: Path) -> None:
    load_secret(tmp_path, "")
    (tmp_path / SECRET).chmod(0o644)
    with pytest.raises(Stop, match="chmod 600"):
        load_secret(tmp_path, "")


@pytest.mark.parametrize("weak", ["secret", "a" * 64, "change-me"])
def test_secret_that_is_easy_to_guess_is_refused(tmp_path: Path, weak: str) -> None:
    with pytest.raises(Stop, match="DESK_SECRET"):
        load_secret(tmp_path, weak)


def test_next_free_port_is_taken_when_the_wanted_one_is_not_free() -> None:
    with socket.socket() as busy:
        busy.bind(("127.0.0.1", 0))
        busy.listen()
        port = busy.getsockname()[1]
        assert not is_free("127.0.0.1", port)
        assert free_port("127.0.0.1", port, set()) > port


def test_two_processes_never_get_the_same_port() -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    taken: set[int] = set()
    assert free_port("127.0.0.1", port, taken) != free_port("127.0.0.1", port, taken)


def test_folder_that_cannot_be_made_is_told_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(Stop, match="cannot be used"):
        make_folder(tmp_path / "file" / "var")
