"""What follows the question for place and danger is its answer, whatever it looks like alone."""

from __future__ import annotations

from typing import Any

from bot.actions.emergency import EMERGENCY, PLACE_ASKED, SAID
from bot.actions.phrases import asks
from bot.actions.urgent import is_helped
from bot.turn import Turn

# "At the South Station, two men are waiting outside" looks like one of these.
LOOKS_LIKE = frozenset(
    {"inform", "nlu_fallback", "out_of_scope", "branch_location", "branch_hours", "local_help"}
)
# And what is told of things looks like these, unless it is clear.
LIKE_THINGS = frozenset({"card_captured", "card_lost", "lost_property"})
CLEAR = 0.8


def answers_danger(parsed: dict[str, Any], turn: Turn) -> dict[str, Any]:
    """What was understood, as the emergency's own message where it tells place and danger."""
    name, confidence = parsed["intent"]["name"], parsed["intent"]["confidence"]
    looks_like = name in LOOKS_LIKE or (name in LIKE_THINGS and confidence < CLEAR)
    is_answer = turn.dialogue.said == PLACE_ASKED and looks_like
    is_over = turn.dialogue.said in SAID and is_helped(turn.text)
    if turn.payload is not None or not (is_answer or is_over) or asks(turn.text):
        return parsed
    return {**parsed, "intent": {**parsed["intent"], "name": EMERGENCY}, "clarify": []}
