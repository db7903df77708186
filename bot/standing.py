"""Whether it is known where the visitor is, so that nobody asks his browser. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

# Channels that stand somewhere: whoever uses them is there, and the device is not his.
STANDING = frozenset({"qr", "kiosk", "hotel"})
# The page puts the position in the place of this; who only writes what the button says is asked again.
HERE = "here"
POSITION_BUTTON, POSITION_OFFER = "button_position", f'/inform{{"position":"{HERE}"}}'
# Questions for a machine: the visitor may not see its number, and not know what stands around it.
MACHINE_ASKED = frozenset(
    {"utter_ask_card_captured_form_atm", "utter_ask_atm_cash_dispute_form_atm", "utter_form_atm_not_found"}
)


def is_placed(context: Mapping[str, Any]) -> bool:
    """Whether a scanned code, or the device, says where the visitor is."""
    return bool(context.get("branch") or context.get("atm") or context.get("channel") in STANDING)
