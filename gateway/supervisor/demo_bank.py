"""The demo bank and its users, in an empty database."""

from __future__ import annotations

import secrets

from pydantic import SecretStr

from gateway.agents.store import AgentStore
from gateway.clock import SystemClock
from gateway.console import say
from gateway.database import Database
from gateway.settings import Settings


async def load_demo_bank(settings: Settings) -> str | None:
    """Load the demo bank and its users into an empty database; the password made for them, if any."""
    if await _has_users(settings):
        return None
    given = settings.demo_password.get_secret_value()
    password = given or secrets.token_urlsafe(9)
    await _load(settings.model_copy(update={"demo_password": SecretStr(password)}))
    say("The demo bank and its users are loaded")
    return None if given else password


async def _has_users(settings: Settings) -> bool:
    database = Database(settings.database, lambda _: None)
    async with database.read() as session:
        count = await AgentStore(session, SystemClock()).count()
    await database.close()
    return count > 0


async def _load(settings: Settings) -> None:
    # Imported here: the supervisor of a desk that has its data would carry the whole gateway for nothing.
    from gateway.agents.demo import create_demo_users  # noqa: PLC0415
    from gateway.app import build_runtime  # noqa: PLC0415
    from gateway.demo.bookings import load_demo_bookings  # noqa: PLC0415
    from gateway.demo.load import load_demo  # noqa: PLC0415

    runtime = build_runtime(settings)
    try:
        await load_demo(runtime)
        await load_demo_bookings(runtime)
        async with runtime.database.write() as session:
            await create_demo_users(session, settings.demo_password.get_secret_value(), runtime.clock)
    finally:
        await runtime.bot.close()
        await runtime.database.close()
