"""Words a stored message for one reader, from its ids: no machine translation is involved."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from gateway.conversations.models import Author, Message
from gateway.conversations.position import NAME, is_offer
from translations.catalogue import Catalogue


def word_text(message: Message, locale: str, catalogue: Catalogue) -> str:
    """The message's text: worded again in `locale` when it has an id, else as it was written."""
    if message.response_id is None or not catalogue.has(message.response_id, locale):
        return message.text
    return catalogue.say(message.response_id, locale, message.values)


def word_button(button: Mapping[str, Any], locale: str, catalogue: Catalogue) -> dict[str, str]:
    """A button with its title in `locale`, and what a page has to put into its payload first."""
    title_id = button.get("title_id")
    title = catalogue.say(title_id, locale, button.get("values") or {}) if title_id else button["title"]
    worded = {"title": title, "payload": button["payload"]}
    return {**worded, "needs": NAME} if is_offer(worded["payload"]) else worded


def word_card(card: Mapping[str, Any], locale: str, catalogue: Catalogue) -> dict[str, Any]:
    """A card with title, labels and values in `locale`, beside its language-neutral fields."""
    kind, fields = str(card["kind"]), dict(card["fields"])
    rows = [
        {
            "name": name,
            "label": catalogue.say(f"field_{name}", locale),
            "text": catalogue.format(value, locale),
        }
        for name, value in fields.items()
        if value is not None
    ]
    return {
        "kind": kind,
        "title": catalogue.say(f"card_{kind}_title", locale),
        "fields": {name: plain(value) for name, value in fields.items()},
        "rows": rows,
    }


def plain(value: object) -> object:
    """A typed value as outside programs read it: one-valued types become the bare value."""
    if isinstance(value, Mapping) and value.get("type") in {
        "reference",
        "phone",
        "text",
        "date",
        "time",
        "datetime",
    }:
        return value["value"]
    if isinstance(value, Mapping) and value.get("type") == "day_part":
        return f"{value['value']}/{value['part']}"
    return value


def word(message: Message, locale: str, catalogue: Catalogue) -> dict[str, Any]:
    """The message as the wire contract describes it, for a reader of `locale`."""
    worded = message.response_id is not None
    wire: dict[str, Any] = {
        "id": message.id,
        "sequence": message.sequence,
        "author": {"kind": message.author_kind},
        "locale": catalogue.worded_in(locale) if worded else message.locale,
        "text": word_text(message, locale, catalogue),
        "created_at": message.created_at.isoformat(),
    }
    if message.author_name:
        wire["author"]["name"] = message.author_name
    if message.response_id is not None:
        wire["response"] = {"id": message.response_id, "values": message.values}
    if message.buttons:
        wire["buttons"] = [word_button(button, locale, catalogue) for button in message.buttons]
    if message.card is not None:
        wire["card"] = word_card(message.card, locale, catalogue)
    if message.author_kind == Author.VISITOR:
        wire["client_id"] = message.client_id
    elif message.author_kind == Author.AGENT and not worded and message.locale != locale:
        # Free text of a person in another language: the reader is told, never misled.
        wire["renderings"] = {locale: {"text": None, "origin": None, "state": "unavailable"}}
    return wire
