from __future__ import annotations

import asyncio
import os
import signal
import socket
import subprocess
import sys
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import httpx2
import pytest

from gateway.bootstrap import ROOT
from gateway.console import Stop
from gateway.supervisor.process import Process, Program

SERVER = """
import http.server, sys
class Fine(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.end_headers()
http.server.HTTPServer(("127.0.0.1", int(sys.argv[1])), Fine).serve_forever()
"""


def server_program(code: str = "") -> Program:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-c", code + SERVER, str(port)]
    return Program("little", command, dict(os.environ), f"http://127.0.0.1:{port}/")


@pytest.fixture
async def http() -> AsyncIterator[httpx2.AsyncClient]:
    async with httpx2.AsyncClient(trust_env=False) as http:
        yield http


def is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return "State:\tZ" not in Path(f"/proc/{pid}/status").read_text()


async def until(condition: Callable[[], bool]) -> bool:
    for _ in range(200):
        if condition():
            return True
        await asyncio.sleep(0.1)
    return False


async def until_dead(pid: int) -> bool:
    return await until(lambda: not is_alive(pid))


async def test_killed_process_is_started_again(tmp_path: Path, http: httpx2.AsyncClient) -> None:
    process = Process(server_program(), tmp_path, http)
    keeping = asyncio.create_task(process.keep_running())
    await asyncio.wait_for(process.is_ready.wait(), 20)
    first = process.pid
    assert first is not None
    os.kill(first, signal.SIGKILL)
    assert await until(lambda: process.pid not in {first, None} and process.is_ready.is_set())
    await process.stop()
    await keeping


async def test_process_that_never_starts_is_given_up_with_what_it_said(
    tmp_path: Path, http: httpx2.AsyncClient
) -> None:
    program = Program(
        "bot", [sys.executable, "-c", "print('no model'); exit(1)"], dict(os.environ), "http://127.0.0.1:1/"
    )
    process = Process(program, tmp_path, http)
    with pytest.raises(Stop, match="bot does not start: no model"):
        await process.keep_running()
    await process.stop()


async def test_stop_ends_the_whole_process_group(tmp_path: Path, http: httpx2.AsyncClient) -> None:
    child = "import subprocess,sys; p=subprocess.Popen(['sleep','1000']); print(p.pid,flush=True)\n"
    process = Process(server_program(child), tmp_path, http)
    keeping = asyncio.create_task(process.keep_running())
    await asyncio.wait_for(process.is_ready.wait(), 20)
    own, grandchild = process.pid, int(process.log.last[0])
    assert own is not None
    await process.stop()
    await keeping
    assert await until_dead(own)
    assert await until_dead(grandchild)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells a child of its parent's death")
def test_process_dies_with_a_supervisor_that_was_killed() -> None:
    leash = "[sys.executable, '-m', 'gateway.supervisor.leash', 'sleep', '1000']"
    program = (
        f"import subprocess, sys, time\nprint(subprocess.Popen({leash}).pid, flush=True)\ntime.sleep(1000)"
    )
    with subprocess.Popen(
        [sys.executable, "-c", program], stdout=subprocess.PIPE, text=True, cwd=ROOT
    ) as parent:
        assert parent.stdout is not None
        child = int(parent.stdout.readline())
        assert asyncio.run(until(lambda: Path(f"/proc/{child}/cmdline").read_bytes().startswith(b"sleep")))
        parent.kill()
    assert asyncio.run(until_dead(child))
