"""A visitor's message: clean, mask, tell the language, store; the bot answers later.

When `take` returns, the message is on disk, once and in its place.
"""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass
from typing import Any

from gateway.conversations.errors import ConversationClosed, PayloadUnknown
from gateway.conversations.locale import change_locale
from gateway.conversations.models import Author, Conversation, Message
from gateway.conversations.position import (
    OFFER,
    SAID,
    payload_of,
    read_position,
    taken_before,
    values_of,
)
from gateway.conversations.store import ConversationStore, Draft
from gateway.handoff.service import bot_answers
from gateway.languages.detection import Guess
from gateway.languages.hysteresis import LocaleState, Origin, decide
from gateway.masking import clean, mask, mask_across
from gateway.runtime import Runtime
from gateway.turns.answering import asked_of
from gateway.turns.store import TurnStore

# Always welcome, also when no button of this conversation offered it.
PUBLIC_PAYLOADS = {"/human_agent": "button_person", "/card_captured": "button_card_captured"}
SPLIT_WINDOW = dt.timedelta(minutes=2)


@dataclass(frozen=True)
class Taken:
    """A message on disk, the conversation's language and its revision then."""

    message: Message
    locale: str
    revision: int
    is_resent: bool = False


@dataclass(frozen=True)
class Read:
    """A cleaned text and the language it seems to be in."""

    text: str
    guess: Guess


class VisitorTurn:
    """Accepts what visitors send."""

    def __init__(self, runtime: Runtime) -> None:
        self._runtime = runtime

    async def take(
        self,
        conversation_id: str,
        client_id: str,
        *,
        text: str | None,
        payload: str | None,
        waited_seconds: int = 0,
    ) -> Taken:
        """Store one message; a known `client_id` gives the stored one again.

        A position that waited in its page is as old as that.
        Raises ConversationClosed, PayloadUnknown, PositionInvalid, TooManyRequests and the errors of
        unreadable text.
        """
        read = await self._read(text) if text is not None else None
        async with self._runtime.database.write() as session:
            store = ConversationStore(session, self._runtime.clock)
            conversation = await store.lock(conversation_id)
            known = await store.resent(conversation_id, Author.VISITOR, "", client_id)
            if known is not None:
                return Taken(known, conversation.locale, conversation.revision, is_resent=True)
            await self._admit(conversation)
            if read is not None:
                message = await self._add_text(store, conversation, client_id, read)
            else:
                message = await self._add_button(
                    store, conversation, client_id, payload or "", waited_seconds
                )
            turn = None
            if await bot_answers(session, conversation, self._runtime):
                turn = await TurnStore(session, self._runtime.clock).add(
                    conversation, message, claim=self._runtime.turns.has_room()
                )
        asked = asked_of(turn, conversation, message, self._runtime) if turn else None
        self._runtime.turns.wake(turn, asked)
        return Taken(message, conversation.locale, conversation.revision)

    async def _read(self, text: str) -> Read:
        """Clean the text and tell its language, before any transaction is open."""
        cleaned = clean(text)
        return Read(cleaned, await self._runtime.detector.detect(mask(cleaned).text))

    async def _admit(self, conversation: Conversation) -> None:
        if conversation.closed_at is not None:
            raise ConversationClosed(conversation.id)
        rate = f"{self._runtime.settings.messages_per_minute}/minute"
        await self._runtime.limits.hit(rate, "messages", conversation.id)

    async def _add_text(
        self, store: ConversationStore, conversation: Conversation, client_id: str, read: Read
    ) -> Message:
        earliest = self._runtime.clock.now() - SPLIT_WINDOW
        recent = [
            message
            for message in await store.recent(conversation.id, Author.VISITOR, limit=19)
            if message.created_at >= earliest and message.payload is None
        ]
        earlier = list(reversed(recent))
        # A number split over several messages is masked where it becomes whole.
        across = mask_across([message.text for message in earlier], read.text)
        for message, kept in zip(earlier, across.previous, strict=True):
            if message.text != kept:
                message.text = kept
        message = await store.append(
            conversation,
            Draft(
                author=Author.VISITOR,
                locale=read.guess.locale or conversation.locale,
                text=across.text,
                client_id=client_id,
            ),
        )
        await self._follow_language(store, conversation, read.guess, across.text)
        if across.findings:
            await self._warn(store, conversation)
        return message

    @staticmethod
    async def _follow_language(
        store: ConversationStore, conversation: Conversation, guess: Guess, text: str
    ) -> None:
        before = LocaleState(conversation.locale, conversation.locale_source, conversation.locale_evidence)
        after = decide(before, guess, text, Origin.TEXT)
        conversation.locale_evidence = dict(after.evidence)
        if (after.locale, after.source) != (before.locale, before.source):
            await change_locale(store, conversation, after.locale, after.source)

    async def _warn(self, store: ConversationStore, conversation: Conversation) -> None:
        """Tell the visitor that something secret was hidden, and why."""
        locale = self._runtime.catalogue.worded_in(conversation.locale)
        await store.append(
            conversation,
            Draft(
                author=Author.SYSTEM,
                locale=locale,
                text=self._runtime.catalogue.say("system_masked", locale),
                response_id="system_masked",
            ),
        )

    async def _add_button(
        self,
        store: ConversationStore,
        conversation: Conversation,
        client_id: str,
        payload: str,
        waited_seconds: int,
    ) -> Message:
        position = read_position(payload)
        button = await self._offered(store, conversation, OFFER if position else payload)
        if position:
            now = self._runtime.clock.now().astimezone(self._runtime.settings.event_zone)
            taken = taken_before(now, waited_seconds)
            button = {"title_id": SAID, "values": values_of(position, taken, now)}
            payload = payload_of(position, taken)
        title_id = button.get("title_id")
        locale = self._runtime.catalogue.worded_in(conversation.locale)
        values = button.get("values") or {}
        text = self._runtime.catalogue.say(title_id, locale, values) if title_id else button["title"]
        return await store.append(
            conversation,
            Draft(
                author=Author.VISITOR,
                locale=locale,
                text=text,
                client_id=client_id,
                response_id=title_id,
                values=values,
                payload=payload,
            ),
        )

    @staticmethod
    async def _offered(store: ConversationStore, conversation: Conversation, payload: str) -> dict[str, Any]:
        offers = [
            button
            for author in (Author.BOT, Author.SYSTEM)
            for message in await store.recent(conversation.id, author, limit=20)
            for button in message.buttons
        ]
        for button in offers:
            if button["payload"] == payload:
                return button
        if payload in PUBLIC_PAYLOADS:
            return {"title": "", "title_id": PUBLIC_PAYLOADS[payload], "payload": payload}
        raise PayloadUnknown(json.dumps(payload))
