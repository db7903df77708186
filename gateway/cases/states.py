"""The states of each kind of case and what may follow what. Pure."""

from __future__ import annotations

from collections.abc import Mapping

FIRST = "reported"
CAPTURED_CARD = "captured_card"

_CAPTURED_CARD: Mapping[str, frozenset[str]] = {
    "reported": frozenset({"located", "at_branch", "returned_to_issuer"}),
    "located": frozenset({"at_branch", "returned_to_issuer"}),
    "at_branch": frozenset({"collected", "expired", "returned_to_issuer"}),
    "expired": frozenset({"invalidated", "collected", "returned_to_issuer"}),
    "invalidated": frozenset({"sent_up", "returned_to_issuer"}),
    "collected": frozenset(),
    "sent_up": frozenset(),
    "returned_to_issuer": frozenset(),
}
_ENQUIRY: Mapping[str, frozenset[str]] = {
    "reported": frozenset({"in_progress", "answered", "withdrawn"}),
    "in_progress": frozenset({"answered", "withdrawn"}),
    "answered": frozenset({"in_progress", "closed"}),
    "withdrawn": frozenset(),
    "closed": frozenset(),
}
KINDS: Mapping[str, Mapping[str, frozenset[str]]] = {
    CAPTURED_CARD: _CAPTURED_CARD,
    "atm_cash_dispute": _ENQUIRY,
    "card_lost": _ENQUIRY,
    "remittance_inward": _ENQUIRY,
    "lost_property": _ENQUIRY,
    "complaint": _ENQUIRY,
    "praise": _ENQUIRY,
    "account_enquiry": _ENQUIRY,
    "travellers_cheque": _ENQUIRY,
    "group_exchange": _ENQUIRY,
}


def may_follow(kind: str, state: str) -> frozenset[str]:
    """The states a case of this kind may move to from here."""
    return KINDS[kind].get(state, frozenset())


def is_promised(kind: str) -> bool:
    """Whether an answer is owed by a day: praise wants none, a group is answered by a person at once."""
    return kind not in {"praise", "group_exchange"}
