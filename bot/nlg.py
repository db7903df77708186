"""Rasa's natural language generator: a response id and its values become the visitor's sentence."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rasa.core.nlg import NaturalLanguageGenerator
from rasa.shared.core.domain import Domain
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.utils.endpoints import EndpointConfig

from bot import wording
from bot.standing import MACHINE_ASKED, POSITION_BUTTON, POSITION_OFFER, is_placed
from bot.turn import CURRENT_TURN
from translations.locales import DEFAULT_LOCALE


class DeskNLG(NaturalLanguageGenerator):
    """Words responses from `translations/`; domain.yml names ids and buttons only."""

    def __init__(self, endpoint_config: EndpointConfig | None = None, domain: Domain | None = None) -> None:
        self.buttons: dict[str, list[dict[str, Any]]] = {}
        self.use(domain)

    def use(self, domain: Domain | None) -> None:
        """Take the buttons of the loaded model's responses."""
        for response_id, variations in (domain.responses if domain else {}).items():
            self.buttons[response_id] = list(variations[0].get("buttons") or [])

    async def generate(
        self, utter_action: str, tracker: DialogueStateTracker, output_channel: str, **kwargs: Any
    ) -> dict[str, Any]:
        """The message of one response; `values`, `choices`, `card` and `locale` may come from an action."""
        if not self.buttons:
            self.use_responses(kwargs.get("domain_responses") or {})
        locale = kwargs.get("locale") or locale_of(tracker)
        values = {"topic": topic_of(tracker), **(kwargs.get("values") or {})}
        buttons = kwargs.get("choices") or self.buttons.get(utter_action, [])
        if utter_action in MACHINE_ASKED and not is_placed(context_of(tracker)):
            buttons = [{"title": POSITION_BUTTON, "payload": POSITION_OFFER}, *buttons]
        said = used_values(utter_action, locale, values)
        return {
            "text": wording.say(utter_action, locale, said),
            "response_id": utter_action,
            "values": said,
            "buttons": [worded_button(button, locale) for button in buttons],
            "card": kwargs.get("card"),
        }

    def use_responses(self, responses: Mapping[str, list[dict[str, Any]]]) -> None:
        """Take the buttons of responses handed over by Rasa, which makes the generator before the domain."""
        self.buttons = {
            response_id: list(rows[0].get("buttons") or []) for response_id, rows in responses.items()
        }


def worded_button(button: Mapping[str, Any], locale: str) -> dict[str, Any]:
    """A button whose title is a message id, with the title said."""
    title_id, values = str(button["title"]), dict(button.get("values") or {})
    return {
        "title": wording.say(title_id, locale, values),
        "payload": button["payload"],
        "title_id": title_id,
        "values": values,
    }


def used_values(message_id: str, locale: str, values: Mapping[str, Any]) -> dict[str, Any]:
    """Only the values that the sentence has a place for, plus the number that chooses a plural."""
    catalogue = wording.catalogue()
    places = catalogue.text(
        message_id, locale if catalogue.has(message_id, locale) else DEFAULT_LOCALE
    ).placeholders
    return {name: value for name, value in values.items() if name in places or name == "count"}


def locale_of(tracker: DialogueStateTracker) -> str:
    """The visitor's locale, as it is by now (a turn may change it)."""
    turn = CURRENT_TURN.get()
    if turn:
        return turn.locale
    message = tracker.latest_message
    return str((message.metadata if message else {}).get("locale") or DEFAULT_LOCALE)


def context_of(tracker: DialogueStateTracker) -> Mapping[str, Any]:
    """Where the visitor's message came from."""
    message = tracker.latest_message
    return (message.metadata if message else {}).get("context") or {}


def topic_of(tracker: DialogueStateTracker) -> dict[str, str]:
    """The topic understood in the visitor's message, as a term every locale has a word for."""
    message = tracker.latest_message
    intent = message.intent.get("name") if message else None
    return {"type": "term", "id": f"topic_{intent or 'out_of_scope'}"}
