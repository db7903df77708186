"""What the bot understood, said in a reader's language from the catalogue: no translation involved."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from translations.catalogue import Catalogue
from translations.values import day_part

# Values that are a word of ours rather than the visitor's.
_TERMS = {"card_network": "term_network_", "network": "term_network_", "screen": "term_screen_"}
# What the bot notes when a visitor leaves a question open.
NOT_KNOWN = "unknown"
# Ids that programs need and that tell a reader nothing.
_SILENT = frozenset({"branch_id"})


def topic_title(intent: str | None, locale: str, catalogue: Catalogue) -> str | None:
    """The name of a topic for readers of this locale."""
    message_id = f"topic_{intent}"
    return catalogue.say(message_id, locale) if intent and catalogue.has(message_id, locale) else None


def gist(understood: Mapping[str, Any], locale: str, catalogue: Catalogue) -> dict[str, Any]:
    """Topic and values of a message, worded in this locale."""
    found: dict[str, Any] = {}
    for entity in understood.get("entities") or []:
        found.setdefault(str(entity.get("entity")), entity.get("value"))
    return {
        "topic": topic_title(understood.get("intent"), locale, catalogue),
        "rows": word_fields(found, locale, catalogue),
    }


def word_fields(fields: Mapping[str, Any], locale: str, catalogue: Catalogue) -> list[dict[str, str]]:
    """Language-neutral fields as rows of label and text; what has no label is left out."""
    rows = []
    for name, value in fields.items():
        label_id = f"field_{name}"
        if value in (None, "", []) or name in _SILENT or not catalogue.has(label_id, locale):
            continue
        text = _word_value(name, value, locale, catalogue)
        if text:
            rows.append({"name": name, "label": catalogue.say(label_id, locale), "text": text})
    return rows


def _word_value(name: str, value: object, locale: str, catalogue: Catalogue) -> str:
    typed = _typed(name, value, locale, catalogue)
    try:
        return catalogue.format(typed, locale)
    except (TypeError, KeyError, ValueError):
        # A shape that no formatter knows: better nothing than something half said.
        return ""


def _typed(name: str, value: object, locale: str, catalogue: Catalogue) -> object:
    if isinstance(value, Mapping):
        return _typed_mapping(value)
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return {"type": "number", "value": str(value)}
    written = str(value)
    if written == NOT_KNOWN:
        return {"type": "term", "id": "term_unknown"}
    term = f"{_TERMS[name]}{written}" if name in _TERMS else ""
    if term and catalogue.has(term, locale):
        return {"type": "term", "id": term}
    return _moment(written) or {"type": "text", "value": written}


def _typed_mapping(value: Mapping[str, Any]) -> object:
    if "type" in value:
        return value
    if "amount" in value:
        if value.get("currency"):
            return {"type": "money", "amount": str(value["amount"]), "currency": value["currency"]}
        return {"type": "number", "value": str(value["amount"])}
    for key in ("said", "value", "code", "name"):
        if isinstance(value.get(key), str):
            return {"type": "text", "value": value[key]}
    return {"type": "name", "names": value}


def _moment(written: str) -> dict[str, str] | None:
    """A day, a part of it or a moment in ISO 8601 as a typed value; everything else stays words."""
    if not written[:4].isdigit() or "-" not in written:
        return None
    if part := day_part(written):
        return part
    try:
        moment = dt.datetime.fromisoformat(written)
    except ValueError:
        return None
    if "T" in written and moment.tzinfo is not None:
        return {"type": "datetime", "value": written}
    return {"type": "date", "value": written[:10]}
