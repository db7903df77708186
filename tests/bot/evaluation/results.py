"""Results made by hand: what was meant, and what was decided."""

from __future__ import annotations

from bot.evaluation.results import Result
from bot.evaluation.sentences import Sentence


def result(
    wanted: str,
    decided: str,
    *offered: str,
    lang: str = "en",
    text: str = "where is the next branch of the bank",
    milliseconds: float = 1.0,
) -> Result:
    """One reading of a sentence."""
    first = offered[0] if offered else decided
    return Result(Sentence(lang, wanted, text), decided, first, offered, (), milliseconds)
