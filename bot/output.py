"""Collects what Rasa says in a turn into replies and effects."""

from __future__ import annotations

from typing import Any

from rasa.core.channels.channel import OutputChannel

from bot.turn import Turn


class TurnOutput(OutputChannel):
    """Rasa's output channel for one turn."""

    @classmethod
    def name(cls) -> str:
        """The channel's name in Rasa."""
        return "desk"

    def __init__(self, turn: Turn) -> None:
        self._turn = turn

    async def send_response(self, recipient_id: str, message: dict[str, Any]) -> None:
        """Take one message: text becomes a reply, an effect changes the turn at once."""
        for effect in (message.get("custom") or {}).get("effects", []):
            self._turn.effects.append(effect)
            if "locale" in effect:
                self._turn.locale = effect["locale"]["locale"]
        if message.get("text"):
            self._turn.dialogue.said = message["response_id"]
            self._turn.replies.append(
                {
                    "response": message["response_id"],
                    "values": message.get("values") or {},
                    "text": message["text"],
                    "buttons": message.get("buttons") or [],
                    "card": message.get("card"),
                }
            )
