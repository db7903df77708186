"""Reads the body of a turn, and a button's payload, into values; refuses what is not one."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from rasa.shared.core.domain import Domain

from bot.problems import RequestInvalid
from bot.state import Dialogue, StateInvalid
from bot.turn import Turn
from translations.locales import DEFAULT_LOCALE, languages

MAX_TEXT = 8_000
MAX_ID = 200
_PAYLOAD = re.compile(r"/([a-z_]{1,60})(\{.*\})?", re.DOTALL)
_SURROGATE = re.compile(r"[\ud800-\udfff]")


def read_body(body: bytes) -> dict[str, Any]:
    """The JSON object of a request."""
    try:
        data = json.loads(body)
    except (ValueError, RecursionError):
        raise RequestInvalid("the body is not JSON") from None
    if not isinstance(data, dict):
        raise RequestInvalid("the body is not an object")
    return data


def read_turn(data: Mapping[str, Any], remembered: Dialogue, domain: Domain) -> Turn:
    """The turn of a request; a program that sends no `state` goes on from what is remembered."""
    payload, locale, context = data.get("payload"), data.get("locale"), data.get("context", {})
    if payload is not None and not isinstance(payload, str):
        raise RequestInvalid("payload")
    if not isinstance(context, dict):
        raise RequestInvalid("context")
    text = data.get("text")
    if not isinstance(text, str) or len(text) > MAX_TEXT or not (text.strip() or payload):
        raise RequestInvalid("text")
    return Turn(
        conversation_id=_read_id(data, "conversation_id"),
        message_id=_read_id(data, "message_id"),
        # A lone half of a surrogate pair cannot be encoded; the sentence encoders raise on it.
        text=_SURROGATE.sub("\ufffd", text),
        locale=locale if locale in languages() else DEFAULT_LOCALE,
        context=context,
        payload=payload,
        dialogue=_read_dialogue(data, domain) if "state" in data else remembered,
    )


def read_payload(payload: str, domain: Domain) -> dict[str, Any]:
    """What a button means, in the shape of Rasa's parse data. Only the bot's own buttons come here."""
    match = _PAYLOAD.fullmatch(payload)
    if match is None or match[1] not in domain.intents:
        raise RequestInvalid("payload")
    try:
        values = json.loads(match[2] or "{}")
    except ValueError:
        raise RequestInvalid("payload") from None
    intent = {"name": match[1], "confidence": 1.0}
    entities = [
        {"entity": name, "value": value, "start": 0, "end": 0, "extractor": "button"}
        for name, value in values.items()
    ]
    return {"text": payload, "intent": intent, "intent_ranking": [intent], "entities": entities}


def unlike_payload(text: str) -> str:
    """The text without a leading slash, which Rasa takes for a command that no visitor may give."""
    return "\uff0f" + text[1:] if text.startswith("/") else text


def _read_id(data: Mapping[str, Any], name: str) -> str:
    value = data.get(name)
    if not isinstance(value, str) or not 0 < len(value) <= MAX_ID:
        raise RequestInvalid(name)
    return value


def _read_dialogue(data: Mapping[str, Any], domain: Domain) -> Dialogue:
    state = data["state"]
    if state is not None and not isinstance(state, dict):
        raise RequestInvalid("state")
    try:
        return Dialogue.from_state(state, domain)
    except StateInvalid as error:
        raise RequestInvalid(f"state: {error}") from None
