"""The first thing a request meets: known hosts only, bodies of a size any valid request has."""

from __future__ import annotations

import json

from starlette.types import ASGIApp, Message, Receive, Scope, Send

MAX_BODY_BYTES = 64 * 1024


class Guard:
    """Refuses odd hosts, tokens in addresses (400) and oversize bodies (413) before anything is read."""

    def __init__(self, app: ASGIApp, allowed_hosts: list[str]) -> None:
        self._app = app
        self._hosts = {host.casefold() for host in allowed_hosts}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or answer it here."""
        if scope["type"] not in {"http", "websocket"}:
            await self._app(scope, receive, send)
            return
        headers = dict(scope["headers"])
        if not self._is_known(headers.get(b"host", b"").decode("latin-1")):
            await _refuse(scope, receive, send, 400, "host-unknown")
            return
        if b"token=" in scope.get("query_string", b""):
            await _refuse(scope, receive, send, 400, "invalid-request")
            return
        length = headers.get(b"content-length", b"0")
        if scope["type"] == "http" and length.isdigit() and int(length) > MAX_BODY_BYTES:
            await _refuse(scope, receive, send, 413, "body-too-large")
            return
        await self._app(scope, _bounded(receive), send)

    def _is_known(self, host: str) -> bool:
        name = host.rsplit(":", 1)[0] if not host.endswith("]") else host
        return "*" in self._hosts or name.casefold() in self._hosts


def _bounded(receive: Receive) -> Receive:
    """Count the bytes of a body that does not say its length; past the limit it just ends."""
    seen = 0

    async def bounded() -> Message:
        nonlocal seen
        message = await receive()
        if message["type"] == "http.request":
            seen += len(message.get("body", b""))
            if seen > MAX_BODY_BYTES:
                return {"type": "http.disconnect"}
        return message

    return bounded


async def _refuse(scope: Scope, receive: Receive, send: Send, status: int, code: str) -> None:
    if scope["type"] == "websocket":
        await receive()
        await send({"type": "websocket.close", "code": 4400})
        return
    body = json.dumps({"type": f"about:blank#{code}", "title": code, "status": status, "code": code})
    await send(
        {
            "type": "http.response.start",
            "status": status,
            "headers": [
                (b"content-type", b"application/problem+json"),
                (b"cache-control", b"no-store"),
                (b"connection", b"close"),
            ],
        }
    )
    await send({"type": "http.response.body", "body": body.encode()})
