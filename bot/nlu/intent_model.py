"""The intent model: a fast stage for every message, a second one that is asked when the first is unsure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import cast

import numpy as np
import numpy.typing as npt

from bot.nlu.encoders import Matrix
from bot.nlu.stage import Floats, Stage, Trust, weigh
from bot.nlu.text import count_words

Rows = npt.NDArray[np.int64]
EncodeSecond = Callable[[Sequence[str]], Matrix]


@dataclass(frozen=True)
class Settings:
    """How the model is fitted."""

    strength: float = 25.0
    second_examples: int = 1500
    folds: int = 4
    seed: int = 7


@dataclass(frozen=True)
class Answer:
    """What the model thinks of one message."""

    probabilities: Floats
    cosine: float
    trust: float
    asked_second: bool

    @property
    def order(self) -> list[int]:
        """Return the intents, likeliest first."""
        return [int(position) for position in np.argsort(-self.probabilities)]


@dataclass(frozen=True)
class IntentModel:
    """Names of the intents, both stages, and how far each may be trusted."""

    labels: list[str]
    first: Stage
    first_trust: Trust
    second: Stage | None = None
    second_trust: Trust | None = None
    centre: Matrix | None = None

    def answer(
        self, text: str, vector: Matrix, ask_below: float, encode_second: EncodeSecond | None
    ) -> Answer:
        """Answer with the first stage; with both when it is trusted less than `ask_below`."""
        probabilities = self.first.probabilities(vector[None])[0]
        answer = self._judged(text, probabilities, self.first, self.first_trust, vector, asked_second=False)
        if (
            self.second is None
            or self.second_trust is None
            or encode_second is None
            or answer.trust >= ask_below
        ):
            return answer
        joined = join(vector[None], encode_second([text]), cast(Matrix, self.centre))[0]
        probabilities = self.second.probabilities(joined[None])[0]
        return self._judged(text, probabilities, self.second, self.second_trust, joined, asked_second=True)

    def _judged(
        self,
        text: str,
        probabilities: Floats,
        stage: Stage,
        trust: Trust,
        vector: Matrix,
        *,
        asked_second: bool,
    ) -> Answer:
        cosine = stage.nearest(vector, int(probabilities.argmax()))
        evidence = weigh(probabilities[None], [cosine], [count_words(text)])
        return Answer(probabilities, cosine, float(trust(evidence)[0]), asked_second)

    def save(self, path: Path) -> None:
        """Write plain arrays; nothing in the file can run code when it is read."""
        arrays = {"labels": np.array(self.labels), "first_trust": self.first_trust.coefficients}
        arrays |= self.first.to_arrays("first")
        if self.second is not None and self.second_trust is not None and self.centre is not None:
            arrays |= {"second_trust": self.second_trust.coefficients, "centre": self.centre}
            arrays |= self.second.to_arrays("second")
        np.savez_compressed(path, **arrays)

    @classmethod
    def load(cls, path: Path) -> IntentModel:
        """Read what `save` wrote."""
        with np.load(path, allow_pickle=False) as stored:
            arrays = dict(stored)
        labels = [str(label) for label in arrays["labels"]]
        first, first_trust = Stage.from_arrays("first", arrays), Trust(arrays["first_trust"])
        if "centre" not in arrays:
            return cls(labels, first, first_trust)
        second, second_trust = Stage.from_arrays("second", arrays), Trust(arrays["second_trust"])
        return cls(labels, first, first_trust, second, second_trust, arrays["centre"])


def join(first: Matrix, second: Matrix, centre: Matrix) -> Matrix:
    """Return both encoders' vectors side by side; the second's are centred, for all of them point one way."""
    moved = second - centre
    moved /= np.maximum(np.linalg.norm(moved, axis=1, keepdims=True), 1e-9)
    return np.hstack([first, moved]).astype(np.float32)


def spread(count: int, wanted: int) -> Rows:
    """Return evenly spaced positions, so that a sample of the data keeps every language and intent."""
    return np.unique(np.linspace(0, max(count - 1, 0), min(count, wanted)).round().astype(np.int64))


def fit_model(
    texts: Sequence[str],
    intents: Sequence[str],
    vectors: Matrix,
    encode_second: EncodeSecond | None,
    settings: Settings,
) -> IntentModel:
    """Fit both stages, and their trust on folds that they have not seen."""
    labels = sorted(set(intents))
    classes = np.array([labels.index(intent) for intent in intents])
    first, first_trust = _fit_stage(texts, classes, vectors, len(labels), settings)
    if encode_second is None:
        return IntentModel(labels, first, first_trust)
    chosen = np.concatenate([_chosen(classes, label, len(labels), settings) for label in range(len(labels))])
    second_vectors = encode_second([texts[position] for position in chosen])
    centre = second_vectors.mean(axis=0)
    joined = join(vectors[chosen], second_vectors, centre)
    sample = [texts[position] for position in chosen]
    second, second_trust = _fit_stage(sample, classes[chosen], joined, len(labels), settings)
    return IntentModel(labels, first, first_trust, second, second_trust, centre)


def _chosen(classes: Rows, label: int, count: int, settings: Settings) -> Rows:
    of_label = np.flatnonzero(classes == label)
    wanted = max(1, settings.second_examples // count)
    return cast(Rows, of_label[spread(len(of_label), wanted)])


def _fit_stage(
    texts: Sequence[str], classes: Rows, vectors: Matrix, count: int, settings: Settings
) -> tuple[Stage, Trust]:
    stage = Stage.fit(vectors, classes, count, settings.strength)
    rng = np.random.default_rng(settings.seed)
    folds = rng.integers(0, settings.folds, len(classes))
    evidence, right = [], []
    for fold in range(settings.folds):
        seen, unseen = np.flatnonzero(folds != fold), np.flatnonzero(folds == fold)
        if not len(unseen) or len(np.unique(classes[seen])) < 2:  # noqa: PLR2004 - nothing to tell apart
            continue
        partial = Stage.fit(vectors[seen], classes[seen], count, settings.strength)
        probabilities = partial.probabilities(vectors[unseen])
        found = probabilities.argmax(axis=1)
        cosines = [
            partial.nearest(vectors[row], int(intent)) for row, intent in zip(unseen, found, strict=True)
        ]
        evidence.append(weigh(probabilities, cosines, [count_words(texts[row]) for row in unseen]))
        right.append(found == classes[unseen])
    if not evidence:
        return stage, Trust.fit(np.zeros((0, 4)), np.zeros(0, np.bool_))
    return stage, Trust.fit(np.vstack(evidence), np.concatenate(right))
