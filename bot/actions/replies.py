"""The only shapes in which an action speaks or asks something of the gateway."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from rasa_sdk.executor import CollectingDispatcher

Values = Mapping[str, Any]


@dataclass(frozen=True)
class Choice:
    """A button: the message id of its title and the payload the bot gets back."""

    title_id: str
    payload: str
    values: Values = field(default_factory=dict)

    def as_dict(self) -> dict[str, Any]:
        """The button as the channel's wording expects it."""
        return {"title": self.title_id, "payload": self.payload, "values": dict(self.values)}


PERSON = Choice("button_person", "/human_agent")


def say(
    dispatcher: CollectingDispatcher,
    response: str,
    values: Values | None = None,
    *,
    choices: Sequence[Choice] = (),
    card: Values | None = None,
    asks: str | None = None,
    locale: str | None = None,
) -> None:
    """Say a response by its id; `asks` names the slot whose question this already is."""
    extras: dict[str, Any] = {
        "values": dict(values or {}),
        "choices": [choice.as_dict() for choice in choices],
        "card": card,
        "asks": asks,
        "locale": locale,
    }
    dispatcher.utter_message(response=response, **{name: value for name, value in extras.items() if value})


def last_said(dispatcher: CollectingDispatcher) -> str | None:
    """The last response, by which the next message right after it is known."""
    return next((one["response"] for one in reversed(dispatcher.messages) if one.get("response")), None)


def card(kind: str, fields: Values) -> dict[str, Any]:
    """A card of typed values; its labels are the messages `card_<kind>_title` and `field_<name>`."""
    return {"kind": kind, "fields": {name: value for name, value in fields.items() if value}}


def handoff(dispatcher: CollectingDispatcher, skill: str, reason: str, fields: Values | None = None) -> None:
    """Ask for a person; the gateway says when and who."""
    known = {name: value for name, value in (fields or {}).items() if value}
    _effect(dispatcher, {"handoff": {"skill": skill, "reason": reason, "fields": known}})


def change_locale(dispatcher: CollectingDispatcher, locale: str) -> None:
    """Ask for the conversation to go on in another locale."""
    _effect(dispatcher, {"locale": {"locale": locale}})


def _effect(dispatcher: CollectingDispatcher, effect: dict[str, Any]) -> None:
    dispatcher.utter_message(json_message={"effects": [effect]})
