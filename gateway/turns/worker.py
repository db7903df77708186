"""Keeps turns moving: claims what is ready, as many at once as there are slots."""

from __future__ import annotations

import asyncio
from contextlib import suppress

from gateway.runtime import Runtime
from gateway.turns.answering import Asked, answer, tell_visitor
from gateway.turns.models import Turn
from gateway.turns.store import TurnStore

IDLE_SECONDS = 1.0
SWEEP_SECONDS = 5.0
GRACE_SECONDS = 10.0


class TurnWorker:
    """Answers turns until it is stopped; `wake` says that one became ready."""

    def __init__(self, runtime: Runtime) -> None:
        self._runtime = runtime
        self._ready = asyncio.Event()
        self._is_anyone_waiting = True
        self._slots = asyncio.Semaphore(runtime.settings.turn_slots)
        self._running: set[asyncio.Task[None]] = set()
        self._tasks: list[asyncio.Task[None]] = []

    async def start(self) -> None:
        """Take up what an earlier process left, then begin."""
        if self._runtime.database.is_sqlite:
            async with self._runtime.database.write() as session:
                await TurnStore(session, self._runtime.clock).recover()
        self._tasks = [asyncio.create_task(self._claim_forever()), asyncio.create_task(self._sweep_forever())]

    def has_room(self) -> bool:
        """Whether another turn can be answered now."""
        return not self._slots.locked() and bool(self._tasks)

    def wake(self, claimed: Turn | None = None, asked: Asked | None = None) -> None:
        """A turn became ready; one that is `claimed` already is begun at once, with what is `asked`."""
        if claimed is None:
            # One that waits behind another of its conversation is claimed when that one ends.
            self._is_anyone_waiting = True
            self._ready.set()
        else:
            self._begin(claimed, holds_slot=False, asked=asked)

    def _begin(self, turn: Turn, *, holds_slot: bool, asked: Asked | None = None) -> None:
        task = asyncio.create_task(self._run(turn, holds_slot=holds_slot, asked=asked))
        self._running.add(task)
        task.add_done_callback(self._running.discard)

    async def stop(self) -> None:
        """Take no more turns, let the running ones end, give up after some seconds."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        if self._running:
            _, late = await asyncio.wait(self._running, timeout=GRACE_SECONDS)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)

    async def _claim_forever(self) -> None:
        while True:
            await self._slots.acquire()
            turn: Turn | None = None
            try:
                turn = await self._next()
            finally:
                if turn is None:
                    self._slots.release()
            if turn is not None:
                self._begin(turn, holds_slot=True)

    async def _next(self) -> Turn | None:
        self._ready.clear()
        try:
            async with self._runtime.database.write() as session:
                turn = await TurnStore(session, self._runtime.clock).claim()
        except Exception:  # a database that is away must not end the worker
            self._runtime.log.exception("claim_failed")
            await asyncio.sleep(IDLE_SECONDS)
            return None
        if turn is None:
            self._is_anyone_waiting = len(self._running) > 0 and self._is_anyone_waiting
            with suppress(TimeoutError):
                async with asyncio.timeout(IDLE_SECONDS):
                    await self._ready.wait()
        return turn

    async def _run(self, turn: Turn, *, holds_slot: bool, asked: Asked | None) -> None:
        if not holds_slot:
            await self._slots.acquire()
        try:
            await answer(turn, self._runtime, asked)
        except Exception:  # the lease brings the turn back
            self._runtime.log.exception("turn_crashed", turn=turn.id)
        finally:
            self._slots.release()
            if self._is_anyone_waiting:
                self._ready.set()

    async def _sweep_forever(self) -> None:
        while True:
            await asyncio.sleep(SWEEP_SECONDS)
            try:
                async with self._runtime.database.write() as session:
                    dead = await TurnStore(session, self._runtime.clock).sweep()
                    for turn in dead:
                        await tell_visitor(session, turn, "system_bot_failed", self._runtime)
            except Exception:  # tried again in five seconds
                self._runtime.log.exception("sweep_failed")
            self._ready.set()
