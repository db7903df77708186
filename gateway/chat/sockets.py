"""What every socket does first and last: origin, hello, frames in, close codes."""

from __future__ import annotations

import asyncio
import json
from contextlib import suppress
from typing import Any, cast
from urllib.parse import urlsplit

from fastapi import WebSocket, WebSocketDisconnect
from pydantic import BaseModel, Field, ValidationError

from gateway.errors import InvalidRequest
from gateway.runtime import Runtime

HELLO_SECONDS = 5.0
CLOSE_NO_HELLO = 4401
CLOSE_FORBIDDEN = 4403
CLOSE_UNKNOWN = 4404
CLOSE_TOO_MANY = 4429
CLOSE_SECONDS = 2.0


class Hello(BaseModel):
    """The first frame of a socket."""

    token: str = Field("", max_length=200)
    since: int | None = Field(None, ge=0)


def is_own_origin(socket: WebSocket, extra: list[str]) -> bool:
    """Whether the page that opened the socket is ours, or one that may embed us; programs send none."""
    origin = socket.headers.get("origin")
    if origin is None or origin in extra:
        return True
    return urlsplit(origin).netloc == socket.headers.get("host")


async def admit(socket: WebSocket, runtime: Runtime, topic: str, most: int) -> bool:
    """Accept the socket unless it comes from a foreign page or is one too many."""
    if not is_own_origin(socket, runtime.settings.embed_origins):
        await socket.close(CLOSE_FORBIDDEN)
        return False
    await socket.accept()
    if runtime.live.listeners(topic) >= most:
        await close(socket, CLOSE_TOO_MANY)
        return False
    return True


async def hello(socket: WebSocket) -> Hello | None:
    """The hello frame; closes the socket and gives None when none comes in time."""
    try:
        async with asyncio.timeout(HELLO_SECONDS):
            frame = await receive(socket)
        if frame.get("type") == "hello":
            return Hello.model_validate(frame)
    except (TimeoutError, ValidationError, InvalidRequest):
        pass
    except WebSocketDisconnect:
        return None
    await close(socket, CLOSE_NO_HELLO)
    return None


async def receive(socket: WebSocket) -> dict[str, Any]:
    """The next frame; one that is no JSON object counts as an empty one. Raises WebSocketDisconnect."""
    message = await socket.receive()
    if message["type"] == "websocket.disconnect":
        raise WebSocketDisconnect(message.get("code", 1006))
    text = message.get("text") or ""
    try:
        frame = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    return cast("dict[str, Any]", frame) if isinstance(frame, dict) else {}


async def close(socket: WebSocket, code: int) -> None:
    """Close and wait no longer than two seconds: a full send buffer must not hold us."""
    with suppress(Exception):
        async with asyncio.timeout(CLOSE_SECONDS):
            await socket.close(code)
