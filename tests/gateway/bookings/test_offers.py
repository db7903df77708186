from __future__ import annotations

import datetime as dt
import json
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from gateway.bookings.offers import Option, OptionKind, Part

MOMENTS = st.datetimes(dt.datetime(2020, 1, 1), dt.datetime(2040, 1, 1), timezones=st.just(dt.UTC))  # noqa: DTZ001
PARTS = st.builds(
    Part,
    branch_id=st.just("bund"),
    starts_at=MOMENTS,
    ends_at=MOMENTS,
    people=st.integers(0, 2000),
    deals=st.integers(0, 2000),
    counters=st.integers(0, 99),
    cash=st.decimals(0, 10**9, places=2),
    strains=st.booleans(),
)


@given(st.sampled_from(OptionKind), st.lists(PARTS, min_size=1, max_size=2))
def test_an_option_comes_back_from_its_json_as_it_was(kind: OptionKind, parts: list[Part]) -> None:
    option = Option(kind, tuple(parts))
    assert Option.read(json.loads(json.dumps(option.wire()))) == option


def test_money_in_an_option_keeps_its_decimals() -> None:
    now = dt.datetime(2026, 11, 25, tzinfo=dt.UTC)
    part = Part("bund", now, now, 1, 1, 1, Decimal("517788.00"))
    assert part.wire()["cash"] == {"type": "money", "amount": "517788.00", "currency": "CNY"}
