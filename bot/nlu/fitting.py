"""Fits the intent model, and learns on held-out folds how far its answers may be trusted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from bot.nlu.encoders import Matrix
from bot.nlu.experts import Floats, LetterExpert, Rows, VectorExpert
from bot.nlu.intent_model import ALL, FAST, EncodeSecond, IntentModel, SecondOpinion, centred, spread
from bot.nlu.text import count_words
from bot.nlu.trust import Examples, Trust, pool, weigh


@dataclass(frozen=True)
class Settings:
    """How the model is fitted."""

    strength: float = 20.0
    second_examples: int = 5000
    parts: int = 5
    """The examples are divided into so many parts; two of them are held out in turn."""
    seed: int = 7


@dataclass(frozen=True)
class Data:
    """Training examples; `second` holds the second encoder's vectors for the rows in `chosen`."""

    texts: Sequence[str]
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
) -> IntentModel:
    """Return the model of all examples; `vectors` are the first encoder's."""
    labels = sorted(set(intents))
    numbers = {label: number for number, label in enumerate(labels)}
    classes = np.array([numbers[intent] for intent in intents])
    chosen, second, centre = np.zeros(0, np.int64), None, None
    if encode_second is not None:
        wanted = max(1, settings.second_examples // len(labels))
        chosen = np.sort(
            np.concatenate([spread(np.flatnonzero(classes == one), wanted) for one in range(len(labels))])
        )
        raw = encode_second([texts[row] for row in chosen])
        centre = raw.mean(axis=0)
        second = centred(raw, centre)
    data = Data(texts, classes, len(labels), vectors, chosen, second)
    experts = _fit(data, settings)
    trust, second_trust = _trusts(data, settings)
    opinion = (
        SecondOpinion(experts.second, centre, second_trust) if experts.second and centre is not None else None
    )
    return IntentModel(labels, experts.first, experts.letters, experts.examples, trust, opinion)


def _fit(data: Data, settings: Settings) -> Experts:
    second = None
    if data.second is not None and len(np.unique(data.classes[data.chosen])) > 1:
        second = VectorExpert.fit(data.second, data.classes[data.chosen], data.count, settings.strength)
    return Experts(
        VectorExpert.fit(data.first, data.classes, data.count, settings.strength),
        LetterExpert.fit(data.texts, data.classes, data.count),
        Examples.of(data.first, data.classes, data.count),
        second,
    )


def _trusts(data: Data, settings: Settings) -> tuple[Trust, Trust]:
    parts = np.random.default_rng(settings.seed).integers(0, settings.parts, len(data.texts))
    fast: list[tuple[Floats, npt.NDArray[np.bool_]]] = []
    full: list[tuple[Floats, npt.NDArray[np.bool_]]] = []
    for part in range(2):
        seen, unseen = data.rows(np.flatnonzero(parts != part)), data.rows(np.flatnonzero(parts == part))
        if not unseen.texts or len(np.unique(seen.classes)) < 2:  # noqa: PLR2004 - nothing to tell apart
            continue
        experts = _fit(seen, settings)
        judged = [experts.first.judge(unseen.first), experts.letters.judge(unseen.texts)]
        fast.append(_evidence(unseen, judged, FAST, experts.examples))
        if experts.second is not None and unseen.second is not None and len(unseen.chosen):
            some = unseen.rows(unseen.chosen)
            judged = [one[unseen.chosen] for one in judged] + [experts.second.judge(unseen.second)]
            full.append(_evidence(some, judged, ALL, experts.examples))
    return _trust(fast), _trust(full)


def _evidence(
    data: Data, judged: list[Floats], shares: Sequence[float], examples: Examples
) -> tuple[Floats, npt.NDArray[np.bool_]]:
    probabilities = pool(judged, shares)
    found = probabilities.argmax(axis=1)
    cosines = [
        examples.nearest(vector, int(intent)) for vector, intent in zip(data.first, found, strict=True)
    ]
    words = [count_words(text) for text in data.texts]
    return weigh(probabilities, judged, cosines, words), found == data.classes


def _trust(rows: list[tuple[Floats, npt.NDArray[np.bool_]]]) -> Trust:
    if not rows:
        return Trust.fit(np.zeros((0, 5)), np.zeros(0, np.bool_))
    return Trust.fit(
        np.vstack([evidence for evidence, _ in rows]), np.concatenate([right for _, right in rows])
    )
