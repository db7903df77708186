"""The slots of a captured card as language-neutral fields: for a case, a handoff, a card and a sentence."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

UNKNOWN = "unknown"
SLOTS = ("atm", "time", "screen", "card_network", "card_last4", "departure", "contact")
NETWORKS = ("visa", "mastercard", "unionpay", "jcb", "amex", "diners", "discover", "mir", "other")
SCREENS = ("retained", "dark")
Slots = Mapping[str, Any]


def answered(slots: Slots, name: str) -> Any:
    """The value of a slot; None when it is open or the visitor does not know."""
    value = slots.get(name)
    return None if value in (None, UNKNOWN) else value


def machine(slots: Slots) -> dict[str, Any]:
    """The machine found, or nothing when it is only told or unknown."""
    atm = answered(slots, "atm")
    return atm if isinstance(atm, dict) and atm.get("code") else {}


def handoff_fields(slots: Slots) -> dict[str, Any]:
    """What a person who takes over should see, by the names of the contract."""
    atm, contact = answered(slots, "atm"), answered(slots, "contact")
    fields = {
        name: answered(slots, name) for name in ("time", "screen", "card_network", "card_last4", "departure")
    }
    found = machine(slots)
    return {
        name: value
        for name, value in {
            "atm_id": found.get("code"),
            "branch_id": (found.get("branch") or {}).get("id"),
            "place": atm.get("said") if isinstance(atm, dict) else None,
            **fields,
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
    """A day or a moment as a typed value; words that are neither stay words."""
    try:
        dt.datetime.fromisoformat(value)
    except ValueError:
        return {"type": "text", "value": value}
    return {"type": "datetime" if "T" in value else "date", "value": value}
