"""What cannot wait goes before whatever the message looks like as a whole, and before an open form."""

from __future__ import annotations

from typing import Any

from bot.actions.emergency import DESPAIR, EMERGENCY, SAID, danger_of
from bot.actions.harmless import is_harmless
from bot.actions.phrases import asks, means, mentions
from bot.actions.topics.aside import FRAUD
from bot.actions.urgent import (
    asks_what_now,
    is_card_misused,
    is_in_danger,
    is_serious,
    is_threat,
    tells_of_use,
)
from bot.turn import Turn

# What the words say this clearly interrupts even a form.
CLEAR = 0.95
LOST, COMPLAINT, PERSON, LOCAL = "card_lost", "complaint", "human_agent", "local_help"
UNSURE = frozenset({"nlu_fallback", "out_of_scope", "inform"})
# What an accident, a pursuer or a missing child told in few words looks like.
LIKE_ACCIDENTS = UNSURE | {
    "atm_cash_dispute",
    "bot_challenge",
    "branch_location",
    "card_captured",
    "goodbye",
    "local_help",
    "lost_property",
    COMPLAINT,
    PERSON,
}
LIKE_FALSE_NOTES = UNSURE | {
    COMPLAINT,
    "atm_cash_dispute",
    "fx_rate",
    "atm_declined",
    "account_enquiry",
    "emergency",
}
# What "I feel dizzy" looks like.
LIKE_ILL = UNSURE | {"deny"}
LOST_THING = "lost_property"
# What "and now what?" looks like, which is none of it.
SMALL_TALK = frozenset({"goodbye", "greet", "thanks", "affirm", "deny"})
STATUS = "case_status"
LIKE_WHAT_NOW = UNSURE | SMALL_TALK | {"bot_challenge", PERSON, STATUS}
VERY_SURE, LIKELY = 0.8, 0.05
# What a figure of speech or the police's usual questions look like.
LIKE_ALARMS = frozenset({EMERGENCY, FRAUD})
FALLBACK = "nlu_fallback"
_MARKS = " .!?¡¿！。،؟~"


def pressing(parsed: dict[str, Any], turn: Turn) -> dict[str, Any]:
    """What was understood, as the matter that never waits; who is in danger gets the numbers first."""
    intent, confidence = str(parsed["intent"]["name"]), float(parsed["intent"]["confidence"])
    if turn.payload is not None:
        return parsed
    if (
        intent in LIKE_ALARMS
        and not turn.goes_on
        and turn.dialogue.said not in SAID
        and is_harmless(turn.text)
    ):
        return _instead(parsed, turn)
    topic = _pressing(intent, turn)
    if topic is None and intent in LIKE_WHAT_NOW and confidence < VERY_SURE and asks_what_now(turn.text):
        topic = _what_now(intent, turn)
    if topic is None:
        return parsed
    return {**parsed, "intent": {"name": topic, "confidence": CLEAR}, "clarify": []}


def _instead(parsed: dict[str, Any], turn: Turn) -> dict[str, Any]:
    """What only looks like an alarm, as the machine it asks for, or the next that it looks like."""
    ranked = (one for one in parsed["intent_ranking"] if one["name"] not in LIKE_ALARMS | SMALL_TALK)
    second: dict[str, Any] = next(ranked, {"name": FALLBACK, "confidence": 0.0})
    name = str(second["name"]) if float(second["confidence"]) >= LIKELY else FALLBACK
    name = "branch_location" if mentions("machine", turn.text) and asks(turn.text) else name
    return {**parsed, "intent": {"name": name, "confidence": VERY_SURE}, "clarify": []}


def _pressing(intent: str, turn: Turn) -> str | None:
    text = turn.text
    is_used = _is_right_after(turn, LOST) and tells_of_use(text)
    is_small = mentions("no_emergency", text) and mentions("local_doctor", text)
    is_open = not turn.dialogue.form and turn.dialogue.said not in SAID
    is_ill = intent in LIKE_ILL and is_open and mentions("feels_ill", text)
    if is_ill or (is_small and intent in UNSURE | {EMERGENCY}):
        return LOCAL
    if is_threat(text):
        return COMPLAINT
    if intent == EMERGENCY and not is_used:
        return _no_danger(turn)
    if danger_of(text) == DESPAIR or mentions("drugged", text):
        return EMERGENCY
    # Who only says so to get a code is a fraud himself.
    if is_used or (is_card_misused(text) and not _asks_secret(text)):
        return LOST
    if is_serious(text):
        return COMPLAINT
    return EMERGENCY if intent in LIKE_ACCIDENTS and is_in_danger(text) else _mistaken(intent, turn)


def _asks_secret(text: str) -> bool:
    return mentions("fraud_caller", text) and mentions("fraud_secret", text)


def _mistaken(intent: str, turn: Turn) -> str | None:
    """What is taken for another matter without any need: a false note for one of a machine."""
    text = turn.text
    is_note = mentions("counterfeit", text) and mentions("bank_note", text) and not mentions("machine", text)
    is_fraud = intent == FRAUD and not turn.goes_on and not mentions("fraud_street", text)
    if is_note and (intent in LIKE_FALSE_NOTES or is_fraud):
        return "fx_exchange_howto"
    is_lost = mentions("passbook_lost", text) or bool(turn.dialogue.form)
    return "out_of_scope" if intent == LOST_THING and mentions("thing_broken", text) and not is_lost else None


def _no_danger(turn: Turn) -> str | None:
    """What only looks like danger: "it's urgent!" of whoever waits, "what now?", the police after a loss."""
    said = turn.dialogue.said
    if said is not None and said not in SAID and means("only_urgent", turn.text.strip(_MARKS)):
        return PERSON
    if said not in SAID and asks_what_now(turn.text):
        return _what_now(EMERGENCY, turn)
    if _is_right_after(turn, LOST) and asks(turn.text) and mentions("police", turn.text):
        turn.goes_on = True
        return LOST
    return None


def _what_now(intent: str, turn: Turn) -> str | None:
    """What the question for the next step goes on with; it is never a farewell."""
    name = str((turn.dialogue.slots.get("topic") or {}).get("name") or "")
    if not turn.dialogue.form and _is_right_after(turn, name):
        turn.goes_on = True
        return name
    has_case = bool(turn.dialogue.slots.get("cases") or turn.dialogue.slots.get("reference"))
    is_unclear = not turn.dialogue.form and intent in LIKE_WHAT_NOW - {"bot_challenge", PERSON}
    is_of_case = intent == STATUS and has_case
    return "nlu_fallback" if intent == "goodbye" or (is_unclear and not is_of_case) else None


def _is_right_after(turn: Turn, topic: str) -> bool:
    memory = turn.dialogue.slots.get("topic") or {}
    return bool(topic) and memory.get("name") == topic and turn.dialogue.said == memory.get("said")
