"""Which languages the coming events expect is kept in memory."""

from __future__ import annotations

import asyncio

from sqlalchemy import text

from gateway.events.expecting import expecting, refresh
from gateway.runtime import Runtime


async def test_a_failed_look_at_the_events_is_taken_again(runtime: Runtime) -> None:
    await refresh(runtime)
    expected, runtime.expected = runtime.expected, ()
    async with runtime.database.write() as session:
        await session.execute(text("ALTER TABLE event RENAME TO away"))
    looking = expecting(runtime, every=0.01)
    await looking.start()
    await asyncio.sleep(0.1)
    assert known(runtime) == ()

    async with runtime.database.write() as session:
        await session.execute(text("ALTER TABLE away RENAME TO event"))
    async with asyncio.timeout(30):
        while not known(runtime):  # noqa: ASYNC110 - the loop that looks has no event for it
            await asyncio.sleep(0.01)
    await looking.stop()
    assert known(runtime) == expected != ()


def known(runtime: Runtime) -> object:
    """What is expected now, which another task changes."""
    return runtime.expected
