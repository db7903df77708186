"""Fits the intent model, and learns on held-out folds how far its answers may be trusted."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from bot.nlu.encoders import Matrix, effort_of
from bot.nlu.examples import Examples
from bot.nlu.experts import Floats, LetterExpert, Pair, VectorExpert
from bot.nlu.intent_model import ALL, FAST, EncodeSecond, IntentModel, SecondOpinion, centred, spread
from bot.nlu.language import scripts_of
from bot.nlu.pieces import Pieces, Rows, pieces_of
from bot.nlu.text import count_words
from bot.nlu.trust import UNPROVEN, Trust, pool, weigh

# From so many examples on it is worth to fit two experts at a time.
_MANY = 5000


@dataclass(frozen=True)
class Settings:
    """How the model is fitted."""

    decay: float = 0.2
    second_examples: int = 3000
    second_effort: float = 45
    """Longer examples are left out for the second encoder: it takes twice as long and learns no more."""
    parts: int = 8
    """The examples are divided into so many parts; one is held out to learn how far answers hold."""
    judged: int = 4000
    """At most so many of them: more teach no more about five kinds of evidence."""
    doubtful: int = 400
    """So many held-out examples that the fast experts doubt most teach how far the second opinion holds."""
    seed: int = 7


@dataclass(frozen=True)
class Data:
    """Training examples; `second` holds the second encoder's vectors for the rows in `chosen`."""

    texts: Sequence[str]
    pieces: Pieces
    classes: Rows
    count: int
    first: Matrix
    chosen: Rows
    second: Matrix | None

    def rows(self, rows: Rows) -> Data:
        """Return the examples of some rows."""
        places = np.flatnonzero(np.isin(self.chosen, rows))
        position = {int(row): place for place, row in enumerate(rows)}
        return Data(
            [self.texts[row] for row in rows],
            self.pieces.rows(rows),
            self.classes[rows],
            self.count,
            self.first[rows],
            np.array([position[int(self.chosen[place])] for place in places], np.int64),
            None if self.second is None else self.second[places],
        )


@dataclass(frozen=True)
class Experts:
    """The experts that one set of examples makes."""

    first: VectorExpert
    letters: LetterExpert
    examples: Examples
    second: VectorExpert | None


def fit_model(
    texts: Sequence[str],
    intents: Sequence[str],
    vectors: Matrix,
    encode_second: EncodeSecond | None,
    settings: Settings,
    unknown: Sequence[bool] = (),
) -> IntentModel:
    """Return the model of all examples; `vectors` are from the first encoder, which lacks `unknown` texts."""
    labels = sorted(set(intents))
    numbers = {label: number for number, label in enumerate(labels)}
    classes = np.array([numbers[intent] for intent in intents])
    chosen, encoded = np.zeros(0, np.int64), None
    if encode_second is not None:
        chosen = _chosen_of_all(texts, classes, unknown, settings)
        encoded = _Encoded.of(encode_second, [texts[row] for row in chosen])
    data = Data(
        texts, pieces_of(texts), classes, len(labels), vectors, chosen, encoded.vectors if encoded else None
    )
    seen, unseen = _divided(data, settings)
    if len(np.unique(classes[seen])) < 2:  # noqa: PLR2004 - nothing to tell apart
        seen, unseen = np.arange(len(texts)), unseen[:0]
    fitted = _fit(data, seen, settings)
    trust, second_trust = _trusts(fitted.tried, data.rows(spread(unseen, settings.judged)), settings, encoded)
    experts = fitted.whole
    opinion = (
        SecondOpinion(experts.second, encoded.centre, second_trust) if experts.second and encoded else None
    )
    return IntentModel(
        labels, experts.first, experts.letters, experts.examples, trust, opinion, scripts_of(texts)
    )


@dataclass(frozen=True)
class _Encoded:
    """The second encoder as the expert sees it: its vectors relative to the centre of the chosen examples."""

    encode: EncodeSecond
    centre: Matrix
    vectors: Matrix

    @classmethod
    def of(cls, encode: EncodeSecond, texts: Sequence[str]) -> _Encoded:
        raw = encode(texts)
        centre = raw.mean(axis=0)
        return cls(encode, centre, centred(raw, centre))

    def __call__(self, texts: Sequence[str]) -> Matrix:
        return centred(self.encode(texts), self.centre)


def _chosen_of_all(texts: Sequence[str], classes: Rows, unknown: Sequence[bool], settings: Settings) -> Rows:
    """Rows for the second encoder, about as many of each intent."""
    foreign = np.array(unknown or np.zeros(len(texts)), np.bool_)
    short = np.array([effort_of(text) <= settings.second_effort for text in texts])
    intents = np.unique(classes)
    wanted = max(1, settings.second_examples // len(intents))
    return np.sort(np.concatenate([_chosen(classes == one, foreign, short, wanted) for one in intents]))


def _chosen(
    asked: npt.NDArray[np.bool_], foreign: npt.NDArray[np.bool_], short: npt.NDArray[np.bool_], wanted: int
) -> Rows:
    """Rows for the second encoder: those that the first does not understand, and a sample of the others."""
    if np.count_nonzero(asked & short) >= wanted:
        asked = asked & short
    first = spread(np.flatnonzero(asked & foreign), wanted)
    return np.concatenate([first, spread(np.flatnonzero(asked & ~foreign), max(1, wanted - len(first)))])


def _divided(data: Data, settings: Settings) -> tuple[Rows, Rows]:
    """Rows to try the experts with, and those that are held out for it."""
    parts = np.random.default_rng(settings.seed).integers(0, settings.parts, len(data.texts))
    return np.flatnonzero(parts), np.flatnonzero(parts == 0)


def _fit(data: Data, seen: Rows, settings: Settings) -> Pair[Experts]:
    """The experts of all examples, and those of the seen ones; one beside the other when there are many."""
    from joblib import Parallel, delayed  # noqa: PLC0415 - only training needs these
    from threadpoolctl import threadpool_limits  # noqa: PLC0415

    jobs = [
        delayed(VectorExpert.fit)(data.first, data.classes, data.count, settings.decay, seen),
        delayed(LetterExpert.fit)(data.pieces, data.classes, data.count, seen),
        delayed(_fit_second)(data, seen, settings),
        delayed(_both_examples)(data, seen),
    ]
    # Threads: the work is done in libraries that let another run, and nothing has to be copied.
    together = min(2, os.cpu_count() or 1) if len(data.texts) > _MANY else 1
    with threadpool_limits(1 if together > 1 else None):
        first, letters, second, examples = Parallel(n_jobs=together, backend="threading")(jobs)
    return Pair(
        Experts(first.whole, letters.whole, examples.whole, second.whole),
        Experts(first.tried, letters.tried, examples.tried, second.tried),
    )


def _fit_second(data: Data, seen: Rows, settings: Settings) -> Pair[VectorExpert] | Pair[None]:
    classes = data.classes[data.chosen]
    if data.second is None or len(np.unique(classes)) < 2:  # noqa: PLR2004 - nothing to tell apart
        return Pair(None, None)
    places = np.flatnonzero(np.isin(data.chosen, seen))
    return VectorExpert.fit(data.second, classes, data.count, settings.decay, places)


def _both_examples(data: Data, seen: Rows) -> Pair[Examples]:
    return Pair(
        Examples.of(data.first, data.classes, data.count),
        Examples.of(data.first[seen], data.classes[seen], data.count),
    )


def _trusts(
    experts: Experts, unseen: Data, settings: Settings, encoded: _Encoded | None
) -> tuple[Trust, Trust]:
    """Trust in the fast experts, and in all of them: learnt on what these will be asked about."""
    if not unseen.texts:
        return UNPROVEN, UNPROVEN
    judged = [experts.first.judge(unseen.first), experts.letters.judge(unseen.pieces)]
    evidence, right = _evidence(unseen, judged, FAST, experts.examples)
    fast = Trust.fit(evidence, right)
    if experts.second is None or unseen.second is None or encoded is None:
        return fast, UNPROVEN
    asked, second = _doubtful(unseen, fast(evidence), unseen.second, settings, encoded)
    if not len(asked):
        return fast, UNPROVEN
    some = unseen.rows(asked)
    judged = [one[asked] for one in judged]
    judged += [experts.second.judge(second), experts.examples.judge(experts.examples.place(some.first))]
    return fast, Trust.fit(*_evidence(some, judged, ALL, experts.examples))


def _doubtful(
    unseen: Data, trusted: Floats, second: Matrix, settings: Settings, encoded: _Encoded
) -> tuple[Rows, Matrix]:
    """Held-out rows for the trust in the second opinion, and their second vectors.

    Those that the fast experts doubt come first, for about these it is asked; the sample that has its
    vectors already says how it does in general and in languages that the first encoder lacks.
    """
    short = np.array([effort_of(text) <= settings.second_effort for text in unseen.texts])
    fresh = np.setdiff1d(np.flatnonzero(short), unseen.chosen)
    fresh = fresh[np.argsort(trusted[fresh], kind="stable")][: settings.doubtful]
    if not len(fresh):
        return unseen.chosen, second
    vectors = encoded([unseen.texts[row] for row in fresh])
    return np.concatenate([unseen.chosen, fresh]), np.vstack([second, vectors])


def _evidence(
    data: Data, judged: list[Floats], shares: Sequence[float], examples: Examples
) -> tuple[Floats, npt.NDArray[np.bool_]]:
    """Rows of evidence about the answers to held-out examples, and whether these are right."""
    probabilities = pool(judged, shares)
    found = probabilities.argmax(axis=1)
    words = [count_words(text) for text in data.texts]
    cosines = examples.nearest(examples.place(data.first), found)
    return weigh(probabilities, judged, cosines, words), found == data.classes
