"""The slots of a form as language-neutral fields: for a case, a handoff, a card and a sentence."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from translations.values import day_part

UNKNOWN = "unknown"
# The contact of somebody who reads the answer in this chat.
THIS_CHAT = "chat"
SLOTS = ("atm", "time", "screen", "card_network", "card_last4", "departure", "contact")
NETWORKS = ("visa", "mastercard", "unionpay", "jcb", "amex", "diners", "discover", "mir", "other")
DARK = "dark"
# Matters of a machine and a card.
MACHINE_TOPICS = frozenset({"card_captured", "atm_cash_dispute"})
SCREENS = ("retained", DARK)
# Slots whose names a case or a card has other words for.
CONTRACT_NAMES = {"coming_day": "day"}
CARD_NAMES = {"coming_day": "day", "clock": "time", "card_network": "network", "card_last4": "last4"}
_CLOCK = re.compile(r"\d{2}:\d{2}")
Slots = Mapping[str, Any]


def answered(slots: Slots, name: str) -> Any:
    """The value of a slot; None when it is open or the visitor does not know."""
    value = slots.get(name)
    return None if value in (None, UNKNOWN) else value


def is_unreachable(slots: Slots) -> bool:
    """Whether the visitor left no way to reach him, not even this chat."""
    return answered(slots, "contact") is None


def machine(slots: Slots) -> dict[str, Any]:
    """The machine found, or nothing when it is only told or unknown."""
    atm = answered(slots, "atm")
    return atm if isinstance(atm, dict) and atm.get("code") else {}


def standing(slots: Slots) -> dict[str, Any]:
    """The machine found; of several that nobody could choose between, the branch they all belong to."""
    atm = answered(slots, "atm")
    return atm if isinstance(atm, dict) and (atm.get("code") or atm.get("branch")) else {}


def handoff_fields(slots: Slots) -> dict[str, Any]:
    """What a person who takes over should see, by the names of the contract."""
    atm, contact = answered(slots, "atm"), answered(slots, "contact")
    fields = {
        name: answered(slots, name) for name in ("time", "screen", "card_network", "card_last4", "departure")
    }
    found = standing(slots)
    return {
        name: value
        for name, value in {
            "atm_id": found.get("code"),
            "branch_id": (found.get("branch") or {}).get("id"),
            "place": atm.get("said") if isinstance(atm, dict) else None,
            **fields,
            "what": answered(slots, "what"),
            "contact": contact,
            "reference": answered(slots, "reference"),
        }.items()
        if value
    }


def named(value: object) -> object:
    """A name as a typed value: the gateway may give a typed one, the names by locale, or one text."""
    if isinstance(value, Mapping) and "type" not in value:
        return {"type": "name", "names": dict(value)}
    return value


def network_term(network: str) -> dict[str, str]:
    """The name of a card network in a sentence."""
    return {"type": "term", "id": f"term_network_{network if network in NETWORKS else 'other'}"}


def moment(value: str) -> dict[str, str]:
    """A day, a part of a day (`2026-11-25/morning`) or a moment as a typed value; other words stay words."""
    if part := day_part(value):
        return part
    try:
        dt.datetime.fromisoformat(value)
    except ValueError:
        return {"type": "text", "value": value}
    return {"type": "datetime" if "T" in value else "date", "value": value}


def case_fields(slots: Slots, names: Sequence[str]) -> dict[str, Any]:
    """What a case keeps of a form's answers, by the names of the contract."""
    fields: dict[str, Any] = {}
    # Words told beside the answers belong to every case.
    for name in dict.fromkeys((*names, "what")):
        value = answered(slots, name)
        if value is not None and name != "atm":
            fields[CONTRACT_NAMES.get(name, name)] = value
    found, said = standing(slots), answered(slots, "atm") if "atm" in names else None
    if said:
        branch = found.get("branch") or {}
        fields |= {"atm_id": found.get("code"), "branch_id": branch.get("id")}
        fields.setdefault("place", said.get("said"))
    return {name: value for name, value in fields.items() if value}


def field_values(slots: Slots, names: Sequence[str]) -> dict[str, Any]:
    """The answers as typed values for a card; what is not known is left out."""
    return {CARD_NAMES.get(name, name): shown(name, slots[name]) for name in names if answered(slots, name)}


def shown(name: str, value: Any) -> object:
    """A slot's value in a sentence or on a card."""
    if value == UNKNOWN:
        return {"type": "term", "id": "term_unknown"}
    if name == "card_network":
        return network_term(value)
    if name == "contact" and value == THIS_CHAT:
        return {"type": "term", "id": "term_this_chat"}
    if name in {"time", "departure", "day", "coming_day"}:
        return moment(value)
    if name == "clock":
        return {"type": "time", "value": value} if _CLOCK.fullmatch(str(value)) else value
    if name == "atm":
        return value.get("code") or value.get("said")
    if name == "received" and isinstance(value, Mapping) and Decimal(value["amount"]) == 0:
        return {"type": "term", "id": "term_nothing"}
    return {"type": "term", "id": f"term_screen_{value}"} if value in SCREENS else value


def time_of(moment: str) -> dict[str, str]:
    """The time of day of a moment, as a typed value."""
    return {"type": "time", "value": moment.partition("T")[2][:5] or moment}


def reference(value: object) -> dict[str, str] | None:
    """A reference or code as a typed value."""
    return {"type": "reference", "value": str(value)} if value else None
