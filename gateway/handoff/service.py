"""Puts a conversation in line for a person, and tells its visitor where he stands."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from gateway.agents.store import AgentStore
from gateway.conversations.errors import ConversationClosed, ConversationNotFound
from gateway.conversations.models import Author, Conversation, Holder
from gateway.conversations.store import ConversationStore, Draft
from gateway.handoff.hours import DeskHours
from gateway.handoff.models import EMERGENCY, GENERAL_SKILL, Handoff, HandoffState
from gateway.handoff.queue import estimate_seconds, position
from gateway.handoff.store import HandoffStore
from gateway.runtime import Runtime

# Those behind learn their new place with their next look.
MOST_TOLD = 50
VISITOR_ASKED = "visitor-asked"


@dataclass(frozen=True)
class Place:
    """Where a visitor stands; without an estimate nobody is at the desk."""

    position: int
    estimate_seconds: int | None


def desk_hours(runtime: Runtime) -> DeskHours:
    """When people answer, from the settings."""
    settings = runtime.settings
    return DeskHours(settings.desk_opens, settings.desk_closes, settings.event_zone)


async def open_handoff(
    session: AsyncSession,
    conversation: Conversation,
    *,
    reason: str,
    skill: str,
    fields: Mapping[str, Any],
    runtime: Runtime,
) -> Handoff:
    """Put a locked conversation in line and say so; one that waits or is held already stays as it is."""
    store = HandoffStore(session, runtime.clock)
    known = await store.open_of(conversation.id)
    if known is not None:
        if conversation.holder == Holder.QUEUE:
            await _ask_again(session, conversation, known, runtime, reason=reason, skill=skill, fields=fields)
        if conversation.holder in {Holder.QUEUE, Holder.AGENT}:
            return known
        await store.end(known, HandoffState.CANCELLED)
    handoff = await store.add(conversation, reason=reason, skill=skill or GENERAL_SKILL, fields=dict(fields))
    await ConversationStore(session, runtime.clock).set_holder(conversation, Holder.QUEUE)
    await tell_place(session, conversation, handoff, runtime)
    return handoff


async def _ask_again(
    session: AsyncSession,
    conversation: Conversation,
    known: Handoff,
    runtime: Runtime,
    *,
    reason: str,
    skill: str,
    fields: Mapping[str, Any],
) -> None:
    """What the bot learns while nobody is at the desk belongs to the handoff that waits already."""
    if await _is_anybody_there(session, runtime):
        return
    known.fields = {**known.fields, **fields}
    if known.reason != EMERGENCY:
        known.reason, known.skill = reason, skill or known.skill
    await tell_place(session, conversation, known, runtime)


async def bot_answers(session: AsyncSession, conversation: Conversation, runtime: Runtime) -> bool:
    """Whether the bot answers: while nobody is at the desk, those too who wait for a person."""
    if conversation.holder == Holder.QUEUE:
        return not await _is_anybody_there(session, runtime)
    return conversation.holder == Holder.BOT


async def _is_anybody_there(session: AsyncSession, runtime: Runtime) -> bool:
    return bool(await AgentStore(session, runtime.clock).at_the_desk())


async def cancel_handoff(session: AsyncSession, conversation: Conversation, runtime: Runtime) -> None:
    """End the handoff of a conversation whose visitor has left or whose data is deleted."""
    store = HandoffStore(session, runtime.clock)
    known = await store.open_of(conversation.id)
    if known is not None:
        await store.end(known, HandoffState.CANCELLED)


async def tell_place(
    session: AsyncSession, conversation: Conversation, handoff: Handoff, runtime: Runtime
) -> None:
    """Say in the conversation which place it has, or when somebody will be there."""
    place = await _place(session, handoff, runtime)
    if place.estimate_seconds is None:
        values: dict[str, Any] = {"hours": desk_hours(runtime).weekly()}
        await say_system(session, conversation, "system_handoff_nobody", values, runtime)
        return
    minutes = max(1, math.ceil(place.estimate_seconds / 60))
    values = {"position": place.position, "wait": {"type": "duration", "minutes": minutes}}
    await say_system(session, conversation, "system_handoff_waiting", values, runtime)


async def say_system(
    session: AsyncSession,
    conversation: Conversation,
    response_id: str,
    values: Mapping[str, Any],
    runtime: Runtime,
) -> None:
    """Add a sentence of the desk itself to a locked conversation."""
    locale = runtime.catalogue.worded_in(conversation.locale)
    draft = Draft(
        author=Author.SYSTEM,
        locale=locale,
        text=runtime.catalogue.say(response_id, locale, values),
        response_id=response_id,
        values=values,
    )
    await ConversationStore(session, runtime.clock).append(conversation, draft)


async def _place(session: AsyncSession, handoff: Handoff, runtime: Runtime) -> Place:
    store = HandoffStore(session, runtime.clock)
    place = position(await store.waiting_ids(), handoff.id)
    people = len(await AgentStore(session, runtime.clock).at_the_desk())
    return Place(place, estimate_seconds(place, await store.recent_waits(), people))


async def place_in_queue(runtime: Runtime, conversation_id: str) -> dict[str, Any]:
    """The visitor's place for programs: `position` 0 once somebody has taken over."""
    async with runtime.database.read() as session:
        handoff = await HandoffStore(session, runtime.clock).open_of(conversation_id)
        if handoff is None or handoff.state != HandoffState.WAITING:
            return {"position": 0, "estimate_seconds": 0}
        place = await _place(session, handoff, runtime)
    wire: dict[str, Any] = {"position": place.position, "estimate_seconds": place.estimate_seconds}
    if place.estimate_seconds is None:
        wire["hours"] = desk_hours(runtime).wire(runtime.clock.now())
    return wire


async def ask_for_person(runtime: Runtime, conversation_id: str, *, skill: str) -> dict[str, Any]:
    """What happens when a visitor asks for a person himself; gives his place.

    Raises ConversationClosed.
    """
    async with runtime.database.write() as session:
        conversation = await ConversationStore(session, runtime.clock).lock(conversation_id)
        if conversation.closed_at is not None:
            raise ConversationClosed(conversation_id)
        fields = conversation.summary.get("fields", {})
        await open_handoff(
            session, conversation, reason=VISITOR_ASKED, skill=skill, fields=fields, runtime=runtime
        )
    return await place_in_queue(runtime, conversation_id)


async def refresh_places(runtime: Runtime) -> None:
    """Tell those who wait that their place may have changed, each in a transaction of its own.

    One for all would lock many conversations at once and could wait for itself on PostgreSQL.
    """
    async with runtime.database.read() as session:
        waiting = await HandoffStore(session, runtime.clock).waiting(MOST_TOLD)
    for handoff in waiting:
        async with runtime.database.write() as session:
            store = ConversationStore(session, runtime.clock)
            try:
                conversation = await store.lock(handoff.conversation_id)
            except ConversationNotFound:
                continue
            if conversation.holder == Holder.QUEUE:
                await store.touch_queue(conversation)
