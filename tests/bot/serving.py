"""Bot, action server and fake gateway, served on loopback from one background thread."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Coroutine
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from aiohttp import web
from sanic import Sanic

from bot.__main__ import create_app
from bot.settings import Settings
from tests.bot.fake_gateway import FakeGateway

SECRET = "secret of the tests"
NOW = "2026-11-25T10:00:00+08:00"
Result = TypeVar("Result")


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Loop:
    """An event loop in a thread."""

    def __init__(self) -> None:
        self.loop = asyncio.new_event_loop()
        threading.Thread(target=self.loop.run_forever, daemon=True).start()

    def run(self, work: Coroutine[Any, Any, Result]) -> Result:
        """Run a coroutine there and wait for it."""
        return asyncio.run_coroutine_threadsafe(work, self.loop).result(timeout=60)


async def serve_sanic(app: Sanic, port: int) -> None:
    """Start a Sanic application in this loop."""
    server = await app.create_server(
        host="127.0.0.1", port=port, return_asyncio_server=True, access_log=False
    )
    assert server is not None
    await server.startup()  # type: ignore[no-untyped-call]  # Sanic's
    await server.before_start()  # type: ignore[no-untyped-call]
    await server.start_serving()  # type: ignore[no-untyped-call]


async def serve_aiohttp(app: web.Application, port: int) -> None:
    """Start an aiohttp application in this loop."""
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", port).start()


@dataclass
class Served:
    """The processes' addresses and the fake behind them."""

    bot: str
    actions: str
    gateway: FakeGateway
    app: Sanic
    actions_process: subprocess.Popen[bytes]


def serve(model: Path, digest: str) -> Served:
    """Start all three; they live as long as the test run."""
    ports = {name: free_port() for name in ("bot", "actions", "gateway")}
    os.environ["DESK_BOT_SECRET"] = SECRET
    os.environ["DESK_GATEWAY_URL"] = f"http://127.0.0.1:{ports['gateway']}"
    os.environ["DESK_ACTIONS_PORT"] = str(ports["actions"])
    loop, gateway = Loop(), FakeGateway(SECRET)
    gateway.reset()
    # A process of its own: two Sanic applications of one process rewrite each other's code.
    process = subprocess.Popen([sys.executable, "-W", "ignore", "-m", "bot.actions"])
    app = create_app(Settings.from_environment(), model, digest)
    loop.run(serve_aiohttp(gateway.app(), ports["gateway"]))
    loop.run(serve_sanic(app, ports["bot"]))
    served = Served(
        f"http://127.0.0.1:{ports['bot']}", f"http://127.0.0.1:{ports['actions']}", gateway, app, process
    )
    wait_until_healthy(f"{served.actions}/health")
    return served


def wait_until_healthy(url: str) -> None:
    """Wait until a process answers."""
    for _ in range(200):
        with contextlib.suppress(OSError), urllib.request.urlopen(url, timeout=5):
            return
        time.sleep(0.1)
    raise TimeoutError(url)


def post(url: str, body: bytes, headers: dict[str, str]) -> tuple[int, dict[str, Any]]:
    """One POST: status and JSON."""
    request = urllib.request.Request(url, data=body, headers=headers, method="POST")
    try:
        with urllib.request.urlopen(request, timeout=30) as answer:
            return answer.status, json.load(answer)
    except urllib.error.HTTPError as error:
        return error.code, json.loads(error.read() or b"{}")


@dataclass
class Visitor:
    """Talks to the bot as the gateway does: keeps the state, makes keys."""

    served: Served
    conversation_id: str
    locale: str = "en"
    now: str = NOW
    context: dict[str, Any] = field(default_factory=dict)
    state: dict[str, Any] | None = None
    turns: int = 0

    def say(self, text: str) -> dict[str, Any]:
        """Write a message; the answer."""
        return self._turn({"text": text})

    def press(self, payload: str) -> dict[str, Any]:
        """Press a button."""
        return self._turn({"text": "", "payload": payload})

    def _turn(self, said: dict[str, Any]) -> dict[str, Any]:
        self.turns += 1
        key = f"{self.conversation_id}-{self.turns}"
        body = {
            "conversation_id": self.conversation_id,
            "message_id": key,
            "locale": self.locale,
            "context": {"now": self.now, "turn_key": key, **self.context},
            "state": self.state,
            **said,
        }
        status, answer = post(
            f"{self.served.bot}/webhooks/desk/turns", json.dumps(body).encode(), {"X-Desk-Secret": SECRET}
        )
        assert status == 200, answer
        self.state = answer["state"]
        return answer


def responses(answer: dict[str, Any]) -> list[str]:
    """The ids of what the bot said."""
    return [reply["response"] for reply in answer["replies"]]


def handoffs(answer: dict[str, Any]) -> list[dict[str, Any]]:
    """The handoffs a turn asks for."""
    return [effect["handoff"] for effect in answer["effects"] if "handoff" in effect]
