"""Requests are counted in a moving window, per key."""

from __future__ import annotations

import pytest

from gateway import limits
from gateway.errors import TooManyRequests
from gateway.limits import Limits


async def test_requests_up_to_the_rate_pass_and_the_next_is_refused() -> None:
    counter = Limits()
    for _ in range(3):
        await counter.hit("3/minute", "messages", "c_1")
    with pytest.raises(TooManyRequests) as refused:
        await counter.hit("3/minute", "messages", "c_1")
    assert 1 <= refused.value.retry_after <= 60


async def test_another_key_has_a_count_of_its_own() -> None:
    counter = Limits()
    await counter.hit("1/minute", "messages", "c_1")
    await counter.hit("1/minute", "messages", "c_2")
    with pytest.raises(TooManyRequests):
        await counter.hit("1/minute", "messages", "c_2")


async def test_keys_are_forgotten_when_there_are_too_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MOST_KEYS", 2)
    counter = Limits()
    for key in ("a", "b", "c"):
        await counter.hit("1/minute", key)
    await counter.hit("1/minute", "a")
    with pytest.raises(TooManyRequests):
        await counter.hit("1/minute", "c")
