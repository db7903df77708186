"""Runs both systems under the same loads, prints the ratios, writes JSON and a plot."""

from __future__ import annotations

import asyncio
import json
import platform
import secrets
import shutil
import time
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from gateway.bench import desk, large, lookups, stock, turns
from gateway.bench.driver import Load, Opener, Timing, measure
from gateway.bench.plot import draw
from gateway.bench.processes import resident_mb

LOADS = (
    Load(visitors=1, turns=6, conversations=20),
    Load(visitors=4, turns=6, conversations=40),
    Load(visitors=16, turns=6, conversations=96),
    Load(visitors=1, turns=60, conversations=2),
)
WARM_UP = Load(visitors=2, turns=6, conversations=4)
Say = Callable[[str], None]


async def _measure(name: str, open_talk: Opener, say: Say) -> list[Timing]:
    await measure(open_talk, WARM_UP)
    timings = []
    for load in LOADS:
        timing = await measure(open_talk, load)
        say(
            f"  {name:<6} {load.visitors:>2} visitors x {load.turns:>2} turns: "
            f"p50 {timing.p50:.1f} ms, p95 {timing.p95:.1f} ms, p99 {timing.p99:.1f} ms, "
            f"{timing.per_second:.1f} turns/s, unanswered {timing.unanswered}"
        )
        timings.append(timing)
    return timings


def _summary(timings: list[Timing], train: float, start: float, memory: float) -> dict[str, Any]:
    alone, crowd, long = timings[0], timings[2], timings[3]
    return {
        "turn_p50": alone.p50,
        "turn_p95": alone.p95,
        "turn_p99": alone.p99,
        "turns_per_second": crowd.per_second,
        "turn_60_over_turn_6": round(long.last_turns_p50 / alone.last_turns_p50, 2),
        "train_seconds": train,
        "start_seconds": round(start, 1),
        "rss_mb": memory,
        "loads": [asdict(timing) for timing in timings],
    }


def _with_a_big_bank(folder: Path, trained: Path, say: Say) -> dict[str, Any]:
    """What looking up costs with 10,000 branches and 100,000 machines: asked alone, and within a turn."""
    say("filling a desk with 10,000 branches and 100,000 machines (minutes the first time, then cached) …")
    large.prepare(folder, trained)
    secret = secrets.token_urlsafe(32)
    with desk.running(folder, secret) as (address, _, _):
        asked = lookups.measure(address, secret)
        for kind, of in asked.items():
            say(f"  {kind:<22} p50 {of['p50']:.1f} ms, p95 {of['p95']:.1f} ms")
        visited = asyncio.run(turns.measure(desk.opener(address)))
        for kind, of in visited.items():
            say(
                f"  turn: {kind:<16} p50 {of['p50']:.1f} ms, p95 {of['p95']:.1f} ms; "
                f"x {of['p50_ratio']}, x {of['p95_ratio']} of turns that need none"
            )
    return {"lookups": asked, "turns": visited}


def run(var: Path, say: Say) -> dict[str, Any]:
    """Measure, write `bench/latest.json` and `bench/latest.svg` under the var folder, return the figures."""
    folder = var / "bench"
    say("training this desk from nothing …")
    fresh = folder / f"train-{time.time_ns()}"
    fresh.mkdir(parents=True)
    train = asyncio.run(desk.train_seconds(fresh))
    shutil.rmtree(fresh)
    say("training the stock assistant (minutes the first time, then cached) …")
    stock_train = stock.prepare(folder / "stock")
    desk.prepare(folder / "desk")
    with desk.running(folder / "desk") as (address, pid, seconds):
        timings = asyncio.run(_measure("desk", desk.opener(address), say))
        ours = _summary(timings, train, seconds, resident_mb(pid))
    big = _with_a_big_bank(folder / "large", folder / "desk", say)
    with stock.running(folder / "stock") as (address, pids, seconds):
        timings = asyncio.run(_measure("stock", stock.opener(address), say))
        theirs = _summary(timings, stock_train, seconds, sum(map(resident_mb, pids)))
    ratio = {
        key: round(ours[key] / theirs[key], 3)
        for key in ("turn_p50", "turn_p95", "turns_per_second", "train_seconds", "start_seconds", "rss_mb")
    }
    figures = {
        "desk": ours,
        "stock": theirs,
        "ratio": ratio,
        "big_bank": big,
        **{key: ours[key] for key in ("train_seconds", "start_seconds", "rss_mb")},
        "machine": {"python": platform.python_version(), "system": platform.platform()},
    }
    (folder / "latest.json").write_text(json.dumps(figures, indent=2), encoding="utf-8")
    (folder / "latest.svg").write_text(draw(figures), encoding="utf-8")
    say(
        f"desk / stock: p50 x {ratio['turn_p50']}, turns per second x {ratio['turns_per_second']}, "
        f"training x {ratio['train_seconds']}; turn 60 costs x {ours['turn_60_over_turn_6']} of turn 6"
    )
    say(f"figures: {folder / 'latest.json'}, plot: {folder / 'latest.svg'}")
    return figures
