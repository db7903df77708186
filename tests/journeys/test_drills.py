"""Processes die, readers stop: no accepted message is lost, none is answered twice."""

from __future__ import annotations

import asyncio
import json
import socket
import threading
import time
import uuid
from collections.abc import Iterator

import pytest
from websockets.asyncio.client import connect

from tests.support.stack import Stack, running_desk
from tests.support.visitors import HttpVisitor, SocketVisitor, responses


@pytest.fixture(scope="module")
def fragile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    """A desk of its own, since its processes are killed."""
    with running_desk(tmp_path_factory.mktemp("fragile")) as stack:
        yield stack


@pytest.mark.parametrize("program", ["bot", "bot.actions", "gateway.server"])
def test_killing_a_process_in_a_turn_loses_nothing_and_answers_once(fragile: Stack, program: str) -> None:
    visitors = [HttpVisitor.begin(fragile.url, "en") for _ in range(4)]
    threads = [
        threading.Thread(target=visitor.post, kwargs={"text": "the cash machine kept my card"})
        for visitor in visitors
    ]
    for thread in threads:
        thread.start()
    time.sleep(0.02)
    fragile.kill(program)
    for thread in threads:
        thread.join(60)
    fragile.wait_ready()
    for visitor in visitors:
        visitor.wait(lambda found: found[-1]["author"]["kind"] == "bot", seconds=60)
        said = [m for m in visitor.read()["messages"] if m["author"]["kind"] == "visitor"]
        assert len(said) == 1
    # A form's first turn says the advice and asks its first question, once each.
    ids = [name for visitor in visitors for name in responses(visitor.read()["messages"])]
    assert ids.count("utter_card_captured_safety") == len(visitors)


def test_the_dialogue_goes_on_where_it_was_after_the_bot_died(fragile: Stack) -> None:
    visitor = HttpVisitor.begin(fragile.url, "en")
    visitor.say("the cash machine kept my card")
    fragile.kill("bot")
    fragile.wait_ready()
    visitor.post(text="BJ0101")
    messages = visitor.wait(
        lambda found: found[-1].get("response", {}).get("id", "").startswith("utter_ask_"),
        seconds=60,
    )
    assert any("BJ0101" in m["text"] for m in messages if m["author"]["kind"] == "bot")


def test_a_resend_after_the_gateway_died_is_the_same_message(fragile: Stack) -> None:
    visitor = HttpVisitor.begin(fragile.url, "en")
    client_id = uuid.uuid4().hex
    first = visitor.post(text="hello there", client_id=client_id)
    fragile.kill("gateway.server")
    fragile.wait_ready()
    second = visitor.post(text="hello there", client_id=client_id)
    assert first["id"] == second["id"]


def test_a_reader_that_stops_reading_delays_nobody(fragile: Stack) -> None:
    async def drill() -> float:
        stuck = await asyncio.to_thread(HttpVisitor.begin, fragile.url, "en")
        raw = socket.create_connection(("127.0.0.1", int(fragile.url.rsplit(":", 1)[1])))
        raw.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        address = f"{fragile.url.replace('http', 'ws')}/api/v1/conversations/{stuck.id}/live"
        frozen = await connect(address, max_queue=1)
        await frozen.send(json.dumps({"type": "hello", "token": stuck.token, "since": 0}))
        frozen.transport.pause_reading()
        busy = asyncio.to_thread(lambda: [stuck.post(text="x" * 3000) for _ in range(8)])
        other = await asyncio.to_thread(HttpVisitor.begin, fragile.url, "en")
        visitor = await SocketVisitor.join(fragile.url, other)
        flooding = asyncio.create_task(busy)
        await flooding
        began = time.monotonic()
        async with visitor.socket:
            await visitor.send("hello")
            await visitor.until(lambda found: any(m["author"]["kind"] == "bot" for m in found[2:]))
        raw.close()
        frozen.transport.abort()
        return time.monotonic() - began

    assert asyncio.run(drill()) < 10
