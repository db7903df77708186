"""Has a model read sentences as the desk's channel does, one at a time on one core."""

from __future__ import annotations

import asyncio
import contextlib
import os
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from rasa.core.agent import Agent

from bot.evaluation.results import CLARIFY, Result
from bot.evaluation.sentences import Sentence, Value
from bot.nlu.aspect_data import ASPECT, NONE
from bot.turn import Turn
from bot.understanding import understand

Tell = Callable[[str], None]
CHOICES = 3
_WARM_UP = 20
_TELL_EVERY = 500


def load(archive: Path) -> Agent:
    """The agent of a model archive."""
    return Agent.load(str(archive))


def measure(agent: Agent, sentences: Sequence[Sentence], tell: Tell) -> list[Result]:
    """Read every sentence, with progress."""
    with one_core():
        return asyncio.run(_measure(agent, sentences, tell))


async def _measure(agent: Agent, sentences: Sequence[Sentence], tell: Tell) -> list[Result]:
    for sentence in sentences[:_WARM_UP]:
        await understand(_turn(sentence), agent)
    results = []
    for number, sentence in enumerate(sentences, start=1):
        results.append(await _read(agent, sentence))
        if number % _TELL_EVERY == 0 or number == len(sentences):
            tell(f"read {number} of {len(sentences)} sentences")
    return results


async def _read(agent: Agent, sentence: Sentence) -> Result:
    turn = _turn(sentence)
    begun = time.perf_counter()
    parsed = await understand(turn, agent)
    return to_result(sentence, parsed, (time.perf_counter() - begun) * 1000)


def _turn(sentence: Sentence) -> Turn:
    now = sentence.now or os.environ.get("DESK_NOW")
    # As the channel does: half a surrogate pair cannot be encoded.
    text = sentence.text.encode("utf-8", "replace").decode("utf-8")
    return Turn("evaluation", "evaluation", text, sentence.lang, {"now": now} if now else {})


def to_result(sentence: Sentence, parsed: dict[str, Any], milliseconds: float = 0.0) -> Result:
    """A sentence and its parse data; what is offered are the buttons, or the likeliest of a model without."""
    ranking = [row["name"] for row in parsed.get("intent_ranking", [])]
    decided = str(parsed["intent"]["name"])
    return Result(
        sentence,
        decided,
        ranking[0] if ranking else decided,
        tuple((parsed.get(CLARIFY) or ranking)[:CHOICES]),
        tuple(_to_value(row) for row in parsed.get("entities", [])),
        milliseconds,
        str((parsed.get(ASPECT) or {}).get("name") or NONE),
    )


def _to_value(row: dict[str, Any]) -> Value:
    return Value(row["entity"], row.get("value"), row.get("text", ""), tuple(row.get("ambiguous", ())))


@contextlib.contextmanager
def one_core() -> Iterator[None]:
    """Keep this thread on one core, where the system lets it."""
    if not hasattr(os, "sched_setaffinity"):
        yield
        return
    allowed = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {max(allowed)})
    try:
        yield
    finally:
        os.sched_setaffinity(0, allowed)
