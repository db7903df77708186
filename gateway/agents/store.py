"""Every query of users, sessions and presence; the caller's transaction commits."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from sqlalchemy import delete, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from gateway.agents.models import DEFAULT_CAPACITY, DeskSession, Presence, PresenceState, Role, User
from gateway.clock import Clock
from gateway.ids import hash_secret

IDLE_LIFE = dt.timedelta(hours=2)
ABSOLUTE_LIFE = dt.timedelta(hours=12)


class AgentStore:
    """Reads and writes the desk's people within the caller's session."""

    def __init__(self, session: AsyncSession, clock: Clock) -> None:
        self._session = session
        self._clock = clock

    async def by_id(self, user_id: str) -> User | None:
        """The user with this id, unless he is disabled."""
        user = await self._session.get(User, user_id)
        return user if user is not None and user.disabled_at is None else None

    async def by_email(self, email: str) -> User | None:
        """The user with this address in any case of letters, unless he is disabled."""
        statement = select(User).where(User.email == email.casefold(), User.disabled_at.is_(None))
        return (await self._session.scalars(statement)).one_or_none()

    async def count(self) -> int:
        """How many users there are."""
        return await self._session.scalar(select(func.count()).select_from(User)) or 0

    async def lock(self, user_id: str) -> User | None:
        """The user, his row locked until the commit: what he may hold is counted under it."""
        return await self._session.get(User, user_id, with_for_update=True, populate_existing=True)

    async def names(self, ids: Iterable[str]) -> dict[str, str]:
        """Names by id."""
        wanted = sorted(set(ids))
        users = await self._session.scalars(select(User).where(User.id.in_(wanted)))
        return {user.id: user.name for user in users}

    async def add(self, user: User) -> None:
        """Store a new user."""
        self._session.add(user)
        await self._session.flush()

    async def open_session(self, user: User, token: str) -> None:
        """Remember a sign-in, and forget those that ended long ago."""
        now = self._clock.now()
        await self._session.execute(delete(DeskSession).where(DeskSession.created_at < now - ABSOLUTE_LIFE))
        self._session.add(
            DeskSession(token_hash=hash_secret(token), user_id=user.id, created_at=now, seen_at=now)
        )

    async def close_session(self, token: str) -> None:
        """Forget a sign-in; its sockets close within five seconds."""
        await self._session.execute(delete(DeskSession).where(DeskSession.token_hash == hash_secret(token)))

    async def has_session(self, user_id: str) -> bool:
        """Whether he is signed in anywhere."""
        alive = self._clock.now() - IDLE_LIFE
        statement = select(DeskSession.token_hash).where(
            DeskSession.user_id == user_id, DeskSession.seen_at > alive
        )
        return await self._session.scalar(statement.limit(1)) is not None

    async def by_token(self, token: str) -> tuple[User, DeskSession] | None:
        """Who signed in with this token, while the session lives and he is not disabled."""
        statement = (
            select(User, DeskSession)
            .join(DeskSession, DeskSession.user_id == User.id)
            .where(DeskSession.token_hash == hash_secret(token), User.disabled_at.is_(None))
        )
        found = (await self._session.execute(statement)).one_or_none()
        if found is None:
            return None
        user, session = found
        now = self._clock.now()
        is_over = now - session.seen_at > IDLE_LIFE or now - session.created_at > ABSOLUTE_LIFE
        return None if is_over else (user, session)

    async def touch_session(self, token: str) -> None:
        """Say that the session is in use."""
        session = await self._session.get(DeskSession, hash_secret(token))
        if session is not None:
            session.seen_at = self._clock.now()

    async def presence(self, user_id: str) -> Presence:
        """His presence; somebody who never said anything is offline."""
        found = await self._session.get(Presence, user_id, populate_existing=True)
        return found or Presence(
            user_id=user_id,
            state=PresenceState.OFFLINE,
            capacity=DEFAULT_CAPACITY,
            seen_at=self._clock.now(),
        )

    async def set_presence(self, user_id: str, state: PresenceState, capacity: int | None = None) -> Presence:
        """Say whether he takes conversations, and how many at once."""
        presence = await self.presence(user_id)
        presence.state = state
        presence.capacity = capacity if capacity is not None else presence.capacity
        presence.seen_at = self._clock.now()
        self._session.add(presence)
        return presence

    async def hear_of(self, user_id: str) -> Presence:
        """His desk gave a sign of life; after a minute of silence he has to come back himself."""
        presence = await self.presence(user_id)
        presence.state = presence.state_at(self._clock.now())
        presence.seen_at = self._clock.now()
        self._session.add(presence)
        return presence

    async def at_the_desk(self) -> Sequence[tuple[User, Presence]]:
        """Agents and supervisors who take conversations now."""
        statement = (
            select(User, Presence)
            .join(Presence, Presence.user_id == User.id)
            .where(Presence.state == PresenceState.ONLINE, User.disabled_at.is_(None))
            .order_by(User.id)
        )
        now = self._clock.now()
        return [
            (user, presence)
            for user, presence in await self._session.execute(statement)
            if presence.state_at(now) is PresenceState.ONLINE and user.has_role(Role.AGENT, Role.SUPERVISOR)
        ]

    async def colleagues(self) -> Sequence[tuple[User, Presence | None]]:
        """Everybody who can hold conversations, with his presence."""
        statement = (
            select(User, Presence)
            .outerjoin(Presence, Presence.user_id == User.id)
            .where(User.disabled_at.is_(None))
            .order_by(User.name)
        )
        rows = await self._session.execute(statement)
        return [(user, presence) for user, presence in rows if user.has_role(Role.AGENT, Role.SUPERVISOR)]
