"""Hints, inboxes and the outbox of one socket."""

from __future__ import annotations

import asyncio

import pytest

from gateway.live import OUTBOX_FRAMES, Live, Outbox, SlowReader


async def test_listener_hears_only_its_topics() -> None:
    live = Live()
    with live.listen("conversation:a") as inbox:
        live.publish({"conversation:a": 3, "conversation:b": 9})
        news, _ = await inbox.next(1)
    assert news == {"conversation:a": 3}


async def test_many_hints_become_the_newest_one() -> None:
    live = Live()
    with live.listen("desk") as inbox:
        for revision in range(100):
            live.publish({"desk": revision})
        news, _ = await inbox.next(1)
    assert news == {"desk": 99}


async def test_an_inbox_without_news_gives_up_after_its_time() -> None:
    live = Live()
    with live.listen("desk") as inbox:
        assert await inbox.next(0.01) == ({}, [])


async def test_nobody_is_left_on_a_topic_after_the_block() -> None:
    live = Live()
    with live.listen("desk"):
        assert live.listeners("desk") == 1
    assert live.listeners("desk") == 0


async def test_outbox_sends_in_order() -> None:
    sent: list[str] = []
    done = asyncio.Event()

    async def send(frame: str) -> None:
        sent.append(frame)
        if frame == "c":
            done.set()

    outbox = Outbox(send)
    for frame in "abc":
        outbox.put(frame)
    task = asyncio.create_task(outbox.run())
    await asyncio.wait_for(done.wait(), 1)
    task.cancel()
    assert sent == ["a", "b", "c"]


async def test_a_full_outbox_says_that_the_reader_is_slow() -> None:
    async def send(_: str) -> None:
        raise AssertionError("not started")

    outbox = Outbox(send)
    for _ in range(OUTBOX_FRAMES):
        outbox.put("x")
    with pytest.raises(SlowReader):
        outbox.put("x")


async def test_a_send_that_hangs_says_that_the_reader_is_slow() -> None:
    async def send(_: str) -> None:
        await asyncio.Event().wait()

    outbox = Outbox(send, send_seconds=0.01)
    outbox.put("x")
    with pytest.raises(SlowReader):
        await asyncio.wait_for(outbox.run(), 1)
