from __future__ import annotations

import asyncio
import json
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import pytest
import uvicorn
from fastapi import FastAPI
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidStatus

from tests.support.desk import Colleague, Desk

PATIENCE_SECONDS = 6.0


@pytest.fixture
async def address(app: FastAPI) -> AsyncIterator[str]:
    """The app behind a real server, since sockets need one."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port = found.getsockname()[1]
    options = uvicorn.Config(
        app, host="127.0.0.1", port=port, log_config=None, ws="websockets-sansio", lifespan="off"
    )
    server = uvicorn.Server(options)
    serving = asyncio.create_task(server.serve())
    while not server.started:  # noqa: ASYNC110 - uvicorn has no event for it
        await asyncio.sleep(0.01)
    yield f"127.0.0.1:{port}"
    server.should_exit = True
    await serving


@dataclass
class Line:
    """A desk socket that remembers every frame."""

    connection: ClientConnection
    frames: list[dict[str, Any]] = field(default_factory=list)

    async def send(self, kind: str, **more: Any) -> None:
        await self.connection.send(json.dumps({"type": kind, **more}))

    async def until(self, kind: str, **wanted: Any) -> dict[str, Any]:
        """The next frame of this kind with these values."""
        async with asyncio.timeout(PATIENCE_SECONDS):
            while True:
                frame: dict[str, Any] = json.loads(await self.connection.recv())
                self.frames.append(frame)
                if frame["type"] == kind and all(frame.get(key) == value for key, value in wanted.items()):
                    return frame

    async def until_closed(self) -> int:
        async with asyncio.timeout(PATIENCE_SECONDS):
            while True:
                try:
                    self.frames.append(json.loads(await self.connection.recv()))
                except ConnectionClosed as closed:
                    return closed.rcvd.code if closed.rcvd else 1006


@asynccontextmanager
async def line_of(address: str, token: str) -> AsyncIterator[Line]:
    async with connect(f"ws://{address}/api/v1/desk/live") as connection:
        line = Line(connection)
        await line.send("hello", token=token)
        yield line


async def ask(visitor: Any) -> None:
    path = f"/api/v1/conversations/{visitor.id}/handoff"
    await visitor.http.post(path, json={}, headers=visitor.headers)


@pytest.fixture
async def held(visit: Any, desk: Desk) -> tuple[Any, Colleague]:
    """A visitor whom an agent has accepted."""
    agent = await desk.sign_in("zh")
    visitor = await visit(locale="en")
    await ask(visitor)
    await agent.accept_next()
    return visitor, agent


async def test_a_new_visitor_in_line_appears_and_disappears_once_accepted(
    address: str, visit: Any, desk: Desk
) -> None:
    agent, colleague = await desk.sign_in("zh"), await desk.sign_in("en")
    async with line_of(address, colleague.token) as line:
        assert (await line.until("queue"))["items"] == []
        visitor = await visit()
        await ask(visitor)
        (row,) = (await line.until("queue"))["items"]
        assert row["conversation_id"] == visitor.id
        assert row["offered"] is True
        await agent.accept_next()
        assert (await line.until("queue"))["items"] == []


async def test_an_accepted_visitor_is_on_the_agents_own_list(
    address: str, held: tuple[Any, Colleague]
) -> None:
    visitor, agent = held
    async with line_of(address, agent.token) as line:
        (row,) = (await line.until("conversations"))["items"]
        assert row["id"] == visitor.id


async def test_a_followed_conversation_comes_whole_and_then_by_changes(
    address: str, held: tuple[Any, Colleague]
) -> None:
    visitor, agent = held
    async with line_of(address, agent.token) as line:
        await line.send("follow", conversation_id=visitor.id)
        whole = await line.until("reset", conversation_id=visitor.id)
        await visitor.send("one more thing")
        news = await line.until("changes", conversation_id=visitor.id)
        assert [message["text"] for message in news["messages"]] == ["one more thing"]
        assert news["revision"] > whole["revision"]


async def test_after_a_lost_connection_exactly_what_was_missed_comes(
    address: str, held: tuple[Any, Colleague]
) -> None:
    visitor, agent = held
    known = (await agent.get(f"/conversations/{visitor.id}")).json()["revision"]
    await visitor.send("first", "c1")
    await agent.post(f"/conversations/{visitor.id}/notes", {"text": "seen"})
    async with line_of(address, agent.token) as line:
        await line.send("follow", conversation_id=visitor.id, since=known)
        news = await line.until("changes", conversation_id=visitor.id)
        assert [message["text"] for message in news["messages"]] == ["first"]
        assert [note["text"] for note in news["notes"]] == ["seen"]


async def test_a_reply_over_the_socket_is_accepted_once(address: str, held: tuple[Any, Colleague]) -> None:
    visitor, agent = held
    async with line_of(address, agent.token) as line:
        for _ in range(2):
            await line.send("reply", conversation_id=visitor.id, client_id="s1", text="hello")
            assert (await line.until("accepted"))["client_id"] == "s1"
    assert [m["text"] for m in (await visitor.read())["messages"]].count("hello") == 1


async def test_writing_is_seen_on_both_sides(address: str, held: tuple[Any, Colleague]) -> None:
    visitor, agent = held
    address_of_visitor = f"ws://{address}/api/v1/conversations/{visitor.id}/live"
    async with line_of(address, agent.token) as line, connect(address_of_visitor) as other:
        far = Line(other)
        await far.send("hello", token=visitor.token)
        await far.until("holder")
        await line.send("follow", conversation_id=visitor.id)
        await line.until("reset")
        await line.send("typing", conversation_id=visitor.id)
        assert (await far.until("typing"))["author"]["kind"] == "agent"
        await far.send("typing")
        assert (await line.until("typing"))["author"]["kind"] == "visitor"


async def test_a_note_is_in_no_frame_of_the_visitor(address: str, held: tuple[Any, Colleague]) -> None:
    visitor, agent = held
    async with connect(f"ws://{address}/api/v1/conversations/{visitor.id}/live") as other:
        far = Line(other)
        await far.send("hello", token=visitor.token)
        await agent.post(f"/conversations/{visitor.id}/notes", {"text": "between us"})
        await agent.reply(visitor.id, "between you and me")
        await far.until("message")
        while far.frames[-1].get("message", {}).get("text") != "between you and me":
            await far.until("message")
    assert "between us" not in json.dumps(far.frames)


async def test_a_conversation_that_is_not_his_cannot_be_followed(
    address: str, held: tuple[Any, Colleague], desk: Desk
) -> None:
    visitor, _ = held
    other = await desk.sign_in("en")
    async with line_of(address, other.token) as line:
        await line.send("follow", conversation_id=visitor.id)
        refused = await line.until("error")
        assert (refused["status"], refused["code"]) == (404, "conversation-not-found")


async def test_who_only_looked_at_the_queue_loses_sight_once_a_colleague_accepts(
    address: str, visit: Any, desk: Desk
) -> None:
    agent, onlooker = await desk.sign_in("zh"), await desk.sign_in("en")
    visitor = await visit()
    await ask(visitor)
    async with line_of(address, onlooker.token) as line:
        await line.send("follow", conversation_id=visitor.id)
        await line.until("reset")
        await agent.accept_next()
        await line.until("gone", conversation_id=visitor.id)
        await agent.reply(visitor.id, "secret between the two")
        await asyncio.sleep(0.3)
    assert "secret between the two" not in json.dumps(line.frames)


async def test_signing_out_closes_the_socket_within_five_seconds(
    address: str, held: tuple[Any, Colleague]
) -> None:
    _, agent = held
    async with line_of(address, agent.token) as line:
        await line.until("ready")
        await agent.post("/sign-out")
        assert await line.until_closed() == 4401


@pytest.mark.parametrize(("name", "code"), [("branch", 4403), (None, 4401)])
async def test_who_is_no_agent_gets_no_line(address: str, desk: Desk, name: str | None, code: int) -> None:
    token = (await desk.sign_in(name)).token if name else "d_made-up"
    async with line_of(address, token) as line:
        assert await line.until_closed() == code
    assert line.frames == []


async def test_a_foreign_page_gets_no_line_with_the_agents_cookie(address: str, desk: Desk) -> None:
    agent = await desk.sign_in("zh")
    headers = {"Cookie": f"desk_session={agent.token}", "Origin": "https://evil.example"}
    with pytest.raises(InvalidStatus) as refused:
        await connect(f"ws://{address}/api/v1/desk/live", additional_headers=headers)
    assert refused.value.response.status_code == 403


async def test_the_desks_own_page_gets_its_line_by_cookie(address: str, desk: Desk) -> None:
    agent = await desk.sign_in("zh")
    headers = {"Cookie": f"desk_session={agent.token}", "Origin": f"http://{address}"}
    async with connect(f"ws://{address}/api/v1/desk/live", additional_headers=headers) as connection:
        line = Line(connection)
        await line.send("hello")
        assert (await line.until("ready"))["user"]["id"] == agent.user["id"]


@pytest.mark.parametrize(
    "frame", ['"text"', "[1]", "{", '{"type":"shout"}', '{"type":"follow"}', '{"type":"reply"}', '{"a":' * 50]
)
async def test_a_frame_that_makes_no_sense_is_answered_and_the_line_stays(
    address: str, desk: Desk, frame: str
) -> None:
    agent = await desk.sign_in("zh")
    async with line_of(address, agent.token) as line:
        await line.connection.send(frame)
        assert (await line.until("error"))["code"] == "invalid-request"
        await line.send("pong")
        await line.connection.ping()
