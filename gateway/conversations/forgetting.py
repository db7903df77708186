"""Forgets conversations: what was said is kept for as many days as the bank tells visitors, and no longer."""

from __future__ import annotations

import datetime as dt
import functools

from gateway.conversations.errors import ConversationNotFound
from gateway.conversations.store import ConversationStore
from gateway.facts.store import FactStore
from gateway.repeating import Repeated
from gateway.runtime import Runtime

CHAT_DAYS = "privacy.chat_days"
EVERY_SECONDS = 3600.0
FIRST_SECONDS = 60.0
MOST_AT_ONCE = 100


async def forget_old(runtime: Runtime) -> int:
    """Delete the conversations in which nothing has happened for that long; how many they were.

    Cases and bookings stay with the bank. Without the fact nothing is deleted. Each goes in a transaction of
    its own, so that nobody who writes has to wait.
    """
    now, forgotten = runtime.clock.now(), 0
    async with runtime.database.read() as session:
        facts = await FactStore(session).of_keys([CHAT_DAYS], now.date())
    if not facts:
        return 0
    before = now - dt.timedelta(days=int(facts[0].value))
    while True:
        async with runtime.database.read() as session:
            due = await ConversationStore(session, runtime.clock).untouched_since(before, MOST_AT_ONCE)
        for conversation_id in due:
            forgotten += await _forget(runtime, conversation_id, before)
        if len(due) < MOST_AT_ONCE:
            break
    if forgotten:
        runtime.log.info("conversations_forgotten", count=forgotten, before=before.isoformat())
    return forgotten


async def _forget(runtime: Runtime, conversation_id: str, before: dt.datetime) -> int:
    async with runtime.database.write() as session:
        store = ConversationStore(session, runtime.clock)
        try:
            conversation = await store.lock(conversation_id)
        except ConversationNotFound:
            return 0
        if conversation.updated_at >= before:  # somebody has just come back to it
            return 0
        await store.delete(conversation)
    return 1


def forgetting(runtime: Runtime) -> Repeated:
    """The task that looks for conversations to forget."""
    work = functools.partial(forget_old, runtime)
    return Repeated("forgetting", EVERY_SECONDS, work, runtime.log, first=FIRST_SECONDS)
