"""Who judges a message: a small network over vectors, a regression over letters; arrays, never pickled."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar, cast

import numpy as np
import numpy.typing as npt

from bot.nlu.encoders import Matrix
from bot.nlu.pieces import BUCKETS, Pieces, Rows

Floats = npt.NDArray[np.float64]
E = TypeVar("E")

# Of the network over vectors; found by training on some authors' sentences and asking those of others.
_HIDDEN, _EPOCHS, _BATCH, _RATE, _SCALE = 384, 6, 1024, 6e-3, np.float32(5)
# A small data set is gone through more often.
_LEAST_STEPS = 200
_LETTER_ROUNDS = 4
_LAST_ROUNDS = 0.25
_STORED = ("hidden", "hidden_bias", "weights", "bias")
_LEAST = 1e-9
_NEVER = -50.0


@dataclass(frozen=True)
class Pair(Generic[E]):
    """An expert of all examples, and the same before it had seen those that it is to be tried on."""

    whole: E
    tried: E


@dataclass(frozen=True)
class VectorExpert:
    """A small network over unit-length sentence vectors: one hidden layer, then a chance per intent."""

    hidden: Matrix
    hidden_bias: Matrix
    weights: Matrix
    bias: Matrix

    @classmethod
    def fit(
        cls, vectors: Matrix, classes: Rows, count: int, decay: float, seen: Rows | None = None
    ) -> Pair[VectorExpert]:
        """Learn from vectors and the number of each one's intent; `decay` keeps the weights small.

        With `seen`, some rows, it first learns from these only: that expert can be tried on the others.
        """
        from sklearn.neural_network import MLPClassifier  # noqa: PLC0415 - only training needs it

        present = np.unique(classes)
        if len(present) == 1:
            hidden = np.zeros((vectors.shape[1], _HIDDEN), np.float32)
            only = cls(hidden, np.zeros(_HIDDEN, np.float32), *_only(classes, _HIDDEN, count))
            return Pair(only, only)
        learner = MLPClassifier(
            (_HIDDEN,),
            alpha=decay,
            batch_size=min(_BATCH, len(vectors)),
            learning_rate_init=_RATE,
            random_state=np.random.RandomState(0),
        )
        scaled = vectors * _SCALE

        def read() -> VectorExpert:
            weights, bias = _spread(learner.coefs_[1].T, learner.intercepts_[1], present, count)
            hidden, hidden_bias = learner.coefs_[0] * _SCALE, learner.intercepts_[0]
            return cls(hidden.astype(np.float32), hidden_bias.astype(np.float32), weights, bias)

        def learn(rows: Rows) -> None:
            learner.partial_fit(scaled[rows], classes[rows], present)

        rounds = max(_EPOCHS, _LEAST_STEPS // -(-len(vectors) // _BATCH))
        return _in_rounds(learn, read, rounds, len(vectors), seen)

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
    def fit(cls, pieces: Pieces, classes: Rows, count: int, seen: Rows | None = None) -> Pair[LetterExpert]:
        """Learn from the pieces of texts and the number of each one's intent; `seen` as above."""
        from sklearn.linear_model import SGDClassifier  # noqa: PLC0415 - only training needs it

        often = np.bincount(pieces.buckets, minlength=BUCKETS)
        rarity = (np.log((1 + len(pieces)) / (1 + often)) + 1).astype(np.float32)
        present = np.unique(classes)
        if len(present) == 1:
            weights, bias = _only(classes, BUCKETS, count)
            only = cls(weights.astype(np.float16), bias, rarity)
            return Pair(only, only)
        learner = SGDClassifier(
            loss="log_loss",
            alpha=3e-6,
            random_state=np.random.RandomState(0),
        )
        matrix = _matrix(pieces, rarity)

        def read() -> LetterExpert:
            weights, bias = _spread(learner.coef_, learner.intercept_, present, count)
            return cls(weights.astype(np.float16), bias, rarity)

        def learn(rows: Rows) -> None:
            learner.partial_fit(matrix[rows], classes[rows], present)

        return _in_rounds(learn, read, _LETTER_ROUNDS, len(pieces), seen)

    def judge(self, pieces: Pieces) -> Floats:
        """Return log-probabilities: a row per text, a column per intent."""
        values, judged = _weigh(pieces, self.rarity), np.empty((len(pieces), len(self.bias)))
        for row, (start, end) in enumerate(zip(pieces.starts, pieces.ends, strict=True)):
            weights = self.weights[pieces.buckets[start:end]].astype(np.float32)
            scores = (values[start:end] @ weights + self.bias).astype(np.float64)
            chances = np.maximum(1.0 / (1.0 + np.exp(-np.minimum(np.maximum(scores, -30), 30))), _LEAST)
            judged[row] = np.log(chances / chances.sum())
        return judged

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


def _in_rounds(
    learn: Callable[[Rows], None], read: Callable[[], E], rounds: int, count: int, seen: Rows | None
) -> Pair[E]:
    """Learn from `seen` in most of the rounds and from all in the last ones: half the cost of two experts."""
    every = np.arange(count)
    last = max(1, round(rounds * _LAST_ROUNDS))
    for _ in range(rounds - last):
        learn(every if seen is None or not len(seen) else seen)
    tried = read()
    for _ in range(last):
        learn(every)
    return Pair(read(), tried)


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


def _weigh(pieces: Pieces, rarity: Matrix) -> Matrix:
    """How much each piece counts: more when repeated or rare, less in a long text."""
    values = (1 + np.log(pieces.counts)) * rarity[pieces.buckets]
    squares = np.bincount(pieces.texts, np.square(values, dtype=np.float64), minlength=len(pieces))
    lengths = np.maximum(np.sqrt(squares), _LEAST).astype(np.float32)
    return cast(Matrix, values / lengths[pieces.texts])


def _matrix(pieces: Pieces, rarity: Matrix) -> Any:
    from scipy.sparse import csr_matrix  # noqa: PLC0415 - only training needs it

    ends = np.concatenate([np.zeros(1, np.int64), pieces.ends])
    return csr_matrix((_weigh(pieces, rarity), pieces.buckets, ends), shape=(len(pieces), BUCKETS))
