"""What one desk socket is told: the queue and lists, and every change of the conversations it follows."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from gateway.agents.models import User
from gateway.conversations.errors import ConversationNotFound
from gateway.conversations.store import DESK_TOPIC, ConversationStore, topic
from gateway.handoff.reading import conversation_rows, desk_news, queue_rows
from gateway.handoff.sight import require_sight
from gateway.handoff.store import HandoffStore
from gateway.live import Inbox
from gateway.runtime import Runtime

# Heals a lost hint; also the whole delivery between replicas without a bus.
SWEEP_SECONDS = 5.0
# A busy desk changes many times a second; eyes do not.
LISTS_PAUSE_SECONDS = 0.2
MOST_ROWS = 100


@dataclass(frozen=True)
class Feed:
    """What a feed needs of its socket; `user` is asked each time, since roles change."""

    runtime: Runtime
    put: Callable[[dict[str, Any]], None]
    user: Callable[[], User]


class ListsFeed:
    """Sends the queue and the agent's own conversations whenever they differ from what was sent."""

    def __init__(self, feed: Feed) -> None:
        self._feed = feed
        self._sent: dict[str, list[dict[str, Any]]] = {}

    async def run(self) -> None:
        """Send until cancelled."""
        with self._feed.runtime.live.listen(DESK_TOPIC) as inbox:
            while True:
                await self._send()
                await asyncio.sleep(LISTS_PAUSE_SECONDS)
                await inbox.next(SWEEP_SECONDS)

    async def _send(self) -> None:
        runtime, user = self._feed.runtime, self._feed.user()
        async with runtime.database.read() as session:
            store = HandoffStore(session, runtime.clock)
            waiting = await store.waiting(MOST_ROWS)
            queue = await queue_rows(session, user, waiting, runtime)
            mine = await store.conversations("mine", user.id, MOST_ROWS)
            own = await conversation_rows(session, user, mine, runtime)
        self._put("queue", queue)
        self._put("conversations", own)

    def _put(self, kind: str, items: list[dict[str, Any]]) -> None:
        if self._sent.get(kind) != items:
            self._sent[kind] = items
            self._feed.put({"type": kind, "items": items})


class FollowedFeed:
    """Sends everything new of one conversation, as long as its reader may see it."""

    def __init__(self, feed: Feed, conversation_id: str, since: int) -> None:
        self._feed = feed
        self._id = conversation_id
        self._revision = since
        self._is_first = True

    async def check(self) -> None:
        """Raise ConversationNotFound when the conversation is not the reader's to see."""
        runtime = self._feed.runtime
        async with runtime.database.read() as session:
            conversation = await ConversationStore(session, runtime.clock).get(self._id)
            await require_sight(session, self._feed.user(), conversation, runtime)

    async def run(self) -> None:
        """Send until cancelled, or until the conversation is no longer the reader's."""
        with self._feed.runtime.live.listen(topic(self._id)) as inbox:
            try:
                await self._loop(inbox)
            except ConversationNotFound:
                self._feed.put({"type": "gone", "conversation_id": self._id})

    async def _loop(self, inbox: Inbox) -> None:
        while True:
            await self._fetch()
            _hints, passing = await inbox.next(SWEEP_SECONDS)
            for frame in passing:
                if frame.get("to") != "visitor":
                    passed = {key: value for key, value in frame.items() if key != "to"}
                    self._feed.put({**passed, "conversation_id": self._id})

    async def _fetch(self) -> None:
        runtime, user = self._feed.runtime, self._feed.user()
        async with runtime.database.read() as session:
            conversation = await ConversationStore(session, runtime.clock).get(self._id)
            # Asked at every look: a transfer takes the conversation from the one who had it.
            await require_sight(session, user, conversation, runtime)
            if conversation.revision == self._revision and not self._is_first:
                return
            news = await desk_news(session, user, conversation, self._revision, runtime)
        self._is_first = False
        self._revision = news.revision
        frame = {
            "type": "reset" if news.is_reset else "changes",
            "conversation_id": self._id,
            "revision": news.revision,
            "messages": news.messages,
            "notes": news.notes,
            "conversation": news.conversation,
        }
        self._feed.put(frame)
