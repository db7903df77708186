"""The intent model: two fast experts for every message, two more that are asked when they are unsure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from bot.nlu.encoders import Matrix
from bot.nlu.examples import Examples
from bot.nlu.experts import Floats, LetterExpert, VectorExpert
from bot.nlu.language import script_of
from bot.nlu.pieces import Rows, pieces_of
from bot.nlu.text import count_words
from bot.nlu.trust import Trust, pool, weigh

EncodeSecond = Callable[[Sequence[str]], Matrix]

# Shares of first vectors, letters, second vectors and nearest examples in the answer, chosen by training on
# the sentences of some authors and asking those of others. Encoders do not know romanised text: there the
# letters count more, as the second encoder does in a language that the first one lacks.
FAST = (0.38, 0.62)
FAST_ROMANISED = (0.35, 0.65)
ALL = (0.2, 0.5, 0.15, 0.15)
ALL_ROMANISED = (0.2, 0.5, 0.15, 0.15)
ALL_UNKNOWN = (0.15, 0.45, 0.35, 0.05)
# Letters say next to nothing in a script that no example is written in: there the vectors decide.
FAST_UNREAD = (0.95, 0.05)
ALL_UNREAD = (0.45, 0.05, 0.3, 0.2)
ALL_UNREAD_UNKNOWN = (0.1, 0.0, 0.85, 0.05)
_ALWAYS = 2.0
ANSWER = "inform"


@dataclass(frozen=True)
class Message:
    """What is asked about: text, first vector, what is foreign about it, whether the bot had just asked."""

    text: str
    vector: Matrix
    romanised: bool = False
    unknown: bool = False
    """Whether its language is one that the first encoder lacks."""
    answers: bool = False


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
class SecondOpinion:
    """The expert over the second encoder's vectors, which are centred, for all of them point one way."""

    expert: VectorExpert
    centre: Matrix
    trust: Trust

    def judge(self, vectors: Matrix) -> Floats:
        """Return log-probabilities for the second encoder's vectors."""
        return self.expert.judge(centred(vectors, self.centre))


@dataclass(frozen=True)
class IntentModel:
    """Names of the intents, the experts, and how far their answer may be trusted."""

    labels: list[str]
    first: VectorExpert
    letters: LetterExpert
    examples: Examples
    trust: Trust
    second: SecondOpinion | None = None
    scripts: frozenset[str] = frozenset()
    """The scripts that the examples are written in; none named means all."""

    def answer(self, message: Message, ask_below: float, encode_second: EncodeSecond | None) -> Answer:
        """Answer with the fast experts; with all when that is trusted less than `ask_below`.

        What looks like an answer to the bot's question is one: its values are read by the form, and the
        second encoder would cost five times the rest of the turn.
        """
        unread = self._is_unread(message.text)
        judged = [self.first.judge(message.vector[None]), self.letters.judge(pieces_of([message.text]))]
        answer = self._answer(message, judged, _fast_shares(message, unread=unread), self.trust)
        ask_below = _ALWAYS if unread or message.unknown else ask_below
        if self.second is None or encode_second is None or answer.trust >= ask_below:
            return answer
        if message.answers and self.labels[int(answer.probabilities.argmax())] == ANSWER:
            return answer
        judged.append(self.second.judge(encode_second([message.text])))
        judged.append(self.examples.judge(self.examples.place(message.vector[None])))
        return self._answer(message, judged, _all_shares(message, unread=unread), self.second.trust)

    def _is_unread(self, text: str) -> bool:
        script = script_of(text)
        return bool(script and self.scripts) and script not in self.scripts

    def _answer(
        self, message: Message, judged: list[Floats], shares: Sequence[float], trust: Trust
    ) -> Answer:
        probabilities = pool(judged, shares)
        placed = self.examples.place(message.vector[None])
        cosines = self.examples.nearest(placed, probabilities.argmax(axis=1))
        evidence = weigh(probabilities, judged, cosines, [count_words(message.text)])
        return Answer(probabilities[0], float(cosines[0]), float(trust(evidence)[0]), len(judged) > len(FAST))

    def save(self, path: Path) -> None:
        """Write plain arrays; nothing in the file can run code when it is read."""
        arrays = {
            "labels": np.array(self.labels),
            "scripts": np.array(sorted(self.scripts), dtype=np.str_),
            "trust": self.trust.coefficients,
            **self.examples.to_arrays(),
            **self.first.to_arrays("first"),
            **self.letters.to_arrays("letters"),
        }
        if self.second is not None:
            arrays |= {"second_trust": self.second.trust.coefficients, "centre": self.second.centre}
            arrays |= self.second.expert.to_arrays("second")
        np.savez(path, **arrays)

    @classmethod
    def load(cls, path: Path) -> IntentModel:
        """Read what `save` wrote."""
        with np.load(path, allow_pickle=False) as stored:
            arrays = dict(stored)
        second = None
        if "centre" in arrays:
            expert = VectorExpert.from_arrays("second", arrays)
            second = SecondOpinion(expert, arrays["centre"], Trust(arrays["second_trust"]))
        return cls(
            [str(label) for label in arrays["labels"]],
            VectorExpert.from_arrays("first", arrays),
            LetterExpert.from_arrays("letters", arrays),
            Examples.from_arrays(arrays),
            Trust(arrays["trust"]),
            second,
            frozenset(str(script) for script in arrays["scripts"]),
        )


def _fast_shares(message: Message, *, unread: bool) -> Sequence[float]:
    if unread:
        return FAST_UNREAD
    return FAST_ROMANISED if message.romanised else FAST


def _all_shares(message: Message, *, unread: bool) -> Sequence[float]:
    if unread:
        return ALL_UNREAD_UNKNOWN if message.unknown else ALL_UNREAD
    if message.unknown:
        return ALL_UNKNOWN
    return ALL_ROMANISED if message.romanised else ALL


def centred(vectors: Matrix, centre: Matrix) -> Matrix:
    """Return vectors relative to the centre of all, of unit length."""
    moved: Matrix = vectors - centre
    moved /= np.maximum(np.linalg.norm(moved, axis=1, keepdims=True), 1e-9)
    return moved


def spread(rows: Rows, wanted: int) -> Rows:
    """Return evenly spaced rows, so that a sample of the data keeps every language."""
    if len(rows) <= wanted:
        return rows
    picked: Rows = rows[np.linspace(0, len(rows) - 1, wanted).round().astype(np.int64)]
    return picked
