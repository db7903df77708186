"""Keeps in memory which languages the events expect, for a page that reads no database."""

from __future__ import annotations

import functools

from gateway.events.store import EventStore
from gateway.repeating import Repeated
from gateway.runtime import Expected, Runtime

EVERY_SECONDS = 60.0
MOST_EVENTS = 20


async def refresh(runtime: Runtime) -> None:
    """Read the events that run or come; when each begins and ends is decided by whoever asks."""
    async with runtime.database.read() as session:
        found = await EventStore(session).to_come(runtime.clock.now(), MOST_EVENTS)
    runtime.expected = tuple(
        Expected(event.since, event.until, tuple(event.pack.get("languages", ()))) for event in found
    )


def expecting(runtime: Runtime, every: float = EVERY_SECONDS) -> Repeated:
    """The task that reads the events again and again: an import is another process."""
    return Repeated("events", every, functools.partial(refresh, runtime), runtime.log)
