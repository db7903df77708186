"""A whole gateway in the test's process: real database, real clients, a scripted bot behind its wire."""

from __future__ import annotations

import asyncio
import datetime as dt
import json
import shutil
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx2
import pytest
from fastapi import FastAPI

from gateway.app import build_runtime, create_app
from gateway.clock import FrozenClock
from gateway.database import Base
from gateway.demo.load import load_demo
from gateway.languages.detection import Detector
from gateway.runtime import Runtime
from gateway.settings import Settings
from translations.catalogue import Catalogue

NOW = dt.datetime.fromisoformat("2026-11-25T10:00:00+08:00")
SECRET = "test-secret-of-bot-and-actions"


@dataclass
class ScriptedBot:
    """Answers turns as scripted; each entry is an answer, a status or a callable on the request."""

    answers: list[dict[str, Any] | int | Callable[[dict[str, Any]], Any]] = field(default_factory=list)
    asked: list[dict[str, Any]] = field(default_factory=list)

    async def __call__(self, request: httpx2.Request) -> httpx2.Response:
        """One call of the gateway to the bot."""
        if request.url.path.endswith("/health"):
            return httpx2.Response(200, json={"status": "ok"})
        turn = json.loads(request.content)
        self.asked.append(turn)
        answer: Any = self.answers.pop(0) if self.answers else reply("utter_thanks")
        if callable(answer):
            answer = answer(turn)
            if hasattr(answer, "__await__"):
                answer = await answer
        if isinstance(answer, int):
            return httpx2.Response(answer, json={"code": "bot-failed"})
        return httpx2.Response(200, json=answer)


def reply(response: str, **more: Any) -> dict[str, Any]:
    """A bot's answer with one reply."""
    said = {
        "response": response,
        "values": more.pop("values", {}),
        "text": more.pop("text", "…"),
        "buttons": more.pop("buttons", []),
        "card": more.pop("card", None),
    }
    return {
        "replies": [said],
        "intent": {"name": more.pop("intent", "greet"), "confidence": 0.97},
        "ranking": [],
        "entities": [],
        "form": None,
        "slots": {},
        "effects": [],
        "state": {"turns": 1},
        **more,
    }


@pytest.fixture
def clock() -> FrozenClock:
    """A clock that stands at a Wednesday morning in Beijing."""
    return FrozenClock(NOW)


@pytest.fixture
def bot() -> ScriptedBot:
    """The bot's script and what it was asked."""
    return ScriptedBot()


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Settings of a gateway with its own folder."""
    return Settings(
        _env_file=None,
        var=tmp_path,
        bot_secret=SECRET,
        demo_password="demo-password-for-tests",
        allowed_hosts=["desk.test", "localhost", "127.0.0.1"],
    )


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    """Every text, read once."""
    return Catalogue.load()


@pytest.fixture(scope="session")
def detector() -> Detector:
    """The language detector; its models are read once."""
    return Detector.load()


@pytest.fixture(scope="session")
def demo_database(tmp_path_factory: pytest.TempPathFactory, catalogue: Catalogue, detector: Detector) -> Path:
    """A database with the demo bank, made once and copied for every test."""
    folder = tmp_path_factory.mktemp("demo")

    async def fill() -> None:
        runtime = build_runtime(Settings(_env_file=None, var=folder), None, catalogue, detector)
        async with runtime.database.engine.begin() as connection:
            await connection.run_sync(Base.metadata.create_all)
        await load_demo(runtime)
        await runtime.database.close()

    asyncio.run(fill())
    return folder / "desk.db"


@pytest.fixture
async def app(
    settings: Settings,
    clock: FrozenClock,
    bot: ScriptedBot,
    demo_database: Path,
    catalogue: Catalogue,
    detector: Detector,
) -> AsyncIterator[FastAPI]:
    """The running app with the demo bank loaded."""
    shutil.copy2(demo_database, settings.var / "desk.db")

    def build(known: Settings) -> Runtime:
        runtime = build_runtime(known, httpx2.MockTransport(bot), catalogue, detector)
        runtime.clock = clock
        return runtime

    app = create_app(settings, build)
    async with app.router.lifespan_context(app):
        yield app


@pytest.fixture
def runtime(app: FastAPI) -> Runtime:
    """What the app's parts are handed."""
    found: Runtime = app.state.runtime
    return found


@pytest.fixture
async def client(app: FastAPI) -> AsyncIterator[httpx2.AsyncClient]:
    """A program on the other side of the HTTP API."""
    transport = httpx2.ASGITransport(app)
    async with httpx2.AsyncClient(transport=transport, base_url="http://desk.test") as http:
        yield http


@dataclass
class Visitor:
    """A visitor at the HTTP API."""

    http: httpx2.AsyncClient
    id: str
    token: str
    started: dict[str, Any]
    revision: int = 0

    @property
    def headers(self) -> dict[str, str]:
        """The bearer of this conversation."""
        return {"Authorization": f"Bearer {self.token}"}

    async def send(self, text: str, client_id: str = "c1") -> httpx2.Response:
        """Send a text."""
        return await self.http.post(
            f"/api/v1/conversations/{self.id}/messages",
            json={"client_id": client_id, "text": text},
            headers=self.headers,
        )

    async def press(self, payload: str, client_id: str = "b1") -> httpx2.Response:
        """Press a button."""
        return await self.http.post(
            f"/api/v1/conversations/{self.id}/messages",
            json={"client_id": client_id, "payload": payload},
            headers=self.headers,
        )

    async def read(self, **query: Any) -> dict[str, Any]:
        """Read messages."""
        answer = await self.http.get(
            f"/api/v1/conversations/{self.id}/messages", params=query, headers=self.headers
        )
        found: dict[str, Any] = answer.json()
        return found

    async def wait_for(self, enough: Callable[[list[dict[str, Any]]], bool]) -> list[dict[str, Any]]:
        """Read until the messages are enough (10 s at the most)."""
        listing = await self.read()
        for _ in range(40):
            if enough(listing["messages"]):
                break
            await self.read(since=listing["revision"], wait=1)
            listing = await self.read()
        messages: list[dict[str, Any]] = listing["messages"]
        return messages

    async def answer_to(self, text: str, client_id: str = "c1") -> list[dict[str, Any]]:
        """Send a text and give the messages once something came after it."""
        sent = (await self.send(text, client_id)).json()["message"]["sequence"]
        messages = await self.wait_for(lambda found: any(m["sequence"] > sent for m in found))
        return [message for message in messages if message["sequence"] > sent]


@pytest.fixture
def visit(client: httpx2.AsyncClient) -> Callable[..., Any]:
    """Begin a conversation: `await visit(locale="ru")`."""

    async def begin(locale: str | None = "en", context: dict[str, str] | None = None) -> Visitor:
        answer = await client.post("/api/v1/conversations", json={"locale": locale, "context": context or {}})
        body = answer.json()
        return Visitor(client, body["id"], body["token"], body)

    return begin
