"""Signing in and out: throttled, in constant time, with a new session each time."""

from __future__ import annotations

from dataclasses import dataclass

from gateway.agents.access import TOKEN_PREFIX
from gateway.agents.errors import SignInWrong
from gateway.agents.models import PresenceState, User
from gateway.agents.passwords import check_password
from gateway.agents.store import AgentStore
from gateway.agents.throttle import SignInThrottle
from gateway.conversations.store import DESK_TOPIC
from gateway.database import hint
from gateway.ids import new_secret
from gateway.runtime import Runtime


@dataclass(frozen=True)
class SignedIn:
    """A user and the token of his new session, shown once."""

    user: User
    token: str


async def sign_in(
    runtime: Runtime, throttle: SignInThrottle, *, email: str, password: str, address: str, old_token: str
) -> SignedIn:
    """Open a session and end the one the browser came with. Raises SignInWrong or SignInThrottled."""
    name = email.strip().casefold()
    await throttle.admit(name, address)
    async with runtime.database.read() as session:
        user = await AgentStore(session, runtime.clock).by_email(name)
    fits = await check_password(password, user.password_hash if user else None)
    if user is None or not fits:
        await throttle.failed(address)
        raise SignInWrong(address)
    await throttle.succeeded(name)
    token = new_secret(TOKEN_PREFIX)
    async with runtime.database.write() as session:
        store = AgentStore(session, runtime.clock)
        if old_token:
            await store.close_session(old_token)
        await store.open_session(user, token)
        # Signed in is not yet at the desk: that takes a word of his own.
        presence = await store.presence(user.id)
        if presence.state == PresenceState.OFFLINE:
            await store.set_presence(user.id, PresenceState.AWAY)
    return SignedIn(user, token)


async def sign_out(runtime: Runtime, user: User, token: str) -> None:
    """End a session; who has no other leaves the desk. A second time changes nothing."""
    async with runtime.database.write() as session:
        store = AgentStore(session, runtime.clock)
        await store.close_session(token)
        if not await store.has_session(user.id):
            await store.set_presence(user.id, PresenceState.OFFLINE)
        hint(session, DESK_TOPIC, 0)
