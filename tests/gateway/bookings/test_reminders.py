from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any
from zoneinfo import ZoneInfo

import httpx2
import pytest

from gateway.bookings.figures import Times
from gateway.bookings.reminders import reminder_due, send_due_reminders
from gateway.clock import FrozenClock
from gateway.runtime import Runtime
from tests.gateway.bookings.conftest import Bookings

ZONE = ZoneInfo("Asia/Shanghai")


def at(day: int, hour: int, minute: int = 0) -> dt.datetime:
    return dt.datetime(2026, 11, day, hour, minute, tzinfo=ZONE)


@pytest.mark.parametrize(
    ("starts", "now", "due"),
    [
        (at(26, 10), at(25, 10), at(25, 18)),
        (at(26, 10), at(25, 18), at(26, 8)),
        (at(26, 10), at(26, 7, 59), at(26, 8)),
        (at(26, 10), at(26, 8), None),
        (at(30, 0, 30), at(25, 10), at(29, 18)),
    ],
)
def test_a_leader_is_reminded_the_evening_before_else_two_hours_before_else_not(
    starts: dt.datetime, now: dt.datetime, due: dt.datetime | None
) -> None:
    assert reminder_due(starts, now, ZONE, Times()) == due


async def test_a_due_reminder_is_said_once_in_the_leader_s_language_with_the_way(
    client: httpx2.AsyncClient, visit: Callable[..., Any], runtime: Runtime, clock: FrozenClock
) -> None:
    visitor = await visit(locale="ru")
    await Bookings(client, visitor.id).confirmed()
    assert await send_due_reminders(runtime) == 0
    clock.move(at(25, 18))
    assert [await send_due_reminders(runtime) for _ in range(2)] == [1, 0]
    reminder, way = (await visitor.read())["messages"][-2:]
    assert (reminder["author"]["kind"], reminder["response"]["id"]) == ("system", "system_booking_reminder")
    assert "паспорт" in reminder["text"]
    assert way["response"]["id"] == "system_booking_place"
    assert "王府井" in way["text"]


async def test_a_cancelled_group_is_not_reminded(
    leader: Bookings, runtime: Runtime, clock: FrozenClock
) -> None:
    await leader.act((await leader.confirmed())["reference"], "cancel")
    clock.move(at(25, 18))
    assert await send_due_reminders(runtime) == 0


async def test_a_group_that_should_be_there_already_is_not_reminded_any_more(
    leader: Bookings, runtime: Runtime, clock: FrozenClock
) -> None:
    await leader.confirmed()
    clock.move(at(26, 10, 1))
    assert await send_due_reminders(runtime) == 0


async def test_who_has_deleted_his_conversation_is_not_reminded(
    client: httpx2.AsyncClient, visit: Callable[..., Any], runtime: Runtime, clock: FrozenClock
) -> None:
    visitor = await visit()
    await Bookings(client, visitor.id).confirmed()
    await client.delete(f"/api/v1/conversations/{visitor.id}", headers=visitor.headers)
    clock.move(at(25, 18))
    assert await send_due_reminders(runtime) == 0
