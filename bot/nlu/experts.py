"""Who judges a message: logistic regressions over vectors and letters; plain arrays, never pickled."""

from __future__ import annotations

import os
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

import numpy as np
import numpy.typing as npt
import regex

from bot.nlu.encoders import Matrix
from bot.nlu.latin import to_latin
from bot.nlu.text import clean

Floats = npt.NDArray[np.float64]
Rows = npt.NDArray[np.int64]

_LEAST = 1e-9
_NEVER = -50.0
_BUCKETS = 1 << 17
_LONGEST = 4
_WORD = regex.compile(r"\w+|[^\w\s]")


@dataclass(frozen=True)
class VectorExpert:
    """Logistic regression over unit-length sentence vectors."""

    weights: Matrix
    bias: Matrix

    @classmethod
    def fit(cls, vectors: Matrix, classes: Rows, count: int, strength: float) -> VectorExpert:
        """Learn from vectors and the number of each one's intent."""
        from sklearn.linear_model import LogisticRegression  # noqa: PLC0415 - only training needs it

        if len(np.unique(classes)) == 1:
            weights, bias = _only(classes, vectors.shape[1], count)
            return cls(weights, bias)
        learnt = LogisticRegression(C=strength, max_iter=120, tol=5e-3).fit(vectors, classes)
        weights, bias = _spread(learnt.coef_, learnt.intercept_, np.unique(classes), count)
        return cls(weights, bias)

    def judge(self, vectors: Matrix) -> Floats:
        """Return log-probabilities: a row per vector, a column per intent."""
        scores = (vectors @ self.weights + self.bias).astype(np.float64)
        scores -= scores.max(axis=1, keepdims=True)
        return cast(Floats, scores - np.log(np.exp(scores).sum(axis=1, keepdims=True)))

    def to_arrays(self, prefix: str) -> dict[str, npt.NDArray[Any]]:
        """Return what is stored."""
        return {f"{prefix}_weights": self.weights, f"{prefix}_bias": self.bias}

    @classmethod
    def from_arrays(cls, prefix: str, arrays: Mapping[str, npt.NDArray[Any]]) -> VectorExpert:
        """Return the expert that was stored under a prefix."""
        return cls(arrays[f"{prefix}_weights"], arrays[f"{prefix}_bias"])


@dataclass(frozen=True)
class LetterExpert:
    """Logistic regression over pieces of words: sees slang, typos and romanised text that encoders miss."""

    weights: npt.NDArray[np.float16]
    bias: Matrix
    rarity: Matrix

    @classmethod
    def fit(cls, texts: Sequence[str], classes: Rows, count: int) -> LetterExpert:
        """Learn from texts and the number of each one's intent."""
        from sklearn.linear_model import SGDClassifier  # noqa: PLC0415 - only training needs it

        rows = [_pieces(text) for text in texts]
        seen = np.bincount(np.concatenate([buckets for buckets, _ in rows]), minlength=_BUCKETS)
        rarity = (np.log((1 + len(rows)) / (1 + seen)) + 1).astype(np.float32)
        if len(np.unique(classes)) == 1:
            weights, bias = _only(classes, _BUCKETS, count)
            return cls(weights.astype(np.float16), bias, rarity)
        learner = SGDClassifier(
            loss="log_loss", alpha=3e-6, max_iter=6, tol=None, random_state=0, n_jobs=os.cpu_count()
        )
        learnt = learner.fit(_matrix(rows, rarity), classes)
        weights, bias = _spread(learnt.coef_, learnt.intercept_, np.unique(classes), count)
        return cls(weights.astype(np.float16), bias, rarity)

    def judge(self, texts: Sequence[str]) -> Floats:
        """Return log-probabilities: a row per text, a column per intent."""
        return np.vstack([self._judge(text) for text in texts])

    def _judge(self, text: str) -> Floats:
        buckets, counts = _pieces(text)
        values = _weigh(buckets, counts, self.rarity)
        scores = values @ self.weights[buckets].astype(np.float32) + self.bias
        chances = np.maximum(1.0 / (1.0 + np.exp(-np.clip(scores.astype(np.float64), -30, 30))), _LEAST)
        return cast(Floats, np.log(chances / chances.sum()))

    def to_arrays(self, prefix: str) -> dict[str, npt.NDArray[Any]]:
        """Return what is stored."""
        return {
            f"{prefix}_weights": self.weights,
            f"{prefix}_bias": self.bias,
            f"{prefix}_rarity": self.rarity,
        }

    @classmethod
    def from_arrays(cls, prefix: str, arrays: Mapping[str, npt.NDArray[Any]]) -> LetterExpert:
        """Return the expert that was stored under a prefix."""
        return cls(arrays[f"{prefix}_weights"], arrays[f"{prefix}_bias"], arrays[f"{prefix}_rarity"])


def _only(classes: Rows, width: int, count: int) -> tuple[Matrix, Matrix]:
    """Return weights for examples of a single intent, which scikit-learn refuses: it is that one, always."""
    bias = np.full(count, _NEVER, np.float32)
    bias[classes[0]] = 0.0
    return np.zeros((width, count), np.float32), bias


def _spread(weights: Matrix, bias: Matrix, present: Rows, count: int) -> tuple[Matrix, Matrix]:
    """Return weights with a column for every intent; one without an example is never likely."""
    if len(weights) == 1:  # two classes are learnt as one
        weights, bias = np.vstack([-weights, weights]), np.concatenate([-bias, bias])
    full = np.zeros((weights.shape[1], count), np.float32)
    floor = np.full(count, _NEVER, np.float32)
    full[:, present], floor[present] = weights.T, bias
    return full, floor


def _pieces(text: str) -> tuple[Rows, Matrix]:
    plain = clean(text).lower()
    latin = to_latin(plain)
    buckets = [*_cut(plain), *(_cut(latin) if latin != plain else [])]
    found, counts = np.unique(np.array(buckets, np.int64), return_counts=True)
    return found, counts.astype(np.float32)


def _cut(text: str) -> list[int]:
    pieces = []
    for word in _WORD.findall(text):
        marked = f" {word} "
        for length in range(1, _LONGEST + 1):
            pieces += [marked[start : start + length] for start in range(len(marked) - length + 1)]
    return [zlib.crc32(piece.encode("utf-8", "replace")) & (_BUCKETS - 1) for piece in pieces]


def _weigh(buckets: Rows, counts: Matrix, rarity: Matrix) -> Matrix:
    values = (1 + np.log(counts)) * rarity[buckets]
    return cast(Matrix, values / max(float(np.linalg.norm(values)), _LEAST))


def _matrix(rows: Sequence[tuple[Rows, Matrix]], rarity: Matrix) -> Any:
    from scipy.sparse import csr_matrix  # noqa: PLC0415 - only training needs it

    values = np.concatenate([_weigh(buckets, counts, rarity) for buckets, counts in rows])
    ends = np.cumsum([0, *(len(buckets) for buckets, _ in rows)])
    return csr_matrix(
        (values, np.concatenate([buckets for buckets, _ in rows]), ends), shape=(len(rows), _BUCKETS)
    )
