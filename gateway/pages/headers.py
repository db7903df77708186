"""Security headers: one strict default for every answer, and the policy of a page."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

NO_STORE = "no-store"
_DATA_POLICY = "default-src 'none'; frame-ancestors 'none'"
# The page of the chat may ask for the position, when its visitor wants that.
CHAT_PERMISSIONS = "camera=(), microphone=(), geolocation=(self), payment=(), usb=()"
_DEFAULTS = {
    "X-Content-Type-Options": "nosniff",
    # Addresses of a conversation never reach another site, nor its logs.
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
}


def page_policy(*, embedded_by: Sequence[str] | None = None, frames: bool = False) -> str:
    """The Content-Security-Policy of a page: own files only, nothing inline.

    With `embedded_by`, our own pages and these origins may show the page in a frame;
    `frames` lets the page itself show our own pages in frames.
    """
    ancestors = "'none'" if embedded_by is None else " ".join(("'self'", *embedded_by))
    parts = [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        f"frame-ancestors {ancestors}",
    ]
    return "; ".join([*parts, "frame-src 'self'"] if frames else parts)


class SecurityHeaders:
    """ASGI middleware: what an answer does not say itself, it says strictly."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on and complete the headers of its answer."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def completed(message: Message) -> None:
            if message["type"] == "http.response.start":
                _complete(MutableHeaders(scope=message))
            await send(message)

        await self._app(scope, receive, completed)


def _complete(headers: MutableHeaders) -> None:
    for name, value in _DEFAULTS.items():
        headers.setdefault(name, value)
    is_page = headers.get("content-type", "").startswith("text/html")
    headers.setdefault("Content-Security-Policy", page_policy() if is_page else _DATA_POLICY)
    # Answers of the API carry tokens and people's words: no cache may keep one unless it says so.
    headers.setdefault("Cache-Control", NO_STORE)
