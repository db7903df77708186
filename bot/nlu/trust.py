"""How far an answer may be trusted: chances learnt on examples that were held out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

import numpy as np
import numpy.typing as npt

from bot.nlu.experts import Floats


@dataclass(frozen=True)
class Trust:
    """Turns evidence into the chance that the first choice is right."""

    coefficients: Floats

    @classmethod
    def fit(cls, evidence: Floats, right: npt.NDArray[np.bool_]) -> Trust:
        """Learn from rows of evidence and whether the first choice was right."""
        from sklearn.linear_model import LogisticRegression  # noqa: PLC0415 - only training needs it

        if right.all() or not right.any():  # a tiny data set: the probability stands for itself
            return UNPROVEN
        learnt = LogisticRegression(C=10.0, max_iter=500).fit(evidence, right)
        return cls(np.concatenate([learnt.intercept_, learnt.coef_[0]]))

    def __call__(self, evidence: Floats) -> Floats:
        """Return one chance per row of evidence."""
        scores = self.coefficients[0] + evidence @ self.coefficients[1:]
        return cast(Floats, 1.0 / (1.0 + np.exp(-np.minimum(np.maximum(scores, -30), 30))))


UNPROVEN = Trust(np.array([0.0, 1.0, 0.0, 0.0, 0.0, 0.0]))
"""What is used where nothing could be held out: the probability itself."""


def pool(judgements: Sequence[Floats], weights: Sequence[float]) -> Floats:
    """Return probabilities from experts' log-probabilities, weighted."""
    total = sum(weight * judged for weight, judged in zip(weights, judgements, strict=True)) / sum(weights)
    odds = np.exp(total - np.max(total, axis=1, keepdims=True))
    return cast(Floats, odds / odds.sum(axis=1, keepdims=True))


def weigh(
    probabilities: Floats,
    judgements: Sequence[Floats],
    cosines: Sequence[float] | Floats,
    words: Sequence[int],
) -> Floats:
    """Return rows of evidence: log-odds, lead over the second, similarity, brevity, agreement of experts."""
    two = np.sort(probabilities, axis=1)[:, -2:]  # one column when there is only one intent
    first, second = np.clip(two[:, -1], 1e-6, 1 - 1e-6), np.clip(two[:, 0], 1e-6, 1)
    top = probabilities.argmax(axis=1)
    agreeing = np.mean([judged.argmax(axis=1) == top for judged in judgements], axis=0)
    return np.column_stack(
        [
            np.log(first / (1 - first)),
            np.log(first / second),
            np.asarray(cosines, np.float64),
            1.0 / np.maximum(np.asarray(words, np.float64), 1.0),
            agreeing,
        ]
    )
