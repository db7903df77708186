"""Keeps in memory which languages the events expect, for a page that reads no database."""

from __future__ import annotations

import asyncio
import contextlib

from gateway.errors import GatewayError
from gateway.events.store import EventStore
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


class Expecting:
    """One task that reads the events again and again: an import is another process."""

    def __init__(self, runtime: Runtime, every: float = EVERY_SECONDS) -> None:
        self._runtime = runtime
        self._every = every
        self._task: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Begin to look."""
        self._task = asyncio.create_task(self._watch())

    async def stop(self) -> None:
        """End; nothing is left half done."""
        if self._task is not None:
            self._task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._task

    async def _watch(self) -> None:
        while True:
            try:
                await refresh(self._runtime)
            except GatewayError as error:
                self._runtime.log.warning("events_not_read", error=type(error).__name__)
            await asyncio.sleep(self._every)
