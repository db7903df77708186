"""Every query of handoffs, the queue and notes; the caller's transaction commits."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Case, Select, and_, case, func, literal, or_, select, tuple_, update
from sqlalchemy.ext.asyncio import AsyncSession

from gateway.clock import Clock
from gateway.conversations.models import Author, Conversation, Holder, Message
from gateway.handoff.errors import HandoffNotFound, HandoffTaken
from gateway.handoff.models import EMERGENCY, Handoff, HandoffState, Note, Outcome
from gateway.ids import new_id

RECENT = dt.timedelta(hours=2)
RECENT_WAITS = 20
_OPEN = (HandoffState.WAITING, HandoffState.ACCEPTED)


def turn_of(handoff: Handoff) -> int:
    """0 for an emergency, 1 for others: the smaller is taken first, and within each the oldest."""
    return 0 if EMERGENCY in {handoff.reason, handoff.skill} else 1


def _turn() -> Case[int]:
    """The same as `turn_of`, for the database."""
    return case((or_(Handoff.reason == EMERGENCY, Handoff.skill == EMERGENCY), 0), else_=1)


def _waiting() -> Select[Handoff]:
    # The conversation's holder is the truth: a visitor who has left does not wait any more.
    return (
        select(Handoff)
        .join(Conversation, Conversation.id == Handoff.conversation_id)
        .where(Handoff.state == HandoffState.WAITING, Conversation.holder == Holder.QUEUE)
        .order_by(_turn(), Handoff.created_at, Handoff.id)
    )


class HandoffStore:
    """Reads and writes handoffs within the caller's session."""

    def __init__(self, session: AsyncSession, clock: Clock) -> None:
        self._session = session
        self._clock = clock

    async def get(self, handoff_id: str) -> Handoff:
        """The handoff; raises HandoffNotFound."""
        found = await self._session.get(Handoff, handoff_id, populate_existing=True)
        if found is None:
            raise HandoffNotFound(handoff_id)
        return found

    async def open_of(self, conversation_id: str) -> Handoff | None:
        """The handoff of this conversation that waits or is held, if there is one."""
        statement = select(Handoff).where(
            Handoff.conversation_id == conversation_id, Handoff.state.in_(_OPEN)
        )
        return (await self._session.scalars(statement)).one_or_none()

    async def latest_of(self, conversation_id: str) -> Handoff | None:
        """The latest handoff of this conversation in whatever state."""
        statement = (
            select(Handoff)
            .where(Handoff.conversation_id == conversation_id)
            .order_by(Handoff.created_at.desc(), Handoff.id.desc())
            .limit(1)
        )
        return (await self._session.scalars(statement)).one_or_none()

    async def add(
        self, conversation: Conversation, *, reason: str, skill: str, fields: dict[str, Any]
    ) -> Handoff:
        """Put a conversation in line."""
        handoff = Handoff(
            id=new_id("h"),
            conversation_id=conversation.id,
            reason=reason,
            skill=skill,
            fields=fields,
            locale=conversation.locale,
            state=HandoffState.WAITING,
            created_at=self._clock.now(),
        )
        self._session.add(handoff)
        await self._session.flush()
        return handoff

    async def claim(self, handoff_id: str, agent_id: str) -> Handoff:
        """Give a waiting handoff to one agent; the slower of two gets HandoffTaken."""
        statement = (
            update(Handoff)
            .where(Handoff.id == handoff_id, Handoff.state == HandoffState.WAITING)
            .values(state=HandoffState.ACCEPTED, accepted_by=agent_id, accepted_at=self._clock.now())
            .returning(Handoff)
            .execution_options(populate_existing=True, synchronize_session=False)
        )
        claimed = (await self._session.scalars(statement)).one_or_none()
        if claimed is None:
            raise HandoffTaken(handoff_id)
        return claimed

    async def end(
        self,
        handoff: Handoff,
        state: HandoffState,
        *,
        outcome: Outcome | None = None,
        topic: str | None = None,
    ) -> None:
        """Close a handoff."""
        handoff.state, handoff.outcome, handoff.topic = state, outcome, topic
        handoff.ended_at = self._clock.now()
        # Now: the index that allows one open handoff a conversation must see it before the next comes.
        await self._session.flush()

    async def waiting_ids(self) -> list[str]:
        """Everybody who waits, in the order of their turn."""
        return list(await self._session.scalars(_waiting().with_only_columns(Handoff.id)))

    async def waiting(self, limit: int, after: tuple[int, dt.datetime, str] | None = None) -> list[Handoff]:
        """Those who wait, in the order of their turn, from behind a given turn, moment and id."""
        statement = _waiting().limit(limit)
        if after is not None:
            turn, moment, handoff_id = after
            told = tuple_(literal(moment, Handoff.created_at.type), handoff_id)
            behind = tuple_(Handoff.created_at, Handoff.id) > told
            statement = statement.where(or_(_turn() > turn, and_(_turn() == turn, behind)))
        return list(await self._session.scalars(statement))

    async def recent_waits(self) -> list[float]:
        """How many seconds those who were accepted lately had waited."""
        statement = (
            select(Handoff.created_at, Handoff.accepted_at)
            .where(Handoff.accepted_at >= self._clock.now() - RECENT)
            .order_by(Handoff.accepted_at.desc())
            .limit(RECENT_WAITS)
        )
        rows = await self._session.execute(statement)
        return [(accepted - created).total_seconds() for created, accepted in rows if accepted is not None]

    async def held_by(self, agent_id: str) -> int:
        """How many conversations the agent holds."""
        statement = (
            select(func.count())
            .select_from(Conversation)
            .where(Conversation.holder == Holder.AGENT, Conversation.agent_id == agent_id)
        )
        return await self._session.scalar(statement) or 0

    async def held_counts(self) -> dict[str, int]:
        """How many conversations each agent holds."""
        statement = (
            select(Conversation.agent_id, func.count())
            .where(Conversation.holder == Holder.AGENT, Conversation.agent_id.is_not(None))
            .group_by(Conversation.agent_id)
        )
        return {str(agent_id): number for agent_id, number in await self._session.execute(statement)}

    async def has_held(self, agent_id: str, conversation_id: str) -> bool:
        """Whether this agent ever took this conversation."""
        statement = select(Handoff.id).where(
            Handoff.conversation_id == conversation_id, Handoff.accepted_by == agent_id
        )
        return await self._session.scalar(statement.limit(1)) is not None

    async def last_words(self, conversation_ids: Sequence[str]) -> dict[str, Message]:
        """The latest message of a visitor in each conversation."""
        latest = (
            select(Message.conversation_id, func.max(Message.sequence).label("sequence"))
            .where(Message.conversation_id.in_(conversation_ids), Message.author_kind == Author.VISITOR)
            .group_by(Message.conversation_id)
            .subquery()
        )
        statement = select(Message).join(
            latest,
            and_(Message.conversation_id == latest.c.conversation_id, Message.sequence == latest.c.sequence),
        )
        return {message.conversation_id: message for message in await self._session.scalars(statement)}

    async def conversations(
        self, view: str, agent_id: str, limit: int, before: tuple[dt.datetime, str] | None = None
    ) -> list[Conversation]:
        """Conversations of one view (`mine`, `queue`, `all`), latest activity first."""
        statement = select(Conversation).order_by(Conversation.updated_at.desc(), Conversation.id.desc())
        if view == "mine":
            statement = statement.where(
                Conversation.holder == Holder.AGENT, Conversation.agent_id == agent_id
            )
        elif view == "queue":
            statement = statement.where(Conversation.holder == Holder.QUEUE)
        if before is not None:
            moment, conversation_id = before
            statement = statement.where(
                or_(
                    Conversation.updated_at < moment,
                    and_(Conversation.updated_at == moment, Conversation.id < conversation_id),
                )
            )
        return list(await self._session.scalars(statement.limit(limit)))

    async def note_of(self, conversation_id: str, author_id: str, client_id: str) -> Note | None:
        """The note that this agent stored under this client id before, if any."""
        statement = select(Note).where(
            Note.conversation_id == conversation_id,
            Note.author_id == author_id,
            Note.client_id == client_id,
        )
        return (await self._session.scalars(statement)).one_or_none()

    async def add_note(self, note: Note) -> None:
        """Store a note."""
        self._session.add(note)
        await self._session.flush()

    async def notes(self, conversation_id: str, ids: Sequence[str] | None = None) -> list[Note]:
        """The notes of a conversation in order, or some of them."""
        statement = select(Note).where(Note.conversation_id == conversation_id)
        if ids is not None:
            statement = statement.where(Note.id.in_(ids))
        return list(await self._session.scalars(statement.order_by(Note.created_at, Note.id)))
