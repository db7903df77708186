"""A question about the places just shown, or about a branch named, is one whatever it looks like alone."""

from __future__ import annotations

from typing import Any

from bot.actions.languages import is_at_branch
from bot.actions.topics.there_words import OF_NAMED, asked_there, is_shown
from bot.turn import Turn

LOCATION, LOST = "branch_location", "lost_property"
LONGEST_WORD = 12
# What such a question looks like: help in the city, a wish for a person ("phone number?"), a language.
LIKE_THERE = frozenset(
    {
        "branch_location",
        "branch_hours",
        "local_help",
        "human_agent",
        "language_change",
        "fx_exchange_howto",
        "atm_withdraw_howto",
        "online_banking_help",
        "mobile_wallet",
        "inform",
        "deny",
        "nlu_fallback",
        "out_of_scope",
    }
)


def at_shown(parsed: dict[str, Any], turn: Turn) -> dict[str, Any]:
    """What was understood, as a question about the places that the last answer showed, or about one named."""
    memory, intent = turn.dialogue.slots.get("topic") or {}, parsed["intent"]
    if turn.payload is not None or turn.dialogue.form:
        return parsed
    names_place = any(one["entity"] == "place" for one in parsed["entities"])
    is_word = intent["name"] == LOST and len(turn.text) <= LONGEST_WORD  # "phone" alone
    if intent["name"] not in LIKE_THERE | {memory.get("name")} and not is_word:
        return parsed
    if names_place:
        is_asked = is_at_branch(turn.text) and asked_there(turn.text, {}) in OF_NAMED
        return {**parsed, "intent": {**intent, "name": LOCATION}, "clarify": []} if is_asked else parsed
    if not memory.get("name"):
        return parsed
    if not is_shown(turn.dialogue.said, memory) or not asked_there(turn.text, memory):
        return parsed
    turn.goes_on = True
    return {**parsed, "intent": {**intent, "name": str(memory["name"])}, "clarify": []}
