"""Recognises what a visitor says right after a case was offered or opened. Pure."""

from __future__ import annotations

from collections.abc import Iterable

from bot.actions.case_topics import CASE_TOPICS
from bot.actions.leaving import is_there_again, says_end
from bot.actions.phrases import asks, mentions, says, weight

# Responses that offer to open a case for the matter just talked about.
OFFER = "utter_remittance_offer"
OFFERS_OF_A_CASE = frozenset({OFFER, "utter_form_again_case"})
# Responses that end the opening of a case, and those of a card that a machine kept.
OPENED = frozenset(
    {
        "utter_case_opened",
        "utter_case_promise",
        "utter_case_ask_here",
        "utter_card_captured_issuer",
        "utter_card_captured_issuer_line",
        "utter_card_captured_issuer_line_unsure",
        "utter_case_status_promise",
        "utter_card_captured_proxy",
        "utter_card_captured_kept",
        "utter_card_captured_bring",
        "utter_card_captured_collect",
        "utter_card_captured_collect_later",
        "utter_card_captured_go_in",
        "utter_case_status",
        *(f"utter_{kind}_case" for kind in CASE_TOPICS),
    }
)
# What an enquiry asks for: who tells it after the offer wants one.
TOLD = frozenset({"date", "money", "card_last4", "reference"})
# What such a message may look like alone.
LOOKS_LIKE = frozenset({"inform", "nlu_fallback", "out_of_scope", "fx_rate", "affirm"})
NEVER = frozenset({"emergency", "human_agent", "language_change"})
LONGEST = 60
# Responses to what was told of a case after it was opened, and what such a message has.
ADDED = frozenset({"utter_form_added", "utter_noted", "utter_changed"})
CONTACTS = frozenset({"phone", "email"})
SUMS = frozenset({"money", "currency"})
# What is asked of a case: by when, by whom, for how long, with what.
OF_CASES = ("had_or_answered", "asks_proxy", "asks_kept", "asks_bring", "asks_refund")
# What more of a complaint, or of a thing lost, looks like alone.
LIKE_MORE = frozenset({"praise", "complaint", "lost_property", "out_of_scope", "local_help", "thanks"})
SHORTEST_MORE, LONGEST_MORE = 10, 300


def adds_to_case(said: str | None, text: str, intent: str, entities: Iterable[str]) -> bool:
    """Whether a message after a case was opened tells more of it: a contact, another place, words besides."""
    kinds = {*entities}
    if (
        said not in OPENED | ADDED
        or intent in NEVER
        or len(text) > LONGEST_MORE
        or asks(text)
        or kinds & SUMS
    ):
        return False
    if kinds & CONTACTS:
        return True
    is_worded = weight("".join(filter(str.isalnum, text))) >= SHORTEST_MORE
    is_back = says("takes_back", text) or mentions("corrects", text)
    is_more = intent in LIKE_MORE and mentions("adds_more", text)
    return is_worded and (intent in {"inform", "nlu_fallback"} or is_more or (is_back and "place" in kinds))


def withdraws(said: str | None, text: str) -> bool:
    """Whether a case just opened is needed no more: the thing was found, or the matter is given up."""
    return said in OPENED | ADDED and (says_end(text) or is_there_again(text))


def takes_offer(said: str | None, text: str, intent: str, entities: Iterable[str]) -> bool:
    """Whether a message after the offer of an enquiry accepts it, or already tells what the enquiry asks."""
    if said not in OFFERS_OF_A_CASE or intent in NEVER or len(text) > LONGEST or asks(text):
        return False
    tells = said == OFFER and intent in LOOKS_LIKE and bool(TOLD & {*entities})
    return tells or mentions("takes_case", text)


def asks_of_case(said: str | None, text: str, intent: str) -> bool:
    """Whether a message after a case was opened asks when, how or by whom something is had or answered."""
    if said not in OPENED | ADDED or intent in NEVER or len(text) > LONGEST:
        return False
    is_question = asks(text) or any(mentions(one, text) for one in ("asks_when", "asks_what"))
    return is_question and any(mentions(one, text) for one in OF_CASES)
