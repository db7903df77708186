"""One process of the desk: started on a leash, watched, restarted when it dies, stopped with its group."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import httpx2

from gateway.bootstrap import ROOT
from gateway.console import RED, YELLOW, Stop, say
from gateway.supervisor.logs import Log

START_SECONDS = 180.0
STOP_SECONDS = 15.0
FIRST_PAUSE, LONGEST_PAUSE = 0.5, 30.0
# A process that stayed up this long had a good start: its next restart is immediate again.
STEADY_SECONDS = 60.0
WATCH_SECONDS, WATCH_TIMEOUT, WATCH_FAILURES = 15.0, 5.0, 4
START_TRIES = 3


@dataclass(frozen=True)
class Program:
    """What to run, with which environment, and the address that answers 200 once it works."""

    name: str
    command: list[str]
    environment: dict[str, str] = field(repr=False)
    health: str
    headers: dict[str, str] = field(default_factory=dict, repr=False)


class Process:
    """Keeps one program running until it is stopped."""

    def __init__(self, program: Program, logs: Path, http: httpx2.AsyncClient) -> None:
        self.program = program
        self.log = Log(program.name, logs)
        self.is_ready = asyncio.Event()
        self._http = http
        self._running: asyncio.subprocess.Process | None = None
        self._starts = 0
        self._stopping = asyncio.Event()

    @property
    def pid(self) -> int | None:
        """The process id, while it runs."""
        return self._running.pid if self._running else None

    async def keep_running(self) -> None:
        """Start, and start again with growing pauses; raises Stop when it never came up at all."""
        loop, pause, failed_starts = asyncio.get_running_loop(), FIRST_PAUSE, 0
        was_ready = False
        while not self._stopping.is_set():
            begun = loop.time()
            code = await self._run_once()
            if self._stopping.is_set():
                return
            was_ready = was_ready or self.is_ready.is_set()
            failed_starts += not was_ready
            if failed_starts >= START_TRIES:
                raise Stop(f"{self.program.name} does not start: {self.log.reason()} (see {self.log.path})")
            if loop.time() - begun > STEADY_SECONDS:
                pause = FIRST_PAUSE
            self._report(code, pause)
            self.is_ready.clear()
            await asyncio.sleep(pause)
            pause = min(pause * 2, LONGEST_PAUSE)

    def _report(self, code: int, pause: float) -> None:
        how = f"was killed by {signal.Signals(-code).name}" if code < 0 else f"ended with code {code}"
        if pause >= LONGEST_PAUSE:
            say(f"{self.program.name} keeps failing: {self.log.reason()} (see {self.log.path})", RED)
        else:
            say(f"{self.program.name} {how}; starting it again in {pause:g} s", YELLOW)

    async def _run_once(self) -> int:
        self._starts += 1
        leash = [sys.executable, "-m", "gateway.supervisor.leash", *self.program.command]
        self._running = await asyncio.create_subprocess_exec(
            *leash,
            cwd=ROOT,
            env=self.program.environment | {"DESK_PARENT": str(os.getpid())},
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.STDOUT,
            start_new_session=True,
        )
        reader = asyncio.create_task(self._read())
        watcher = asyncio.create_task(self._watch())
        try:
            return await self._running.wait()
        finally:
            watcher.cancel()
            self._signal(signal.SIGKILL)  # whatever it started goes with it
            await asyncio.wait({reader}, timeout=2)
            self._running = None

    async def _read(self) -> None:
        stream = self._running.stdout if self._running else None
        while stream is not None and (data := await stream.read(65_536)):
            self.log.feed(data)
        self.log.feed(b"\n")

    async def _watch(self) -> None:
        """Wait for the first good answer, then kill the process when it stops answering for long."""
        deadline = asyncio.get_running_loop().time() + START_SECONDS
        while not await self._is_healthy():
            if asyncio.get_running_loop().time() > deadline:
                self.log.write(f"no answer from {self.program.health} in {START_SECONDS:g} s")
                self._signal(signal.SIGKILL)
            await asyncio.sleep(0.1)
        self.is_ready.set()
        if self._starts > 1:
            say(f"{self.program.name} answers again")
        failures = 0
        while failures < WATCH_FAILURES:
            await asyncio.sleep(WATCH_SECONDS)
            failures = 0 if await self._is_healthy() else failures + 1
        say(f"{self.program.name} has not answered for {WATCH_FAILURES * WATCH_SECONDS:g} s", YELLOW)
        self._signal(signal.SIGKILL)

    async def _is_healthy(self) -> bool:
        try:
            answer = await self._http.get(
                self.program.health, headers=self.program.headers, timeout=WATCH_TIMEOUT
            )
        except httpx2.HTTPError:
            return False
        return answer.status_code == httpx2.codes.OK

    def _signal(self, number: signal.Signals) -> None:
        if self._running is not None:
            with suppress(ProcessLookupError):
                os.killpg(self._running.pid, number)

    async def stop(self) -> None:
        """Ask it to end, and kill its whole group after a while."""
        self._stopping.set()
        self.log.is_quiet = True
        if self._running is not None:
            self._signal(signal.SIGTERM)
            running = self._running
            try:
                await asyncio.wait_for(running.wait(), STOP_SECONDS)
            except TimeoutError:
                self._signal(signal.SIGKILL)
                await running.wait()
        self.log.close()
