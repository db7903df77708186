from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gateway.bookings.capacity import Demand, Sum
from gateway.bookings.checking import Note, Reason, Site, Window, fit, notes
from gateway.bookings.figures import Limits
from tests.gateway.bookings.conftest import FIGURES, DemoRates

TEN = dt.datetime(2026, 11, 26, 10, tzinfo=dt.UTC)
HOUR = Window(TEN, TEN + dt.timedelta(hours=1))
SITE = Site(("USD", "EUR"), exchanges=True, is_open=True, plan_runs=False, counters=4, cash=Decimal(600_000))
GROUP = Demand(30, 15, (Sum(Decimal(60_000), "USD"),))
LIMITS = Limits(Sum(Decimal(5_000), "USD"), Sum(Decimal(50_000), "USD"))


def test_a_group_fits_where_nothing_speaks_against_it() -> None:
    found = fit(GROUP, HOUR, SITE, FIGURES, DemoRates())
    assert (found.fits, found.counters) == (True, 2)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"exchanges": False}, Reason.NO_EXCHANGE),
        ({"buys": ("EUR",)}, Reason.CURRENCY),
        ({"is_open": False}, Reason.CLOSED),
        ({"counters": 1}, Reason.COUNTERS),
        ({"cash": Decimal("517787.99")}, Reason.CASH),
        ({"plan_runs": True}, Reason.PLAN),
    ],
)
def test_each_lack_is_named(change: dict[str, Any], reason: Reason) -> None:
    assert fit(GROUP, HOUR, replace(SITE, **change), FIGURES, DemoRates()).reasons == (reason,)


def test_a_currency_that_the_board_does_not_price_is_named_once() -> None:
    group = Demand(5, 5, (Sum(Decimal(100), "BRL"),))
    assert fit(group, HOUR, SITE, FIGURES, DemoRates()).reasons == (Reason.CURRENCY,)


def test_people_at_the_machines_need_no_exchange_desk() -> None:
    site = replace(SITE, exchanges=False, counters=0)
    assert fit(Demand(13, 0, atm_users=13), HOUR, site, FIGURES, DemoRates()).fits


@given(st.integers(1, 300), st.integers(0, 40), st.integers(0, 3_000_000), st.integers(1, 100_000))
def test_what_fits_is_never_more_than_what_is_left(deals: int, counters: int, cash: int, amount: int) -> None:
    site = replace(SITE, counters=counters, cash=Decimal(cash))
    group = Demand(300, deals, (Sum(Decimal(amount), "USD"),))
    found = fit(group, HOUR, site, FIGURES, DemoRates())
    if found.fits:
        assert counters * 60 >= deals * 8
        assert cash >= amount * Decimal("7.1915") * Decimal("1.2")


def test_four_thousand_dollars_each_need_no_proof() -> None:
    assert notes(GROUP, FIGURES, DemoRates(), LIMITS) == []


def test_more_than_five_thousand_dollars_each_need_a_proof_that_is_told_before() -> None:
    group = Demand(10, 10, (Sum(Decimal(50_010), "USD"),))
    assert notes(group, FIGURES, DemoRates(), LIMITS) == [Note.PROOF]


def test_more_than_the_year_s_quota_each_is_told_before() -> None:
    group = Demand(2, 2, (Sum(Decimal(100_002), "USD"),))
    assert notes(group, FIGURES, DemoRates(), LIMITS) == [Note.PROOF, Note.QUOTA]


def test_small_notes_that_will_not_do_are_ordered_before() -> None:
    group = Demand(300, 300, (Sum(Decimal(30_000), "USD"),))
    assert notes(group, FIGURES, DemoRates(), LIMITS) == [Note.SMALL_NOTES]
