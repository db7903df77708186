"""What cannot wait goes before whatever the message looks like as a whole, and before an open form."""

from __future__ import annotations

from typing import Any

from bot.actions.emergency import EMERGENCY
from bot.actions.phrases import mentions
from bot.actions.urgent import is_card_misused
from bot.turn import Turn

# What the words say this clearly interrupts even a form.
CLEAR = 0.95
LOST = "card_lost"


def pressing(parsed: dict[str, Any], turn: Turn) -> dict[str, Any]:
    """What was understood, as the matter that never waits; who is in danger gets the numbers first."""
    intent = str(parsed["intent"]["name"])
    topic = None if turn.payload is not None else _pressing(intent, turn)
    if topic is None:
        return parsed
    return {**parsed, "intent": {"name": topic, "confidence": CLEAR}, "clarify": []}


def _pressing(intent: str, turn: Turn) -> str | None:
    is_misuse = intent != EMERGENCY and (is_card_misused(turn.text) or _was_not_me(turn))
    return LOST if is_misuse else None


def _was_not_me(turn: Turn) -> bool:
    """Whether payments are disowned right after the answer for a lost card: "that wasn't me!"."""
    memory = turn.dialogue.slots.get("topic") or {}
    is_right_after = memory.get("name") == LOST and turn.dialogue.said == memory.get("said")
    return is_right_after and mentions("was_not_me", turn.text)
