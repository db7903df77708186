"""The whole desk as real processes in a folder of its own, for journeys, drills and browsers."""

from __future__ import annotations

import os
import shutil
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx2

from gateway.bench.processes import ROOT, free_port, started

PASSWORD = "a-password-for-tests-only"
NOW = "2026-11-25T10:00:00+08:00"


@dataclass
class Stack:
    """A running desk."""

    url: str
    var: Path
    supervisor: int

    def pid(self, program: str) -> int:
        """The process of `gateway.server`, `bot` or `bot.actions` (waits until there is one)."""
        deadline = time.monotonic() + 30
        while time.monotonic() < deadline:
            for entry in Path("/proc").glob("[0-9]*/cmdline"):
                try:
                    words = entry.read_bytes().split(b"\0")
                    environment = (entry.parent / "environ").read_bytes()
                except OSError:
                    continue
                is_ours = f"DESK_VAR={self.var}".encode() in environment.split(b"\0")
                runs = b"-m" in words and words[words.index(b"-m") + 1] == program.encode()
                if is_ours and runs and b"leash" not in entry.read_bytes():
                    return int(entry.parent.name)
            time.sleep(0.1)
        raise AssertionError(f"no process of {program}")

    def kill(self, program: str) -> None:
        """SIGKILL a process in the middle of whatever it does."""
        os.kill(self.pid(program), signal.SIGKILL)

    def wait_ready(self, seconds: float = 60) -> None:
        """Until every part answers again."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            try:
                if httpx2.get(f"{self.url}/readyz", timeout=2).status_code == httpx2.codes.OK:
                    return
            except httpx2.HTTPError:
                pass
            time.sleep(0.2)
        raise AssertionError("the desk did not come back")

    def move_clock(self, moment: str) -> None:
        """Let the desk's clock stand at another moment."""
        httpx2.post(f"{self.url}/internal/test/clock", json={"now": moment}).raise_for_status()


def _bring_model(var: Path) -> None:
    """Use the model that `make train` left, so that tests do not train it once more."""
    trained = ROOT / "var"
    for name in ("model", "secret"):
        source = trained / name
        if source.is_dir():
            shutil.copytree(source, var / name, copy_function=shutil.copy2)
        elif source.exists():
            shutil.copy2(source, var / name)


@contextmanager
def running_desk(var: Path, **settings: str) -> Iterator[Stack]:
    """Start the desk with these settings and stop it at the end of the block."""
    var.mkdir(parents=True, exist_ok=True)
    _bring_model(var)
    port = free_port()
    env = {
        "DESK_VAR": str(var),
        "DESK_PORT": str(port),
        "DESK_BOT_PORT": str(free_port()),
        "DESK_ACTIONS_PORT": str(free_port()),
        "DESK_DEMO_PASSWORD": PASSWORD,
        "DESK_NOW": NOW,
        **settings,
    }
    url = f"http://127.0.0.1:{port}"
    command = [sys.executable, "-m", "gateway.cli", "serve"]
    with started(command, env, var / "supervisor.log", f"{url}/readyz", 240) as (pid, _):
        yield Stack(url, var, pid)
