"""Conversations are forgotten when the bank says, and cases stay."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import httpx2
from sqlalchemy import delete

from gateway.clock import FrozenClock
from gateway.conversations.forgetting import CHAT_DAYS, forget_old
from gateway.facts.models import Fact
from gateway.runtime import Runtime

DAYS = dt.timedelta(days=90)


async def test_a_conversation_is_forgotten_after_the_days_that_visitors_are_told(
    client: httpx2.AsyncClient, visit: Callable[..., Any], runtime: Runtime, clock: FrozenClock
) -> None:
    visitor = await visit()
    begun = clock.now()
    clock.move(begun + DAYS)
    assert await forget_old(runtime) == 0
    clock.move(begun + DAYS + dt.timedelta(seconds=1))
    assert [await forget_old(runtime) for _ in range(2)] == [1, 0]
    gone = await client.get(f"/api/v1/conversations/{visitor.id}/messages", headers=visitor.headers)
    assert gone.status_code == 404


async def test_a_conversation_that_somebody_came_back_to_is_kept(
    visit: Callable[..., Any], runtime: Runtime, clock: FrozenClock
) -> None:
    visitor = await visit()
    begun = clock.now()
    clock.move(begun + DAYS / 2)
    await visitor.send("is anybody there?")
    clock.move(begun + DAYS + dt.timedelta(seconds=1))
    assert await forget_old(runtime) == 0


async def test_without_the_bank_s_figure_nothing_is_forgotten(
    visit: Callable[..., Any], runtime: Runtime, clock: FrozenClock
) -> None:
    await visit()
    begun = clock.now()
    async with runtime.database.write() as session:
        await session.execute(delete(Fact).where(Fact.key == CHAT_DAYS))
    clock.move(begun + DAYS * 2)
    assert await forget_old(runtime) == 0
