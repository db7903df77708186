"""Every query of turns: claimed with a lease and a fence, in order per conversation."""

from __future__ import annotations

from typing import Any, cast

from sqlalchemy import CursorResult, bindparam, exists, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased
from sqlalchemy.sql.dml import ReturningUpdate

from gateway.clock import Clock, wall_seconds
from gateway.conversations.models import Conversation, Message
from gateway.ids import new_id
from gateway.turns.models import Turn, TurnState

LEASE_SECONDS = 30.0
MAX_ATTEMPTS = 3
_OPEN = (TurnState.READY, TurnState.RUNNING)


def _claim_statement() -> ReturningUpdate[Turn]:
    earlier = aliased(Turn)
    blocked = exists().where(
        earlier.conversation_id == Turn.conversation_id,
        earlier.sequence < Turn.sequence,
        earlier.state.in_(_OPEN),
    )
    ready = (
        select(Turn.id)
        .where(Turn.state == TurnState.READY, Turn.not_before <= bindparam("now"), ~blocked)
        .order_by(Turn.id)
        .limit(1)
        .with_for_update(skip_locked=True)
        .scalar_subquery()
    )
    return (
        update(Turn)
        .where(Turn.id == ready, Turn.state == TurnState.READY)
        .values(
            state=TurnState.RUNNING,
            fence=Turn.fence + 1,
            attempts=Turn.attempts + 1,
            lease_until=bindparam("lease"),
        )
        .returning(Turn)
        .execution_options(populate_existing=True, synchronize_session=False)
    )


# Built once: putting these together costs more than running them.
_CLAIM = _claim_statement()
_OPEN_TURNS = (
    select(func.count())
    .select_from(Turn)
    .where(Turn.conversation_id == bindparam("conversation"), Turn.state.in_(_OPEN))
)


class TurnStore:
    """Reads and writes turns within the caller's session."""

    def __init__(self, session: AsyncSession, clock: Clock) -> None:
        self._session = session
        self._clock = clock

    async def add(self, conversation: Conversation, message: Message, *, claim: bool) -> Turn | None:
        """Put the message in line for the bot, in the transaction that accepts it.

        With `claim` a turn that is first in line is claimed at once and given back, which saves
        a transaction; otherwise a worker finds it.
        """
        is_first = claim and not await self.open_turns(conversation.id)
        turn = Turn(
            id=new_id("t"),
            conversation_id=conversation.id,
            message_id=message.id,
            sequence=message.sequence,
            state=TurnState.RUNNING if is_first else TurnState.READY,
            attempts=1 if is_first else 0,
            fence=1 if is_first else 0,
            lease_until=wall_seconds() + LEASE_SECONDS if is_first else 0.0,
            holder_version=conversation.holder_version,
            accepted_at=wall_seconds(),
            not_before=0.0,
            told_delay=False,
            created_at=self._clock.now(),
        )
        self._session.add(turn)
        return turn if is_first else None

    async def claim(self) -> Turn | None:
        """Take the oldest ready turn whose conversation has no earlier open one."""
        now = wall_seconds()
        found = await self._session.scalars(_CLAIM, {"now": now, "lease": now + LEASE_SECONDS})
        return found.one_or_none()

    async def finish(self, turn: Turn, state: TurnState = TurnState.DONE) -> bool:
        """Close the turn under its fence; False when another worker has it by now."""
        return await self._move(turn, state=state)

    async def give_back(self, turn: Turn, *, delay_seconds: float, count: bool, told: bool) -> bool:
        """Put the turn back to be tried again later; `count` says whether the try was one."""
        attempts = turn.attempts if count else turn.attempts - 1
        return await self._move(
            turn,
            state=TurnState.READY,
            attempts=attempts,
            not_before=wall_seconds() + delay_seconds,
            told_delay=told,
        )

    async def sweep(self) -> list[Turn]:
        """Free turns whose worker vanished; returns those that were tried often enough (now dead)."""
        overdue = update(Turn).where(Turn.state == TurnState.RUNNING, Turn.lease_until < wall_seconds())
        await self._session.execute(
            overdue.where(Turn.attempts < MAX_ATTEMPTS).values(state=TurnState.READY),
            execution_options={"synchronize_session": False},
        )
        dead = overdue.values(state=TurnState.DEAD).returning(Turn)
        return list(await self._session.scalars(dead, execution_options={"synchronize_session": False}))

    async def recover(self) -> None:
        """At start of a single process: what it had been computing when it died is ready again."""
        await self._session.execute(
            update(Turn).where(Turn.state == TurnState.RUNNING).values(state=TurnState.READY),
            execution_options={"synchronize_session": False},
        )

    async def open_turns(self, conversation_id: str) -> int:
        """How many messages of the conversation still wait for the bot."""
        return await self._session.scalar(_OPEN_TURNS, {"conversation": conversation_id}) or 0

    async def _move(self, turn: Turn, **values: Any) -> bool:
        statement = (
            update(Turn)
            .where(Turn.id == turn.id, Turn.fence == turn.fence, Turn.state == TurnState.RUNNING)
            .values(**values)
            .execution_options(synchronize_session=False)
        )
        result = cast("CursorResult[Any]", await self._session.execute(statement))
        return result.rowcount == 1
