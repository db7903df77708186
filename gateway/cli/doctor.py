"""`desk doctor`: each part of the desk in one line, and what to do where something is wrong."""

from __future__ import annotations

import asyncio
import shutil
import sqlite3
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import typer

from gateway.bootstrap import environments
from gateway.console import GREEN, RED, YELLOW, Stop, say
from gateway.settings import Settings
from gateway.supervisor import instance, model

# Two connections that write could lose commits in the versions before (sqlite.org/wal.html).
FIXED_SQLITE = (3, 51, 3)
ALSO_FIXED = {(3, 50, 7), (3, 44, 6)}
NEEDED_BYTES = 500 * 1024 * 1024
OPEN_TO_OTHERS = 0o077


@dataclass(frozen=True)
class Report:
    """One line about one part: `advice` is empty when all is well, `is_needed` says it is no mere warning."""

    part: str
    state: str
    advice: str = ""
    is_needed: bool = True


def doctor() -> None:
    """Look at every part and say what to do; the exit code is non-zero when the desk could not start."""
    settings = Settings()
    reports = [report for look in LOOKS for report in look(settings)]
    for report in reports:
        colour = GREEN if not report.advice else RED if report.is_needed else YELLOW
        say(f"{report.part:14} {report.state}{' → ' if report.advice else ''}{report.advice}", colour)
    faults = [report for report in reports if report.advice and report.is_needed]
    raise typer.Exit(1 if faults else 0)


def look_at_folder(settings: Settings) -> Iterator[Report]:
    """The var folder: there, ours, with room."""
    var = settings.var.expanduser().resolve()
    existing = next(path for path in (var, *var.parents) if path.exists())
    free = shutil.disk_usage(existing).free
    advice = "make room: the desk needs 500 MB" if free < NEEDED_BYTES else ""
    yield Report("folder", f"{var}, {free // 2**20} MB free", advice)


def look_at_environments(_: Settings) -> Iterator[Report]:
    """Both virtual environments."""
    for one in environments("serve"):
        there = one.python.exists()
        yield Report(
            f"{one.name}'s Python", "installed" if there else "missing", "" if there else "run `make setup`"
        )


def look_at_sqlite(settings: Settings) -> Iterator[Report]:
    """The SQLite library, where it holds the data."""
    if not settings.database.startswith("sqlite"):
        return
    version = sqlite3.sqlite_version_info
    is_fixed = version >= FIXED_SQLITE or version in ALSO_FIXED
    advice = "let no second program write to desk.db, or use PostgreSQL; fixed in SQLite 3.51.3"
    yield Report("SQLite", sqlite3.sqlite_version, "" if is_fixed else advice, is_needed=False)


def look_at_files(settings: Settings) -> Iterator[Report]:
    """Secret and database: readable by nobody else."""
    var = settings.var.expanduser().resolve()
    for part, path in (("secret", var / instance.SECRET), ("database file", var / "desk.db")):
        if not path.exists():
            yield Report(part, "not there yet: made at the first start")
        elif stat.S_IMODE(path.stat().st_mode) & OPEN_TO_OTHERS:
            yield Report(part, "can be read by others", f"run `chmod 600 {path}`")
        else:
            yield Report(part, "readable by its owner only")


def look_at_database(settings: Settings) -> Iterator[Report]:
    """The database: reachable, of this version or older."""
    from gateway.migrations.runner import newest, revision_at, shown  # noqa: PLC0415 - the rest works without

    if (
        settings.database.startswith("sqlite")
        and not Path(str(urlsplit(settings.database).path)[1:]).exists()
    ):
        return
    try:
        revision = asyncio.run(revision_at(settings.database))
    except Stop as stop:
        yield Report("database", shown(settings.database), str(stop))
        return
    advice = "" if revision == newest() else "run `make desk ARGS=migrate`, or start the desk"
    yield Report("database", f"revision {revision}", advice, is_needed=False)


def look_at_model(settings: Settings) -> Iterator[Report]:
    """The bot's model: trained from these sources, and ours."""
    var = settings.var.expanduser().resolve()
    if not model.is_current(var / "model", model.sources_digest()):
        yield Report("model", "missing or older than its sources", "`make serve` trains it", is_needed=False)
        return
    try:
        secret = instance.load_secret(var, settings.secret.get_secret_value())
        yield Report("model", model.verify(var / "model", secret)[:12])
    except Stop as stop:
        yield Report("model", "not usable", str(stop))


def look_at_ports(settings: Settings) -> Iterator[Report]:
    """The three ports."""
    wanted = (("port", settings.host), ("bot_port", "127.0.0.1"), ("actions_port", "127.0.0.1"))
    for name, host in wanted:
        port: int = getattr(settings, name)
        free = instance.is_free(host, port)
        advice = "" if free else "a desk runs already, or `make serve` will take the next free one"
        yield Report(
            name.replace("_", " "), f"{port} is {'free' if free else 'taken'}", advice, is_needed=False
        )


def look_at_embedding(settings: Settings) -> Iterator[Report]:
    """Pages that may embed the chat: whole origins, https outside this machine."""
    for origin in settings.embed_origins:
        parts = urlsplit(origin)
        is_origin = parts.scheme in {"http", "https"} and bool(parts.hostname) and not parts.path.strip("/")
        is_safe = parts.scheme == "https" or parts.hostname in {"localhost", "127.0.0.1"}
        advice = "" if is_origin and is_safe else "write it as https://www.bank.example in DESK_EMBED_ORIGINS"
        yield Report("embed origin", origin, advice)
    if not settings.embed_origins:
        yield Report("embed origins", "none: other pages may not embed the chat (DESK_EMBED_ORIGINS)")


LOOKS: tuple[Callable[[Settings], Iterator[Report]], ...] = (
    look_at_folder,
    look_at_environments,
    look_at_sqlite,
    look_at_files,
    look_at_database,
    look_at_model,
    look_at_ports,
    look_at_embedding,
)
