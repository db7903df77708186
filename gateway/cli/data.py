"""`desk migrate` and `desk demo`."""

from __future__ import annotations

import asyncio
from typing import Annotated

import typer

from gateway.console import GREEN, say
from gateway.settings import Settings
from gateway.supervisor.instance import make_folder


def _settings() -> Settings:
    settings = Settings()
    return settings.model_copy(update={"var": make_folder(settings.var)})


def migrate(
    draft: Annotated[
        str, typer.Option(help="Developers: write a new revision from the models, with this message.")
    ] = "",
) -> None:
    """Bring the database to this version's tables; SQLite is copied first."""
    from gateway.migrations import runner  # noqa: PLC0415 - `desk check` must run while the gateway does not
    from gateway.supervisor.storage import migrate_storage  # noqa: PLC0415 - as above

    settings = _settings()
    asyncio.run(migrate_storage(settings))
    if draft:
        asyncio.run(runner.draft(settings.database, draft))
    say(f"The database {runner.shown(settings.database)} is up to date.", GREEN)


def demo() -> None:
    """Load the demo bank and its users into an empty database; nothing changes where they are already."""
    from gateway.supervisor.demo_bank import load_demo_bank  # noqa: PLC0415 - as above
    from gateway.supervisor.storage import migrate_storage  # noqa: PLC0415 - as above

    settings = _settings()
    asyncio.run(migrate_storage(settings))
    password = asyncio.run(load_demo_bank(settings))
    if password:
        say(f"Password of the demo users, shown only now: {password}")
    say("The demo bank is there.", GREEN)
