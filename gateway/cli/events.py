"""`desk import event` and `desk events`: packs that switch on what is different in an event's days."""

from __future__ import annotations

import json
import sys
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from gateway.clock import SystemClock
from gateway.console import GREEN, RED, YELLOW, Stop, fail, paint, say

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Sequence

    from sqlalchemy.ext.asyncio import AsyncSession

    from gateway.database import Database
    from gateway.events.checking import Fault
    from gateway.events.schemas import EventPack
    from gateway.events.service import Change

CLOCK = SystemClock()
MOST_SHOWN = 1000

app = typer.Typer(help="Event packs: what is different in the days of an event.")


@app.callback(invoke_without_command=True)
def events(context: typer.Context) -> None:
    """Event packs; without a command, the list of them."""
    if context.invoked_subcommand is None:
        list_events()


@app.command("list")
def list_events() -> None:
    """Every event, with its days and whether it runs."""
    from gateway.cli.importing import run  # noqa: PLC0415 - `importing` and this module know each other

    run(_list())


@app.command()
def show(key: Annotated[str, typer.Argument(help="The event's key.")]) -> None:
    """The pack of an event as JSON, which imports back as unchanged."""
    from gateway.cli.importing import run  # noqa: PLC0415 - as above

    run(_show(key))


@app.command()
def remove(
    key: Annotated[str, typer.Argument(help="The event's key.")],
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
) -> None:
    """Take an event's pack away; everything is as it was without it."""
    from gateway.cli.importing import run  # noqa: PLC0415 - as above

    if not yes and not typer.confirm(f"Take the event {key} away with all that its pack brought?"):
        raise Stop("nothing was changed")
    run(_remove(key))


async def import_event(file: Path, *, dry_run: bool) -> None:
    """Check a pack and store it. Raises Exit when anything is wrong; nothing is written then."""
    from gateway.events.reading import Unreadable, parse, read_file  # noqa: PLC0415 - other commands start faster

    try:
        pack = parse(read_file(file))
    except Unreadable as error:
        raise Stop(f"{file}: {error}") from error
    if isinstance(pack, list):
        _tell(file, pack)
        raise typer.Exit(1)
    async with _database() as database:
        change = await store_checked(database, file, pack, dry_run=dry_run)
    say(f"event {pack.key}: {'would be ' if dry_run else ''}{change}", GREEN)


async def store_checked(database: Database, file: Path, pack: EventPack, *, dry_run: bool) -> Change:
    """Check a pack against the bank and store it, in one transaction. Raises Exit when anything is wrong."""
    from gateway.events.checking import faults  # noqa: PLC0415 - other commands start faster without
    from gateway.events.service import change_of, store_pack  # noqa: PLC0415 - as above
    from gateway.events.store import EventStore  # noqa: PLC0415 - as above

    async with database.read() if dry_run else database.write() as session:
        if not dry_run:
            # Locked before it is checked: what another pack claims meanwhile would be missed.
            await EventStore(session).lock()
        found = await faults(session, pack)
        _tell(file, found)
        if any(not one.is_warning for one in found):
            raise typer.Exit(1)
        return await (change_of(session, pack) if dry_run else store_pack(session, pack, CLOCK.now()))


def _tell(file: Path, found: Sequence[Fault]) -> None:
    """Every wrong place in a line of its own, then one that sums up."""
    for one in found:
        parts = (str(file), "warning" if one.is_warning else "", one.path, one.reason)
        line = ": ".join(filter(None, parts))
        typer.echo(paint(line, YELLOW if one.is_warning else RED, sys.stderr), err=True)
    wrong = sum(not one.is_warning for one in found)
    if wrong:
        fail(f"{wrong} errors: nothing was written")


async def _list() -> None:
    from gateway.events.store import EventStore  # noqa: PLC0415 - as above

    now = CLOCK.now()
    async with _reading() as session:
        found = await EventStore(session).page("", MOST_SHOWN)
    for event in found:
        state = "over" if event.until <= now else "running" if event.since <= now else "coming"
        say(f"{event.key}: {event.city}, {event.pack['starts']} to {event.pack['ends']}, {state}")
    if not found:
        say("There are no event packs.")


async def _show(key: str) -> None:
    typer.echo(json.dumps(await _pack(key), ensure_ascii=False, indent=2))


async def _pack(key: str) -> dict[str, Any]:
    from gateway.events.store import EventStore  # noqa: PLC0415 - as above

    async with _reading() as session:
        event = await EventStore(session).get(key)
    if event is None:
        raise Stop(f"there is no event {key!r}")
    return event.pack


async def _remove(key: str) -> None:
    from gateway.events.errors import EventInUse, EventNotFound  # noqa: PLC0415 - as above
    from gateway.events.service import remove_pack  # noqa: PLC0415 - as above

    try:
        async with _database() as database, database.write() as session:
            await remove_pack(session, key)
    except EventNotFound as error:
        raise Stop(f"there is no event {key!r}") from error
    except EventInUse as error:
        raise Stop(f"the event cannot be taken away: {error}; it ends by itself on its last day") from error
    say(f"event {key}: removed", GREEN)


@asynccontextmanager
async def _database() -> AsyncIterator[Database]:
    from gateway.cli.importing import open_database  # noqa: PLC0415 - as above

    database = await open_database()
    try:
        yield database
    finally:
        await database.close()


@asynccontextmanager
async def _reading() -> AsyncIterator[AsyncSession]:
    async with _database() as database, database.read() as session:
        yield session
