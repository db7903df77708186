from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from gateway.hours.national import national_rules
from gateway.hours.pattern import Pattern
from gateway.hours.schedule import Closure, Reason, Rule, Schedule

ZONES = [ZoneInfo(name) for name in ("Asia/Shanghai", "Asia/Kathmandu", "Asia/Tokyo")]
TEXTS = ["24/7", "Mo-Fr 09:00-17:00; PH off", "Mo-Su 18:00-02:00", "Sa-Su 22:00-24:00; Mo 00:00-03:00", "off"]
FIRST, LAST = dt.datetime.fromisoformat("2025-01-05"), dt.datetime.fromisoformat("2026-12-20")
moments = st.datetimes(FIRST, LAST, timezones=st.just(dt.UTC))
days = st.dates(dt.date(2025, 1, 1), dt.date(2026, 12, 31))


@st.composite
def rules(draw: st.DrawFn) -> Rule:
    first = draw(days)
    reason = draw(st.sampled_from([Reason.NOTICE, Reason.EVENT]))
    last = first + dt.timedelta(days=draw(st.integers(0, 20)))
    return Rule(
        reason, first, last, draw(st.sampled_from([*TEXTS[2:], "10:00-16:00"])), rank=draw(st.integers(0, 2))
    )


@st.composite
def closures(draw: st.DrawFn) -> Closure:
    since = draw(moments)
    return Closure(since, since + draw(st.timedeltas(dt.timedelta(minutes=1), dt.timedelta(days=3))))


@st.composite
def schedules(draw: st.DrawFn) -> Schedule:
    dated = draw(st.lists(rules(), max_size=5))
    shut = draw(st.lists(closures(), max_size=3))
    text, zone = draw(st.sampled_from(TEXTS)), draw(st.sampled_from(ZONES))
    return Schedule(Pattern.parse(text), zone, "", (*dated, *national_rules({2025, 2026})), tuple(shut))


@settings(max_examples=150, deadline=None)
@given(schedule=schedules(), moment=moments)
def test_closed_now_means_open_at_the_next_opening_and_not_before(
    schedule: Schedule, moment: dt.datetime
) -> None:
    answer = schedule.at(moment)
    if answer.open or answer.opens_at is None:
        return
    assert schedule.at(answer.opens_at).open
    half = moment + (answer.opens_at - moment) / 2
    assert not schedule.at(half).open


@settings(max_examples=150, deadline=None)
@given(schedule=schedules(), moment=moments)
def test_open_now_means_open_just_before_the_closing_time_and_closed_at_it(
    schedule: Schedule, moment: dt.datetime
) -> None:
    answer = schedule.at(moment)
    if not answer.open or answer.closes_at is None:
        return
    assert answer.closes_at > moment
    assert schedule.at(answer.closes_at - dt.timedelta(seconds=1)).open
    assert not schedule.at(answer.closes_at).open


@settings(max_examples=100, deadline=None)
@given(schedule=schedules(), moment=moments, zone=st.sampled_from(ZONES))
def test_the_zone_a_question_is_asked_in_changes_nothing(
    schedule: Schedule, moment: dt.datetime, zone: ZoneInfo
) -> None:
    assert schedule.at(moment) == schedule.at(moment.astimezone(zone))


@settings(max_examples=100, deadline=None)
@given(schedule=schedules(), day=days)
def test_openings_of_a_day_never_fall_into_a_closure(schedule: Schedule, day: dt.date) -> None:
    for interval in schedule.day(day):
        assert interval.opens < interval.closes
        assert not any(
            closure.since < interval.closes and (closure.until is None or interval.opens < closure.until)
            for closure in schedule.closures
        )
