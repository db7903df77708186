# ruff: noqa: ARG003 - Rasa hands these to every component
"""Names the intent of a message and how far that may be trusted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.shared.nlu.constants import INTENT, INTENT_RANKING_KEY, METADATA, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.nlu.encoders import Matrix, open_encoder
from bot.nlu.featurizer import SentenceVectors, vector_of
from bot.nlu.fitting import Settings, fit_model
from bot.nlu.intent_model import Answer, EncodeSecond, IntentModel
from bot.nlu.intent_model import Message as Asked
from bot.nlu.language import is_romanised, is_unknown_to
from bot.nlu.vector_cache import encode_cached

UNDERSTANDING = "understanding"
_FILE = "intents.npz"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class VectorClassifier(IntentClassifier, GraphComponent):
    """A small network on vectors, a regression on letters; a second encoder for what these are unsure of.

    A message gets `intent`, the full `intent_ranking`, and `understanding`: the calibrated `trust`, the
    `cosine` of the nearest example of that intent, their out-of-scope `score`, and who was asked.
    """

    @classmethod
    def required_components(cls) -> list[type]:
        """Return what must stand before it in the pipeline."""
        return [SentenceVectors]

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Return the settings that were best in measurements; `second: null` leaves one encoder."""
        return {
            "second": "e5",
            "ask_second_below": 0.45,
            "second_examples": Settings.second_examples,
            "decay": Settings.decay,
        }

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> VectorClassifier:
        """Return an untrained classifier."""
        return cls(config, model_storage, resource)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> VectorClassifier:
        """Return the trained classifier with its second encoder ready."""
        with model_storage.read_from(resource) as folder:
            return cls(config, model_storage, resource, IntentModel.load(folder / _FILE))

    def __init__(
        self,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        model: IntentModel | None = None,
    ) -> None:
        self._config = config
        self._storage = model_storage
        self._resource = resource
        self._model = model
        self._second = open_encoder(config["second"]) if config["second"] else None

    def train(self, training_data: TrainingData) -> Resource:
        """Fit on the examples that name an intent, and store the model."""
        examples = [example for example in training_data.intent_examples if example.get(TEXT)]
        self._model = fit_model(
            [example.get(TEXT) for example in examples],
            [example.get(INTENT) for example in examples],
            _stack(examples),
            self._encoded_for_training if self._second else None,
            Settings(self._config["decay"], self._config["second_examples"]),
            [is_unknown_to(example.get(TEXT), _locale_of(example)) for example in examples],
        )
        with self._storage.write_to(self._resource) as folder:
            self._model.save(folder / _FILE)
        return self._resource

    def process(self, messages: list[Message]) -> list[Message]:
        """Say what each message is about."""
        if self._model is None:
            raise ClassifierUntrained
        for message in messages:
            text = str(message.get(TEXT) or "")
            metadata = message.get(METADATA) or {}
            locale = _locale_of(message)
            unknown = is_unknown_to(text, locale)
            answers = bool(metadata.get("requested_slot"))
            asked = Asked(text, vector_of(message), is_romanised(text, locale), unknown, answers)
            answer = self._model.answer(asked, self._config["ask_second_below"], self._encode_second)
            _note(message, answer, self._model.labels)
        return messages

    @property
    def _encode_second(self) -> EncodeSecond | None:
        return self._second.encode if self._second else None

    def _encoded_for_training(self, texts: Sequence[str]) -> Matrix:
        return encode_cached(open_encoder(self._config["second"]), texts)


class ClassifierUntrained(RuntimeError):
    """A message came before the classifier was trained or loaded."""


def _locale_of(message: Message) -> str | None:
    locale = (message.get(METADATA) or {}).get("locale")
    return locale if isinstance(locale, str) else None


def _stack(examples: Sequence[Message]) -> Matrix:
    return np.vstack([vector_of(example) for example in examples])


def _note(message: Message, answer: Answer, labels: Sequence[str]) -> None:
    # The first choice stands with its trust, the others share the rest.
    top = float(answer.probabilities.max())
    rest = (1 - answer.trust) / max(1 - top, 1e-9)
    shares = [float(answer.probabilities[row]) * rest for row in answer.order]
    shares[0] = answer.trust
    ranking = [
        {"name": labels[row], "confidence": share} for row, share in zip(answer.order, shares, strict=True)
    ]
    message.set(INTENT, ranking[0], add_to_output=True)
    message.set(INTENT_RANKING_KEY, ranking, add_to_output=True)
    understanding = {
        "trust": answer.trust,
        "cosine": answer.cosine,
        "score": top * answer.cosine,
        "encoders": 2 if answer.asked_second else 1,
    }
    message.set(UNDERSTANDING, understanding, add_to_output=True)
