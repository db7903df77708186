"""What agents do with a handoff: accept it, pass it on, give it back, resolve it."""

from __future__ import annotations

from sqlalchemy.ext.asyncio import AsyncSession

from gateway.agents.models import PresenceState, Role, User
from gateway.agents.store import AgentStore
from gateway.conversations.errors import ConversationClosed
from gateway.conversations.models import Conversation, Holder
from gateway.conversations.store import ConversationStore
from gateway.handoff.errors import AgentUnknown, CapacityReached, HandoffTaken, NotHolder
from gateway.handoff.models import Handoff, HandoffState, Outcome
from gateway.handoff.service import refresh_places, say_system, tell_place
from gateway.handoff.sight import require_sight
from gateway.handoff.store import HandoffStore
from gateway.runtime import Runtime


async def accept(runtime: Runtime, user: User, handoff_id: str) -> Handoff:
    """Take a waiting handoff; again by the same agent changes nothing.

    Raises HandoffNotFound, HandoffTaken for the slower of two, CapacityReached.
    """
    async with runtime.database.write() as session:
        store = HandoffStore(session, runtime.clock)
        # The agent's row first, then the conversation's, everywhere: so nobody waits in a circle.
        await AgentStore(session, runtime.clock).lock(user.id)
        handoff = await store.get(handoff_id)
        if handoff.state == HandoffState.ACCEPTED and handoff.accepted_by == user.id:
            return handoff
        if handoff.state != HandoffState.WAITING:
            raise HandoffTaken(handoff_id)
        await _require_capacity(session, user.id, runtime)
        conversation = await ConversationStore(session, runtime.clock).lock(handoff.conversation_id)
        if conversation.holder != Holder.QUEUE:
            raise HandoffTaken(handoff_id)
        handoff = await store.claim(handoff_id, user.id)
        await _hand_to(session, conversation, user, runtime)
    await refresh_places(runtime)
    return handoff


async def transfer_to_agent(runtime: Runtime, user: User, conversation_id: str, wanted: str) -> Conversation:
    """Pass a conversation to a colleague by id or address; a supervisor may take it himself.

    Raises ConversationNotFound, NotHolder, AgentUnknown, CapacityReached.
    """
    async with runtime.database.write() as session:
        agents = AgentStore(session, runtime.clock)
        colleague = await agents.by_email(wanted) if "@" in wanted else await agents.by_id(wanted)
        if colleague is None or not colleague.has_role(Role.AGENT, Role.SUPERVISOR):
            raise AgentUnknown(wanted)
        await agents.lock(colleague.id)
        conversation = await require_held(session, user, conversation_id, runtime)
        if conversation.agent_id == colleague.id:
            return conversation
        if colleague.id != user.id:
            presence = await agents.presence(colleague.id)
            if presence.state == PresenceState.OFFLINE:
                raise AgentUnknown(wanted)
            await _require_capacity(session, colleague.id, runtime)
        handoff = await _pass_on(session, conversation, runtime)
        await HandoffStore(session, runtime.clock).claim(handoff.id, colleague.id)
        await _hand_to(session, conversation, colleague, runtime)
    return conversation


async def transfer_to_queue(runtime: Runtime, user: User, conversation_id: str, skill: str) -> Conversation:
    """Put a conversation back in line for somebody with a skill. Raises as `transfer_to_agent` does."""
    async with runtime.database.write() as session:
        conversation = await require_held(session, user, conversation_id, runtime)
        handoff = await _pass_on(session, conversation, runtime, skill)
        await ConversationStore(session, runtime.clock).set_holder(conversation, Holder.QUEUE)
        await tell_place(session, conversation, handoff, runtime)
    return conversation


async def return_to_bot(runtime: Runtime, user: User, conversation_id: str) -> Conversation:
    """Let the bot answer again, from where it was; a second time changes nothing."""
    async with runtime.database.write() as session:
        conversation = await ConversationStore(session, runtime.clock).lock(conversation_id)
        if await _was_ended_by(session, user, conversation, HandoffState.RETURNED, runtime):
            return conversation
        conversation = await require_held(session, user, conversation_id, runtime)
        await _end(session, conversation, HandoffState.RETURNED, runtime)
        await ConversationStore(session, runtime.clock).set_holder(conversation, Holder.BOT)
        await say_system(session, conversation, "system_agent_left", {}, runtime)
    return conversation


async def resolve(
    runtime: Runtime, user: User, conversation_id: str, outcome: Outcome, topic: str | None
) -> Conversation:
    """End a conversation with what came of it; a second time changes nothing."""
    async with runtime.database.write() as session:
        conversation = await ConversationStore(session, runtime.clock).lock(conversation_id)
        if await _was_ended_by(session, user, conversation, HandoffState.RESOLVED, runtime):
            return conversation
        conversation = await require_held(session, user, conversation_id, runtime)
        topic = topic or conversation.summary.get("topic")
        await _end(session, conversation, HandoffState.RESOLVED, runtime, outcome, topic)
        await say_system(session, conversation, "system_agent_resolved", {}, runtime)
        conversation.closed_at = runtime.clock.now()
        await ConversationStore(session, runtime.clock).set_holder(conversation, Holder.NOBODY)
    return conversation


async def require_held(
    session: AsyncSession, user: User, conversation_id: str, runtime: Runtime
) -> Conversation:
    """The conversation, locked, that this agent holds; a supervisor may act for whoever holds it.

    Raises ConversationNotFound when it is not his to see, ConversationClosed, NotHolder.
    """
    conversation = await ConversationStore(session, runtime.clock).lock(conversation_id)
    await require_sight(session, user, conversation, runtime)
    if conversation.closed_at is not None:
        raise ConversationClosed(conversation_id)
    is_his = conversation.agent_id == user.id or user.has_role(Role.SUPERVISOR)
    if conversation.holder != Holder.AGENT or not is_his:
        raise NotHolder(conversation_id)
    return conversation


async def _require_capacity(session: AsyncSession, user_id: str, runtime: Runtime) -> None:
    presence = await AgentStore(session, runtime.clock).presence(user_id)
    if await HandoffStore(session, runtime.clock).held_by(user_id) >= presence.capacity:
        raise CapacityReached(user_id)


async def _hand_to(session: AsyncSession, conversation: Conversation, user: User, runtime: Runtime) -> None:
    store = ConversationStore(session, runtime.clock)
    await store.set_holder(conversation, Holder.AGENT, agent_id=user.id)
    await say_system(session, conversation, "system_agent_joined", {"agent": user.name}, runtime)


async def _pass_on(
    session: AsyncSession, conversation: Conversation, runtime: Runtime, skill: str | None = None
) -> Handoff:
    """End the open handoff and begin one that knows the same."""
    store = HandoffStore(session, runtime.clock)
    before = await store.latest_of(conversation.id)
    await _end(session, conversation, HandoffState.RETURNED, runtime, Outcome.TRANSFERRED)
    return await store.add(
        conversation,
        reason="transferred",
        skill=skill or (before.skill if before else "general"),
        fields=before.fields if before else {},
    )


async def _end(
    session: AsyncSession,
    conversation: Conversation,
    state: HandoffState,
    runtime: Runtime,
    outcome: Outcome | None = None,
    topic: str | None = None,
) -> None:
    store = HandoffStore(session, runtime.clock)
    handoff = await store.open_of(conversation.id)
    if handoff is not None:
        await store.end(handoff, state, outcome=outcome, topic=topic)


async def _was_ended_by(
    session: AsyncSession, user: User, conversation: Conversation, state: HandoffState, runtime: Runtime
) -> bool:
    expected = Holder.BOT if state is HandoffState.RETURNED else Holder.NOBODY
    latest = await HandoffStore(session, runtime.clock).latest_of(conversation.id)
    is_ended = conversation.holder == expected and latest is not None and latest.state == state
    return is_ended and latest is not None and latest.accepted_by == user.id
