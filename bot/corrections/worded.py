"""A message whose words say what it is about, whatever it looks like to the classifier as a whole."""

from __future__ import annotations

from typing import Any

from bot.actions.denied_languages import denied_languages
from bot.actions.group_words import PEOPLE
from bot.actions.languages import is_at_branch, language_asked, language_at_shown, named_language
from bot.actions.phrases import asks, begins_on, folded, mentions, whole_words
from bot.actions.reading_difference import is_missing_cash, is_short_at_counter
from bot.actions.topics.aside import FRAUD, PART, TOPIC, aside_of, is_found
from bot.actions.topics.card_lost import asks_price_of_card
from bot.actions.topics.steps import told_topics, topic_named
from bot.actions.topics.talk import LOCAL
from bot.actions.topics.there_words import is_shown
from bot.turn import Turn

# "Do you speak English there?" looks like the wish to go on in English, or to talk to somebody.
LIKE_LANGUAGES = frozenset(
    {"language_change", "human_agent", "branch_location", "branch_hours", "local_help", "bot_challenge"}
)
# What a new card costs looks like the fees of every other thing.
LIKE_FEES = frozenset(
    {
        "atm_withdraw_howto",
        "credit_card_usage",
        "account_opening",
        "account_enquiry",
        "mobile_wallet",
        "fx_rate",
    }
)
UNSURE = frozenset({"nlu_fallback", "out_of_scope", "inform"})
# Beside the topics that are told: what a question about a thing with a name of its own looks like.
LIKE_NAMED = frozenset({"fx_rate", "bot_challenge", "branch_location", "branch_hours", "language_change"})
# "Does Mir work at your machine?" looks half like a refusal.
WORKING, LIKELY_WORKING = "atm_withdraw_howto", 0.15
LIKE_WORKING = frozenset({"atm_declined"})
# What missing cash looks like when its story begins with an account or a withdrawal.
LIKE_MISSING_CASH = UNSURE | {"account_enquiry", "atm_withdraw_howto", "atm_declined"}
# What somebody tells whom the counter gave too little.
LIKE_SHORT_CHANGE = UNSURE | {"fx_rate", "fx_exchange_howto"}
# A card that somebody has found looks like one that he has lost.
LIKE_FOUND = UNSURE | {"card_lost", "card_captured"}
# What a praise looks like that turns into a complaint.
LIKE_PRAISE = UNSURE | {"praise"}
# From here on it surely is what it looks like.
PERSON, TRANSFER, CLEAR = "human_agent", "remittance_inward", 0.8
# In more words somebody tells what has happened to him.
LONGEST_DENIAL = 60


def worded(parsed: dict[str, Any], turn: Turn) -> dict[str, Any]:
    """What was understood, as the topic that its words name."""
    intent = str(parsed["intent"]["name"])
    # Within a form the same words are its answer: what happened, or what was lost.
    part = None if turn.payload is not None or turn.dialogue.form else aside_of(intent, turn.text)
    if part is not None:
        return _part(part, parsed)
    if intent == "group_exchange" and turn.payload is None and not turn.dialogue.form:
        # Whether one may exchange for all of them is a question, and no booking yet.
        is_question = asks(turn.text) and mentions("fx_for_all", turn.text)
        intent = "fx_exchange_howto" if is_question else _own_money(parsed, turn.text) or intent
        parsed = {**parsed, "intent": {**parsed["intent"], "name": intent}}
    if intent == "customs_tax_refund" and turn.payload is None and _is_changed_back(parsed, turn.text):
        return {**parsed, "intent": {**parsed["intent"], "name": "fx_rate"}, "clarify": []}
    if _wants_call(parsed, turn):
        return {**parsed, "intent": {"name": PERSON, "confidence": CLEAR}, "clarify": []}
    if _is_pickup_number(parsed, turn):
        return {**parsed, "intent": {**parsed["intent"], "name": TRANSFER}, "clarify": []}
    topic = None if turn.payload is not None else _topic(intent, turn) or _another(intent, turn)
    if topic is None and turn.payload is None and not turn.dialogue.form:
        topic = _named(intent, turn.text) or _of_card(parsed, turn.text)
    if topic is None:
        return parsed
    return {**parsed, "intent": {**parsed["intent"], "name": topic}, "clarify": []}


def _wants_call(parsed: dict[str, Any], turn: Turn) -> bool:
    """Whether a person is wanted by a messenger, which hides it: "let me talk to a person on WeChat"."""
    is_likely = parsed["intent"]["name"] in UNSURE and PERSON in (parsed.get("clarify") or ())
    is_typed = turn.payload is None
    return is_typed and is_likely and mentions("messenger", turn.text) and mentions("talks_to", turn.text)


def _is_pickup_number(parsed: dict[str, Any], turn: Turn) -> bool:
    """Whether somebody wants the number of a transfer, half a fraud: the topic of transfers warns of it."""
    intent, ranking = parsed["intent"], parsed.get("intent_ranking") or ()
    is_half = intent["name"] == FRAUD and intent["confidence"] < CLEAR and not turn.goes_on
    is_next = any(one["name"] == TRANSFER for one in ranking[1:2])
    is_said = mentions("cash_pickup", turn.text) and mentions("asked_for_code", turn.text)
    return is_half and is_next and is_said


def _part(part: str, parsed: dict[str, Any]) -> dict[str, Any]:
    """What was understood, as the part of the topic that a button would name."""
    intent = {**parsed["intent"], "name": FRAUD if part.startswith(FRAUD) else TOPIC}
    # Of a fraud without a part of its own the words say which trick it is.
    named = [] if part == FRAUD else [{"entity": PART, "value": part, "start": 0, "end": 0}]
    return {**parsed, "intent": intent, "entities": [*parsed["entities"], *named], "clarify": []}


def _topic(intent: str, turn: Turn) -> str | None:
    text = turn.text
    if intent in LIKE_LANGUAGES | UNSURE and language_asked(text, turn.locale):
        return None if intent == "human_agent" and _is_wish(turn) else "branch_location"
    if intent in LIKE_MISSING_CASH and is_missing_cash(text):
        return "atm_cash_dispute"
    if intent == "atm_cash_dispute" and mentions("at_the_counter", text) and not mentions("machine", text):
        return "complaint"
    if intent in LIKE_SHORT_CHANGE and not asks(text) and is_short_at_counter(text):
        return "complaint"
    if intent in LIKE_PRAISE and _turns_against(text):
        return "complaint"
    if intent in LIKE_FOUND and (is_found(text) or (intent in UNSURE and mentions("passport_lost", text))):
        return "lost_property"
    if intent in UNSURE and len(text) <= LONGEST_DENIAL and denied_languages(text):
        return "language_change"
    return "card_lost" if intent in LIKE_FEES | UNSURE and asks_price_of_card(text) else None


def _turns_against(text: str) -> bool:
    """Whether a praise goes on with what was wrong: "a lovely branch, but the clerk was rude"."""
    is_turned = whole_words("goes_on_against").search(folded(text)) is not None
    return is_turned and mentions("was_rude", text)


def _is_wish(turn: Turn) -> bool:
    """Whether somebody who speaks a language is wanted here, and not asked about at a branch."""
    text, memory = turn.text, turn.dialogue.slots.get("topic") or {}
    if not asks(text):
        return True
    is_of_branch = mentions("of_staff", text) or is_shown(turn.dialogue.said, memory)
    return not is_at_branch(text) and (mentions("talks_to", text) or not is_of_branch)


def _is_changed_back(parsed: dict[str, Any], text: str) -> bool:
    """Whether yuan left over are to become another money, and not to be taken over the border."""
    codes = {one["value"] for one in parsed["entities"] if one["entity"] == "currency"}
    return LOCAL in codes and len(codes) > 1 and mentions("fx_left", text)


def _own_money(parsed: dict[str, Any], text: str) -> str | None:
    """What one visitor's money gives, where no people are told ("we come with 300 dollars")."""
    kinds = {one["entity"] for one in parsed["entities"]}
    is_group = PEOPLE in kinds or mentions("group_named", text)
    return "fx_rate" if "money" in kinds and not is_group else None


def _named(intent: str, text: str) -> str | None:
    """The topic of a thing that has a name of its own ("Apple Pay"), unless something has happened."""
    return topic_named(text) if intent in told_topics().keys() | UNSURE | LIKE_NAMED else None


def _of_card(parsed: dict[str, Any], text: str) -> str | None:
    """How machines take cards, where a network is named and it is asked whether it works."""
    if parsed["intent"]["name"] not in LIKE_WORKING | UNSURE or not (
        asks(text) or mentions("card_works", text)
    ):
        return None
    is_card = any(one["entity"] == "card_network" for one in parsed["entities"])
    likely = {row["name"] for row in parsed["intent_ranking"] if row["confidence"] >= LIKELY_WORKING}
    return WORKING if is_card and WORKING in likely else None


def _another(intent: str, turn: Turn) -> str | None:
    """The same question for another language ("and German?"), or for one at the branches just shown."""
    memory = turn.dialogue.slots.get("topic") or {}
    is_shown = bool(memory.get("listed")) and turn.dialogue.said == memory.get("said")
    is_like = intent in LIKE_LANGUAGES | UNSURE
    if (
        is_shown
        and is_like
        and language_at_shown(turn.text, is_wish=intent == "human_agent", locale=turn.locale)
    ):
        return "branch_location"
    is_right_after = bool(memory.get("spoken")) and turn.dialogue.said == memory.get("said")
    is_one = is_like and begins_on(turn.text) and named_language(turn.text)
    return str(memory["name"]) if is_right_after and is_one else None
