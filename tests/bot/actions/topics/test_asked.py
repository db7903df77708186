"""Places that are to be open at a moment: the one asked about, also when it was said before the place."""

from __future__ import annotations

import datetime as dt

import pytest

from bot.actions.topics.asked import moment_of
from tests.bot.serving import Visitor, responses

NOW = dt.datetime.fromisoformat("2026-11-25T10:00:00+08:00")
HERE = NOW.tzinfo


@pytest.mark.parametrize(
    ("day", "time", "moment"),
    [
        (None, None, None),
        (dt.date(2026, 11, 25), None, None),
        (dt.date(2026, 11, 29), None, dt.datetime(2026, 11, 29, 12, tzinfo=HERE)),
        (dt.date(2026, 11, 29), dt.time(22), dt.datetime(2026, 11, 29, 22, tzinfo=HERE)),
        (None, dt.time(22), dt.datetime(2026, 11, 25, 22, tzinfo=HERE)),
        (None, dt.time(6), dt.datetime(2026, 11, 26, 6, tzinfo=HERE)),
        (dt.date(2026, 11, 25), dt.time(6), None),
    ],
)
def test_the_moment_to_look_at_is_never_over(
    day: dt.date | None, time: dt.time | None, moment: dt.datetime | None
) -> None:
    assert moment_of(NOW, day, time) == moment


def test_places_are_looked_for_at_the_time_that_is_asked(visitor: Visitor) -> None:
    answer = visitor.press('/branch_location{"place":"silk street","date":"2026-11-29","time":"22:00"}')
    assert responses(answer) == ["utter_hours_open_at", "utter_hours_open_at"]
    assert visitor.served.gateway.searches[-1]["at"] == "2026-11-29T22:00:00+08:00"
    assert visitor.served.gateway.searches[-1]["open"] == "true"


def test_the_day_said_before_the_place_still_holds(visitor: Visitor) -> None:
    visitor.press('/fx_exchange_howto{"date":"2026-11-29"}')
    answer = visitor.say("Silk Street")
    assert responses(answer) == ["utter_hours_day_open"]
    assert "29 November 2026" in answer["replies"][0]["text"]


def test_where_nothing_is_open_then_the_nearest_says_when_it_opens(visitor: Visitor) -> None:
    visitor.served.gateway.hours = {"open": False, "closes_at": None, "opens_at": "2026-11-30T09:00:00+08:00"}
    answer = visitor.press('/branch_location{"place":"silk street","date":"2026-11-29","time":"22:00"}')
    assert responses(answer) == ["utter_hours_closed_at"]


def test_why_the_hours_differ_is_said_once_for_all(visitor: Visitor) -> None:
    visitor.served.gateway.day |= {"announced": False}
    answer = visitor.press('/branch_location{"place":"silk street","date":"2026-11-29"}')
    assert responses(answer) == ["utter_hours_day_open", "utter_hours_day_open", "utter_hours_not_announced"]
