"""Work that is done again and again."""

from __future__ import annotations

import asyncio

import structlog
from structlog.testing import capture_logs

from gateway.repeating import Repeated


async def test_work_that_failed_is_logged_and_done_again() -> None:
    times = 0
    done = asyncio.Event()

    async def work() -> None:
        nonlocal times
        times += 1
        if times < 3:
            raise OSError("connection refused")
        done.set()

    with capture_logs() as logs:
        repeated = Repeated("looking", 0.001, work, structlog.get_logger())
        await repeated.start()
        await asyncio.wait_for(done.wait(), 5)
        await repeated.stop()
    assert [(one["event"], one["log_level"]) for one in logs] == [("looking_failed", "error")] * 2


async def test_it_stops_in_the_middle_of_its_work() -> None:
    begun = asyncio.Event()

    async def work() -> None:
        begun.set()
        await asyncio.sleep(60)

    repeated = Repeated("looking", 60, work, structlog.get_logger())
    await repeated.start()
    await begun.wait()
    await asyncio.wait_for(repeated.stop(), 5)


async def test_what_never_began_can_be_stopped() -> None:
    async def work() -> None:
        """Nothing."""

    await Repeated("looking", 60, work, structlog.get_logger()).stop()
