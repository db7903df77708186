"""Logistic regression and nearest examples over one kind of vector, kept as plain arrays, never pickled."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

import numpy as np
import numpy.typing as npt

from bot.nlu.encoders import Matrix

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Stage:
    """Weights per intent, and the training vectors sorted by intent."""

    weights: Matrix
    bias: Matrix
    examples: Matrix
    ends: npt.NDArray[np.int64]

    @classmethod
    def fit(cls, vectors: Matrix, classes: npt.NDArray[np.int64], count: int, strength: float) -> Stage:
        """Learn from unit-length vectors and the number of each one's intent; every intent occurs."""
        from sklearn.linear_model import LogisticRegression  # noqa: PLC0415 - only training needs it

        learnt = LogisticRegression(C=strength, max_iter=150, tol=2e-3).fit(vectors, classes)
        weights, bias = learnt.coef_.T, learnt.intercept_
        if weights.shape[1] == 1:  # two classes are learnt as one
            weights, bias = np.hstack([-weights, weights]) / 2, np.concatenate([-bias, bias]) / 2
        present = np.unique(classes)
        full = np.zeros((vectors.shape[1], count), np.float32)
        floor = np.full(count, -50.0, np.float32)  # an intent without an example is never likely
        full[:, present], floor[present] = weights, bias
        order = np.argsort(classes, kind="stable")
        ends = np.searchsorted(classes[order], np.arange(count), side="right")
        return cls(full, floor, vectors[order], ends.astype(np.int64))

    def probabilities(self, vectors: Matrix) -> Floats:
        """Return one row per vector, one probability per intent."""
        scores = (vectors @ self.weights + self.bias).astype(np.float64)
        scores = np.exp(scores - scores.max(axis=1, keepdims=True))
        return cast(Floats, scores / scores.sum(axis=1, keepdims=True))

    def nearest(self, vector: Matrix, intent: int) -> float:
        """Return the cosine of the most similar training example of an intent."""
        start = self.ends[intent - 1] if intent else 0
        rows = self.examples[start : self.ends[intent]]
        # Joined vectors are longer than one; examples of one stage all have the same length.
        return float((rows @ vector).max() / max(float(vector @ vector), 1e-9)) if len(rows) else 0.0

    def to_arrays(self, prefix: str) -> dict[str, npt.NDArray[Any]]:
        """Return what is stored; half precision is enough for the examples."""
        return {
            f"{prefix}_weights": self.weights,
            f"{prefix}_bias": self.bias,
            f"{prefix}_examples": self.examples.astype(np.float16),
            f"{prefix}_ends": self.ends,
        }

    @classmethod
    def from_arrays(cls, prefix: str, arrays: Mapping[str, npt.NDArray[Any]]) -> Stage:
        """Return the stage that was stored under a prefix."""
        return cls(
            arrays[f"{prefix}_weights"],
            arrays[f"{prefix}_bias"],
            arrays[f"{prefix}_examples"].astype(np.float32),
            arrays[f"{prefix}_ends"],
        )


@dataclass(frozen=True)
class Trust:
    """Turns what a stage found into the chance that its first choice is right, learnt from unseen folds."""

    coefficients: Floats

    @classmethod
    def fit(cls, evidence: Floats, right: npt.NDArray[np.bool_]) -> Trust:
        """Learn from rows of evidence and whether the first choice was right."""
        from sklearn.linear_model import LogisticRegression  # noqa: PLC0415 - only training needs it

        if right.all() or not right.any():  # a tiny data set: trust the probability as it is
            return cls(np.array([0.0, 1.0, 0.0, 0.0, 0.0]))
        learnt = LogisticRegression(C=10.0, max_iter=500).fit(evidence, right)
        return cls(np.concatenate([learnt.intercept_, learnt.coef_[0]]))

    def __call__(self, evidence: Floats) -> Floats:
        """Return one chance per row of evidence."""
        scores = self.coefficients[0] + evidence @ self.coefficients[1:]
        return cast(Floats, 1.0 / (1.0 + np.exp(-np.clip(scores, -30, 30))))


def weigh(probabilities: Floats, cosines: Sequence[float], words: Sequence[int]) -> Floats:
    """Return rows of evidence: log-odds, lead over the second, similarity to an example, brevity."""
    two = np.sort(probabilities, axis=1)[:, -2:]
    first, second = np.clip(two[:, 1], 1e-6, 1 - 1e-6), np.clip(two[:, 0], 1e-6, 1)
    return np.column_stack(
        [
            np.log(first / (1 - first)),
            np.log(first / second),
            np.asarray(cosines, np.float64),
            1.0 / np.maximum(np.asarray(words, np.float64), 1.0),
        ]
    )
