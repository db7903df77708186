from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gateway.bookings.capacity import (
    Demand,
    RateMissing,
    Sum,
    cash_needed,
    counters_needed,
    minutes_needed,
    peak,
)
from tests.gateway.bookings.conftest import FIGURES, DemoRates

DEALS = st.integers(0, 2000)
MINUTES = st.integers(1, 60)
WINDOW = st.integers(1, 720)
AMOUNT = st.decimals(min_value="0.01", max_value=1_000_000, places=2)


def usd(amount: Decimal | int) -> Sum:
    return Sum(Decimal(amount), "USD")


def test_thirty_people_with_fifteen_deals_need_two_counters_for_an_hour() -> None:
    assert counters_needed(15, 8, 60) == 2


def test_thirty_people_with_sixty_thousand_dollars_need_their_yuan_and_a_fifth_more() -> None:
    cash = cash_needed(Demand(30, 15, (usd(60_000),)), DemoRates(), FIGURES)
    assert (cash.exchange, cash.atm, cash.reserve, cash.total) == (
        Decimal("431490.00"), Decimal(0), Decimal("86298.00"), Decimal("517788.00"),
    )  # fmt: skip


def test_forty_people_with_twenty_five_thousand_dollars_need_six_counters_if_each_exchanges() -> None:
    assert counters_needed(40, 8, 60) == 6
    assert cash_needed(Demand(40, 40, (usd(25_000),)), DemoRates(), FIGURES).total == Decimal("215745.00")


def test_two_hundred_and_sixty_people_with_cheques_and_thirteen_withdrawals_need_two_counters() -> None:
    cash = Sum(Decimal(4_470), "EUR")
    cheque = Sum(Decimal(500), "EUR")
    demand = Demand(260, 11, (cash,), (cheque,), atm_users=13)
    needed = cash_needed(demand, DemoRates(), FIGURES)
    assert counters_needed(11, 8, 60) == 2
    assert (needed.exchange, needed.atm) == (Decimal("37774.17"), Decimal(26_000))
    assert needed.total == Decimal("76529.01")


def test_a_currency_without_a_price_is_not_reckoned_as_nothing() -> None:
    with pytest.raises(RateMissing):
        cash_needed(Demand(5, 5, (Sum(Decimal(100), "BRL"),)), DemoRates(), FIGURES)


@given(DEALS, MINUTES, WINDOW)
def test_counters_are_never_under_and_never_one_too_many(deals: int, minutes: int, window: int) -> None:
    counters = counters_needed(deals, minutes, window)
    assert counters * window >= deals * minutes
    assert counters == 0 or (counters - 1) * window < deals * minutes


@given(DEALS, DEALS, MINUTES, WINDOW)
def test_more_deals_never_need_fewer_counters(few: int, more: int, minutes: int, window: int) -> None:
    low, high = sorted((few, few + more))
    assert counters_needed(low, minutes, window) <= counters_needed(high, minutes, window)


@given(DEALS, MINUTES, WINDOW, WINDOW)
def test_a_longer_window_never_needs_more_counters(deals: int, minutes: int, one: int, other: int) -> None:
    short, long = sorted((one, other))
    assert counters_needed(deals, minutes, long) <= counters_needed(deals, minutes, short)


@given(DEALS, MINUTES, st.integers(1, 20))
def test_in_the_minutes_reckoned_the_counters_are_enough(deals: int, minutes: int, counters: int) -> None:
    window = minutes_needed(deals, minutes, counters)
    assert window == 0 or counters_needed(deals, minutes, window) <= counters


@given(AMOUNT, AMOUNT, st.integers(0, 500), st.integers(0, 500))
def test_more_money_or_withdrawals_never_need_less_cash(
    amount: Decimal, extra: Decimal, users: int, others: int
) -> None:
    less = cash_needed(Demand(500, 9, (usd(amount),), (), users), DemoRates(), FIGURES)
    more = cash_needed(Demand(500, 9, (usd(amount + extra),), (), users + others), DemoRates(), FIGURES)
    assert less.total <= more.total
    assert less.total >= amount * Decimal("7.1915") + users * 2000


@given(st.integers(2, 400), AMOUNT, st.integers(0, 100))
def test_two_halves_together_are_never_less_than_the_whole(deals: int, amount: Decimal, users: int) -> None:
    whole = Demand(deals, deals, (usd(amount),), (usd(amount),), min(users, deals))
    halves = whole.halves()
    assert sum(half.deals for half in halves) == deals
    assert sum(half.people for half in halves) == deals
    assert sum(half.atm_users for half in halves) == whole.atm_users
    needed = [cash_needed(half, DemoRates(), FIGURES).total for half in halves]
    assert sum(needed) >= cash_needed(whole, DemoRates(), FIGURES).total


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(1, 50), st.integers(0, 9)), max_size=8))
def test_the_peak_is_the_most_at_any_minute(holds: list[tuple[int, int, int]]) -> None:
    spans = [(float(begin), float(begin + length), counters) for begin, length, counters in holds]
    by_minute = [sum(n for begin, end, n in spans if begin <= minute < end) for minute in range(101)]
    assert peak(spans) == max(by_minute)
