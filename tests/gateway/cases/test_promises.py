from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from gateway.cases.promises import promise
from gateway.hours.national import national_rules
from gateway.hours.pattern import Pattern
from gateway.hours.schedule import Reason, Rule, Schedule

ZONE = ZoneInfo("Asia/Shanghai")


def branch(*rules: Rule) -> Schedule:
    pattern = Pattern.parse("Mo-Fr 09:00-17:00; Sa-Su 09:30-16:00; PH 10:00-16:00")
    return Schedule(pattern, ZONE, "personal", (*rules, *national_rules({2026})))


@pytest.mark.parametrize(
    ("now", "working_days", "expected"),
    [
        ("2026-11-25T10:00", 1, "2026-11-26T09:00"),
        ("2026-11-27T18:00", 1, "2026-11-30T09:00"),
        ("2026-11-25T10:00", 3, "2026-11-30T09:00"),
        ("2026-09-19T10:00", 1, "2026-09-20T09:00"),
        ("2026-09-30T16:00", 1, "2026-10-08T09:00"),
    ],
)
def test_a_promise_counts_working_days_over_weekends_and_holidays(
    now: str, working_days: int, expected: str
) -> None:
    asked = dt.datetime.fromisoformat(now).replace(tzinfo=ZONE)
    assert promise(branch(), asked, working_days) == dt.datetime.fromisoformat(expected).replace(tzinfo=ZONE)


def test_a_day_on_which_the_branch_itself_is_shut_does_not_count() -> None:
    thursday = dt.date(2026, 11, 26)
    asked = dt.datetime(2026, 11, 25, 10, tzinfo=ZONE)
    shut = Rule(Reason.NOTICE, thursday, thursday, "off")
    assert promise(branch(shut), asked, 1) == dt.datetime(2026, 11, 27, 9, tzinfo=ZONE)


def test_a_branch_that_does_not_open_promises_nothing() -> None:
    never = Schedule(Pattern.parse("off"), ZONE)
    assert promise(never, dt.datetime(2026, 11, 25, 10, tzinfo=ZONE), 1) is None
