"""Who judges a message: a small network over vectors, a regression over letters; arrays, never pickled."""

from __future__ import annotations

import os
import warnings
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
Pieces = tuple[Rows, Matrix]
"""Which pieces of words a text has, as numbers of buckets, and how often."""

# Of the network over vectors; found by training on some authors' sentences and asking those of others.
_HIDDEN, _EPOCHS, _BATCH, _RATE, _SCALE = 384, 10, 512, 4e-3, np.float32(5)
# A small data set is gone through more often.
_LEAST_STEPS = 200
_STORED = ("hidden", "hidden_bias", "weights", "bias")
_LEAST = 1e-9
_NEVER = -50.0
_BUCKETS = 1 << 17
_LONGEST = 4
_WORD = regex.compile(r"\w+|[^\w\s]")


@dataclass(frozen=True)
class VectorExpert:
    """A small network over unit-length sentence vectors: one hidden layer, then a chance per intent."""

    hidden: Matrix
    hidden_bias: Matrix
    weights: Matrix
    bias: Matrix

    @classmethod
    def fit(cls, vectors: Matrix, classes: Rows, count: int, decay: float) -> VectorExpert:
        """Learn from vectors and the number of each one's intent; `decay` keeps the weights small."""
        from sklearn.exceptions import ConvergenceWarning  # noqa: PLC0415 - only training needs these
        from sklearn.neural_network import MLPClassifier  # noqa: PLC0415

        if len(np.unique(classes)) == 1:
            weights, bias = _only(classes, _HIDDEN, count)
            return cls(
                np.zeros((vectors.shape[1], _HIDDEN), np.float32),
                np.zeros(_HIDDEN, np.float32),
                weights,
                bias,
            )
        learner = MLPClassifier(
            (_HIDDEN,),
            alpha=decay,
            batch_size=min(_BATCH, len(vectors)),
            learning_rate_init=_RATE,
            max_iter=max(_EPOCHS, _LEAST_STEPS // -(-len(vectors) // _BATCH)),
            tol=0.0,
            n_iter_no_change=_LEAST_STEPS,
            random_state=0,
        )
        with warnings.catch_warnings():
            # It is stopped before it converges: that is what keeps it from learning by heart.
            warnings.simplefilter("ignore", ConvergenceWarning)
            learnt = learner.fit(vectors * _SCALE, classes)
        weights, bias = _spread(learnt.coefs_[1].T, learnt.intercepts_[1], np.unique(classes), count)
        return cls(
            (learnt.coefs_[0] * _SCALE).astype(np.float32),
            learnt.intercepts_[0].astype(np.float32),
            weights,
            bias,
        )

    def judge(self, vectors: Matrix) -> Floats:
        """Return log-probabilities: a row per vector, a column per intent."""
        hidden = np.maximum(vectors @ self.hidden + self.hidden_bias, 0)
        scores = (hidden @ self.weights + self.bias).astype(np.float64)
        scores -= scores.max(axis=1, keepdims=True)
        return cast(Floats, scores - np.log(np.exp(scores).sum(axis=1, keepdims=True)))

    def to_arrays(self, prefix: str) -> dict[str, npt.NDArray[Any]]:
        """Return what is stored."""
        return {f"{prefix}_{name}": getattr(self, name) for name in _STORED}

    @classmethod
    def from_arrays(cls, prefix: str, arrays: Mapping[str, npt.NDArray[Any]]) -> VectorExpert:
        """Return the expert that was stored under a prefix."""
        return cls(*(arrays[f"{prefix}_{name}"] for name in _STORED))


@dataclass(frozen=True)
class LetterExpert:
    """Logistic regression over pieces of words: sees slang, typos and romanised text that encoders miss."""

    weights: npt.NDArray[np.float16]
    bias: Matrix
    rarity: Matrix

    @classmethod
    def fit(cls, rows: Sequence[Pieces], classes: Rows, count: int) -> LetterExpert:
        """Learn from the pieces of texts and the number of each one's intent."""
        from sklearn.linear_model import SGDClassifier  # noqa: PLC0415 - only training needs it

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

    def judge(self, rows: Sequence[Pieces]) -> Floats:
        """Return log-probabilities: a row per text's pieces, a column per intent."""
        return np.vstack([self._judge(*pieces) for pieces in rows])

    def _judge(self, buckets: Rows, counts: Matrix) -> Floats:
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


def pieces_of(text: str) -> Pieces:
    """Return the pieces of a text and of its Latin transcription, up to four letters each."""
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


def _matrix(rows: Sequence[Pieces], rarity: Matrix) -> Any:
    from scipy.sparse import csr_matrix  # noqa: PLC0415 - only training needs it

    values = np.concatenate([_weigh(buckets, counts, rarity) for buckets, counts in rows])
    ends = np.cumsum([0, *(len(buckets) for buckets, _ in rows)])
    return csr_matrix(
        (values, np.concatenate([buckets for buckets, _ in rows]), ends), shape=(len(rows), _BUCKETS)
    )
