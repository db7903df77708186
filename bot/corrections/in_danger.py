"""What follows an emergency, the warning of a fraud or the lack of money stays with it."""

from __future__ import annotations

from typing import Any

from bot.actions.emergency import DESPAIR_SAID, EMERGENCY, HELPED, SAID
from bot.actions.phrases import asks, mentions
from bot.actions.topics.aside import FRAUD, PART, TOPIC
from bot.actions.topics.fraud import WARNINGS
from bot.actions.urgent import is_helped
from bot.turn import Turn

UNSURE = frozenset({"inform", "nlu_fallback", "out_of_scope"})
SMALL_TALK = frozenset({"affirm", "deny", "goodbye", "greet", "thanks", "bot_challenge"})
LOST, CAPTURED, PERSON = "card_lost", "card_captured", "human_agent"
# "At the South Station, two men wait outside, they took my things" looks like one of these.
LIKE_PLACES = frozenset(
    {
        "branch_location",
        "branch_hours",
        "local_help",
        "complaint",
        "praise",
        "atm_cash_dispute",
        "case_status",
    }
)
# What somebody in despair turns to of his own accord, where its words name it as well.
AFTER_DESPAIR = frozenset(
    {
        LOST,
        CAPTURED,
        "atm_declined",
        "atm_withdraw_howto",
        "branch_hours",
        "branch_location",
        "fx_exchange_howto",
        "fx_rate",
    }
)
# What was done to the victim of a fraud, and with his money, looks like one of these.
LIKE_LOSSES = frozenset(
    {
        "account_enquiry",
        "atm_cash_dispute",
        "atm_declined",
        "case_status",
        "complaint",
        "lost_property",
        "online_banking_help",
        "remittance_inward",
        CAPTURED,
        FRAUD,
    }
)
# How much somebody without money needs, and where he is, looks like one of these.
PENNILESS = frozenset({"utter_no_money", "utter_no_money_noted"})
LIKE_NEEDS = UNSURE | {"branch_location", "local_help", "fx_rate", "atm_cash_dispute", "atm_withdraw_howto"}
# What a victim turns to at once is no part of the fraud any more.
URGENT = frozenset({EMERGENCY, LOST, PERSON, "language_change"})
CLEAR, CERTAIN, DECIDED = 0.8, 0.93, 0.95


def answers_danger(parsed: dict[str, Any], turn: Turn) -> dict[str, Any]:
    """What was understood, as the message of the emergency or of the fraud that it goes on with."""
    said = turn.dialogue.said
    if turn.payload is not None:
        return parsed
    if said in SAID or (said == HELPED and is_helped(turn.text)):
        topic = _of_danger(parsed, turn)
        return parsed if topic is None else _as(topic, parsed)
    if _is_warned(turn) and not _leaves_fraud(parsed, turn):
        turn.goes_on = True
        return _as(FRAUD, parsed)
    if said in PENNILESS and parsed["intent"]["name"] in LIKE_NEEDS and not asks(turn.text):
        told = {"entity": PART, "value": "penniless_told", "start": 0, "end": 0}
        return _as(TOPIC, {**parsed, "entities": [*parsed["entities"], told]})
    return parsed


def _as(topic: str, parsed: dict[str, Any]) -> dict[str, Any]:
    return {**parsed, "intent": {"name": topic, "confidence": DECIDED}, "clarify": []}


def _of_danger(parsed: dict[str, Any], turn: Turn) -> str | None:
    """The emergency, unless a question or a matter of the desk is clear; None leaves it."""
    name, is_clear = str(parsed["intent"]["name"]), float(parsed["intent"]["confidence"]) >= CLEAR
    if name == "language_change" and mentions("how_to_say", turn.text):
        return EMERGENCY
    if name in UNSURE | {LOST, CAPTURED} and _names_card(parsed, turn):
        return LOST
    if is_helped(turn.text) or name in UNSURE | SMALL_TALK | {PERSON} or not is_clear:
        return EMERGENCY
    if asks(turn.text):
        return None
    if turn.dialogue.said in DESPAIR_SAID:
        return None if name in AFTER_DESPAIR and mentions("matter_of_bank", turn.text) else EMERGENCY
    if name in LIKE_PLACES:
        return EMERGENCY
    # Who was robbed has his card in no machine.
    return LOST if name == CAPTURED and not mentions("machine", turn.text) else None


def _names_card(parsed: dict[str, Any], turn: Turn) -> bool:
    """Whether the card that was taken is named by its network, and no machine beside it."""
    is_named = any(one["entity"] == "card_network" for one in parsed["entities"])
    is_other = mentions("machine", turn.text) or asks(turn.text) or is_helped(turn.text)
    return is_named and not is_other and turn.dialogue.said not in DESPAIR_SAID


def _is_warned(turn: Turn) -> bool:
    """Whether the last answer was about a fraud."""
    memory = turn.dialogue.slots.get("topic") or {}
    is_right_after = memory.get("name") == FRAUD and turn.dialogue.said == memory.get("said")
    return not turn.dialogue.form and (is_right_after or turn.dialogue.said in WARNINGS)


def _leaves_fraud(parsed: dict[str, Any], turn: Turn) -> bool:
    """Whether a message is clearly something else; the victim's next sentence looks like anything."""
    name, confidence = str(parsed["intent"]["name"]), float(parsed["intent"]["confidence"])
    if name in URGENT:
        return confidence >= CLEAR
    if mentions("fraud_not_given", turn.text):
        return False
    if name in SMALL_TALK:
        return confidence >= CLEAR and not any(map(str.isdigit, turn.text))
    if name in UNSURE | LIKE_LOSSES:
        return False
    return confidence >= (CLEAR if asks(turn.text) else CERTAIN)
