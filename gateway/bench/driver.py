"""Plays visitors and times their turns: what a visitor waits between sending and being answered."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from statistics import quantiles
from typing import Protocol

# The captured-card path and small talk, said again and again: every kind of turn costs its share.
SCRIPTS: dict[str, tuple[str, ...]] = {
    "en": (
        "hello",
        "the machine kept my card",
        "BJ0101",
        "an hour ago",
        "visa",
        "thank you very much",
    ),
    "zh-CN": (
        "你好",
        "取款机把我的卡吞了",
        "BJ0101",
        "一个小时前",
        "visa",
        "非常感谢",
    ),
}


def percentile(values: Iterable[float], part: int) -> float:
    """The value that so many of a hundred do not pass, to a tenth."""
    return round(quantiles(values, n=100, method="inclusive")[part - 1], 1)


class Talk(Protocol):
    """One conversation on a system under test."""

    async def ask(self, text: str) -> int:
        """Send a text; returns when it is answered, with the number of messages that came."""
        ...


Opener = Callable[[str], AbstractAsyncContextManager[Talk]]


@dataclass(frozen=True)
class Load:
    """How many visitors at once, and how long each conversation is (in turns)."""

    visitors: int
    turns: int
    conversations: int


@dataclass(frozen=True)
class Timing:
    """What a load measured: latencies in milliseconds, throughput in turns per second."""

    load: Load
    p50: float
    p95: float
    p99: float
    per_second: float
    last_turns_p50: float
    unanswered: int


async def _converse(open_talk: Opener, load: Load, number: int) -> AsyncIterator[tuple[int, float, int]]:
    locale = "zh-CN" if number % 2 else "en"
    script = SCRIPTS[locale]
    async with open_talk(locale) as talk:
        for turn in range(load.turns):
            began = time.perf_counter()
            answers = await talk.ask(script[turn % len(script)])
            yield turn, (time.perf_counter() - began) * 1000, answers


async def measure(open_talk: Opener, load: Load) -> Timing:
    """Run the load to its end and sum up what visitors waited."""
    rows: list[tuple[int, float, int]] = []
    numbers = iter(range(load.conversations))

    async def visitor() -> None:
        for number in numbers:
            rows.extend([row async for row in _converse(open_talk, load, number)])

    began = time.perf_counter()
    await asyncio.gather(*(visitor() for _ in range(load.visitors)))
    seconds = time.perf_counter() - began
    latencies = sorted(latency for _, latency, _ in rows)
    cuts = quantiles(latencies, n=100)
    last = sorted(latency for turn, latency, _ in rows if turn >= load.turns - 6)
    return Timing(
        load=load,
        p50=round(cuts[49], 1),
        p95=round(cuts[94], 1),
        p99=round(cuts[98], 1),
        per_second=round(len(rows) / seconds, 1),
        last_turns_p50=round(last[len(last) // 2], 1),
        unanswered=sum(answers == 0 for _, _, answers in rows),
    )
