"""Recognises what is said beside every topic: a fraud, the bank's line, own data; and a thing found. Pure."""

from __future__ import annotations

import re

from bot.actions.phrases import asks, mentions

# Their parts stand in this topic of told.yml; a part is named by this entity, as a button names it.
TOPIC, PART = "account_enquiry", "need"
UNSURE = frozenset({"nlu_fallback", "out_of_scope", "inform"})
# A card is blocked first, a person or a language is given at once, a complaint is noted, a machine asks for
# a PIN.
AT_MACHINE = frozenset({"atm_withdraw_howto", "atm_declined", "atm_cash_dispute", "credit_card_usage"})
NEVER = AT_MACHINE | {"card_lost", "card_captured", "human_agent", "language_change", "complaint"}
# What looks like this goes on this very minute, so that a person comes at once.
EMERGENCY = "emergency"
# What somebody looks like who has no money left, unless a machine is spoken of.
LIKE_NO_MONEY = UNSURE | {"atm_cash_dispute", "affirm", "deny", "greet", "goodbye", "local_help"}
LIKE_HOTLINE = UNSURE | {"human_agent", TOPIC, "online_banking_help", "greet", "bot_challenge"}
LIKE_DATA = UNSURE | {
    "bot_challenge",
    "case_status",
    "deny",
    "complaint",
    TOPIC,
    "passbook_replacement",
    "human_agent",
}
LIKE_ESTATE = UNSURE | {TOPIC, "account_opening", "emergency", "remittance_inward"}
# An address of the web; what stands behind an @ is one of a mailbox.
_LINK = re.compile(
    r"https?://\S|\bwww\.\w|(?<![@\w.-])[\w-]+(?:\.[\w-]+)*\.(?:com|cn|net|org|top|xyz|info|site|online|shop|vip|cc|icu|club"
    r"|link|app|ru|de|fr|es|it|br|jp|kr|example)\b",
    re.IGNORECASE,
)


def aside_of(intent: str, text: str) -> str | None:
    """The part of the topic that the words of a message are about, whatever else they look like."""
    if intent not in NEVER and has_signs(text):
        return "fraud_now" if intent == EMERGENCY else "fraud"
    if intent not in NEVER | {EMERGENCY} and is_fraud(text):
        return "fraud"
    if _LINK.search(text) and mentions("link_doubt", text):
        return "link"
    if intent not in NEVER - AT_MACHINE and is_offered(text):
        return "secret"
    return _of_himself(intent, text)


def _of_himself(intent: str, text: str) -> str | None:
    """The part that is about the visitor: whom he calls, what is kept of him, whom he has lost, no money."""
    if intent in LIKE_HOTLINE and mentions("asks_hotline", text) and not mentions("other_line", text):
        return "hotline"
    if intent in LIKE_ESTATE and mentions("has_died", text) and mentions("account_or_book", text):
        return "estate"
    if intent in LIKE_NO_MONEY and mentions("no_money_left", text) and not mentions("machine", text):
        return "penniless"
    return _of_data(text) if intent in LIKE_DATA else None


def _of_data(text: str) -> str | None:
    """What is asked about the visitor's own data: what is kept of them, or that they are deleted."""
    if not mentions("own_data", text):
        return None
    if mentions("is_deleted", text):
        return "data_deleted"
    return "data" if mentions("is_kept", text) else None


def is_offered(text: str) -> bool:
    """Whether it is asked if we need a secret."""
    return asks(text) and mentions("secret_offered", text) and mentions("fraud_secret", text)


def is_fraud(text: str) -> bool:
    """Whether a message tells of a fraud, by its signs or by its name."""
    return has_signs(text) or mentions("fraud_named", text)


def has_signs(text: str) -> bool:
    """Whether a message has the signs of a fraud: who asks for it, and what is asked."""
    if mentions("fraud_danger", text):
        return False
    wants_money = mentions("fraud_demand", text)
    if mentions("fraud_caller", text) and (mentions("fraud_secret", text) or wants_money):
        return True
    is_stranger = mentions("fraud_met", text) and mentions("fraud_online", text)
    is_landlord = mentions("fraud_rent", text) and mentions("cash_pickup", text)
    return wants_money and (is_stranger or is_landlord or mentions("fraud_prize", text))


def is_found(text: str) -> bool:
    """Whether something of somebody else was found, and is not missed."""
    apart = mentions("found_apart", text) and mentions("found_by_me", text)
    return (mentions("found_thing", text) or apart) and not mentions("found_not", text)
