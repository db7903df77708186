"""The desk's live socket: the queue, the agent's own conversations, and those he follows."""

from __future__ import annotations

import asyncio
import json
from contextlib import suppress
from typing import Any

from fastapi import APIRouter, WebSocket, WebSocketDisconnect
from pydantic import BaseModel, Field, ValidationError

from gateway.agents.access import credentials, find_agent
from gateway.agents.models import User
from gateway.agents.schemas import wire_presence, wire_user
from gateway.agents.store import AgentStore
from gateway.chat.agent_routes import router as agent_routes
from gateway.chat.agent_turn import AgentTurn
from gateway.chat.desk_feed import Feed, FollowedFeed, ListsFeed
from gateway.chat.sockets import CLOSE_FORBIDDEN, CLOSE_NO_HELLO, close, hello, is_own_origin, receive
from gateway.conversations.models import Holder
from gateway.conversations.store import ConversationStore, topic
from gateway.errors import GatewayError, InvalidRequest, NotAllowed, NotSignedIn
from gateway.handoff.desk_view import desk_message
from gateway.handoff.schemas import ReplyBody
from gateway.live import CLOSE_SLOW_READER, Outbox, SlowReader
from gateway.problems import problem
from gateway.runtime import Runtime, get_runtime

router = APIRouter(tags=["desk"])
router.include_router(agent_routes)

# A session that was ended, or a role that was taken away, holds no socket for longer.
CHECK_SECONDS = 4.0
HEARD_SECONDS = 16.0
PING_SECONDS = 20.0
MAX_FOLLOWED = 12


class FollowFrame(BaseModel):
    """Which conversation, and up to which revision it is known."""

    conversation_id: str = Field(max_length=40)
    since: int = Field(0, ge=0)


class TypingFrame(BaseModel):
    """Where the agent is writing."""

    conversation_id: str = Field(max_length=40)
    active: bool = True


class DeskSocket:
    """One agent's socket from hello to close."""

    def __init__(self, socket: WebSocket, runtime: Runtime, user: User, token: str) -> None:
        self._socket = socket
        self._runtime = runtime
        self._user = user
        self._token = token
        self._outbox = Outbox(socket.send_text)
        self._following: dict[str, asyncio.Task[None]] = {}
        self._tasks: set[asyncio.Task[None]] = set()

    async def run(self) -> None:
        """Serve until the agent leaves, stops reading, or is signed out."""
        await self._greet()
        self._start(self._outbox.run())
        self._start(ListsFeed(self._feed()).run())
        self._start(self._stay_allowed())
        self._start(self._take_frames())
        try:
            while True:
                done, _ = await asyncio.wait(self._tasks, return_when=asyncio.FIRST_COMPLETED)
                self._tasks -= done
                for task in done:
                    if not task.cancelled():
                        task.result()
        except SlowReader:
            await close(self._socket, CLOSE_SLOW_READER)
        except GatewayError:
            await close(self._socket, CLOSE_NO_HELLO)
        except WebSocketDisconnect:
            pass
        finally:
            for task in self._tasks:
                task.cancel()
            await asyncio.gather(*self._tasks, return_exceptions=True)

    def _start(self, work: Any) -> asyncio.Task[None]:
        task: asyncio.Task[None] = asyncio.create_task(work)
        self._tasks.add(task)
        return task

    def _feed(self) -> Feed:
        return Feed(self._runtime, self._put, lambda: self._user)

    def _put(self, frame: dict[str, Any]) -> None:
        frame.setdefault("revision", 0)
        self._outbox.put(json.dumps(frame, ensure_ascii=False, separators=(",", ":")))

    async def _greet(self) -> None:
        async with self._runtime.database.write() as session:
            presence = await AgentStore(session, self._runtime.clock).hear_of(self._user.id)
        now = self._runtime.clock.now()
        shown = {"user": wire_user(self._user), "presence": wire_presence(presence, now)}
        self._put({"type": "ready", "now": now.isoformat(), **shown})

    async def _stay_allowed(self) -> None:
        """Look again who he is, say that he is there, and keep the line warm."""
        pinged = 0.0
        while True:
            await asyncio.sleep(CHECK_SECONDS)
            self._user = await find_agent(self._runtime, self._token)
            pinged += CHECK_SECONDS
            if pinged >= PING_SECONDS:
                pinged = 0.0
                self._put({"type": "ping"})

    async def _take_frames(self) -> None:
        heard = self._runtime.clock.now()
        while True:
            frame = await receive(self._socket)
            # Only what the page itself sends counts as a sign of life: a frozen tab sends nothing.
            if (self._runtime.clock.now() - heard).total_seconds() >= HEARD_SECONDS:
                heard = self._runtime.clock.now()
                await self._hear()
            try:
                # Who he is and may do is asked at the moment of action, not at hello.
                self._user = await find_agent(self._runtime, self._token)
                await self._take(frame)
            except (NotAllowed, NotSignedIn):
                raise
            except (ValidationError, GatewayError) as error:
                known = error if isinstance(error, GatewayError) else InvalidRequest("frame")
                words = problem(known, self._user.locale, self._runtime.catalogue)
                about = {name: frame.get(name) for name in ("client_id", "conversation_id")}
                self._put({**words, **about, "type": "error"})

    async def _hear(self) -> None:
        async with self._runtime.database.write() as session:
            store = AgentStore(session, self._runtime.clock)
            before = (await store.presence(self._user.id)).state
            presence = await store.hear_of(self._user.id)
            state = presence.state
        if state != before:
            self._put({"type": "presence", **wire_presence(presence, self._runtime.clock.now())})

    async def _take(self, frame: dict[str, Any]) -> None:
        match frame.get("type"):
            case "follow":
                await self._follow(FollowFrame.model_validate(frame))
            case "unfollow":
                self._unfollow(FollowFrame.model_validate(frame).conversation_id)
            case "reply":
                await self._reply(frame)
            case "typing":
                await self._type(TypingFrame.model_validate(frame))
            case "pong" | "ping":
                pass
            case _:
                raise InvalidRequest("type of frame")

    async def _follow(self, frame: FollowFrame) -> None:
        self._unfollow(frame.conversation_id)
        while len(self._following) >= MAX_FOLLOWED:
            self._unfollow(next(iter(self._following)))
        feed = FollowedFeed(self._feed(), frame.conversation_id, frame.since)
        await feed.check()
        self._following[frame.conversation_id] = self._start(feed.run())

    def _unfollow(self, conversation_id: str) -> None:
        task = self._following.pop(conversation_id, None)
        if task is not None:
            task.cancel()

    async def _reply(self, frame: dict[str, Any]) -> None:
        conversation_id = FollowFrame.model_validate({"conversation_id": frame.get("conversation_id")})
        body = ReplyBody.model_validate(frame)
        message, _ = await AgentTurn(self._runtime).reply(self._user, conversation_id.conversation_id, body)
        self._put(
            {
                "type": "accepted",
                "conversation_id": message.conversation_id,
                "client_id": body.client_id,
                "message": desk_message(message, self._user.locale, self._runtime.catalogue),
            }
        )

    async def _type(self, frame: TypingFrame) -> None:
        async with self._runtime.database.read() as session:
            conversation = await ConversationStore(session, self._runtime.clock).get(frame.conversation_id)
        if conversation.holder == Holder.AGENT and conversation.agent_id == self._user.id:
            author = {"kind": "agent", "name": self._user.name}
            typing = {"type": "typing", "author": author, "active": frame.active, "to": "visitor"}
            self._runtime.live.pass_on(topic(frame.conversation_id), typing)


@router.websocket("/api/v1/desk/live")
async def desk_live(socket: WebSocket) -> None:
    """Serve an agent's socket: by cookie from the desk's own page, or by the token in hello."""
    runtime = get_runtime(socket)
    if not is_own_origin(socket, []):
        await socket.close(CLOSE_FORBIDDEN)
        return
    await socket.accept()
    greeting = await hello(socket)
    if greeting is None:
        return
    given = credentials(socket.headers, socket.cookies)
    # A program sends no Origin; a cookie counts only from a page, and that page is ours by now.
    by_cookie = given.token if given and (not given.by_cookie or "origin" in socket.headers) else ""
    token = greeting.token or by_cookie
    try:
        user = await find_agent(runtime, token)
    except NotAllowed:
        await close(socket, CLOSE_FORBIDDEN)
        return
    except GatewayError:
        await close(socket, CLOSE_NO_HELLO)
        return
    with suppress(RuntimeError):
        await DeskSocket(socket, runtime, user, token).run()
