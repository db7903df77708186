"""Starts what is measured as the operator would, and reads how much memory it holds."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import httpx2

ROOT = Path(__file__).resolve().parents[2]
BOT_PYTHON = ROOT / ".venv" / "bot" / "bin" / "python"
PAGE_KB = os.sysconf("SC_PAGE_SIZE") // 1024


class DidNotStart(Exception):
    """A process that is to be measured ended, or did not answer in time."""


def free_port() -> int:
    """A port of loopback that nobody uses now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def started(
    command: Sequence[str], env: Mapping[str, str], log: Path, address: str, seconds: float
) -> Iterator[tuple[int, float]]:
    """Run a command until the block ends; gives its pid and how long it took to answer `address`."""
    log.parent.mkdir(parents=True, exist_ok=True)
    began = time.perf_counter()
    with log.open("wb") as output:
        process = subprocess.Popen(
            command, env={**os.environ, **env}, cwd=ROOT, stdout=output, stderr=output, start_new_session=True
        )
    try:
        _wait(process, address, seconds, log)
        yield process.pid, time.perf_counter() - began
    finally:
        _stop(process)


def _wait(process: subprocess.Popen[bytes], address: str, seconds: float, log: Path) -> None:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if process.poll() is not None:
            raise DidNotStart(f"ended with {process.returncode}: see {log}")
        try:
            if httpx2.get(address, timeout=1).status_code == httpx2.codes.OK:
                return
        except httpx2.HTTPError:
            pass
        time.sleep(0.1)
    raise DidNotStart(f"no answer in {seconds:.0f} s: see {log}")


def _stop(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGTERM)
        try:
            process.wait(15)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def resident_mb(pid: int) -> float:
    """Resident memory of a process and all its children, in MB."""
    children: dict[int, list[int]] = {}
    for entry in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = entry.read_text().rsplit(")", 1)[1].split()
        except OSError:
            continue
        children.setdefault(int(fields[1]), []).append(int(entry.parent.name))
    pids, waiting = [], [pid]
    while waiting:
        current = waiting.pop()
        pids.append(current)
        waiting.extend(children.get(current, []))
    total = 0
    for each in pids:
        try:
            total += int(Path(f"/proc/{each}/statm").read_text().split()[1]) * PAGE_KB
        except OSError:
            continue
    return round(total / 1024, 1)
