"""Who calls: the bearer or cookie of a session, and what his roles let him do."""

from __future__ import annotations

import datetime as dt
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Annotated
from urllib.parse import urlsplit

from fastapi import Depends, Request

from gateway.agents.errors import OriginForeign
from gateway.agents.models import Role, User
from gateway.agents.store import AgentStore
from gateway.errors import NotAllowed, NotSignedIn
from gateway.runtime import Runtime, RuntimeDep

COOKIE = "desk_session"
TOKEN_PREFIX = "d"  # noqa: S105 - visitors' tokens begin with `v_`, so the two never meet
SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
TOUCH_AFTER = dt.timedelta(minutes=1)


@dataclass(frozen=True)
class Credentials:
    """What a caller brought; a browser sends cookies by itself, also for a foreign page."""

    token: str
    by_cookie: bool


def credentials(headers: Mapping[str, str], cookies: Mapping[str, str]) -> Credentials | None:
    """The token of the header, else of the cookie, if there is one."""
    scheme, _, bearer = headers.get("authorization", "").partition(" ")
    if scheme.casefold() == "bearer" and bearer.strip():
        return Credentials(bearer.strip(), by_cookie=False)
    cookie = cookies.get(COOKIE, "")
    return Credentials(cookie, by_cookie=True) if cookie else None


def is_own_page(headers: Mapping[str, str]) -> bool:
    """Whether a browser says that the call comes from a page of this very host."""
    if site := headers.get("sec-fetch-site"):
        return site == "same-origin"
    origin = headers.get("origin")
    return origin is not None and urlsplit(origin).netloc == headers.get("host")


def is_foreign_page(headers: Mapping[str, str]) -> bool:
    """Whether a browser says that the call comes from another page; programs say nothing."""
    speaks = "sec-fetch-site" in headers or "origin" in headers
    return speaks and not is_own_page(headers)


async def find_user(runtime: Runtime, token: str) -> User:
    """Who signed in with this token. Raises NotSignedIn."""
    async with runtime.database.read() as session:
        found = await AgentStore(session, runtime.clock).by_token(token)
    if found is None:
        raise NotSignedIn("desk session")
    user, desk_session = found
    if runtime.clock.now() - desk_session.seen_at > TOUCH_AFTER:
        async with runtime.database.write() as session:
            await AgentStore(session, runtime.clock).touch_session(token)
    return user


async def find_agent(runtime: Runtime, token: str) -> User:
    """Who signed in with this token, if he answers visitors. Raises NotSignedIn or NotAllowed."""
    user = await find_user(runtime, token)
    if not user.has_role(Role.AGENT, Role.SUPERVISOR):
        raise NotAllowed("neither agent nor supervisor")
    return user


async def current_user(request: Request, runtime: RuntimeDep) -> User:
    """The signed-in caller; errors are worded in his language from here on, or as a program asks.

    Raises NotSignedIn, and OriginForeign for a change that a foreign page wants made with the cookie.
    """
    given = credentials(request.headers, request.cookies)
    if given is None:
        raise NotSignedIn("no session")
    user = await find_user(runtime, given.token)
    # A program says whose language it reads for; a browser would only say the machine's.
    asked = None if given.by_cookie else request.headers.get("accept-language")
    request.state.locale = runtime.catalogue.negotiate(asked) or user.locale
    if given.by_cookie and request.method not in SAFE_METHODS and not is_own_page(request.headers):
        raise OriginForeign(request.headers.get("origin", "none"))
    return user


CurrentUser = Annotated[User, Depends(current_user)]


def require(*roles: Role) -> Callable[[User], Awaitable[User]]:
    """A dependency that gives the caller if he has one of these roles; raises NotAllowed."""

    async def allowed(user: CurrentUser) -> User:
        if not user.has_role(*roles):
            raise NotAllowed(f"needs one of {', '.join(roles)}")
        return user

    return allowed


DeskUser = Annotated[User, Depends(require(Role.AGENT, Role.SUPERVISOR))]
