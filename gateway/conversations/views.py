"""What a reader gets of a conversation: everything since a revision, or a snapshot."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from gateway.clock import Clock
from gateway.conversations.models import Audience, ChangeKind, Conversation
from gateway.conversations.store import ConversationStore
from gateway.conversations.wording import word
from translations.catalogue import Catalogue

# More changes than this are cheaper to send as a snapshot.
MAX_CHANGES = 300


@dataclass(frozen=True)
class News:
    """What a reader lacks. With `is_reset` the messages are all there are."""

    revision: int
    locale: str
    holder: str
    is_reset: bool = False
    messages: list[dict[str, Any]] = field(default_factory=list)
    holder_changed: bool = False
    queue_changed: bool = False


async def news_since(
    session: AsyncSession,
    conversation: Conversation,
    since: int,
    *,
    clock: Clock,
    catalogue: Catalogue,
) -> News:
    """Everything a visitor may see that changed after revision `since`, in order."""
    if since == conversation.revision:
        return News(conversation.revision, conversation.locale, conversation.holder)
    store = ConversationStore(session, clock)
    changes = await store.changes(conversation.id, since, Audience.ALL, MAX_CHANGES + 1)
    kinds = {change.kind for change in changes}
    locale = conversation.locale
    news = News(conversation.revision, locale, conversation.holder)
    if since > conversation.revision or len(changes) > MAX_CHANGES or ChangeKind.LOCALE in kinds:
        messages = await store.messages(conversation.id)
        return News(
            news.revision,
            locale,
            news.holder,
            is_reset=True,
            messages=[word(message, locale, catalogue) for message in messages],
            holder_changed=True,
            queue_changed=True,
        )
    wanted = [change.ref for change in changes if change.kind in {ChangeKind.MESSAGE, ChangeKind.RENDERING}]
    messages = await store.messages_by_id(wanted)
    return News(
        news.revision,
        locale,
        news.holder,
        messages=[word(message, locale, catalogue) for message in messages],
        holder_changed=ChangeKind.HOLDER in kinds,
        queue_changed=bool(kinds & {ChangeKind.QUEUE, ChangeKind.HOLDER}),
    )
