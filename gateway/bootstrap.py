"""Makes both environments from nothing but Python and hands over to `desk`.

Standard library only: this runs before anything is installed (`make serve`, `make test`).
"""

from __future__ import annotations

import errno
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from gateway.console import Stop, fail, say, step

ROOT = Path(__file__).resolve().parent.parent
OLDEST_UV = (0, 8)
GATEWAY_PYTHONS = ("3.11", "3.12", "3.13")
# Commands that need the tools of a developer as well, or those of the bench.
CHECKING = {"test", "check", "setup"}
BENCHING = {"bench"}
PIP_INSTALL = ("pip", "install", "--quiet", "--retries", "2")
NO_NETWORK = re.compile(
    r"dns error|failed to lookup|error sending request|tcp connect|could not connect|connection refused"
    r"|network is unreachable|temporary failure in name resolution|max retries|timed out"
    r"|client error \(connect\)",
    re.IGNORECASE,
)
DISK_FULL = re.compile(r"no space left on device|os error 28|errno 28|disk quota exceeded", re.IGNORECASE)
BROKEN_LOCK = re.compile(r"failed to parse `?uv\.lock|lockfile|hash mismatch", re.IGNORECASE)


@dataclass(frozen=True)
class Environment:
    """One of the two virtual environments and the groups of pyproject.toml wanted in it."""

    name: str
    pythons: tuple[str, ...]
    groups: frozenset[str]

    @property
    def folder(self) -> Path:
        """Where it lies."""
        return ROOT / ".venv" / self.name

    @property
    def python(self) -> Path:
        """Its interpreter."""
        return self.folder / "bin" / "python"

    @property
    def stamp(self) -> Path:
        """What was installed last, written only after a sync that succeeded."""
        return self.folder / ".installed.json"

    def installed_groups(self, lock: str) -> frozenset[str]:
        """The groups that are installed from this very lock file, at this very place."""
        try:
            written = json.loads(self.stamp.read_text())
        except (OSError, ValueError):
            return frozenset()
        is_current = (
            written["lock"] == lock and written["folder"] == str(self.folder) and self.python.exists()
        )
        return frozenset(written["groups"]) if is_current else frozenset()


def environments(target: str) -> tuple[Environment, Environment]:
    """The bot's and the gateway's environment as this command needs them."""
    bot, gateway = {"bot"}, {"gateway"}
    if target in CHECKING:
        bot.add("check-bot")
        gateway.add("check-gateway")
    if target in BENCHING:
        gateway.add("bench")
    return (
        Environment("bot", ("3.10",), frozenset(bot)),
        Environment("gateway", GATEWAY_PYTHONS, frozenset(gateway)),
    )


def prepare(target: str) -> None:
    """Install what is missing; a second run finds everything in milliseconds."""
    try:
        lock = hashlib.sha256((ROOT / "uv.lock").read_bytes()).hexdigest()
    except FileNotFoundError:
        raise Stop("uv.lock is missing: get it back with `git checkout uv.lock`.") from None
    stale = [one for one in environments(target) if not one.groups <= one.installed_groups(lock)]
    if not stale:
        return
    uv = find_uv()
    for environment in stale:
        install(environment, lock, uv)


def find_uv() -> Path:
    """The uv of this machine, or one fetched into the project's own folder `.uv`."""
    own = ROOT / ".uv" / "bin" / "uv"
    for candidate in (shutil.which("uv"), str(own)):
        if candidate and _uv_version(candidate) >= OLDEST_UV:
            return Path(candidate)
    with step("Fetching uv into .uv"):
        shutil.rmtree(ROOT / ".uv", ignore_errors=True)
        attempts = (
            (
                [sys.executable, "-m", "venv", ".uv"],
                [str(ROOT / ".uv/bin/python"), "-m", *PIP_INSTALL, "uv"],
            ),
            # Debian's Python has no `ensurepip` unless python3-venv is installed.
            ([sys.executable, "-m", *PIP_INSTALL, "--target", ".uv", "uv"],),
        )
        output = ""
        for commands in attempts:
            output = ""
            if all((output := _failure(command)) == "" for command in commands) and own.exists():
                return own
            if NO_NETWORK.search(output):
                break
    raise Stop(explain(output, "uv could not be fetched (`pip install uv` gives more)"))


def _uv_version(uv: str) -> tuple[int, int]:
    output = _output([uv, "--version"])
    match = re.search(r"(\d+)\.(\d+)", output)
    return (int(match[1]), int(match[2])) if match else (0, 0)


def find_python(versions: tuple[str, ...], uv: Path) -> str:
    """An interpreter that really runs: PATH, pyenv's folders, uv's own, else fetched by uv."""
    for version in versions:
        for candidate in _candidates(version, uv):
            if _runs(candidate, version):
                return candidate
    wanted = versions[0]
    with step(f"Fetching Python {wanted}"):
        _failure([str(uv), "python", "install", wanted])
    fetched = _output([str(uv), "python", "find", "--no-project", "--managed-python", wanted])
    if _runs(fetched, wanted):
        return fetched
    raise Stop(f"no Python {wanted} found and none could be fetched: install it (`pyenv install {wanted}`).")


def _candidates(version: str, uv: Path) -> list[str]:
    roots = {Path(os.environ.get("PYENV_ROOT", "~/.pyenv")).expanduser(), Path("~/.pyenv").expanduser()}
    found = sorted(
        (path for root in roots for path in root.glob(f"versions/{version}*/bin/python3")), reverse=True
    )
    own = _output([str(uv), "python", "find", "--no-project", "--no-python-downloads", version])
    paths = [sys.executable, shutil.which(f"python{version}"), shutil.which("python3"), *map(str, found), own]
    return [path for path in paths if path]


def _runs(python: str, version: str) -> bool:
    # A shim of pyenv can exist and still refuse to run; a self-built Python can lack these modules.
    program = "import ssl, sqlite3, ctypes, sys; print('%d.%d' % sys.version_info[:2])"
    return bool(python) and _output([python, "-c", program]) == version


def install(environment: Environment, lock: str, uv: Path) -> None:
    """Bring one environment to what the lock file says, keeping groups of an earlier run."""
    groups = environment.groups | environment.installed_groups(lock)
    python = find_python(environment.pythons, uv)
    environment.stamp.unlink(missing_ok=True)
    command = [str(uv), "sync", "--frozen", "--no-default-groups", "--no-progress", "--python", python]
    command += [part for group in sorted(groups) for part in ("--group", group)]
    with step(f"Installing the {environment.name}'s packages ({python})"):
        failure = _failure(command, UV_PROJECT_ENVIRONMENT=str(environment.folder))
    if failure:
        raise Stop(explain(failure, f"the {environment.name}'s packages could not be installed"))
    written = {"lock": lock, "folder": str(environment.folder), "groups": sorted(groups)}
    environment.stamp.write_text(json.dumps(written))


def explain(output: str, what: str) -> str:
    """One line on why a tool failed, from what it printed."""
    if DISK_FULL.search(output):
        return f"{what}: the disk is full; about 4 GB are needed."
    if NO_NETWORK.search(output):
        return f"{what}: no network, or the package index does not answer."
    if BROKEN_LOCK.search(output):
        return f"{what}: uv.lock is damaged; get it back with `git checkout uv.lock`."
    lines = [line.strip(" ×├╰─▶│") for line in output.splitlines() if line.strip()]
    return f"{what}: {lines[-1] if lines else 'it gave no reason'}"


def _environment(**more: str) -> dict[str, str]:
    inherited = {k: v for k, v in os.environ.items() if k not in {"VIRTUAL_ENV", "PYTHONPATH", "PYTHONHOME"}}
    return inherited | more


def _failure(command: list[str], **more: str) -> str:
    """Run a tool; empty when it succeeded, else what it printed."""
    done = subprocess.run(
        command,
        cwd=ROOT,
        env=_environment(**more),
        capture_output=True,
        text=True,
        errors="replace",
        check=False,
    )
    return "" if done.returncode == 0 else done.stdout + done.stderr or f"exit code {done.returncode}"


def _output(command: list[str]) -> str:
    try:
        done = subprocess.run(
            command, cwd=ROOT, env=_environment(), capture_output=True, text=True, check=False
        )
    except OSError:
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""


def main(arguments: list[str]) -> int:
    """Prepare, then become `desk <arguments>`; the exit code is non-zero when that is impossible."""
    target = next((argument for argument in arguments if not argument.startswith("-")), "")
    try:
        prepare(target)
        if target == "setup":
            say("Both environments are ready.")
            return 0
    except Stop as stop:
        fail(str(stop))
        return 1
    except OSError as error:
        fail("the disk is full." if error.errno == errno.ENOSPC else f"{error.strerror}: {error.filename}")
        return 1
    except KeyboardInterrupt:
        fail("stopped.")
        return 130
    return become_desk(str(environments(target)[1].python), arguments)


def become_desk(python: str, arguments: list[str]) -> NoReturn:
    """Replace this process by `desk` in the gateway's environment, so that signals reach it directly."""
    os.chdir(ROOT)
    os.execve(python, [python, "-m", "gateway.cli", *arguments], _environment())  # noqa: S606 - no shell on purpose


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
