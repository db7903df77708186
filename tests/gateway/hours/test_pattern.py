from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gateway.hours.pattern import DAY, InvalidHours, Pattern, Span, spans_of

WEDNESDAY = dt.date(2026, 11, 25)


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("Mo-Fr 09:00-17:00", [(540, 1020)]),
        ("Mo-Fr 09:00-12:00,13:00-17:00", [(540, 720), (780, 1020)]),
        ("24/7", [(0, 1440)]),
        ("Sa-Su 09:00-17:00", []),
        ("off", []),
        ("10:00-16:00; We off", []),
        ("Mo-Su 20:00-00:00", [(1200, 1440)]),
    ],
)
def test_a_day_has_the_spans_its_pattern_names(text: str, spans: list[tuple[int, int]]) -> None:
    assert spans_of(text, WEDNESDAY) == tuple(Span(*one) for one in spans)


@pytest.mark.parametrize("text", ["Mo-Su 18:00-02:00", "Mo-Su 18:00-26:00"])
def test_a_span_past_midnight_belongs_to_the_day_it_begins(text: str) -> None:
    assert spans_of(text, WEDNESDAY) == (Span(1080, 1560),)


def test_a_span_past_midnight_leaves_the_other_spans_of_the_day_alone() -> None:
    text = "Mo-Fr 09:00-12:00; We 10:00-11:00,20:00-04:00"
    assert spans_of(text, WEDNESDAY) == (Span(600, 660), Span(1200, 1680))
    assert spans_of(text, WEDNESDAY + dt.timedelta(days=1)) == (Span(540, 720),)


@pytest.mark.parametrize(
    "text", ["hello", "Mo-Fr 9-17h", "Mo-Fr sunrise-sunset", "Mo,PH 09:00-12:00", "", "Mo 09:00+"]
)
def test_what_cannot_be_decided_by_is_refused(text: str) -> None:
    with pytest.raises(InvalidHours):
        Pattern.parse(text or "nothing at all")


def test_holiday_hours_are_kept_apart_from_the_week() -> None:
    pattern = Pattern.parse("Mo-Fr 09:00-17:00; PH 10:00-16:00")
    assert pattern.spans(WEDNESDAY) == (Span(540, 1020),)
    assert pattern.holiday_spans(WEDNESDAY) == (Span(600, 960),)


def test_without_holiday_hours_a_holiday_is_like_any_day() -> None:
    assert Pattern.parse("24/7").holiday_spans(WEDNESDAY) == (Span(0, DAY),)


@given(
    opens=st.integers(0, DAY - 2),
    length=st.integers(1, DAY - 1),
    day=st.dates(dt.date(2008, 1, 1), dt.date(2030, 12, 31)),
)
def test_any_daily_span_comes_back_as_it_was_written(opens: int, length: int, day: dt.date) -> None:
    closes = opens + length
    text = f"{opens // 60:02}:{opens % 60:02}-{closes // 60:02}:{closes % 60:02}"
    assert spans_of(text, day) == (Span(opens, closes),)
