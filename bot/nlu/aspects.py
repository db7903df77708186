# ruff: noqa: ARG003 - Rasa hands these to every component
"""Names what is asked about the matter talked of: what it costs, how long it takes, what to bring."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.nlu.aspect_data import ASPECT, NAMED, NONE
from bot.nlu.classifier import ClassifierUntrained
from bot.nlu.encoders import Matrix
from bot.nlu.experts import LetterExpert, VectorExpert
from bot.nlu.featurizer import SentenceVectors, vector_of
from bot.nlu.intent_model import spread
from bot.nlu.pieces import Rows, pieces_of
from bot.nlu.trust import pool

_FILE = "aspects.npz"
# Shares of vectors and letters; on sentences held out, more of either was worse.
_SHARES = (0.5, 0.5)


@dataclass(frozen=True)
class AspectModel:
    """Names of the aspects and the two experts that tell them apart."""

    labels: list[str]
    vectors: VectorExpert
    letters: LetterExpert

    @classmethod
    def fit(cls, texts: Sequence[str], aspects: Sequence[str], vectors: Matrix, decay: float) -> AspectModel:
        """Learn from texts, their vectors and what each asks about."""
        labels = sorted(set(aspects))
        classes: Rows = np.array([labels.index(one) for one in aspects], np.int64)
        return cls(
            labels,
            VectorExpert.fit(vectors, classes, len(labels), decay).whole,
            LetterExpert.fit(pieces_of(texts), classes, len(labels)).whole,
        )

    def judge(self, texts: Sequence[str], vectors: Matrix) -> list[tuple[str, float]]:
        """Return for each text what it most likely asks about, and the chance of that."""
        chances = pool([self.vectors.judge(vectors), self.letters.judge(pieces_of(texts))], _SHARES)
        return [(self.labels[row.argmax()], float(row.max())) for row in chances]

    def save(self, path: Path) -> None:
        """Write plain arrays; nothing in the file can run code when it is read."""
        arrays = {**self.vectors.to_arrays("vectors"), **self.letters.to_arrays("letters")}
        np.savez(path, labels=np.array(self.labels), **arrays)

    @classmethod
    def load(cls, path: Path) -> AspectModel:
        """Read what `save` wrote."""
        with np.load(path, allow_pickle=False) as stored:
            arrays = dict(stored)
        labels = [str(label) for label in arrays["labels"]]
        return cls(
            labels,
            VectorExpert.from_arrays("vectors", arrays),
            LetterExpert.from_arrays("letters", arrays),
        )


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class AspectClassifier(IntentClassifier, GraphComponent):
    """Gives every message its `aspect`, name and confidence: what it asks about the matter talked of.

    It is `none` of a message that asks nothing of the kind, that names its own matter ("how much is a new
    card?"), or that is less sure than `sure`. It learns from the examples of `bot/data/aspects`, and what is
    none from examples of every intent: few of those are such a question, and these it outvotes.
    """

    @classmethod
    def required_components(cls) -> list[type]:
        """Return what must stand before it in the pipeline."""
        return [SentenceVectors]

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Return the settings that were best on sentences held out; `of_each` intent so many examples."""
        return {"sure": 0.5, "decay": 0.1, "of_each": 100}

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> AspectClassifier:
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
    ) -> AspectClassifier:
        """Return the trained classifier."""
        with model_storage.read_from(resource) as folder:
            return cls(config, model_storage, resource, AspectModel.load(folder / _FILE))

    def __init__(
        self,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        model: AspectModel | None = None,
    ) -> None:
        self._config = config
        self._storage = model_storage
        self._resource = resource
        self._model = model

    def train(self, training_data: TrainingData) -> Resource:
        """Fit on the examples that name an aspect, and store the model."""
        told = [one for one in training_data.training_examples if one.get(ASPECT)]
        others = list(self._sample(training_data.intent_examples))
        examples = [*told, *others]
        aspects = [_bare(one.get(ASPECT)) for one in told] + [NONE] * len(others)
        vectors = np.vstack([vector_of(one) for one in examples])
        texts = [one.get(TEXT) for one in examples]
        self._model = AspectModel.fit(texts, aspects, vectors, self._config["decay"])
        with self._storage.write_to(self._resource) as folder:
            self._model.save(folder / _FILE)
        return self._resource

    def _sample(self, examples: Iterable[Message]) -> Iterable[Message]:
        by_intent: dict[str, list[Message]] = {}
        for one in examples:
            if one.get(TEXT):
                by_intent.setdefault(one.get(INTENT), []).append(one)
        for rows in by_intent.values():
            yield from (rows[at] for at in spread(np.arange(len(rows)), self._config["of_each"]))

    def process(self, messages: list[Message]) -> list[Message]:
        """Say what each message asks about."""
        if self._model is None:
            raise ClassifierUntrained
        for message in messages:
            text = str(message.get(TEXT) or "")
            ((name, chance),) = self._model.judge([text], vector_of(message)[None])
            is_sure = chance >= self._config["sure"]
            found = {"name": name if is_sure else NONE, "confidence": chance}
            message.set(ASPECT, found, add_to_output=True)
        return messages


def _bare(block: str) -> str:
    return NONE if block.endswith(NAMED) else block
