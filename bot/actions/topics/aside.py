"""Recognises what is said beside every topic: a fraud, the bank's line, own data; and a thing found. Pure."""

from __future__ import annotations

import re

from bot.actions.phrases import asks, folded, mentions, words_of

# Their parts stand in these topics of told.yml; a part is named by this entity, as a button names it.
TOPIC, FRAUD, PART = "account_enquiry", "fraud", "need"
UNSURE = frozenset({"nlu_fallback", "out_of_scope", "inform"})
# A card is blocked first, a language is given at once, a complaint is noted, a machine asks for a PIN.
AT_MACHINE = frozenset({"atm_withdraw_howto", "atm_declined", "atm_cash_dispute", "credit_card_usage"})
NEVER = AT_MACHINE | {"card_lost", "card_captured", "language_change", "complaint"}
# What a link in a message, and a cheap changer at the door, look like.
LIKE_LINKS = UNSURE | {"online_banking_help", TOPIC}
LIKE_CHANGERS = UNSURE | {"fx_exchange_howto", "fx_rate", "branch_location", "praise"}
# What looks like this goes on this very minute, so that a person comes at once.
EMERGENCY = "emergency"
# What somebody looks like who has no money left and speaks of no machine; a withdrawal, if he asks nothing.
LIKE_NO_MONEY = UNSURE | {"atm_cash_dispute", "affirm", "deny", "greet", "goodbye", "local_help"}
WITHDRAWAL = "atm_withdraw_howto"
LIKE_NOTHING = LIKE_NO_MONEY | {"fx_rate", "fx_exchange_howto", "credit_card_usage", "lost_property"}
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
    is_told = intent not in NEVER and is_fraud(text)
    if is_told or (intent not in NEVER - AT_MACHINE and is_secret_told(text)):
        return "fraud_now" if intent == EMERGENCY else FRAUD
    if _is_trick(intent, text):
        return FRAUD
    if _LINK.search(text) and mentions("link_doubt", text):
        return "fraud_link"
    if _is_secret_asked(intent, text) or (intent not in NEVER - AT_MACHINE and is_offered(text)):
        return "fraud_offer"
    return _of_himself(intent, text)


def _of_himself(intent: str, text: str) -> str | None:
    """The part that is about the visitor: whom he calls, what is kept of him, whom he has lost, no money."""
    if intent in LIKE_HOTLINE and mentions("asks_hotline", text) and not mentions("other_line", text):
        return "hotline"
    if intent in LIKE_ESTATE and mentions("has_died", text) and mentions("account_or_book", text):
        return "estate"
    if _is_penniless(intent, text) and not mentions("machine", text):
        return "penniless"
    return _of_data(text) if intent in LIKE_DATA else None


def _of_data(text: str) -> str | None:
    """What is asked about the visitor's own data: what is kept of them, or that they are deleted."""
    if not mentions("own_data", text):
        return None
    if mentions("is_deleted", text):
        return "data_deleted"
    return "data" if mentions("is_kept", text) else None


def _is_penniless(intent: str, text: str) -> bool:
    is_told = intent in LIKE_NO_MONEY or (intent == WITHDRAWAL and not asks(text))
    is_left = is_told and mentions("no_money_left", text)
    return is_left or (intent in LIKE_NOTHING and mentions("not_one_coin", text))


def _is_trick(intent: str, text: str) -> bool:
    """Whether a link in a message is told of, a remote control, or a cheap changer in the street."""
    if intent in LIKE_LINKS and mentions("fraud_remote", text):
        return True
    if intent in LIKE_LINKS and mentions("fraud_link", text):
        return mentions("by_message", text)
    return intent in LIKE_CHANGERS and mentions("fraud_street", text) and mentions("cheaper", text)


def is_offered(text: str) -> bool:
    """Whether it is asked if we need a secret."""
    return asks(text) and mentions("secret_offered", text) and mentions("fraud_secret", text)


def is_fraud(text: str) -> bool:
    """Whether a message tells of a fraud, by its signs or by its name."""
    return has_signs(text) or (mentions("fraud_named", text) and not mentions("fraud_danger", text))


def _is_secret_asked(intent: str, text: str) -> bool:
    """Whether somebody at a counter wants a secret; a machine may."""
    if intent in NEVER - AT_MACHINE or mentions("machine", text) or not mentions("secret_asked", text):
        return False
    return mentions("at_the_counter", text) or (intent not in NEVER and asks(text))


def is_given(text: str) -> bool:
    """Whether money or a secret is gone already, and not said to be kept."""
    return mentions("fraud_given", _but_kept(text))


def _but_kept(text: str) -> str:
    return words_of("fraud_not_given").sub(" ", folded(text))


def is_secret_told(text: str) -> bool:
    """Whether the visitor has told somebody else what nobody may know."""
    is_told = mentions("secret_told", _but_kept(text)) and mentions("fraud_secret", text)
    return is_told and not mentions("fraud_danger", text)


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
