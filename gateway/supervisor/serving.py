"""`desk serve`: everything from an empty var folder to a desk that answers, until it is stopped."""

from __future__ import annotations

import asyncio
import os
import secrets
import signal
from collections.abc import Awaitable, Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx2
from pydantic import SecretStr

from gateway.bootstrap import environments
from gateway.console import BOLD, GREEN, YELLOW, Stop, say, step
from gateway.settings import Settings
from gateway.supervisor import instance
from gateway.supervisor.demo_bank import load_demo_bank
from gateway.supervisor.model import bot_environment, bot_python, ensure_model
from gateway.supervisor.process import Process, Program
from gateway.supervisor.storage import migrate_storage

LOOPBACK = "127.0.0.1"
LOOPBACK_HOSTS = {LOOPBACK, "::1", "localhost"}


def place(settings: Settings) -> Settings:
    """The settings of this run: an absolute folder, ports that are free, secrets that exist."""
    var = instance.make_folder(settings.var)
    _refuse_unsafe(settings)
    taken: set[int] = set()
    ports = {
        name: _choose_port(name, host, wanted, taken)
        for name, host, wanted in (
            ("port", settings.host, settings.port),
            ("bot_port", LOOPBACK, settings.bot_port),
            ("actions_port", LOOPBACK, settings.actions_port),
        )
    }
    made = {
        "var": var,
        "secret": SecretStr(instance.load_secret(var, settings.secret.get_secret_value())),
        "bot_secret": SecretStr(settings.bot_secret.get_secret_value() or secrets.token_urlsafe(32)),
    }
    return settings.model_copy(update=ports | made)


def _choose_port(name: str, host: str, wanted: int, taken: set[int]) -> int:
    port = instance.free_port(host, wanted, taken)
    if port != wanted:
        say(f"Port {wanted} is taken: using {port} (DESK_{name.upper()} sets another)", YELLOW)
    return port


def _refuse_unsafe(settings: Settings) -> None:
    if settings.host in LOOPBACK_HOSTS:
        return
    if settings.now is not None:
        raise Stop(
            "DESK_NOW stops the clock and is for tests: not on an address that others reach (DESK_HOST)."
        )
    say(f"Listening on {settings.host} without TLS: put a TLS proxy in front of it", YELLOW)


def programs(settings: Settings) -> tuple[Program, Program, Program]:
    """The gateway, the bot and the actions as this run starts them."""
    bot_secret = settings.bot_secret.get_secret_value()
    shared = bot_environment(
        DESK_VAR=str(settings.var),
        DESK_BOT_PORT=str(settings.bot_port),
        DESK_ACTIONS_PORT=str(settings.actions_port),
        DESK_BOT_SECRET=bot_secret,
        DESK_BOT_TIMEOUT_SECONDS=str(settings.bot_timeout_seconds),
        DESK_GATEWAY_URL=f"http://{_reachable(settings.host)}:{settings.port}",
        # One message is too small to be shared out: idle BLAS threads only burn the other core.
        OPENBLAS_NUM_THREADS="1",
        OMP_NUM_THREADS="1",
    )
    own = dict(os.environ) | {
        "DESK_HOST": settings.host,
        "DESK_PORT": str(settings.port),
        "DESK_BOT_PORT": str(settings.bot_port),
        "DESK_ACTIONS_PORT": str(settings.actions_port),
        "DESK_VAR": str(settings.var),
        "DESK_SECRET": settings.secret.get_secret_value(),
        "DESK_BOT_SECRET": bot_secret,
        "PYTHONUNBUFFERED": "1",
    }
    gateway_python, header = str(environments("serve")[1].python), {"X-Desk-Secret": bot_secret}
    return (
        Program("gateway", [gateway_python, "-m", "gateway.server"], own, f"{address(settings)}/healthz"),
        Program(
            "bot", [bot_python(), "-m", "bot"], shared, f"{settings.bot_url}/webhooks/desk/health", header
        ),
        Program(
            "actions", [bot_python(), "-m", "bot.actions"], shared, f"{settings.actions_url}/health", header
        ),
    )


def _reachable(host: str) -> str:
    name = {"0.0.0.0": LOOPBACK, "::": "[::1]"}.get(host, host)  # noqa: S104 - compared, not bound
    return f"[{name}]" if ":" in name and not name.startswith("[") else name


def address(settings: Settings) -> str:
    """Where a person on this machine opens the desk."""
    return f"http://{_reachable(settings.host)}:{settings.port}"


async def serve(settings: Settings) -> None:
    """Run the desk until SIGINT or SIGTERM; raises Stop with one line when it cannot."""
    var = instance.make_folder(settings.var)
    with instance.only_instance(var), _stopping_on_signals() as stopping:
        placed = place(settings)
        await _until(stopping, _run(placed, stopping))
    say("Stopped.")


@contextmanager
def _stopping_on_signals() -> Iterator[asyncio.Event]:
    loop, stopping = asyncio.get_running_loop(), asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stopping.set)
    try:
        yield stopping
    finally:
        for number in (signal.SIGINT, signal.SIGTERM):
            loop.remove_signal_handler(number)


async def _until(stopping: asyncio.Event, work: Awaitable[None]) -> None:
    """Wait for the work; a signal cancels it wherever it is."""
    task = asyncio.ensure_future(work)
    stop = asyncio.create_task(stopping.wait())
    await asyncio.wait({task, stop}, return_when=asyncio.FIRST_COMPLETED)
    stop.cancel()
    if not task.done():
        task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        return


async def _run(settings: Settings, stopping: asyncio.Event) -> None:
    await ensure_model(settings.var, settings.secret.get_secret_value())
    async with httpx2.AsyncClient(trust_env=False) as http:
        gateway, bot, actions = (Process(one, settings.var / "logs", http) for one in programs(settings))
        running = {process: asyncio.create_task(process.keep_running()) for process in (bot, actions)}
        try:
            await migrate_storage(settings)
            password = await load_demo_bank(settings) if settings.demo else None
            running[gateway] = asyncio.create_task(gateway.keep_running())
            with step("Starting gateway, bot and actions"):
                await _first_of(running, asyncio.gather(*(process.is_ready.wait() for process in running)))
            _greet(settings, password)
            await _first_of(running, stopping.wait())
        finally:
            say("Stopping …")
            # The gateway first: it hands its turns back while the bot still answers.
            for process in (gateway, actions, bot):
                await process.stop()
            for task in running.values():
                task.cancel()
            await asyncio.gather(*running.values(), return_exceptions=True)


async def _first_of(running: dict[Process, asyncio.Task[None]], awaited: Awaitable[object]) -> None:
    """Wait, unless a process gives up before; then raise its Stop."""
    waiting = asyncio.ensure_future(awaited)
    try:
        await asyncio.wait({waiting, *running.values()}, return_when=asyncio.FIRST_COMPLETED)
        for task in running.values():
            if task.done():
                task.result()
    finally:
        waiting.cancel()
        await asyncio.gather(waiting, return_exceptions=True)


def _greet(settings: Settings, password: str | None) -> None:
    base = settings.public_url or address(settings)
    say("The desk is open.", GREEN)
    for what, path in (("Visitors", "/"), ("Agents", "/desk"), ("API", "/docs")):
        say(f"  {what:9} {base}{path}", BOLD)
    if password:
        say(f"  Demo sign-ins, password {password}: zh@, ru@, en@, supervisor@, operator@demo.example")
        say("  It is shown only now; `make desk ARGS='user password EMAIL'` sets another.")
    say(f"  Data and logs are in {_short(settings.var)}; Ctrl-C stops everything.")


def _short(path: Path) -> str:
    return str(path.relative_to(Path.cwd())) if path.is_relative_to(Path.cwd()) else str(path)
