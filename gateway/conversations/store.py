"""Every query of conversations and messages; the caller's transaction commits."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import bindparam, select
from sqlalchemy.ext.asyncio import AsyncSession

from gateway.clock import Clock
from gateway.conversations.errors import ConversationNotFound
from gateway.conversations.models import Audience, Author, Change, ChangeKind, Conversation, Holder, Message
from gateway.database import hint
from gateway.ids import new_id


def topic(conversation_id: str) -> str:
    """The live topic of one conversation."""
    return f"conversation:{conversation_id}"


DESK_TOPIC = "desk"


@dataclass(frozen=True)
class Draft:
    """A message about to be added; text is masked already."""

    author: Author
    locale: str
    text: str
    author_id: str = ""
    author_name: str | None = None
    client_id: str = ""
    response_id: str | None = None
    values: Mapping[str, Any] = field(default_factory=dict)
    buttons: Sequence[Mapping[str, Any]] = ()
    card: Mapping[str, Any] | None = None
    payload: str | None = None


# The statements of every turn are built once: putting them together costs more than running them.
_RESENT = select(Message).where(
    Message.conversation_id == bindparam("conversation"),
    Message.author_kind == bindparam("author"),
    Message.author_id == bindparam("author_id"),
    Message.client_id == bindparam("client"),
)
_RECENT = (
    select(Message)
    .where(Message.conversation_id == bindparam("conversation"), Message.author_kind == bindparam("author"))
    .order_by(Message.sequence.desc())
    .limit(bindparam("most"))
)


class ConversationStore:
    """Reads and writes conversations within the caller's session."""

    def __init__(self, session: AsyncSession, clock: Clock) -> None:
        self._session = session
        self._clock = clock

    async def get(self, conversation_id: str) -> Conversation:
        """The conversation; raises ConversationNotFound."""
        found = await self._session.get(Conversation, conversation_id)
        if found is None:
            raise ConversationNotFound(conversation_id)
        return found

    async def lock(self, conversation_id: str) -> Conversation:
        """The conversation, its row locked until the commit: this lock is the order of messages."""
        found = await self._session.get(
            Conversation, conversation_id, with_for_update=True, populate_existing=True
        )
        if found is None:
            raise ConversationNotFound(conversation_id)
        return found

    async def by_resume_hash(self, resume_hash: str) -> Conversation | None:
        """The conversation that a resume code opens, locked."""
        statement = select(Conversation).where(Conversation.resume_hash == resume_hash).with_for_update()
        return (await self._session.scalars(statement)).one_or_none()

    async def untouched_since(self, moment: dt.datetime, most: int) -> list[str]:
        """The ids of conversations in which nothing has happened since then, the oldest first."""
        old = select(Conversation.id).where(Conversation.updated_at < moment)
        return list((await self._session.scalars(old.order_by(Conversation.updated_at).limit(most))).all())

    async def add(self, conversation: Conversation) -> None:
        """Store a new conversation."""
        self._session.add(conversation)
        await self._session.flush()

    async def delete(self, conversation: Conversation) -> None:
        """Delete a locked conversation with everything said in it, and tell those who listen."""
        await self._session.delete(conversation)
        hint(self._session, topic(conversation.id), conversation.revision + 1)
        hint(self._session, DESK_TOPIC, conversation.revision + 1)

    async def append(self, conversation: Conversation, draft: Draft) -> Message:
        """Add a message at the end of a locked conversation, visible to everybody after the commit."""
        conversation.last_sequence += 1
        message_id = new_id("m")
        message = Message(
            id=message_id,
            conversation_id=conversation.id,
            sequence=conversation.last_sequence,
            author_kind=draft.author,
            author_id=draft.author_id,
            author_name=draft.author_name,
            client_id=draft.client_id or message_id,
            locale=draft.locale,
            text=draft.text,
            response_id=draft.response_id,
            values=dict(draft.values),
            buttons=[dict(button) for button in draft.buttons],
            card=dict(draft.card) if draft.card is not None else None,
            payload=draft.payload,
            created_at=self._clock.now(),
        )
        self._session.add(message)
        self.record(conversation, ChangeKind.MESSAGE, message.id)
        return message

    def record(
        self, conversation: Conversation, kind: ChangeKind, ref: str = "", audience: Audience = Audience.ALL
    ) -> None:
        """Count one visible change of a locked conversation and tell those who listen."""
        conversation.revision += 1
        conversation.updated_at = self._clock.now()
        self._session.add(
            Change(
                conversation_id=conversation.id,
                revision=conversation.revision,
                kind=kind,
                ref=ref,
                audience=audience,
            )
        )
        hint(self._session, topic(conversation.id), conversation.revision)
        hint(self._session, DESK_TOPIC, conversation.revision)

    async def set_holder(
        self, conversation: Conversation, holder: Holder, *, agent_id: str | None = None
    ) -> None:
        """Say who answers from now on; an answer computed for an earlier holder is dropped."""
        conversation.holder = holder
        conversation.holder_version += 1
        conversation.agent_id = agent_id
        self.record(conversation, ChangeKind.HOLDER)

    async def touch_queue(self, conversation: Conversation) -> None:
        """Say that the place in the queue changed."""
        self.record(conversation, ChangeKind.QUEUE)

    def set_locale(self, conversation: Conversation, locale: str, source: str) -> None:
        """Go on in another language; everything said already is worded again."""
        changed = conversation.locale != locale
        conversation.locale, conversation.locale_source = locale, source
        if changed:
            self.record(conversation, ChangeKind.LOCALE)

    async def resent(
        self, conversation_id: str, author: Author, author_id: str, client_id: str
    ) -> Message | None:
        """The message that this author stored under this client id before, if any."""
        key = {
            "conversation": conversation_id,
            "author": author,
            "author_id": author_id,
            "client": client_id,
        }
        return (await self._session.scalars(_RESENT, key)).one_or_none()

    async def message(self, message_id: str) -> Message | None:
        """One message."""
        return await self._session.get(Message, message_id)

    async def messages(self, conversation_id: str, after: int = 0, limit: int = 1000) -> list[Message]:
        """Messages after a sequence, in order."""
        statement = (
            select(Message)
            .where(Message.conversation_id == conversation_id, Message.sequence > after)
            .order_by(Message.sequence)
            .limit(limit)
        )
        return list(await self._session.scalars(statement))

    async def recent(self, conversation_id: str, author: Author, limit: int = 20) -> list[Message]:
        """The author's latest messages, newest first."""
        wanted = {"conversation": conversation_id, "author": author, "most": limit}
        return list(await self._session.scalars(_RECENT, wanted))

    async def changes(self, conversation_id: str, since: int, audience: Audience, limit: int) -> list[Change]:
        """Changes after a revision that this audience may see, in order."""
        statement = select(Change).where(Change.conversation_id == conversation_id, Change.revision > since)
        if audience is not Audience.DESK:
            statement = statement.where(Change.audience == Audience.ALL)
        return list(await self._session.scalars(statement.order_by(Change.revision).limit(limit)))

    async def revision_of(self, conversation_id: str, sequence: int) -> int:
        """The revision at which the message with this sequence became visible (0: none did)."""
        statement = (
            select(Change.revision)
            .join(Message, Message.id == Change.ref)
            .where(
                Change.conversation_id == conversation_id,
                Change.kind == ChangeKind.MESSAGE,
                Message.sequence == sequence,
            )
        )
        return await self._session.scalar(statement) or 0

    async def messages_by_id(self, ids: Sequence[str]) -> list[Message]:
        """These messages in order."""
        if not ids:
            return []
        return list(
            await self._session.scalars(select(Message).where(Message.id.in_(ids)).order_by(Message.sequence))
        )
