# ruff: noqa: ARG003 - Rasa hands these to every component
"""Adds the values in a message as entities of the contract."""

from __future__ import annotations

import datetime as dt
from typing import Any
from zoneinfo import ZoneInfo

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.extractors.extractor import EntityExtractorMixin
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.nlu.values.folding import Folded
from bot.nlu.values.found import Found
from bot.nlu.values.gazetteer import gazetteer
from bot.nlu.values.reading import read_values


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class DeskEntities(GraphComponent, EntityExtractorMixin):
    """Money, days, times, places, cards and contacts by rules and word lists; nothing is trained.

    The visitor's `now` comes with the message's metadata. A value that can be read in several ways has the
    readings in `ambiguous`, and `value` is None (of money: the amount or the currency is).
    """

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Return the zone in which a day begins when a message does not say `now`."""
        return {"zone": "Asia/Shanghai"}

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> DeskEntities:
        """Return the component with its word lists read."""
        return cls(config)

    def __init__(self, config: dict[str, Any]) -> None:
        self._zone = ZoneInfo(config["zone"])
        gazetteer()
        read_values("-", dt.datetime.now(self._zone))  # compiles the patterns before the first visitor comes

    def process(self, messages: list[Message]) -> list[Message]:
        """Add the entities of each message after those that are there."""
        for message in messages:
            text = str(message.get(TEXT) or "")
            metadata = message.get("metadata") or {}
            folded, found = read_values(text, self._now(metadata), metadata.get("locale"))
            entities = [self._entity(text, folded, one) for one in found]
            message.set(ENTITIES, [*message.get(ENTITIES, []), *entities], add_to_output=True)
        return messages

    def process_training_data(self, training_data: Any) -> Any:
        """Nothing: examples are not annotated."""
        return training_data

    def _now(self, metadata: dict[str, Any]) -> dt.datetime:
        said = (metadata.get("context") or {}).get("now") or metadata.get("now")
        try:
            moment = dt.datetime.fromisoformat(str(said).replace("Z", "+00:00"))
        except ValueError:
            return dt.datetime.now(self._zone)  # a message from outside the desk (`rasa shell`)
        return moment if moment.tzinfo else moment.replace(tzinfo=self._zone)

    def _entity(self, text: str, folded: Folded, found: Found) -> dict[str, Any]:
        start, end = folded.span(found.start, found.end)
        entity = {
            "entity": found.entity,
            "value": found.value,
            "start": start,
            "end": end,
            "text": text[start:end],
            "extractor": self.name,
        }
        more = {"ambiguous": found.ambiguous, "part": found.part}
        return entity | {name: value for name, value in more.items() if value}
