"""What the desk's routes and sockets read: the queue, lists, one conversation, news of one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from gateway.agents.models import User
from gateway.agents.store import AgentStore
from gateway.conversations.models import Audience, Author, ChangeKind, Conversation, Message
from gateway.conversations.store import ConversationStore
from gateway.handoff.desk_view import (
    conversation_row,
    desk_message,
    latest_card,
    queue_row,
    wire_handoff,
    wire_note,
)
from gateway.handoff.models import Handoff
from gateway.handoff.routing import Candidate
from gateway.handoff.store import HandoffStore
from gateway.runtime import Runtime

MAX_CHANGES = 300
# The bot's understanding is written onto a message some time after the message itself.
LOOK_BACK = 3


@dataclass(frozen=True)
class DeskNews:
    """What an agent lacks of a conversation; with `is_reset` it is all there is."""

    revision: int
    is_reset: bool = False
    messages: list[dict[str, Any]] = field(default_factory=list)
    notes: list[dict[str, Any]] = field(default_factory=list)
    conversation: dict[str, Any] | None = None


async def candidates(session: AsyncSession, runtime: Runtime) -> list[Candidate]:
    """Who is at the desk and how much each holds."""
    held = await HandoffStore(session, runtime.clock).held_counts()
    people = await AgentStore(session, runtime.clock).at_the_desk()
    return [
        Candidate(user.id, user.languages, user.skills, presence.capacity, held.get(user.id, 0))
        for user, presence in people
    ]


async def queue_rows(
    session: AsyncSession, user: User, handoffs: Sequence[Handoff], runtime: Runtime
) -> list[dict[str, Any]]:
    """Rows of the queue as this agent sees them."""
    ids = [handoff.conversation_id for handoff in handoffs]
    lines = await HandoffStore(session, runtime.clock).last_words(ids)
    people = await candidates(session, runtime)
    reader = Candidate(user.id, user.languages, user.skills)
    store = ConversationStore(session, runtime.clock)
    return [
        queue_row(
            handoff,
            await store.get(handoff.conversation_id),
            lines.get(handoff.conversation_id),
            reader=reader,
            people=people,
            locale=user.locale,
            catalogue=runtime.catalogue,
        )
        for handoff in handoffs
    ]


async def conversation_rows(
    session: AsyncSession, user: User, conversations: Sequence[Conversation], runtime: Runtime
) -> list[dict[str, Any]]:
    """Rows of a list of conversations."""
    ids = [conversation.id for conversation in conversations]
    lines = await HandoffStore(session, runtime.clock).last_words(ids)
    holders = [conversation.agent_id for conversation in conversations if conversation.agent_id]
    names = await AgentStore(session, runtime.clock).names(holders)
    return [
        conversation_row(
            conversation,
            lines.get(conversation.id),
            names,
            locale=user.locale,
            catalogue=runtime.catalogue,
        )
        for conversation in conversations
    ]


async def conversation_detail(
    session: AsyncSession, user: User, conversation: Conversation, runtime: Runtime
) -> dict[str, Any]:
    """Everything about a conversation except its messages, worded for this agent."""
    store = HandoffStore(session, runtime.clock)
    (row,) = await conversation_rows(session, user, [conversation], runtime)
    handoff = await store.latest_of(conversation.id)
    messages = await ConversationStore(session, runtime.clock).messages(conversation.id)
    return {
        **row,
        "context": conversation.context,
        "summary": {"topic": row["topic"], "fields": conversation.summary.get("fields", {})},
        "handoff": wire_handoff(handoff, user.locale, runtime.catalogue) if handoff else None,
        "card": latest_card(messages, user.locale, runtime.catalogue),
        "rating": conversation.rating,
        "notes": [wire_note(note) for note in await store.notes(conversation.id)],
    }


async def desk_news(
    session: AsyncSession, user: User, conversation: Conversation, since: int, runtime: Runtime
) -> DeskNews:
    """Everything the desk may see that changed after revision `since`, notes included."""
    store = ConversationStore(session, runtime.clock)
    changes = await store.changes(conversation.id, since, Audience.DESK, MAX_CHANGES + 1)
    is_reset = since == 0 or since > conversation.revision or len(changes) > MAX_CHANGES
    if is_reset:
        messages = await store.messages(conversation.id)
        notes = await HandoffStore(session, runtime.clock).notes(conversation.id)
    else:
        refs = {kind: [one.ref for one in changes if one.kind == kind] for kind in ChangeKind}
        wanted = refs[ChangeKind.MESSAGE] + refs[ChangeKind.RENDERING]
        messages = await _with_understood(store, conversation.id, await store.messages_by_id(wanted))
        notes = await HandoffStore(session, runtime.clock).notes(conversation.id, refs[ChangeKind.NOTE])
    return DeskNews(
        conversation.revision,
        is_reset,
        [desk_message(message, user.locale, runtime.catalogue) for message in messages],
        [wire_note(note) for note in notes],
        await conversation_detail(session, user, conversation, runtime),
    )


async def _with_understood(
    store: ConversationStore, conversation_id: str, messages: list[Message]
) -> list[Message]:
    """The messages, and before a bot's answer the visitor's messages that it is an answer to."""
    answers = [message.sequence for message in messages if message.author_kind == Author.BOT]
    if not answers:
        return messages
    earlier = await store.messages(conversation_id, max(0, min(answers) - 1 - LOOK_BACK), LOOK_BACK)
    known = {message.id for message in messages}
    asked = [one for one in earlier if one.author_kind == Author.VISITOR and one.id not in known]
    return sorted([*asked, *messages], key=lambda message: message.sequence)
