"""The visitor wants to go on in another language."""

from __future__ import annotations

import json
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from bot.actions.denied_languages import denied_languages, wished_language
from bot.actions.replies import Choice, change_locale, say
from bot.actions.visitor import Message
from translations.locales import first_class, languages, match_tag


class LanguageChange(Action):
    """Changes the locale when a language is named; else asks which."""

    def name(self) -> str:
        """The name in the domain."""
        return "action_language_change"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[dict[str, Any]]:
        """Answer in the new language at once."""
        message = Message.of(tracker)
        locale = match_tag(str(message.first("language") or "")) or wished_language(
            message.text, message.locale
        )
        if locale is None:
            denied = denied_languages(message.text)
            say(
                dispatcher,
                "utter_ask_language",
                choices=[choice_of(code) for code in first_class() if code not in {message.locale, *denied}],
            )
            return []
        change_locale(dispatcher, locale)
        say(dispatcher, "utter_language_changed", {"language": languages()[locale].name}, locale=locale)
        return []


def choice_of(code: str) -> Choice:
    """The button of one language, titled with its own name."""
    payload = "/language_change" + json.dumps({"language": code})
    return Choice("button_language", payload, {"language": languages()[code].name})
