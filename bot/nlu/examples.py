"""The training examples as vectors: how near the nearest is, and what the nearest ones are about."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast

import numpy as np
import numpy.typing as npt

from bot.nlu.encoders import Matrix
from bot.nlu.experts import Floats
from bot.nlu.pieces import Rows

# The directions in which the examples differ most; more of them made no better answers, only slower ones.
_AXES = 128
# Neighbours that vote, and how much less a less similar one counts; found like the shares of the experts.
_VOTERS, _STEEPNESS = 30, 20.0
_DOUBT = 1e-3


@dataclass(frozen=True)
class Examples:
    """The training vectors, centred, along the axes of their greatest variance, sorted by intent."""

    vectors: Matrix
    ends: Rows
    centre: Matrix
    axes: Matrix

    @classmethod
    def of(cls, vectors: Matrix, classes: Rows, count: int) -> Examples:
        """Sort vectors by the number of their intent."""
        order = np.argsort(classes, kind="stable")
        ends = np.searchsorted(classes[order], np.arange(count), side="right")
        centre = vectors.mean(axis=0)
        moved = vectors - centre
        _, directions = np.linalg.eigh(moved.T @ moved)
        empty = cls(vectors[:0], ends.astype(np.int64), centre, directions[:, -_AXES:].astype(np.float32))
        return cls(empty.place(vectors[order]), empty.ends, empty.centre, empty.axes)

    def place(self, vectors: Matrix) -> Matrix:
        """Return encoder's vectors, a row each, as this compares them."""
        moved = (vectors - self.centre) @ self.axes
        lengths = np.linalg.norm(moved, axis=1, keepdims=True)
        return cast(Matrix, (moved / np.maximum(lengths, 1e-9)).astype(np.float32))

    def nearest(self, placed: Matrix, intents: Rows) -> Floats:
        """Return for each row the cosine of the most similar example of its intent; 0 without examples."""
        cosines = np.zeros(len(placed))
        for intent in np.unique(intents):
            asked = np.flatnonzero(intents == intent)
            rows = self.vectors[self.ends[intent - 1] if intent else 0 : self.ends[intent]]
            if len(rows):
                cosines[asked] = (placed[asked] @ rows.T).max(axis=1)
        return cosines

    def judge(self, placed: Matrix) -> Floats:
        """Return log-probabilities by the votes of the nearest examples: a column per intent."""
        return np.vstack([self._judge(one) for one in placed])

    def _judge(self, placed: Matrix) -> Floats:
        cosines = self.vectors @ placed
        voters = np.argpartition(-cosines, min(_VOTERS, len(cosines)) - 1)[:_VOTERS]
        intents = np.searchsorted(self.ends, voters, side="right")
        weights = np.exp(_STEEPNESS * (cosines[voters].astype(np.float64) - 1))
        votes = np.bincount(intents, weights, minlength=len(self.ends))
        shares = votes / votes.sum() + _DOUBT
        return cast(Floats, np.log(shares / shares.sum()))

    def to_arrays(self) -> dict[str, npt.NDArray[Any]]:
        """Return what is stored; half the precision is enough to compare."""
        return {
            "examples": self.vectors.astype(np.float16),
            "ends": self.ends,
            "examples_centre": self.centre,
            "axes": self.axes,
        }

    @classmethod
    def from_arrays(cls, arrays: Mapping[str, npt.NDArray[Any]]) -> Examples:
        """Return the examples that were stored."""
        vectors = arrays["examples"].astype(np.float32)
        return cls(vectors, arrays["ends"], arrays["examples_centre"], arrays["axes"])
