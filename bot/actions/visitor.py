"""What an action knows of the visitor's message, read once from Rasa's tracker."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

from rasa_sdk import Tracker

from bot.actions.phrases import asks, weight
from bot.nlu.aspect_data import NONE
from translations.locales import DEFAULT_LOCALE

# In more words something is told as well.
LONGEST_QUESTION = 44


@dataclass(frozen=True)
class Message:
    """The words, what was understood of them, and where and when they were said."""

    text: str
    intent: str
    confidence: float
    entities: list[dict[str, Any]]
    locale: str
    now: dt.datetime
    conversation_id: str
    context: dict[str, Any] = field(default_factory=dict)
    said: str | None = None
    # Whether the last response offered a person: `asked` as a question, else `shown`.
    offer: str | None = None
    ranking: list[dict[str, Any]] = field(default_factory=list)
    clarify: list[str] = field(default_factory=list)
    is_button: bool = False
    # Whether it goes on with the topic answered last ("and on Sunday?"), whatever it looks like alone.
    goes_on: bool = False
    # What it asks about the matter talked of ("how long does it take?"), or `none`.
    aspect: str = NONE

    @classmethod
    def of(cls, tracker: Tracker) -> Message:
        """The latest message; without a clock in its context (`rasa shell`) the machine's is taken."""
        latest = tracker.latest_message or {}
        metadata = latest.get("metadata") or {}
        context = metadata.get("context") or {}
        return cls(
            text=latest.get("text") or "",
            intent=(latest.get("intent") or {}).get("name") or "nlu_fallback",
            confidence=float((latest.get("intent") or {}).get("confidence") or 0.0),
            entities=latest.get("entities") or [],
            locale=metadata.get("locale") or DEFAULT_LOCALE,
            now=read_moment(context.get("now")) or dt.datetime.now(dt.timezone.utc).astimezone(),
            conversation_id=metadata.get("conversation_id") or tracker.sender_id,
            context=context,
            said=metadata.get("said"),
            offer=metadata.get("offer"),
            ranking=latest.get("intent_ranking") or [],
            clarify=latest.get("clarify") or [],
            is_button=bool(metadata.get("is_button")),
            goes_on=bool(metadata.get("goes_on")),
            aspect=str(metadata.get("aspect") or NONE),
        )

    @property
    def turn_key(self) -> str:
        """The key under which this turn may change something once."""
        return str(self.context.get("turn_key") or f"{self.conversation_id}:{self.now.isoformat()}")

    @property
    def city(self) -> str:
        """The city of the code that was scanned, or the only one of the bank; empty when it is not known."""
        return str(self.context.get("city") or "")

    @property
    def only_asks(self) -> bool:
        """Whether a few words ask an aspect of the matter and tell nothing: "how long does it take?"."""
        is_short = weight(self.text) <= LONGEST_QUESTION and not self.entities and not self.is_button
        return is_short and self.aspect != NONE and asks(self.text)

    def values(self, entity: str) -> list[Any]:
        """All values of one entity, in the order of the text."""
        return [
            found["value"]
            for found in self.entities
            if found["entity"] == entity and found["value"] is not None
        ]

    def readings(self, entity: str) -> list[list[Any]]:
        """What each of one entity may mean; most have one reading (`05/11` has two)."""
        found = [one for one in self.entities if one["entity"] == entity]
        return [[one["value"]] if one["value"] is not None else one.get("ambiguous") or [] for one in found]

    def first(self, entity: str) -> Any:
        """The first value of one entity, or None."""
        return next(iter(self.values(entity)), None)


def read_moment(value: object) -> dt.datetime | None:
    """An ISO 8601 moment, or None."""
    try:
        return dt.datetime.fromisoformat(str(value).replace("Z", "+00:00"))
    except ValueError:
        return None
