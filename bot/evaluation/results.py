"""What the model made of each sentence."""

from __future__ import annotations

from dataclasses import dataclass

from bot.evaluation.sentences import Sentence, Value
from bot.nlu.aspect_data import NONE
from bot.nlu.fallback import CLARIFY, NLU_FALLBACK, OUT_OF_SCOPE

__all__ = ["CLARIFY", "NLU_FALLBACK", "OUT_OF_SCOPE", "Result"]


@dataclass(frozen=True)
class Result:
    """A sentence and its reading: what was decided, the likeliest intent, what was offered, what is asked."""

    sentence: Sentence
    decided: str
    first: str
    offered: tuple[str, ...] = ()
    found: tuple[Value, ...] = ()
    milliseconds: float = 0.0
    aspect: str = NONE

    @property
    def lang(self) -> str:
        """The sentence's language."""
        return self.sentence.lang

    @property
    def wanted(self) -> str:
        """The intent that is meant."""
        return self.sentence.intent

    @property
    def is_right(self) -> bool:
        """Whether the right intent was taken without a question."""
        return self.decided == self.wanted

    @property
    def has_asked(self) -> bool:
        """Whether the bot asks back with choices."""
        return self.decided == NLU_FALLBACK

    @property
    def asked_right(self) -> bool:
        """Whether it asks back and the right intent is among the choices."""
        return self.has_asked and self.wanted in self.offered

    @property
    def is_wrong(self) -> bool:
        """Whether it went on with another intent, without a question."""
        return not self.is_right and not self.has_asked
