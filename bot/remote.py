"""Runs a custom action on the action server: one kept connection, and only what an action reads is sent.

Rasa's own `RemoteAction` opens a connection per call, sends the whole domain and every event, and
checks the answer with a JSON schema that checks itself first: 12 ms where this takes 2.
"""

from __future__ import annotations

import asyncio
import time
from http import HTTPStatus
from typing import Any

import aiohttp
from rasa.core.actions.action import Action, create_bot_utterance
from rasa.core.channels.channel import OutputChannel
from rasa.core.nlg import NaturalLanguageGenerator
from rasa.shared.core.constants import REQUESTED_SLOT
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import Event, deserialise_events
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.utils.endpoints import EndpointConfig

from bot.settings import Settings
from bot.turn import CURRENT_TURN


class ActionFailed(RuntimeError):
    """The action server is away, too slow, or answered with an error."""


class ActionServer(EndpointConfig):
    """The action endpoint with one session for the life of the process."""

    def __init__(self, settings: Settings) -> None:
        url = f"http://127.0.0.1:{settings.actions_port}/webhook"
        super().__init__(url=url, headers={"X-Desk-Secret": settings.secret})
        self._settings = settings
        self._session: aiohttp.ClientSession | None = None

    async def call(self, body: dict[str, Any]) -> dict[str, Any]:
        """Run one action; raises ActionFailed."""
        if self._session is None:
            timeout = aiohttp.ClientTimeout(total=self._settings.turn_seconds)
            self._session = aiohttp.ClientSession(headers=self.headers, timeout=timeout)
        name = body["next_action"]
        try:
            async with self._session.post(str(self.url), json=body | self._time_left()) as response:
                answer = await response.json() if response.status == HTTPStatus.OK else None
        except (aiohttp.ClientError, asyncio.TimeoutError, ValueError) as error:
            raise ActionFailed(f"{name}: {type(error).__name__}") from error
        if not isinstance(answer, dict):
            raise ActionFailed(f"{name}: HTTP {response.status}")
        return answer

    def _time_left(self) -> dict[str, float]:
        """How long the action may ask the gateway, which the actions of a turn share."""
        turn = CURRENT_TURN.get()
        spent = time.monotonic() - turn.began if turn else 0.0
        return {"calls_seconds": self._settings.calls_left(spent)}

    async def close(self) -> None:
        """Close the connection."""
        if self._session is not None:
            await self._session.close()


class DeskAction(Action):
    """A custom action by name; a validation is told its form, which is not active yet when it begins.

    With `is_back` the form comes back from a side question, so that the message is no answer to it.
    """

    def __init__(
        self, name: str, server: ActionServer, form: str | None = None, *, is_back: bool = False
    ) -> None:
        self._name = name
        self._server = server
        self._form = form
        self._is_back = is_back

    def name(self) -> str:
        """The action's name in the domain."""
        return self._name

    async def run(
        self,
        output_channel: OutputChannel,
        nlg: NaturalLanguageGenerator,
        tracker: DialogueStateTracker,
        domain: Domain,
    ) -> list[Event]:
        """Ask the action server; what it says is worded here."""
        answer = await self._server.call(action_call(self._name, tracker, self._form, is_back=self._is_back))
        said = [
            await worded(message, output_channel, nlg, tracker) for message in answer.get("responses", [])
        ]
        return [*said, *deserialise_events(answer.get("events", []))]


async def worded(
    message: dict[str, Any],
    output_channel: OutputChannel,
    nlg: NaturalLanguageGenerator,
    tracker: DialogueStateTracker,
) -> Event:
    """What an action says, as Rasa's event: a response in words, or an effect without any."""
    response = message.get("response")
    if not response:
        return create_bot_utterance({"custom": message.get("custom")})
    return create_bot_utterance(
        {
            **await nlg.generate(response, tracker, output_channel.name(), **message_values(message)),
            "asks": message.get("asks"),
        }
    )


def message_values(message: dict[str, Any]) -> dict[str, Any]:
    """What the wording needs of an action's message."""
    return {name: message[name] for name in ("values", "choices", "card", "locale") if name in message}


def action_call(
    name: str, tracker: DialogueStateTracker, form: str | None = None, *, is_back: bool = False
) -> dict[str, Any]:
    """Rasa's action call without events and domain, which no action of ours reads."""
    message, loop = tracker.latest_message, tracker.active_loop
    begins = form is not None and (loop is None or loop.name != form)
    return {
        "next_action": name,
        "sender_id": tracker.sender_id,
        "tracker": {
            "sender_id": tracker.sender_id,
            "slots": {
                slot: value
                for slot, value in tracker.current_slot_values().items()
                # A form that begins asks nothing yet; the question would be the one of the form before it.
                if value is not None and not (begins and slot == REQUESTED_SLOT)
            },
            "latest_message": {
                "text": message.text,
                "intent": message.intent,
                "entities": message.entities,
                "metadata": message.metadata,
                "intent_ranking": (message.parse_data.get("intent_ranking") or [])[:3],
                "clarify": message.parse_data.get("clarify") or [],
            }
            if message
            else {},
            "events": [],
            "paused": False,
            "active_loop": {
                "name": form or (loop.name if loop else None),
                "is_interrupted": is_back or bool(loop and loop.is_interrupted),
            },
            "latest_action_name": tracker.latest_action_name,
        },
        "domain": {},
    }
