"""A desk with a big bank: 10,000 branches and 100,000 machines beside the demo bank's, made once."""

from __future__ import annotations

import asyncio
import hashlib
import shutil
from itertools import islice
from pathlib import Path

from sqlalchemy import text

from gateway.app import build_runtime
from gateway.bench.bank import build_atms, build_branches
from gateway.clock import SystemClock
from gateway.database import Database
from gateway.demo.load import load_demo
from gateway.migrations.runner import migrate
from gateway.places.models import PlaceKind
from gateway.places.store import PlaceStore
from gateway.settings import Settings

BRANCHES, ATMS = 10_000, 100_000
AT_ONCE = 5_000
# While millions of words are sorted in; the desk itself runs with SQLite's own.
CACHE_KB = 200_000
HERE = Path(__file__).parent
SOURCES = (
    *(HERE / name for name in ("bank.py", "syllables.yml", "large.py")),
    *(HERE.parent / "places" / name for name in ("folding.py", "generic_words.yml", "models.py")),
)


def prepare(folder: Path, trained: Path) -> None:
    """Fill the folder with the big bank, unless it is there, and with the model of a trained desk."""
    digest = hashlib.sha256(b"".join(path.read_bytes() for path in SOURCES)).hexdigest()
    stamp = folder / "filled"
    if not stamp.exists() or stamp.read_text() != digest:
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        asyncio.run(_fill(folder))
        stamp.write_text(digest)
    shutil.copytree(trained / "model", folder / "model", dirs_exist_ok=True)
    shutil.copy2(trained / "secret", folder / "secret")


async def _fill(folder: Path) -> None:
    settings = Settings(var=folder)
    await migrate(settings.database, folder / "backups", SystemClock())
    runtime = build_runtime(settings)
    try:
        await load_demo(runtime)
        await _add(runtime.database)
    finally:
        await runtime.bot.close()
        await runtime.database.close()


async def _add(database: Database) -> None:
    branches = build_branches(BRANCHES)
    machines = build_atms(ATMS, branches)
    async with database.engine.connect() as connection:
        await connection.execute(text(f"PRAGMA cache_size=-{CACHE_KB}"))
    async with database.write() as session:
        places = PlaceStore(session)
        for begin in range(0, BRANCHES, AT_ONCE):
            await places.save(PlaceKind.BRANCH, branches[begin : begin + AT_ONCE])
        while some := list(islice(machines, AT_ONCE)):
            await places.save(PlaceKind.ATM, some)
        await places.recount()
