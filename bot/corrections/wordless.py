"""A message without a word that the bot knows asks for no topic, whatever it looks like to the classifier."""

from __future__ import annotations

import unicodedata
from typing import Any

from bot.actions.phrases import mentions
from bot.nlu.text import count_words
from bot.turn import Turn

NOT_UNDERSTOOD = "nlu_fallback"
# Below this a farewell needs a word of farewell: the classifier takes unknown names for one ("Chase").
SURE = 0.85
# As does a single word that is like no farewell among the examples.
LIKE_AN_EXAMPLE = 0.8


def without_topic(parsed: dict[str, Any], turn: Turn) -> dict[str, Any]:
    """What was understood; of "???", or a name taken for a farewell, nothing: the bot asks what is meant."""
    intent = parsed["intent"]
    nearest = float((parsed.get("understanding") or {}).get("cosine", 1.0))
    is_known = nearest >= LIKE_AN_EXAMPLE or count_words(turn.text) > 1
    is_sure = intent["confidence"] >= SURE and is_known
    is_name = intent["name"] == "goodbye" and not is_sure and not mentions("farewell", turn.text)
    is_name = is_name or (intent["name"] == "bot_challenge" and not mentions("asks_bot", turn.text))
    if is_name or all(unicodedata.category(sign)[0] in "PZ" for sign in turn.text.strip()):
        nothing = {"name": NOT_UNDERSTOOD, "confidence": 1.0}
        return {**parsed, "intent": nothing, "aspect": None, "clarify": []}
    return parsed
