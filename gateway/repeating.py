"""Work that is done again and again while the desk runs."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

from structlog.stdlib import BoundLogger


class Repeated:
    """One task that does some work now and then every so many seconds.

    Work that fails is logged and done again the next time: a database that was away ends nothing.
    """

    def __init__(
        self,
        name: str,
        every: float,
        work: Callable[[], Awaitable[object]],
        log: BoundLogger,
        *,
        first: float = 0.0,
    ) -> None:
        """`first` is how long to wait before the first time."""
        self._name = name
        self._every = every
        self._first = first
        self._work = work
        self._log = log
        self._task: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Begin."""
        self._task = asyncio.create_task(self._run(), name=self._name)

    async def stop(self) -> None:
        """Stop, also in the middle of the work."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    async def _run(self) -> None:
        await asyncio.sleep(self._first)
        while True:
            try:
                await self._work()
            except Exception:
                self._log.exception(f"{self._name}_failed")
            await asyncio.sleep(self._every)
