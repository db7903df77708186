# ruff: noqa: ARG003 - Rasa hands these to every component
"""Gives every message the sentence vector of the first encoder."""

from __future__ import annotations

from typing import Any

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.featurizers.dense_featurizer.dense_featurizer import DenseFeaturizer
from rasa.shared.nlu.constants import FEATURE_TYPE_SENTENCE, TEXT
from rasa.shared.nlu.training_data.features import Features
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.nlu.encoders import Encoder, Matrix, open_encoder
from bot.nlu.vector_cache import encode_cached

ORIGIN = "SentenceVectors"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=False)
class SentenceVectors(DenseFeaturizer, GraphComponent):
    """Adds one unit-length sentence vector; those of training data are kept on disk."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Return `encoder: use`; `e5` or the folder of a SavedModel are the others."""
        return {**DenseFeaturizer.get_default_config(), "encoder": "use"}

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> SentenceVectors:
        """Open the encoder; a name that is none stops here, not at the first message."""
        return cls(config, execution_context.node_name, open_encoder(config["encoder"]))

    def __init__(self, config: dict[str, Any], name: str, encoder: Encoder) -> None:
        super().__init__(name, config)
        self._encoder = encoder

    @classmethod
    def validate_config(cls, config: dict[str, Any]) -> None:
        """Nothing to check before the encoder is opened."""

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Give the training examples their vectors."""
        examples = [example for example in training_data.training_examples if example.get(TEXT)]
        texts = [example.get(TEXT) for example in examples]
        for example, vector in zip(examples, encode_cached(self._encoder, texts), strict=True):
            _add(example, vector)
        return training_data

    def process(self, messages: list[Message]) -> list[Message]:
        """Give messages their vectors."""
        texts = [str(message.get(TEXT) or "") for message in messages]
        for message, vector in zip(messages, self._encoder.encode(texts), strict=True):
            _add(message, vector)
        return messages


def vector_of(message: Message) -> Matrix:
    """Return the vector that the featurizer gave a message."""
    for features in message.features:
        if features.origin == ORIGIN:
            found: Matrix = features.features[0]
            return found
    raise VectorMissing


class VectorMissing(RuntimeError):
    """The pipeline has no SentenceVectors before the classifier."""


def _add(message: Message, vector: Matrix) -> None:
    row = np.asarray(vector, np.float32)[None]
    message.add_features(Features(row, FEATURE_TYPE_SENTENCE, TEXT, ORIGIN))
