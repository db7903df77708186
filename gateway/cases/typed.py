"""A case's stored fields as typed values that every locale can word. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from translations.values import day_part

_NETWORKS = frozenset({"visa", "mastercard", "unionpay", "jcb", "amex", "diners", "discover", "mir", "other"})
_SCREENS = frozenset({"retained", "dark"})
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}.*")


def typed_fields(fields: Mapping[str, Any]) -> dict[str, object]:
    """The fields in their order, each as a value the catalogue can format."""
    return {name: _typed(name, value) for name, value in fields.items()}


def _typed(name: str, value: object) -> object:
    if isinstance(value, Mapping):
        if "type" in value:
            return value
        parts = [_typed(part, inner) for part, inner in value.items() if inner]
        return {"type": "list", "items": parts}
    text = str(value)
    if text == "unknown":
        return {"type": "term", "id": "term_unknown"}
    if name in {"card_network", "network"}:
        return {"type": "term", "id": f"term_network_{text if text in _NETWORKS else 'other'}"}
    if name == "contact" and text == "chat":
        return {"type": "term", "id": "term_this_chat"}
    if name == "screen" and text in _SCREENS:
        return {"type": "term", "id": f"term_screen_{text}"}
    return _day(text) or {"type": "text", "value": text}


def _day(text: str) -> dict[str, str] | None:
    """A day, a part of it or a moment; None of other words."""
    if _DATE.fullmatch(text):
        return {"type": "date", "value": text}
    if _MOMENT.fullmatch(text):
        return {"type": "datetime", "value": text}
    return day_part(text)
