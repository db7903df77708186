"""The bot's model: trained when its sources changed, signed, and checked before anything loads it."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import json
import os
import shutil
import signal
import sys
import time
from contextlib import suppress
from pathlib import Path

from gateway.bootstrap import DISK_FULL, ROOT, environments
from gateway.console import Stop, say, step

SOURCES = ("config.yml", "domain.yml", "bot/data/**/*.yml", "bot/importer.py", "bot/nlu/**/*")
ARCHIVE, MANIFEST, SIGNATURE = "model.tar.gz", "model.json", "model.sig.json"
OWN_SETTINGS = "DESK_"
NEEDED_BYTES = 200 * 2**20


def bot_python() -> str:
    """The interpreter of the bot's environment."""
    return str(environments("serve")[0].python)


def bot_environment(**more: str) -> dict[str, str]:
    """What the bot and the actions get to see: none of the desk's settings but those named here."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith((OWN_SETTINGS, "PYTHON"))}
    return kept | {"RASA_TELEMETRY_ENABLED": "false", "PYTHONUNBUFFERED": "1"} | more


def sources_digest(root: Path = ROOT) -> str:
    """One digest over every file that the model is made of, and its place."""
    files = {path for pattern in SOURCES for path in root.glob(pattern) if path.is_file()}
    whole = hashlib.sha256()
    for path in sorted(files):
        if "__pycache__" not in path.parts:
            whole.update(f"{path.relative_to(root)}\0".encode() + hashlib.sha256(path.read_bytes()).digest())
    return whole.hexdigest()


def sign(folder: Path, secret: str, sources: str) -> None:
    """Note which sources the model comes from, under a signature that only this desk can make."""
    signature = _signature(folder, secret, sources)
    (folder / SIGNATURE).write_text(json.dumps({"sources": sources, "signature": signature}))


def is_current(folder: Path, sources: str) -> bool:
    """Whether there is a model of these very sources."""
    try:
        noted = json.loads((folder / SIGNATURE).read_text())
    except (OSError, ValueError):
        return False
    return bool(noted["sources"] == sources) and (folder / ARCHIVE).exists() and (folder / MANIFEST).exists()


def verify(folder: Path, secret: str) -> str:
    """The digest of a model that this desk trained; raises Stop for any other."""
    try:
        noted = json.loads((folder / SIGNATURE).read_text())
        manifest = json.loads((folder / MANIFEST).read_text())
        is_ours = hmac.compare_digest(_signature(folder, secret, noted["sources"]), noted["signature"])
        digest = hashlib.sha256((folder / ARCHIVE).read_bytes()).hexdigest()
    except (OSError, ValueError, KeyError, TypeError):
        raise Stop(f"the model in {folder} is damaged: run `make train ARGS=--force`.") from None
    if not is_ours or digest != manifest.get("sha256"):
        raise Stop(f"the model in {folder} is not the one trained here: run `make train ARGS=--force`.")
    return digest


def _signature(folder: Path, secret: str, sources: str) -> str:
    signed = (folder / MANIFEST).read_bytes() + b"\0" + sources.encode()
    return hmac.new(secret.encode(), signed, hashlib.sha256).hexdigest()


async def ensure_model(var: Path, secret: str, *, force: bool = False) -> str:
    """Train when the sources are newer than the model; returns the verified model's digest."""
    folder, sources = var / "model", sources_digest()
    if force or not is_current(folder, sources):
        if shutil.disk_usage(var).free < NEEDED_BYTES:
            raise Stop(f"the disk is full: training needs {NEEDED_BYTES // 2**20} MB in {var}.")
        await _train(var)
        sign(folder, secret, sources)
    return verify(folder, secret)


async def _train(var: Path) -> None:
    leash = [sys.executable, "-m", "gateway.supervisor.leash"]
    command = [*leash, bot_python(), "-m", "bot.train", "--out", str(var / "model")]
    begun = time.monotonic()
    printed: list[str] = []
    with step("Training the bot"):
        running = await asyncio.create_subprocess_exec(
            *command,
            cwd=ROOT,
            env=bot_environment(DESK_VAR=str(var), DESK_PARENT=str(os.getpid())),
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.STDOUT,
            start_new_session=True,
        )
        try:
            await _follow(running, printed)
            code = await running.wait()
        finally:
            with suppress(ProcessLookupError):
                os.killpg(running.pid, signal.SIGKILL)
    (var / "logs" / "train.log").write_text("\n".join(printed) + "\n")
    if code != 0:
        raise Stop(_why(printed, var))
    say(f"The bot is trained ({time.monotonic() - begun:.0f} s)")


async def _follow(running: asyncio.subprocess.Process, printed: list[str]) -> None:
    """Keep what training prints, and show its own lines of progress."""
    rest = b""
    while running.stdout is not None and (data := await running.stdout.read(65_536)):
        *lines, rest = (rest + data).split(b"\n")
        for line in (part.decode("utf-8", "replace").rstrip() for part in lines):
            printed.append(line)
            if line.startswith("train: "):
                say(line)


def _why(printed: list[str], var: Path) -> str:
    if any(DISK_FULL.search(line) for line in printed):
        return "the bot could not be trained: the disk is full."
    own = [line for line in printed if line.startswith("train: ")] or [
        line for line in printed if line.strip()
    ]
    reason = own[-1] if own else "no reason given"
    return f"the bot could not be trained: {reason} (see {var / 'logs' / 'train.log'})"
