"""Who listens to what: hints that something is new, and one bounded outbox per socket.

The database is the truth. A hint says only that a topic reached a revision; the listener
fetches what it lacks, so a lost hint costs time and never a message.
"""

from __future__ import annotations

import asyncio
from collections import defaultdict, deque
from collections.abc import Awaitable, Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from typing import Any

OUTBOX_FRAMES = 256
OUTBOX_BYTES = 256 * 1024
SEND_SECONDS = 10.0
CLOSE_SLOW_READER = 4408


class Inbox:
    """Topics that became newer since the last look; never grows beyond its topics."""

    def __init__(self) -> None:
        self._news: dict[str, int] = {}
        self._passing: deque[dict[str, Any]] = deque(maxlen=64)
        self._ready = asyncio.Event()

    def put(self, topic: str, revision: int) -> None:
        """Note that the topic reached this revision."""
        self._news[topic] = revision
        self._ready.set()

    def pass_on(self, frame: dict[str, Any]) -> None:
        """Note a frame that is worth something only now (typing)."""
        self._passing.append(frame)
        self._ready.set()

    async def next(self, seconds: float) -> tuple[dict[str, int], list[dict[str, Any]]]:
        """What became new (topic → revision) and passing frames; empty after that many seconds."""
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._ready.wait()
        self._ready.clear()
        news, self._news = self._news, {}
        passing = list(self._passing)
        self._passing.clear()
        return news, passing


class Live:
    """The hub of one process."""

    def __init__(self) -> None:
        self._inboxes: dict[str, set[Inbox]] = defaultdict(set)

    def publish(self, hints: Mapping[str, int]) -> None:
        """Tell every listener of these topics."""
        for topic, revision in hints.items():
            for inbox in self._inboxes.get(topic, ()):
                inbox.put(topic, revision)

    def pass_on(self, topic: str, frame: dict[str, Any]) -> None:
        """Hand a frame that is worth something only now (typing) to the topic's listeners."""
        for inbox in self._inboxes.get(topic, ()):
            inbox.pass_on(frame)

    @contextmanager
    def listen(self, *topics: str) -> Iterator[Inbox]:
        """Hear of these topics as long as the block runs."""
        inbox = Inbox()
        for topic in topics:
            self._inboxes[topic].add(inbox)
        try:
            yield inbox
        finally:
            for topic in topics:
                self._inboxes[topic].discard(inbox)
                if not self._inboxes[topic]:
                    del self._inboxes[topic]

    def listeners(self, topic: str) -> int:
        """How many listen to the topic (for the limit of sockets and for metrics)."""
        return len(self._inboxes.get(topic, ()))


class SlowReader(Exception):
    """The other side does not read; its socket is closed and it may resume."""


class Outbox:
    """What one socket still has to be sent: a reader that stops delays nobody else."""

    def __init__(self, send: Callable[[str], Awaitable[None]], *, send_seconds: float = SEND_SECONDS) -> None:
        self._send = send
        self._send_seconds = send_seconds
        self._frames: deque[str] = deque()
        self._bytes = 0
        self._ready = asyncio.Event()

    def put(self, frame: str) -> None:
        """Queue a frame; raises SlowReader when too much waits already."""
        self._frames.append(frame)
        self._bytes += len(frame)
        if len(self._frames) > OUTBOX_FRAMES or self._bytes > OUTBOX_BYTES:
            raise SlowReader("outbox is full")
        self._ready.set()

    async def run(self) -> None:
        """Send frames in order for ever; raises SlowReader when one send takes too long."""
        while True:
            await self._ready.wait()
            self._ready.clear()
            while self._frames:
                frame = self._frames.popleft()
                self._bytes -= len(frame)
                try:
                    async with asyncio.timeout(self._send_seconds):
                        await self._send(frame)
                except TimeoutError:
                    raise SlowReader("one send took too long") from None
