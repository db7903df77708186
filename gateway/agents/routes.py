"""Signing in and out, and what somebody says of himself."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request, Response

from gateway.agents.access import (
    COOKIE,
    CurrentUser,
    DeskUser,
    credentials,
    is_foreign_page,
)
from gateway.agents.errors import OriginForeign
from gateway.agents.schemas import MeBody, PresenceBody, SignInBody, wire_presence, wire_user
from gateway.agents.sign_in import sign_in, sign_out
from gateway.agents.store import ABSOLUTE_LIFE, AgentStore
from gateway.agents.throttle import SignInThrottle, get_throttle
from gateway.conversations.errors import LocaleUnknown
from gateway.conversations.store import DESK_TOPIC
from gateway.database import hint
from gateway.runtime import RuntimeDep

router = APIRouter(prefix="/api/v1", tags=["desk"])


@router.post("/sign-in")
async def open_desk(
    request: Request,
    response: Response,
    runtime: RuntimeDep,
    body: SignInBody,
    throttle: Annotated[SignInThrottle, Depends(get_throttle)],
) -> dict[str, Any]:
    """Begin a session: the token is the bearer for programs, the cookie serves the pages."""
    if is_foreign_page(request.headers):
        raise OriginForeign("sign-in")
    signed_in = await sign_in(
        runtime,
        throttle,
        email=body.email,
        password=body.password,
        address=request.client.host if request.client else "unknown",
        old_token=request.cookies.get(COOKIE, ""),
    )
    is_secure = request.url.scheme == "https" or runtime.settings.public_url.startswith("https:")
    response.set_cookie(
        COOKIE,
        signed_in.token,
        max_age=int(ABSOLUTE_LIFE.total_seconds()),
        httponly=True,
        samesite="lax",
        secure=is_secure,
    )
    return {"token": signed_in.token, "user": wire_user(signed_in.user)}


@router.post("/sign-out", status_code=204)
async def close_desk(request: Request, user: CurrentUser, runtime: RuntimeDep) -> Response:
    """End this session; its sockets close, what its owner holds stays his."""
    given = credentials(request.headers, request.cookies)
    if given is not None:
        await sign_out(runtime, user, given.token)
    response = Response(status_code=204)
    response.delete_cookie(COOKIE, httponly=True, samesite="lax")
    return response


@router.get("/me")
async def read_me(user: CurrentUser, runtime: RuntimeDep) -> dict[str, Any]:
    """Who is signed in, and whether he takes conversations."""
    async with runtime.database.read() as session:
        presence = await AgentStore(session, runtime.clock).presence(user.id)
    return {**wire_user(user), "presence": wire_presence(presence, runtime.clock.now())}


@router.patch("/me")
async def choose_locale(user: CurrentUser, runtime: RuntimeDep, body: MeBody) -> dict[str, Any]:
    """Choose the language of the desk; messages are worded in it from now on."""
    locale = runtime.catalogue.negotiate(body.locale)
    if locale is None:
        raise LocaleUnknown(body.locale)
    async with runtime.database.write() as session:
        own = await AgentStore(session, runtime.clock).by_id(user.id)
        if own is not None:
            own.locale = locale
    return {**wire_user(user), "locale": locale}


@router.put("/me/presence")
async def set_presence(user: DeskUser, runtime: RuntimeDep, body: PresenceBody) -> dict[str, Any]:
    """Come to the desk, step away or leave; conversations already held stay."""
    async with runtime.database.write() as session:
        presence = await AgentStore(session, runtime.clock).set_presence(user.id, body.state, body.capacity)
        hint(session, DESK_TOPIC, 0)
    return wire_presence(presence, runtime.clock.now())
