from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from gateway.hours.national import announced_years, national_rules
from gateway.hours.pattern import Pattern
from gateway.hours.schedule import Closure, Reason, Rule, Schedule

ZONE = ZoneInfo("Asia/Shanghai")
WEEK = "Mo-Fr 09:00-17:00; Sa-Su 09:30-16:00; PH 10:00-16:00"
NOTE = {"type": "term", "id": "term_workday"}


def at(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(text).replace(tzinfo=ZONE)


def schedule(
    text: str = WEEK, *rules: Rule, closures: tuple[Closure, ...] = (), service: str = "personal"
) -> Schedule:
    national = national_rules({2025, 2026})
    return Schedule(Pattern.parse(text), ZONE, service, (*rules, *national), closures, announced_years())


def rule(reason: Reason, day: str, hours: str | None, **more: object) -> Rule:
    date = dt.date.fromisoformat(day)
    return Rule(reason, date, date, hours, **more)  # type: ignore[arg-type]


def test_an_ordinary_morning_is_open_until_the_afternoon() -> None:
    answer = schedule().at(at("2026-11-25T10:00"))
    assert (answer.open, answer.reason, answer.closes_at) == (True, Reason.WEEKLY, at("2026-11-25T17:00"))


def test_the_closing_minute_is_closed_and_names_the_next_morning() -> None:
    answer = schedule().at(at("2026-11-25T17:00"))
    assert (answer.open, answer.opens_at) == (False, at("2026-11-26T09:00"))


def test_a_public_holiday_has_its_own_hours_and_says_why() -> None:
    answer = schedule().at(at("2026-10-01T09:30"))
    assert (answer.open, answer.reason, answer.opens_at) == (False, Reason.HOLIDAY, at("2026-10-01T10:00"))
    assert answer.note == {"type": "term", "id": "term_holiday_national_day"}


@pytest.mark.parametrize(
    "day", ["2026-09-20", "2026-10-10", "2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09"]
)
def test_a_make_up_sunday_has_the_hours_of_a_working_day(day: str) -> None:
    answer = schedule().at(at(f"{day}T09:10"))
    assert (answer.open, answer.reason, answer.closes_at) == (True, Reason.WORKDAY, at(f"{day}T17:00"))


def test_the_corporate_desk_opens_on_a_make_up_saturday_and_not_on_another() -> None:
    corporate = schedule("Mo-Fr 09:00-17:00; PH off", service="corporate")
    assert corporate.at(at("2026-10-10T10:00")).open
    assert not corporate.at(at("2026-10-17T10:00")).open


def test_an_event_of_the_city_beats_the_national_calendar() -> None:
    answer = schedule(WEEK, rule(Reason.EVENT, "2026-10-01", "09:00-20:00", note=NOTE)).at(
        at("2026-10-01T19:00")
    )
    assert (answer.open, answer.reason, answer.note) == (True, Reason.EVENT, NOTE)


def test_a_notice_beats_an_event() -> None:
    event, notice = (
        rule(Reason.EVENT, "2026-11-25", "09:00-20:00"),
        rule(Reason.NOTICE, "2026-11-25", "09:00-12:00"),
    )
    answer = schedule(WEEK, event, notice).at(at("2026-11-25T13:00"))
    assert (answer.open, answer.reason) == (False, Reason.NOTICE)


def test_a_closure_beats_everything_from_its_minute_on() -> None:
    shut = schedule(WEEK, closures=(Closure(at("2026-11-25T11:00"), None, note=NOTE),))
    assert shut.at(at("2026-11-25T10:00")).closes_at == at("2026-11-25T11:00")
    answer = shut.at(at("2026-11-25T11:00"))
    assert (answer.open, answer.reason, answer.note, answer.opens_at) == (False, Reason.CLOSURE, NOTE, None)


def test_after_a_closure_the_rest_of_the_day_is_open() -> None:
    shut = schedule(WEEK, closures=(Closure(at("2026-11-25T11:00"), at("2026-11-25T14:00")),))
    assert shut.at(at("2026-11-25T12:00")).opens_at == at("2026-11-25T14:00")
    assert shut.at(at("2026-11-25T14:00")).closes_at == at("2026-11-25T17:00")


def test_a_rule_for_one_service_leaves_the_others_alone() -> None:
    only_fx = rule(Reason.NOTICE, "2026-11-25", "off", services=frozenset({"fx"}))
    assert schedule(WEEK, only_fx).at(at("2026-11-25T10:00")).open
    assert not schedule(WEEK, only_fx, service="fx").at(at("2026-11-25T10:00")).open


def test_of_two_notices_the_one_for_the_branch_itself_wins() -> None:
    city, own = (
        rule(Reason.NOTICE, "2026-11-25", "off", rank=1),
        rule(Reason.NOTICE, "2026-11-25", "24/7", rank=2),
    )
    assert schedule(WEEK, city, own).at(at("2026-11-25T23:00")).open


def test_hours_past_midnight_go_on_into_the_next_day() -> None:
    night = schedule("Fr 18:00-02:00")
    answer = night.at(at("2026-11-28T01:30"))
    assert (answer.open, answer.closes_at) == (True, at("2026-11-28T02:00"))


def test_a_replaced_day_keeps_what_the_evening_before_began() -> None:
    night = schedule("Mo-Su 18:00-02:00", rule(Reason.NOTICE, "2026-11-26", "off"))
    assert night.at(at("2026-11-26T01:00")).open
    assert not night.at(at("2026-11-26T19:00")).open
    assert not night.at(at("2026-11-27T01:00")).open


def test_round_the_clock_has_no_closing_time() -> None:
    answer = schedule("24/7").at(at("2026-11-25T03:00"))
    assert (answer.open, answer.closes_at) == (True, None)


def test_touching_openings_close_at_the_end_of_the_last() -> None:
    assert schedule("We 20:00-24:00; Th 00:00-03:00").at(at("2026-11-25T21:00")).closes_at == at(
        "2026-11-26T03:00"
    )


def test_a_year_without_announced_holidays_says_so() -> None:
    assert not schedule().at(at("2031-03-05T10:00")).announced


def test_a_moment_in_another_zone_is_the_same_moment() -> None:
    assert schedule().at(dt.datetime(2026, 11, 25, 1, 30, tzinfo=dt.UTC)).open


def test_a_place_that_never_opens_has_no_next_opening() -> None:
    assert schedule("off").at(at("2026-11-25T10:00")).opens_at is None


def test_hours_that_are_added_leave_the_others_as_they_are() -> None:
    longer = rule(Reason.EVENT, "2026-11-25", "16:00-20:00", adds=True, note=NOTE)
    answer = schedule("Mo-Fr 09:00-17:00", longer).at(at("2026-11-25T10:00"))
    assert (answer.closes_at, answer.reason, answer.note) == (at("2026-11-25T20:00"), Reason.EVENT, NOTE)


def test_hours_that_add_nothing_are_no_reason() -> None:
    same = rule(Reason.EVENT, "2026-11-25", "10:00-16:00", adds=True)
    assert schedule("Mo-Fr 09:00-17:00", same).at(at("2026-11-25T10:00")).reason is Reason.WEEKLY


def test_hours_that_are_added_are_no_reason_to_be_closed() -> None:
    longer = rule(Reason.EVENT, "2026-11-25", "16:00-20:00", adds=True, note=NOTE)
    answer = schedule("Mo-Fr 09:00-17:00", longer).at(at("2026-11-25T21:00"))
    assert (answer.open, answer.reason, answer.note) == (False, Reason.WEEKLY, {})


def test_nothing_is_added_to_a_day_that_a_stronger_rule_shuts() -> None:
    longer = rule(Reason.EVENT, "2026-11-25", "16:00-20:00", adds=True)
    shut = rule(Reason.NOTICE, "2026-11-25", "off")
    assert schedule("Mo-Fr 09:00-17:00", longer, shut).day(at("2026-11-25T00:00").date()) == []


def test_make_up_working_days_have_ordinary_hours_and_what_is_added() -> None:
    longer = Rule(Reason.EVENT, dt.date(2026, 10, 1), dt.date(2026, 10, 31), "16:00-20:00", adds=True)
    answer = schedule("Mo-Fr 09:00-17:00; PH off", longer).at(at("2026-10-10T10:00"))
    assert (answer.open, answer.closes_at) == (True, at("2026-10-10T20:00"))
