"""A question that names no matter ("how long does that take?") is about the one just talked of."""

from __future__ import annotations

from typing import Any

from bot.actions.after_case import ADDED, OPENED
from bot.actions.phrases import asks, mentions
from bot.actions.topics.aspects import GENERAL, parts_talked_of, steps_about, topic_asked
from bot.actions.topics.follow import COURTESIES, LONGEST, follows, words_of
from bot.actions.topics.steps import says_part
from bot.nlu.aspect_data import NONE
from bot.turn import Turn

# What is never such a question, once it is this sure; a greeting may ask "how is it going?".
NEVER = frozenset({"emergency", "human_agent", "fraud", "card_captured"})
SMALL_TALK = frozenset({"greet", "goodbye", "thanks", "affirm", "deny", "inform", "language_change"})
LIKELY, VERY_SURE, CERTAIN = 0.5, 0.8, 0.9
# Until when something can be done, where no answer says so, is a question for the opening hours.
DEADLINE, HOURS, STATUS = "deadline", "branch_hours", "case_status"
ASKED_OF, WHEN = frozenset({STATUS, "fraud"}), frozenset({DEADLINE, "duration"})
# What is said of a booking by the words of one: "cancel it".
GROUP = "group_exchange"
# "And how much do I get for it?" asks no price.
GETS = "fx_get"
# Questions of their own, when they name what they ask for: "where is the nearest branch?".
OF_PLACES = frozenset({HOURS, "branch_location"})
PLACES = ("at_branch", "machine", "exchange", "place_nearer", "place_another", "place_one_open")

# Asked right after a person was called, these are about him.
PERSON, PERSON_CALLED = "human_agent", "utter_human_agent"
OF_WAITING = frozenset({"duration", "deadline", "steps"})
FOREIGN, FALLBACK = "out_of_scope", "nlu_fallback"


def asking(parsed: dict[str, Any], turn: Turn) -> dict[str, Any]:
    """What was understood, as a question about the matter just talked of; `turn.aspect` is what it asks."""
    aspect = str((parsed.get("aspect") or {}).get("name") or NONE)
    # Values say more exactly what is asked than any aspect: "and for 500?".
    has_values = bool(parsed["entities"]) or any(map(str.isdigit, turn.text))
    if turn.payload is not None or aspect == NONE or has_values or len(turn.text) > LONGEST:
        return parsed
    if _is_of_itself(parsed, turn):
        # What is asked of a fraud, or by its words of a case, is asked of it; when, the case itself says.
        is_asked = turn.goes_on and parsed["intent"]["name"] in ASKED_OF and aspect not in WHEN
        turn.aspect = aspect if is_asked else turn.aspect
        return parsed
    if turn.dialogue.form:
        turn.aspect = aspect
        return parsed
    topic = _talked_of(turn)
    if topic is None:
        return _of_nothing(parsed, turn, aspect)
    if _names_other(topic, turn):
        return parsed
    intent = str(parsed["intent"]["name"])
    if intent == HOURS and mentions("asks_hours", turn.text):
        return parsed  # "until what time?" is no question about the queue
    if aspect == DEADLINE and not _tells_deadline(topic, turn) and intent == HOURS:
        return parsed
    turn.goes_on, turn.aspect = True, aspect
    return {**parsed, "intent": {**parsed["intent"], "name": topic}, "clarify": []}


def _is_of_itself(parsed: dict[str, Any], turn: Turn) -> bool:
    """Whether it surely is what it looks like, whatever was talked of before."""
    intent, sure = str(parsed["intent"]["name"]), float(parsed["intent"]["confidence"])
    if intent in OF_PLACES and sure >= VERY_SURE:
        is_named = any(mentions(one, turn.text) for one in PLACES)
        return is_named or bool(turn.dialogue.form)
    if (intent == STATUS and _has_case(turn)) or (intent == GROUP and turn.goes_on):
        return True
    return sure >= (LIKELY if intent in NEVER else VERY_SURE) and intent in NEVER | SMALL_TALK


def _names_other(topic: str, turn: Turn) -> bool:
    """Whether its words are those by which the topic is gone on with, or turned from: "how far is it?"."""
    memory = turn.dialogue.slots.get("topic") or {}
    rows = [follows()[one] for one in {topic, str(memory.get("name") or "")} if one in follows()]
    words = [part for row in rows for part in (*words_of(row, memory), *((one,) for one, _ in row.turns))]
    is_named = any(part not in GENERAL and says_part(part, turn.text) for part in words)
    return is_named or mentions(GETS, turn.text)


def _tells_deadline(topic: str, turn: Turn) -> bool:
    memory = turn.dialogue.slots.get("topic") or {}
    return bool(steps_about(topic, DEADLINE, parts_talked_of(memory)))


def _of_nothing(parsed: dict[str, Any], turn: Turn, aspect: str) -> dict[str, Any]:
    """A question for a matter that nobody has named: when the person comes, or which matter is meant."""
    intent, sure = str(parsed["intent"]["name"]), float(parsed["intent"]["confidence"])
    if turn.dialogue.said == PERSON_CALLED and aspect in OF_WAITING:
        return {**parsed, "intent": {**parsed["intent"], "name": PERSON}, "clarify": []}
    is_known = intent != FOREIGN and sure >= CERTAIN
    if is_known or intent in (STATUS, FALLBACK) or not asks(turn.text):
        return parsed
    likely = [intent] if intent in follows() else []
    return {**parsed, "intent": {**parsed["intent"], "name": FALLBACK}, "clarify": likely}


def _talked_of(turn: Turn) -> str | None:
    """The topic of the last answer, or the case just opened."""
    dialogue, memory = turn.dialogue, turn.dialogue.slots.get("topic") or {}
    if dialogue.said in {memory.get("said"), *COURTESIES} and memory.get("said"):
        topic = topic_asked(memory)
        return topic if topic in follows() or topic == STATUS else None
    return STATUS if _has_case(turn) and dialogue.said in OPENED | ADDED else None


def _has_case(turn: Turn) -> bool:
    return bool(turn.dialogue.slots.get("cases") or turn.dialogue.slots.get("reference"))
