"""`desk import` and `desk export`: the bank's own places, facts and dated rules."""

from __future__ import annotations

import asyncio
import errno
import sys
import time
from collections.abc import Coroutine, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from gateway.console import DIM, GREEN, RED, YELLOW, Stop, fail, paint, say
from gateway.settings import Settings
from gateway.supervisor.instance import make_folder

if TYPE_CHECKING:
    from gateway.database import Database
    from gateway.imports.comparing import Source
    from gateway.imports.findings import Counts, Findings
    from gateway.imports.plan import Plan, Progress

PROGRESS_SECONDS = 5.0
# Named here too, since reading the kinds themselves would make every command start slower.
KIND = "branches, atms, facts, rates, holidays, hours or event."
FILE = "A file .csv, .tsv, .json, .jsonl or .geojson, in UTF-8; an event is .yml or .json."
EVENT = "event"
EXPORTED = "branches, atms, facts, rates or hours."


def import_file(
    kind: Annotated[str, typer.Argument(help=KIND)],
    file: Annotated[Path, typer.Argument(help=FILE)],
    also: Annotated[
        list[str] | None,
        typer.Option(help="KIND=FILE: one more file, checked and stored together with the first."),
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only check and count.")] = False,
    remove_missing: Annotated[
        bool, typer.Option("--remove-missing", help="Remove what is stored and not in the files.")
    ] = False,
) -> None:
    """Check the files, then store what is new or changed: all of it, or nothing when any row is wrong."""
    if kind == EVENT:
        if also or remove_missing:
            raise Stop("an event pack is one file and stands alone: no --also, no --remove-missing")
        from gateway.cli.events import import_event  # noqa: PLC0415 - as below

        run(import_event(file, dry_run=dry_run))
        return
    sources = [_source(kind, file), *(_source(*_named(one)) for one in also or ())]
    if remove_missing:
        _check_removable(sources)
    run(_import(sources, dry_run=dry_run, remove_missing=remove_missing))


def export_file(
    kind: Annotated[str, typer.Argument(help=EXPORTED)],
    file: Annotated[Path, typer.Argument(help="Its ending decides: .csv, .json, .jsonl or .geojson.")],
) -> None:
    """Write everything of one kind to a file that `desk import` reads back as the same."""
    from gateway.imports.kinds import KINDS  # noqa: PLC0415 - other commands start faster without

    source = _source(kind, file)
    if KINDS[kind].exported_with:
        raise Stop(f"{kind} are kept as {KINDS[kind].exported_with}: export those")
    run(_export(source))


def run(work: Coroutine[Any, Any, None]) -> None:
    """Do it; a database that is full or busy with somebody else's writing is said in one line."""
    from gateway.errors import StorageBusy, StorageFull  # noqa: PLC0415 - as above

    try:
        asyncio.run(work)
    except StorageFull as error:
        raise OSError(errno.ENOSPC, str(error)) from error
    except StorageBusy as error:
        raise Stop("the database is busy, so nothing was written: run the command again") from error


async def _import(sources: list[Source], *, dry_run: bool, remove_missing: bool) -> None:
    from gateway.imports.plan import check  # noqa: PLC0415 - as above

    database = await open_database()
    try:
        async with database.read() as session:
            plan = await check(session, sources, _progress("checked"), remove_missing=remove_missing)
        tell_findings(plan.findings)
        if not plan.is_possible:
            raise typer.Exit(1)
        if dry_run:
            _summarise(plan.counts, "would be: ")
            return
        _summarise(await _write(database, plan))
    finally:
        await database.close()


async def _write(database: Database, plan: Plan) -> Mapping[str, Counts]:
    from gateway.imports.writing import write  # noqa: PLC0415 - as above

    if not any(one.is_change for one in plan.counts.values()):
        return plan.counts
    async with database.write() as session:
        return await write(session, plan, _progress("stored"))


async def _export(source: Source) -> None:
    from gateway.imports.exporting import export  # noqa: PLC0415 - as above
    from gateway.imports.kinds import KINDS  # noqa: PLC0415 - as above

    database = await open_database()
    try:
        async with database.read() as session:
            written = await export(session, KINDS[source.kind], source.path)
    finally:
        await database.close()
    say(f"{source.path}: {written} {source.kind}", GREEN)


async def open_database() -> Database:
    """The database of the settings, brought to this version's tables."""
    from gateway.database import Database  # noqa: PLC0415 - as above
    from gateway.supervisor.storage import migrate_storage  # noqa: PLC0415 - as above

    settings = Settings()
    settings = settings.model_copy(update={"var": make_folder(settings.var)})
    await migrate_storage(settings)
    return Database(settings.database, lambda _: None)


def _source(kind: str, file: Path) -> Source:
    from gateway.imports.comparing import Source  # noqa: PLC0415 - as above
    from gateway.imports.kinds import KINDS  # noqa: PLC0415 - as above

    if kind not in KINDS:
        raise Stop(f"unknown kind {kind!r}; known are {', '.join(KINDS)} (and to import: {EVENT})")
    return Source(kind, file)


def _named(written: str) -> tuple[str, Path]:
    kind, given, file = written.partition("=")
    if not given or not file:
        raise Stop(f"--also {written}: write it as KIND=FILE, e.g. atms=atms.csv")
    return kind, Path(file)


def _check_removable(sources: list[Source]) -> None:
    from gateway.imports.kinds import KINDS  # noqa: PLC0415 - as above

    for source in sources:
        if not KINDS[source.kind].is_removable:
            raise Stop(f"--remove-missing: {source.kind} are made by other parts of the desk too")


def tell_findings(findings: Findings) -> None:
    """Every finding in a line of its own, then one that sums up."""
    for one in findings.listed:
        typer.echo(paint(str(one), YELLOW if one.is_warning else RED, sys.stderr), err=True)
    if findings.errors:
        fail(f"{len(findings.errors)} errors in {findings.wrong_rows} rows: nothing was written")


def _summarise(counts: Mapping[str, Counts], prefix: str = "") -> None:
    for kind, one in counts.items():
        say(f"{kind}: {prefix}{one}", GREEN)


def _progress(what: str) -> Progress:
    told = time.monotonic()

    def tell(kind: str, done: int, total: int) -> None:
        nonlocal told
        if time.monotonic() - told >= PROGRESS_SECONDS:
            told = time.monotonic()
            say(f"{kind}: {done} {f'of {total} ' if total else ''}{what}", DIM)

    return tell
