"""What cannot wait goes before whatever the message looks like as a whole, and before an open form."""

from __future__ import annotations

from typing import Any

from bot.actions.emergency import EMERGENCY, PLACE_ASKED
from bot.actions.phrases import asks, means, mentions
from bot.actions.urgent import asks_what_now, is_card_misused, is_road_accident, is_serious
from bot.turn import Turn

# What the words say this clearly interrupts even a form.
CLEAR = 0.95
LOST, COMPLAINT, PERSON = "card_lost", "complaint", "human_agent"
UNSURE = frozenset({"nlu_fallback", "out_of_scope", "inform"})
# What a road accident told in few words looks like.
LIKE_ACCIDENTS = UNSURE | {"local_help", COMPLAINT, "lost_property", "card_captured", "atm_cash_dispute"}
LIKE_FALSE_NOTES = UNSURE | {"atm_cash_dispute", "fx_rate", "atm_declined", "account_enquiry", "emergency"}
LOST_THING = "lost_property"
# What "and now what?" looks like, which is none of it.
SMALL_TALK = frozenset({"goodbye", "greet", "thanks", "affirm", "deny"})
STATUS = "case_status"
LIKE_WHAT_NOW = UNSURE | SMALL_TALK | {"bot_challenge", PERSON, STATUS}
VERY_SURE = 0.8
_MARKS = " .!?¡¿！。،؟~"


def pressing(parsed: dict[str, Any], turn: Turn) -> dict[str, Any]:
    """What was understood, as the matter that never waits; who is in danger gets the numbers first."""
    intent, confidence = str(parsed["intent"]["name"]), float(parsed["intent"]["confidence"])
    if turn.payload is not None:
        return parsed
    topic = _pressing(intent, turn)
    if topic is None and intent in LIKE_WHAT_NOW and confidence < VERY_SURE and asks_what_now(turn.text):
        topic = _what_now(intent, turn)
    if topic is None:
        return parsed
    return {**parsed, "intent": {"name": topic, "confidence": CLEAR}, "clarify": []}


def _pressing(intent: str, turn: Turn) -> str | None:
    if intent == EMERGENCY:
        return _no_danger(turn)
    # Who only says so to get a code is a fraud himself.
    is_misused = is_card_misused(turn.text) and not _asks_secret(turn.text)
    if is_misused or (_is_right_after(turn, LOST) and mentions("was_not_me", turn.text)):
        return LOST
    if is_serious(turn.text):
        return COMPLAINT
    if intent in LIKE_ACCIDENTS and is_road_accident(turn.text):
        return EMERGENCY
    return _mistaken(intent, turn)


def _asks_secret(text: str) -> bool:
    return mentions("fraud_caller", text) and mentions("fraud_secret", text)


def _mistaken(intent: str, turn: Turn) -> str | None:
    """What is taken for another matter without any need: a false note for one of a machine."""
    text = turn.text
    is_note = mentions("counterfeit", text) and mentions("bank_note", text) and not mentions("machine", text)
    if intent in LIKE_FALSE_NOTES and is_note:
        return "fx_exchange_howto"
    is_lost = mentions("passbook_lost", text) or bool(turn.dialogue.form)
    return "out_of_scope" if intent == LOST_THING and mentions("thing_broken", text) and not is_lost else None


def _no_danger(turn: Turn) -> str | None:
    """What only looks like danger: "it's urgent!" to whoever waits, the police after a lost card."""
    said = turn.dialogue.said
    if said not in {None, PLACE_ASKED} and means("only_urgent", turn.text.strip(_MARKS)):
        return PERSON
    if _is_right_after(turn, LOST) and asks(turn.text) and mentions("police", turn.text):
        turn.goes_on = True
        return LOST
    return None


def _what_now(intent: str, turn: Turn) -> str | None:
    """What the question for the next step goes on with; it is never a farewell."""
    if turn.dialogue.said == PLACE_ASKED:
        return EMERGENCY
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
