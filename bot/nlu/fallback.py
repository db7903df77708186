# ruff: noqa: ARG003 - Rasa hands these to every component
"""Decides when the bot answers, when it asks back, and when a message is none of its business."""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.shared.nlu.constants import ENTITIES, INTENT, INTENT_RANKING_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.nlu.classifier import UNDERSTANDING, VectorClassifier
from bot.nlu.text import count_words

CLARIFY = "clarify"
NLU_FALLBACK = "nlu_fallback"
OUT_OF_SCOPE = "out_of_scope"
INFORM = "inform"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class DeskFallback(IntentClassifier, GraphComponent):
    """Keeps an intent that can be trusted; else asks back with two or three, or calls it out of scope.

    The trust is calibrated at training, so the bands are chances: `sure: 0.7` lets at most three of ten
    answers just above it be wrong. When it asks back, `intent` is `nlu_fallback`, `clarify` names the
    intents to offer, and `intent_ranking` still begins with the likeliest.
    """

    @classmethod
    def required_components(cls) -> list[type]:
        """Return what must stand before it in the pipeline."""
        return [VectorClassifier]

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Return the bands; messages of up to `short_words` words need more trust."""
        return {
            "sure": 0.55,
            "short_sure": 0.65,
            "short_words": 3,
            "small_talk_sure": 0.45,
            # Where a question back costs more than a wrong answer: the numbers to call harm nobody.
            "urgent": ["emergency"],
            "urgent_sure": 0.4,
            # Likened to a greeting with less than this, a word is an unknown one: often a place.
            "greeting_least": 0.25,
            # A day or a place in a doubtful farewell ("and tomorrow?") is a detail of what goes before.
            "greeting_sure_with_value": 0.6,
            "greetings": ["greet", "goodbye", "thanks"],
            # Two topics share what is left of a doubt: one less likely than this is no offer, but noise.
            "ask": 0.35,
            # Beside doubtful small talk any topic is worth the question.
            "small_talk_ask": 0.25,
            # Beside a doubtful out of scope, a topic this likely is offered instead.
            "worth_offering": 0.35,
            # What is no topic: never offered as a button, and harmless when wrong.
            "no_topics": [
                "affirm",
                "deny",
                "inform",
                "greet",
                "goodbye",
                "thanks",
                "bot_challenge",
                OUT_OF_SCOPE,
            ],
        }

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> DeskFallback:
        """Return the component with its bands."""
        return cls(config)

    def __init__(self, config: dict[str, Any]) -> None:
        self._config = config
        self._no_topics = frozenset(config["no_topics"])

    def process(self, messages: list[Message]) -> list[Message]:
        """Decide for each message; those of other classifiers pass unchanged."""
        for message in messages:
            understanding = message.get(UNDERSTANDING)
            if understanding:
                self._decide(message, understanding["trust"])
        return messages

    def _decide(self, message: Message, trust: float) -> None:
        top = message.get(INTENT)["name"]
        if top in self._config["greetings"] and self._is_detail(message, trust):
            message.set(CLARIFY, [], add_to_output=True)
            message.set(INTENT, {"name": INFORM, "confidence": trust}, add_to_output=True)
            return
        short = count_words(message.get(TEXT) or "") <= self._config["short_words"]
        sure = self._config["short_sure" if short else "sure"]
        if top in self._no_topics:
            sure = self._config["small_talk_sure"]
        if top in self._config["urgent"]:
            sure = self._config["urgent_sure"]
        topics = self._topics(message) if trust < sure else []
        offered = self._offered(topics)
        message.set(CLARIFY, offered, add_to_output=True)
        if trust >= sure:
            return
        likely = max((row["confidence"] for row in topics), default=0.0)
        if likely >= self._config[self._band(top)]:
            message.set(INTENT, {"name": NLU_FALLBACK, "confidence": trust}, add_to_output=True)
        elif top in self._no_topics and not self._is_unknown(top, trust):
            message.set(INTENT, {"name": top, "confidence": trust}, add_to_output=True)
        else:
            message.set(INTENT, {"name": OUT_OF_SCOPE, "confidence": 1 - trust}, add_to_output=True)

    def _is_detail(self, message: Message, trust: float) -> bool:
        return trust < self._config["greeting_sure_with_value"] and bool(message.get(ENTITIES))

    def _is_unknown(self, top: str, trust: float) -> bool:
        return top in self._config["greetings"] and trust < self._config["greeting_least"]

    def _band(self, top: str) -> str:
        if top == OUT_OF_SCOPE:
            return "worth_offering"
        return "small_talk_ask" if top in self._no_topics else "ask"

    def _topics(self, message: Message) -> list[dict[str, Any]]:
        return [row for row in message.get(INTENT_RANKING_KEY) if row["name"] not in self._no_topics]

    def _offered(self, topics: list[dict[str, Any]]) -> list[str]:
        return [row["name"] for place, row in enumerate(topics[:3]) if place < 2 or row["confidence"] > 0.08]  # noqa: PLR2004
