"""This desk as a visitor meets it: the whole way through the visitor API, over its live socket."""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx2
from websockets.asyncio.client import ClientConnection, connect

from gateway.bench.driver import Opener, Talk
from gateway.bench.processes import BOT_PYTHON, ROOT, DidNotStart, free_port, started

ANSWER_SECONDS = 30


@dataclass
class DeskTalk:
    """A conversation over the visitor's live socket, as the page holds it."""

    socket: ClientConnection
    number: int = 0

    async def ask(self, text: str) -> int:
        """Send a text; returns when the first answer to it has come."""
        self.number += 1
        client_id = f"n{self.number}"
        await self.socket.send(json.dumps({"type": "message", "client_id": client_id, "text": text}))
        own, latest = None, 0
        async with asyncio.timeout(ANSWER_SECONDS):
            # What still comes of an earlier turn has a smaller sequence than the message itself.
            while own is None or latest < own:
                frame = json.loads(await self.socket.recv())
                match frame["type"]:
                    case "accepted":
                        own = frame["message"]["sequence"]
                    case "message" if frame["message"]["author"]["kind"] == "bot":
                        latest = frame["message"]["sequence"]
                    case "error":
                        raise DidNotStart(f"the desk refused a message: {frame['code']}")
        return 1


def opener(address: str) -> Opener:
    """Opens conversations at the gateway's address."""

    @asynccontextmanager
    async def open_talk(locale: str) -> AsyncIterator[Talk]:
        async with httpx2.AsyncClient(base_url=address, timeout=ANSWER_SECONDS) as http:
            begun = (await http.post("/api/v1/conversations", json={"locale": locale})).json()
        live = f"{address.replace('http', 'ws', 1)}/api/v1/conversations/{begun['id']}/live"
        async with connect(live, compression=None) as socket:
            hello = {"type": "hello", "token": begun["token"], "since": begun["revision"]}
            await socket.send(json.dumps(hello))
            await socket.recv()
            yield DeskTalk(socket)

    return open_talk


@contextmanager
def running(var: Path, secret: str = "") -> Iterator[tuple[str, int, float]]:
    """Start the whole desk; gives its address, the supervisor's pid and the seconds to ready.

    With a secret, whoever knows it may ask what the bot asks.
    """
    port = free_port()
    env = {
        "DESK_VAR": str(var),
        "DESK_PORT": str(port),
        "DESK_BOT_PORT": str(free_port()),
        "DESK_ACTIONS_PORT": str(free_port()),
        "DESK_MESSAGES_PER_MINUTE": "1000000",
        "DESK_CONVERSATIONS_PER_HOUR": "1000000",
        "DESK_DEMO_PASSWORD": "bench-only-password",
        "DESK_BOT_SECRET": secret,
    }
    command = [sys.executable, "-m", "gateway.cli", "serve"]
    address = f"http://127.0.0.1:{port}"
    with started(command, env, var / "bench.log", f"{address}/readyz", 300) as (pid, seconds):
        yield address, pid, seconds


def prepare(var: Path) -> None:
    """Train what the desk will run, so that its start is a start."""
    command = [sys.executable, "-m", "gateway.cli", "train"]
    done = subprocess.run(
        command, cwd=ROOT, env=os.environ | {"DESK_VAR": str(var)}, capture_output=True, check=False
    )
    if done.returncode:
        raise DidNotStart("training failed: run `make train` to see why")


async def train_seconds(folder: Path) -> float:
    """How long training from nothing takes (no model, no cached vectors), in seconds."""
    began = time.perf_counter()
    process = await asyncio.create_subprocess_exec(
        str(BOT_PYTHON),
        "-m",
        "bot.train",
        "--out",
        str(folder / "models"),
        cwd=ROOT,
        env={"DESK_VAR": str(folder), "PATH": "/usr/bin:/bin", "RASA_TELEMETRY_ENABLED": "false"},
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.DEVNULL,
    )
    if await process.wait() != 0:
        raise DidNotStart("training failed: run `make train` to see why")
    return round(time.perf_counter() - began, 1)
