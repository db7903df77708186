"""The visitor's live socket: hello with the token, then everything new since a revision."""

from __future__ import annotations

import asyncio
import json
from contextlib import suppress
from typing import Any

from fastapi import APIRouter, WebSocket, WebSocketDisconnect
from pydantic import BaseModel, ValidationError

from gateway.chat.sockets import CLOSE_UNKNOWN, admit, close, hello, receive
from gateway.chat.visitor_turn import VisitorTurn
from gateway.chat.visitors import authorise
from gateway.conversations.models import Holder
from gateway.conversations.schemas import MessageBody
from gateway.conversations.store import ConversationStore, topic
from gateway.conversations.views import News, news_since
from gateway.conversations.wording import word
from gateway.errors import GatewayError, InvalidRequest
from gateway.handoff.service import place_in_queue
from gateway.live import CLOSE_SLOW_READER, Inbox, Outbox, SlowReader
from gateway.problems import problem
from gateway.runtime import Runtime, get_runtime
from gateway.turns.store import TurnStore

router = APIRouter(prefix="/api/v1", tags=["visitor"])

PING_SECONDS = 20.0
# Heals a lost hint; also the whole delivery between replicas without a bus.
SWEEP_SECONDS = 5.0
MAX_SOCKETS = 5


class TypingFrame(BaseModel):
    """The visitor is writing."""

    type: str


class VisitorSocket:
    """One visitor's socket from hello to close."""

    def __init__(self, socket: WebSocket, runtime: Runtime, conversation_id: str) -> None:
        self._socket = socket
        self._runtime = runtime
        self._id = conversation_id
        self._outbox = Outbox(socket.send_text)
        self._revision = 0
        self._typing = False
        self._locale = "en"

    async def run(self, since: int) -> None:
        """Serve until the visitor leaves or stops reading."""
        self._revision = since
        with self._runtime.live.listen(topic(self._id)) as inbox:
            tasks = [
                asyncio.create_task(self._outbox.run()),
                asyncio.create_task(self._tell_news(inbox)),
                asyncio.create_task(self._take_frames()),
            ]
            try:
                done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
                for task in done:
                    task.result()
            except SlowReader:
                await close(self._socket, CLOSE_SLOW_READER)
            except GatewayError:
                await close(self._socket, CLOSE_UNKNOWN)
            except WebSocketDisconnect:
                pass
            finally:
                for task in tasks:
                    task.cancel()
                await asyncio.gather(*tasks, return_exceptions=True)

    def _put(self, frame: dict[str, Any]) -> None:
        frame.setdefault("revision", self._revision)
        self._outbox.put(json.dumps(frame, ensure_ascii=False, separators=(",", ":")))

    async def _tell_news(self, inbox: Inbox) -> None:
        quiet = 0.0
        await self._fetch(is_first=True)
        while True:
            hints, passing = await inbox.next(SWEEP_SECONDS)
            quiet = 0.0 if hints else quiet + SWEEP_SECONDS
            for frame in passing:
                if frame.get("to") != "desk":
                    self._put({key: value for key, value in frame.items() if key != "to"})
            await self._fetch()
            if quiet >= PING_SECONDS:
                quiet = 0.0
                self._put({"type": "ping"})

    async def _fetch(self, *, is_first: bool = False) -> None:
        async with self._runtime.database.read() as session:
            conversation = await ConversationStore(session, self._runtime.clock).get(self._id)
            is_new = conversation.revision != self._revision
            thinking = conversation.holder == Holder.BOT and (
                await TurnStore(session, self._runtime.clock).open_turns(self._id) > 0
            )
            if not (is_new or is_first or thinking != self._typing):
                return
            news = await news_since(
                session,
                conversation,
                self._revision,
                clock=self._runtime.clock,
                catalogue=self._runtime.catalogue,
            )
        self._locale = news.locale
        await self._send(news, is_first=is_first)
        if thinking != self._typing:
            self._typing = thinking
            self._put({"type": "typing", "author": {"kind": "bot"}, "active": thinking})

    async def _send(self, news: News, *, is_first: bool) -> None:
        self._revision = news.revision
        if news.is_reset:
            self._put(
                {"type": "reset", "messages": news.messages, "holder": news.holder, "locale": news.locale}
            )
        for message in [] if news.is_reset else news.messages:
            self._put({"type": "message", "message": message})
        if news.holder_changed or is_first:
            self._put({"type": "holder", "holder": news.holder, "locale": news.locale})
        if news.holder == Holder.QUEUE and (news.queue_changed or is_first):
            self._put({"type": "queue", **await place_in_queue(self._runtime, self._id)})

    async def _take_frames(self) -> None:
        while True:
            frame = await receive(self._socket)
            try:
                await self._take(frame)
            except (GatewayError, ValidationError) as error:
                known = error if isinstance(error, GatewayError) else InvalidRequest("frame")
                words = problem(known, self._locale, self._runtime.catalogue)
                self._put({**words, "client_id": frame.get("client_id"), "type": "error"})

    async def _take(self, frame: dict[str, Any]) -> None:
        match frame.get("type"):
            case "message":
                body = MessageBody.model_validate(frame)
                taken = await VisitorTurn(self._runtime).take(
                    self._id,
                    body.client_id,
                    text=body.text,
                    payload=body.payload,
                    waited_seconds=body.waited_seconds,
                )
                self._put(
                    {
                        "type": "accepted",
                        "client_id": body.client_id,
                        "message": word(taken.message, taken.locale, self._runtime.catalogue),
                    }
                )
            case "typing":
                self._runtime.live.pass_on(
                    topic(self._id), {"type": "typing", "author": {"kind": "visitor"}, "to": "desk"}
                )
            case "pong" | "ping":
                pass
            case _:
                raise InvalidRequest("type of frame")


@router.websocket("/conversations/{conversation_id}/live")
async def live(socket: WebSocket, conversation_id: str, after: int = 0) -> None:
    """Serve a visitor's socket; the first frame must be hello with the token."""
    runtime = get_runtime(socket)
    if not await admit(socket, runtime, topic(conversation_id), MAX_SOCKETS):
        return
    greeting = await hello(socket)
    if greeting is None:
        return
    try:
        conversation = await authorise(runtime, conversation_id, greeting.token)
    except GatewayError:
        await close(socket, CLOSE_UNKNOWN)
        return
    since = greeting.since
    if since is None:
        async with runtime.database.read() as session:
            changes = await ConversationStore(session, runtime.clock).revision_of(conversation.id, after)
        since = changes
    with suppress(RuntimeError):
        await VisitorSocket(socket, runtime, conversation_id).run(since)
