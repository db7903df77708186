from __future__ import annotations

import asyncio
import datetime as dt
import json
from collections.abc import AsyncIterator
from decimal import Decimal

import httpx2
import pytest

from gateway.rates.board import Row
from gateway.rates.pulling import DEMO_STEP, PullFailed, RatePuller, demo_board
from gateway.rates.store import RateStore
from gateway.runtime import Runtime

BOARD = {
    "published_at": "2026-11-25T09:30:00+08:00",
    "rows": [{"currency": "USD", "unit": 100, "cash_buying": 719.15, "cash_selling": "726.54"}],
}


def puller(
    runtime: Runtime,
    answer: httpx2.Response | httpx2.HTTPError,
    address: str = "https://rates.bank.example/board.json",
) -> RatePuller:
    def respond(request: httpx2.Request) -> httpx2.Response:
        if isinstance(answer, httpx2.HTTPError):
            raise answer
        return answer

    settings = runtime.settings.model_copy(update={"rates_url": address})
    runtime.settings = settings
    return RatePuller(runtime, httpx2.AsyncClient(transport=httpx2.MockTransport(respond)))


async def codes(runtime: Runtime) -> list[str]:
    async with runtime.database.read() as session:
        return list(await RateStore(session).board(runtime.clock.now()))


async def test_a_board_is_published_once_with_its_digits(runtime: Runtime) -> None:
    body = json.dumps(BOARD).encode()
    pulling = puller(runtime, httpx2.Response(200, content=body))
    assert await pulling.pull() == 1
    assert await pulling.pull() == 0
    async with runtime.database.read() as session:
        board = await RateStore(session).board(runtime.clock.now())
    assert str(board["USD"].cash_buying) == "719.15"


@pytest.mark.parametrize(
    "answer",
    [
        httpx2.Response(500),
        httpx2.Response(200, content=b"<html>"),
        httpx2.Response(200, content=b"{}"),
        httpx2.Response(200, content=b"[" * 100_000),
        httpx2.Response(200, content=b" " * 1_000_001),
        httpx2.ConnectError("no route"),
        httpx2.ReadTimeout("too slow"),
    ],
)
async def test_what_fails_says_why_and_leaves_the_old_board(
    runtime: Runtime, answer: httpx2.Response | httpx2.HTTPError
) -> None:
    await puller(runtime, httpx2.Response(200, content=json.dumps(BOARD).encode())).pull()
    before = await codes(runtime)
    with pytest.raises(PullFailed) as raised:
        await puller(runtime, answer).pull()
    assert str(raised.value)
    assert await codes(runtime) == before
    assert "USD" in before


async def test_the_demo_bank_publishes_at_full_ten_minutes(runtime: Runtime) -> None:
    now = dt.datetime(2026, 11, 25, 2, 17, 33, tzinfo=dt.UTC)
    assert demo_board(now)["published_at"] == "2026-11-25T02:10:00+00:00"
    assert DEMO_STEP == 600
    await RatePuller(runtime).pull()
    assert len(await codes(runtime)) == len(demo_board(now)["rows"])


async def test_a_body_too_long_is_not_read_to_its_end(runtime: Runtime) -> None:
    read = 0

    async def endless() -> AsyncIterator[bytes]:
        nonlocal read
        while True:
            read += 1
            yield b" " * 65_536

    with pytest.raises(PullFailed, match="longer"):
        await puller(runtime, httpx2.Response(200, content=endless())).pull()
    assert read < 20


async def test_a_body_that_never_ends_is_given_up_at_the_deadline(runtime: Runtime) -> None:
    async def dripping() -> AsyncIterator[bytes]:
        while True:
            await asyncio.sleep(0.01)
            yield b" "

    runtime.settings = runtime.settings.model_copy(update={"rates_url": "https://rates.bank.example/"})
    transport = httpx2.MockTransport(lambda _: httpx2.Response(200, content=dripping()))
    with pytest.raises(PullFailed, match="Timeout"):
        await RatePuller(runtime, httpx2.AsyncClient(transport=transport), deadline=0.1).pull()


async def test_a_key_in_the_address_is_neither_told_nor_stored(runtime: Runtime) -> None:
    address = "https://user:hush@rates.bank.example/board.json?key=hush"
    with pytest.raises(PullFailed) as raised:
        await puller(runtime, httpx2.Response(403), address).pull()
    assert str(raised.value) == "HTTP 403"
    await puller(runtime, httpx2.Response(200, content=json.dumps(BOARD).encode()), address).pull()
    async with runtime.database.read() as session:
        assert await RateStore(session).sources() == {"https://rates.bank.example/board.json"}


async def test_the_demo_bank_is_silent_once_the_bank_has_its_own_board(runtime: Runtime) -> None:
    async with runtime.database.write() as session:
        row = Row("USD", 100, runtime.clock.now(), cash_buying=Decimal("719.15"))
        await RateStore(session).publish([row], "board.csv")
    assert await RatePuller(runtime).pull() == 0
    assert await codes(runtime) == ["USD"]


async def test_the_demo_bank_s_board_is_there_before_the_first_visitor(runtime: Runtime) -> None:
    assert "USD" in await codes(runtime)
