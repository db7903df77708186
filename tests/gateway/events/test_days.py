from __future__ import annotations

import asyncio
import datetime as dt
from typing import Any
from zoneinfo import ZoneInfo

from hypothesis import example, given, settings
from hypothesis import strategies as st

from gateway.database import Database
from gateway.facts.store import FactStore
from gateway.places.finding import Wanted, find_branches
from gateway.places.opening import day_wire, hours_wire, schedule_of
from gateway.places.store import PlaceStore
from gateway.places.wire import branch_wire

ZONE = ZoneInfo("Asia/Shanghai")
STARTS, ENDS = dt.date(2026, 12, 1), dt.date(2026, 12, 10)
WANTED = [
    Wanted("wangfujing"),
    Wanted("the saucer"),
    Wanted("velodrome counter"),
    Wanted("北京"),
    Wanted(near=(39.914, 116.217), service="fx"),
    Wanted(near=(39.914, 116.41), currency="BRL"),
    Wanted(service="fx"),
]
days = st.dates(dt.date(2026, 10, 20), dt.date(2027, 1, 20))
times = st.times(timezones=st.none()).map(lambda time: time.replace(microsecond=0))
Answers = dict[str, Any]


def unforeseen(answer: Answers) -> Answers:
    """Without an opening to come that is in the event: that one may be told before it."""
    opens = answer.get("opens_at")
    is_then = opens and STARTS <= dt.datetime.fromisoformat(opens).date() <= ENDS
    return {**answer, "opens_at": None} if is_then else answer


async def answers(url: str, at: dt.datetime) -> Answers:
    """Everything that is said at a moment about places, hours, currencies and facts."""
    database = Database(url, lambda _: None)
    said: Answers = {}
    async with database.read() as session:
        store = PlaceStore(session)
        for wanted in WANTED:
            found = await find_branches(store, wanted, at)
            said[f"search {wanted}"] = [
                {
                    **branch_wire(one.branch, at, metres=one.metres),
                    "opening": unforeseen(hours_wire(one.opening)),
                    "score": one.score,
                }
                for one in found
            ]
        for branch in await store.list_branches("", 100, at):
            for service in ("personal", "corporate", "fx", "self_service"):
                schedule = await schedule_of(store, branch, service, at)
                said[f"hours {branch.id} {service}"] = [
                    unforeseen(day_wire(schedule, at.date())), unforeseen(hours_wire(schedule.at(at))),
                ]  # fmt: skip
        for place in ("CN", "CN/beijing", "CN/shanghai"):
            facts = await FactStore(session).of_topic("", at.date(), place)
            said[f"facts {place}"] = [(one.key, one.value, one.valid_to) for one in facts]
    await database.close()
    return said


@settings(max_examples=30, deadline=None)
@given(days, times)
@example(STARTS, dt.time(0))
@example(STARTS - dt.timedelta(days=1), dt.time(23, 59, 59))
@example(ENDS, dt.time(23, 59, 59))
@example(ENDS + dt.timedelta(days=1), dt.time(0))
def test_outside_its_days_an_event_changes_no_answer_and_inside_it_does(
    banks: tuple[str, str], day: dt.date, time: dt.time
) -> None:
    at = dt.datetime.combine(day, time, ZONE)
    without, with_pack = (asyncio.run(answers(url, at)) for url in banks)
    if STARTS <= day <= ENDS:
        assert with_pack != without
        (found, *_) = with_pack[f"search {WANTED[2]}"]
        assert found["id"] == "velodrome-exchange"
    else:
        assert with_pack == without
