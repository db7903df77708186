"""What a canned reply may say about the conversation it is sent in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from gateway.agents.models import User
from gateway.conversations.models import Conversation
from gateway.conversations.store import ConversationStore
from gateway.handoff.store import HandoffStore
from gateway.runtime import Runtime


async def canned_values(
    session: AsyncSession, user: User, conversation: Conversation, runtime: Runtime
) -> dict[str, Any]:
    """The variables that have something to say: the agent's name and the case's reference."""
    values: dict[str, Any] = {"agent": user.name}
    handoff = await HandoffStore(session, runtime.clock).latest_of(conversation.id)
    reference = _reference(handoff.fields) if handoff else None
    messages = await ConversationStore(session, runtime.clock).messages(conversation.id)
    for message in messages:
        reference = (_reference(message.card["fields"]) if message.card else None) or reference
    if reference:
        values["reference"] = {"type": "reference", "value": reference}
    return values


def _reference(fields: Mapping[str, Any]) -> str | None:
    reference = fields.get("reference")
    return reference.get("value") if isinstance(reference, Mapping) else reference
