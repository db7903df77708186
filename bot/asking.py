"""A question that names no matter ("how long does that take?") is about the one just talked of."""

from __future__ import annotations

from typing import Any

from bot.actions.after_case import ADDED, OPENED
from bot.actions.topics.aspects import steps_about, topic_asked
from bot.actions.topics.follow import COURTESIES, LONGEST, follows
from bot.nlu.aspect_data import NONE
from bot.turn import Turn

# What is never such a question, once it is this sure; a greeting may ask "how is it going?".
NEVER = frozenset({"emergency", "human_agent", "fraud", "card_captured"})
SMALL_TALK = frozenset({"greet", "goodbye", "thanks", "affirm", "deny", "inform", "language_change"})
LIKELY, VERY_SURE = 0.5, 0.8
# Until when something can be done, where no answer says so, is a question for the opening hours.
DEADLINE, HOURS, STATUS = "deadline", "branch_hours", "case_status"


def asking(parsed: dict[str, Any], turn: Turn) -> dict[str, Any]:
    """What was understood, as a question about the matter just talked of."""
    intent, sure = str(parsed["intent"]["name"]), float(parsed["intent"]["confidence"])
    turn.aspect = str((parsed.get("aspect") or {}).get("name") or NONE)
    is_question = turn.payload is None and turn.aspect != NONE and len(turn.text) <= LONGEST
    if not is_question or turn.dialogue.form or turn.goes_on:
        return parsed
    if sure >= (LIKELY if intent in NEVER else VERY_SURE) and intent in NEVER | SMALL_TALK:
        return parsed
    topic = _talked_of(turn)
    if topic is None or (intent == STATUS and _has_case(turn)):
        return parsed
    if turn.aspect == DEADLINE and not steps_about(topic, DEADLINE) and intent == HOURS:
        return parsed
    turn.goes_on = True
    return {**parsed, "intent": {**parsed["intent"], "name": topic}, "clarify": []}


def _talked_of(turn: Turn) -> str | None:
    """The topic of the last answer, or the case just opened."""
    dialogue, memory = turn.dialogue, turn.dialogue.slots.get("topic") or {}
    if dialogue.said in {memory.get("said"), *COURTESIES} and memory.get("said"):
        topic = topic_asked(memory)
        return topic if topic in follows() or topic == STATUS else None
    return STATUS if _has_case(turn) and dialogue.said in OPENED | ADDED else None


def _has_case(turn: Turn) -> bool:
    return bool(turn.dialogue.slots.get("cases") or turn.dialogue.slots.get("reference"))
