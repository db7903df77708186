"""The database before the gateway starts: brought to this version's tables."""

from __future__ import annotations

from gateway.clock import SystemClock
from gateway.console import say
from gateway.migrations.runner import migrate
from gateway.settings import Settings


async def migrate_storage(settings: Settings) -> None:
    """Bring the database to this version's tables and say what was done."""
    done = await migrate(settings.database, settings.var / "backups", SystemClock())
    if done.copy is not None:
        say(f"The database was copied to {done.copy}")
    if done.changed:
        say(f"The database is at revision {done.after}")
