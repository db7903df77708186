"""The var folder of one running desk: its lock, its secret and its ports."""

from __future__ import annotations

import errno
import fcntl
import os
import secrets
import socket
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from gateway.console import Stop

PORTS_TRIED = 100
SHORTEST_SECRET = 32
LOCK, SECRET = "desk.lock", "secret"


def make_folder(var: Path) -> Path:
    """The var folder; from now on this process writes files that only their owner can read."""
    os.umask(0o077)
    folder = var.expanduser().resolve()
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        (folder / "logs").mkdir(exist_ok=True, mode=0o700)
    except OSError as error:
        raise Stop(f"the folder {folder} cannot be used: {error.strerror}.") from None
    return folder


@contextmanager
def only_instance(var: Path) -> Iterator[None]:
    """Hold the folder's lock; raises Stop when another desk runs on it. The kernel frees it on any death."""
    with (var / LOCK).open("a+") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            if error.errno not in {errno.EWOULDBLOCK, errno.EACCES}:
                raise
            file.seek(0)
            raise Stop(
                f"another desk (process {file.read().strip()}) already runs on {var}: stop it first."
            ) from None
        file.truncate(0)
        file.write(str(os.getpid()))
        file.flush()
        yield


def load_secret(var: Path, given: str) -> str:
    """The secret that signs what the desk hands out: the operator's, else one made once and kept."""
    if given:
        if len(given) < SHORTEST_SECRET or len(set(given)) < SHORTEST_SECRET // 4:
            raise Stop(
                f"DESK_SECRET is easy to guess: give {SHORTEST_SECRET} random characters or leave it out."
            )
        return given
    path = var / SECRET
    try:
        written = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return _read_secret(path)
    secret = secrets.token_urlsafe(SHORTEST_SECRET)
    with os.fdopen(written, "w") as file:
        file.write(secret)
    return secret


def _read_secret(path: Path) -> str:
    if stat.S_IMODE(path.stat().st_mode) & 0o077:
        raise Stop(f"{path} can be read by others: run `chmod 600 {path}`.")
    secret = path.read_text().strip()
    if len(secret) < SHORTEST_SECRET:
        raise Stop(
            f"{path} is damaged: restore it from a backup, or delete it (everybody has to sign in again)."
        )
    return secret


def is_free(host: str, port: int) -> bool:
    """Whether a server could listen there now."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                return False
            raise Stop(f"nothing can listen on {host}:{port}: {error.strerror}.") from None
    return True


def free_port(host: str, wanted: int, taken: set[int]) -> int:
    """The wanted port, or the next one that is free; it is noted in `taken`."""
    for port in range(wanted, min(wanted + PORTS_TRIED, 65_536)):
        if port not in taken and is_free(host, port):
            taken.add(port)
            return port
    raise Stop(
        f"no free port from {wanted} on: set another one in DESK_PORT, DESK_BOT_PORT or DESK_ACTIONS_PORT."
    )
