"""Gives a repeated message the answer it got, and answers one conversation's messages one after another."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

MAX_ANSWERS = 2_000


class Answers:
    """The latest answers by conversation and message."""

    def __init__(self, limit: int = MAX_ANSWERS) -> None:
        self._limit = limit
        self._given: OrderedDict[tuple[str, str], dict[str, Any]] = OrderedDict()
        self._locks: dict[str, tuple[asyncio.Lock, int]] = {}

    def find(self, conversation_id: str, message_id: str) -> dict[str, Any] | None:
        """The answer this message got, if it is still known."""
        return self._given.get((conversation_id, message_id))

    def keep(self, conversation_id: str, message_id: str, answer: dict[str, Any]) -> None:
        """Remember an answer; the oldest goes first."""
        self._given[conversation_id, message_id] = answer
        while len(self._given) > self._limit:
            self._given.popitem(last=False)

    @asynccontextmanager
    async def one_at_a_time(self, conversation_id: str) -> AsyncIterator[None]:
        """Wait for the conversation's turn; other conversations never wait."""
        lock, waiting = self._locks.get(conversation_id, (asyncio.Lock(), 0))
        self._locks[conversation_id] = lock, waiting + 1
        try:
            async with lock:
                yield
        finally:
            lock, waiting = self._locks[conversation_id]
            if waiting == 1:
                del self._locks[conversation_id]
            else:
                self._locks[conversation_id] = lock, waiting - 1
