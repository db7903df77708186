"""The bot's one door: `POST /webhooks/desk/turns` takes a message and answers with the whole turn."""

from __future__ import annotations

import asyncio
import logging
import os
from collections.abc import Awaitable, Callable
from typing import Any

from rasa.core.agent import Agent
from rasa.core.channels.channel import InputChannel, UserMessage
from sanic import Blueprint
from sanic.request import Request
from sanic.response import HTTPResponse
from sanic.response import json as json_response

from bot.actions.replies import PERSON
from bot.answers import Answers
from bot.corrections.two_matters import add_other
from bot.message import read_body, read_turn
from bot.output import TurnOutput
from bot.problems import BodyTooLarge, BotNotReady, BotProblem, BotTimeout, demand_secret
from bot.settings import Settings
from bot.state import ASKED, MAX_CHOICES, SHOWN
from bot.tracker_store import DeskTrackerStore
from bot.turn import CURRENT_TURN, Turn
from bot.typed_button import payload_of
from bot.understanding import understand

MAX_BODY = 64 * 1024
RANKING_LENGTH = 5
MORE = "button_more"
QUESTION_MARKS = ("?", "？", "؟")
_log = logging.getLogger(__name__)
Handle = Callable[[UserMessage], Awaitable[Any]]


class DeskChannel(InputChannel):
    """Rasa's input channel for the gateway."""

    def __init__(self, secret: str, deadline: float) -> None:
        if not secret:
            raise ValueError("DESK_BOT_SECRET is empty")
        self._secret = secret
        self._deadline = deadline
        self._answers = Answers()

    @classmethod
    def name(cls) -> str:
        """The channel's name in the address."""
        return "desk"

    @classmethod
    def from_credentials(cls, credentials: dict[str, Any] | None) -> DeskChannel:  # noqa: ARG003 - Rasa's signature
        """Made by `rasa run`; the secret comes from the environment, never from a file."""
        return cls(os.environ.get("DESK_BOT_SECRET", ""), Settings.from_environment().turn_seconds)

    def blueprint(self, on_new_message: Handle) -> Blueprint:
        """The routes: turns for the gateway, health for the supervisor."""
        desk = Blueprint("desk")

        @desk.get("/health")
        async def health(request: Request) -> HTTPResponse:
            return self._health(request)

        @desk.post("/turns", stream=True)
        async def turns(request: Request) -> HTTPResponse:
            try:
                demand_secret(request, self._secret)
                return json_response(await self._answer(request, on_new_message))
            except BotProblem as problem:
                return problem.response()
            except Exception:
                _log.exception("turn failed")
                return BotProblem("the turn broke").response()

        return desk

    def _health(self, request: Request) -> HTTPResponse:
        agent = getattr(request.app.ctx, "agent", None)
        if agent is None or not agent.is_ready():
            return BotNotReady("no model").response()
        return json_response({"status": "ok", "model": agent.model_name, "digest": agent.fingerprint})

    async def _answer(self, request: Request, handle: Handle) -> dict[str, Any]:
        agent = getattr(request.app.ctx, "agent", None)
        if agent is None or not agent.is_ready():
            raise BotNotReady("no model")
        data = read_body(await read_capped(request))
        store = memory_of(agent)
        conversation_id = str(data.get("conversation_id"))
        async with self._answers.one_at_a_time(conversation_id):
            known = self._answers.find(conversation_id, str(data.get("message_id")))
            if known is not None:
                return known
            turn = read_turn(data, store.remembered(conversation_id), agent.domain)
            if turn.payload is None:
                turn.payload = payload_of(turn.text, turn.dialogue.choices)
            await self._run(turn, agent, handle)
            if "state" not in data:
                store.remember(turn.conversation_id, turn.dialogue)
            answer = answer_of(turn)
            self._answers.keep(turn.conversation_id, turn.message_id, answer)
            return answer

    async def _run(self, turn: Turn, agent: Agent, handle: Handle) -> None:
        token = CURRENT_TURN.set(turn)
        try:
            turn.understood = await understand(turn, agent)
            message = UserMessage(
                text=turn.payload or turn.text,
                output_channel=TurnOutput(turn),
                sender_id=turn.conversation_id,
                parse_data=turn.understood,
                input_channel=self.name(),
                message_id=turn.message_id,
                metadata=turn.metadata(),
            )
            await asyncio.wait_for(handle(message), self._deadline)
        except asyncio.TimeoutError:
            raise BotTimeout("the turn took too long") from None
        finally:
            CURRENT_TURN.reset(token)
        if not turn.replies and not turn.effects:
            raise BotProblem("the turn said nothing")
        add_other(turn)
        turn.dialogue.choices, turn.dialogue.offer = choices_of(turn), offer_of(turn)


def choices_of(turn: Turn) -> list[tuple[str, str]]:
    """The buttons under the last reply that has some."""
    offered: list[dict[str, Any]] = next(
        (reply["buttons"] for reply in reversed(turn.replies) if reply["buttons"]), []
    )
    return [(button["title"], button["payload"]) for button in offered][:MAX_CHOICES]


def offer_of(turn: Turn) -> str | None:
    """Whether the last reply offers a person before anything but its own rest, and asks for a yes to that."""
    last: dict[str, Any] = turn.replies[-1] if turn.replies else {"buttons": [], "text": ""}
    offered = [one["payload"] for one in last["buttons"] if one["title_id"] != MORE]
    if offered[:1] != [PERSON.payload]:
        return None
    return ASKED if last["text"].rstrip().endswith(QUESTION_MARKS) else SHOWN


def memory_of(agent: Agent) -> DeskTrackerStore:
    """The store behind Rasa's fail-safe wrapper, which `rasa run` puts around it."""
    store = getattr(agent.tracker_store, "_tracker_store", agent.tracker_store)
    if not isinstance(store, DeskTrackerStore):
        raise BotNotReady("endpoints.yml names another tracker store")
    return store


async def read_capped(request: Request) -> bytes:
    """The request's body; one that is too long is refused before it is read to the end."""
    if int(request.headers.get("content-length") or 0) > MAX_BODY:
        raise BodyTooLarge(f"more than {MAX_BODY} bytes")
    body = bytearray()
    while request.stream is not None and (chunk := await request.stream.read()) is not None:
        body += chunk
        if len(body) > MAX_BODY:
            raise BodyTooLarge(f"more than {MAX_BODY} bytes")
    return bytes(body)


def answer_of(turn: Turn) -> dict[str, Any]:
    """The answer of contract section 9."""
    intent, dialogue = turn.understood["intent"], turn.dialogue
    return {
        "replies": turn.replies,
        "intent": {"name": intent["name"], "confidence": intent["confidence"]},
        "ranking": [
            {"name": row["name"], "confidence": row["confidence"]}
            for row in turn.understood.get("intent_ranking", [])[:RANKING_LENGTH]
        ],
        "entities": [
            {
                "text": "",
                **{
                    name: entity[name]
                    for name in ("entity", "value", "start", "end", "text")
                    if name in entity
                },
            }
            for entity in turn.understood["entities"]
        ],
        "form": dialogue.form,
        "requested_slot": dialogue.requested_slot,
        "slots": dialogue.slots,
        "effects": turn.effects,
        "state": dialogue.to_state(),
    }
