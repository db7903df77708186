"""One turn: a visitor's message and everything the bot says and asks for because of it."""

from __future__ import annotations

import time
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any

from bot.nlu.aspect_data import NONE
from bot.state import Dialogue


@dataclass
class Turn:
    """What came in with a message, and what is collected for the one answer."""

    conversation_id: str
    message_id: str
    text: str
    locale: str
    context: dict[str, Any]
    payload: str | None = None
    dialogue: Dialogue = field(default_factory=Dialogue)
    replies: list[dict[str, Any]] = field(default_factory=list)
    effects: list[dict[str, Any]] = field(default_factory=list)
    understood: dict[str, Any] = field(default_factory=dict)
    # Whether the message goes on with the topic that was answered last.
    goes_on: bool = False
    # What it asks about the matter talked of ("how long does it take?"), or `none`.
    aspect: str = NONE
    # The button of a second matter in the same message.
    other: str | None = None
    # When the work on it began, by the clock that only goes forward.
    began: float = field(default_factory=time.monotonic)

    @property
    def is_handed_over(self) -> bool:
        """Whether a person was asked for in this turn, so that the bot asks nothing more."""
        return any("handoff" in effect for effect in self.effects)

    @property
    def asked(self) -> str | None:
        """The last response of this turn so far."""
        return self.replies[-1]["response"] if self.replies else None

    def metadata(self) -> dict[str, Any]:
        """What actions and the wording of replies need to know about this turn."""
        return {
            "locale": self.locale,
            "context": self.context,
            "said": self.dialogue.said,
            "offer": self.dialogue.offer,
            "requested_slot": self.dialogue.requested_slot,
            "conversation_id": self.conversation_id,
            "is_button": self.payload is not None,
            "goes_on": self.goes_on,
            "aspect": self.aspect,
        }


# Follows the awaits of one request, so turns of other conversations never see it.
CURRENT_TURN: ContextVar[Turn | None] = ContextVar("current_turn", default=None)
