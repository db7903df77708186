"""Which conversations somebody at the desk may see."""

from __future__ import annotations

from sqlalchemy.ext.asyncio import AsyncSession

from gateway.agents.models import Role, User
from gateway.conversations.errors import ConversationNotFound
from gateway.conversations.models import Conversation, Holder
from gateway.handoff.store import HandoffStore
from gateway.runtime import Runtime


async def can_see(session: AsyncSession, user: User, conversation: Conversation, runtime: Runtime) -> bool:
    """An agent sees who waits and whom he has answered himself; a supervisor sees everybody."""
    if user.has_role(Role.SUPERVISOR):
        return True
    if not user.has_role(Role.AGENT):
        return False
    if conversation.holder == Holder.QUEUE or conversation.agent_id == user.id:
        return True
    return await HandoffStore(session, runtime.clock).has_held(user.id, conversation.id)


async def require_sight(
    session: AsyncSession, user: User, conversation: Conversation, runtime: Runtime
) -> None:
    """Raise ConversationNotFound for a conversation that is not his to see."""
    if not await can_see(session, user, conversation, runtime):
        raise ConversationNotFound(conversation.id)
