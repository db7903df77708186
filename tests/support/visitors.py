"""A visitor at the API of a running desk, over HTTP or over the socket."""

from __future__ import annotations

import asyncio
import atexit
import functools
import json
import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import httpx2
from websockets.asyncio.client import ClientConnection, connect

Enough = Callable[[list[dict[str, Any]]], bool]


def responses(messages: list[dict[str, Any]]) -> list[str]:
    """The response ids of messages, in order."""
    return [message["response"]["id"] for message in messages if "response" in message]


@functools.cache
def _client(url: str) -> httpx2.Client:
    """One client for all visitors of a desk; kept until the tests end."""
    client = httpx2.Client(base_url=url, timeout=40)
    atexit.register(client.close)
    return client


@dataclass
class HttpVisitor:
    """Sends and reads over HTTP."""

    http: httpx2.Client
    id: str
    token: str
    started: dict[str, Any]

    @classmethod
    def begin(cls, url: str, locale: str | None, **context: str) -> HttpVisitor:
        """Open a conversation."""
        http = _client(url)
        body = http.post("/api/v1/conversations", json={"locale": locale, "context": context})
        body.raise_for_status()
        begun = body.json()
        return cls(http, begun["id"], begun["token"], begun)

    @property
    def headers(self) -> dict[str, str]:
        """The bearer of this conversation."""
        return {"Authorization": f"Bearer {self.token}"}

    def read(self, **query: Any) -> dict[str, Any]:
        """The conversation now."""
        answer = self.http.get(
            f"/api/v1/conversations/{self.id}/messages", params=query, headers=self.headers
        )
        answer.raise_for_status()
        listing: dict[str, Any] = answer.json()
        return listing

    def post(self, **body: Any) -> dict[str, Any]:
        """Send a message, again and again until it is accepted, under one client id."""
        body.setdefault("client_id", uuid.uuid4().hex)
        deadline = time.monotonic() + 60
        while True:
            try:
                answer = self.http.post(
                    f"/api/v1/conversations/{self.id}/messages", json=body, headers=self.headers
                )
                if answer.status_code == 202:
                    message: dict[str, Any] = answer.json()["message"]
                    return message
                if answer.status_code < 500:
                    raise AssertionError(answer.text)
            except httpx2.HTTPError:
                pass
            assert time.monotonic() < deadline, "not accepted within a minute"
            time.sleep(0.2)

    def wait(self, enough: Enough, seconds: float = 30) -> list[dict[str, Any]]:
        """Read until the messages are enough."""
        deadline = time.monotonic() + seconds
        while True:
            try:
                listing = self.read()
                if enough(listing["messages"]) and not listing["typing"]:
                    messages: list[dict[str, Any]] = listing["messages"]
                    return messages
                self.read(since=listing["revision"], wait=2)
            except httpx2.HTTPError:
                time.sleep(0.2)
            assert time.monotonic() < deadline, f"not enough: {listing['messages'][-3:]}"

    def ask(self, **body: Any) -> list[dict[str, Any]]:
        """Send, and give the messages that came after."""
        sequence = self.post(**body)["sequence"]
        messages = self.wait(lambda found: any(message["sequence"] > sequence for message in found))
        return [message for message in messages if message["sequence"] > sequence]

    def say(self, text: str) -> list[dict[str, Any]]:
        """Send a text, and give the messages that came after."""
        return self.ask(text=text)


@dataclass
class SocketVisitor:
    """Sends and reads over the live socket."""

    socket: ClientConnection
    messages: dict[int, dict[str, Any]] = field(default_factory=dict)
    frames: list[dict[str, Any]] = field(default_factory=list)
    revision: int = 0

    @classmethod
    async def join(cls, url: str, visitor: HttpVisitor, since: int = 0) -> SocketVisitor:
        """Say hello with the visitor's token."""
        address = f"{url.replace('http', 'ws')}/api/v1/conversations/{visitor.id}/live"
        socket = await connect(address)
        await socket.send(json.dumps({"type": "hello", "token": visitor.token, "since": since}))
        return cls(socket)

    async def send(self, text: str, client_id: str | None = None) -> None:
        """Send a text frame."""
        frame = {"type": "message", "client_id": client_id or uuid.uuid4().hex, "text": text}
        await self.socket.send(json.dumps(frame))

    async def until(self, enough: Enough, seconds: float = 20) -> list[dict[str, Any]]:
        """Take frames until the messages are enough."""
        async with asyncio.timeout(seconds):
            while not enough(self.ordered()):
                self.take(json.loads(await self.socket.recv()))
        return self.ordered()

    def take(self, frame: dict[str, Any]) -> None:
        """Apply one frame."""
        self.frames.append(frame)
        self.revision = max(self.revision, frame.get("revision", 0))
        found = frame.get("messages", []) if frame["type"] == "reset" else []
        if frame["type"] == "message":
            found = [frame["message"]]
        for message in found:
            self.messages[message["sequence"]] = message

    def ordered(self) -> list[dict[str, Any]]:
        """All messages in order."""
        return [self.messages[sequence] for sequence in sorted(self.messages)]
