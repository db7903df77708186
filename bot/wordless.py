"""A message that is nothing but marks asks for no topic: the classifier has only seen them behind words."""

from __future__ import annotations

import unicodedata
from typing import Any

from bot.turn import Turn

NOT_UNDERSTOOD = "nlu_fallback"


def without_topic(parsed: dict[str, Any], turn: Turn) -> dict[str, Any]:
    """What was understood; of "???" nothing, so that the bot asks what is meant."""
    if not all(unicodedata.category(sign)[0] in "PZ" for sign in turn.text.strip()):
        return parsed
    return {**parsed, "intent": {"name": NOT_UNDERSTOOD, "confidence": 1.0}, "clarify": []}
