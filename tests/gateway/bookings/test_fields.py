from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from gateway.bookings.capacity import Sum
from gateway.bookings.errors import BookingFieldsRefused, BookingTimeRefused
from gateway.bookings.fields import Wish, check_window, read_wish

ZONE = ZoneInfo("Asia/Shanghai")
NOW = dt.datetime(2026, 11, 25, 10, tzinfo=ZONE)
LEAST = {"group_size": 30, "amount": "60000", "currency": "usd", "starts_at": "2026-11-26T10:00:00"}


def read(**more: Any) -> Wish:
    return read_wish({**LEAST, **more}, ZONE)


def test_everybody_exchanges_as_long_as_nobody_says_how_many() -> None:
    assert read().demand().deals == 30


def test_people_at_the_machines_alone_need_no_counter() -> None:
    demand = read(amount=None, currency=None, atm_users=13).demand()
    assert (demand.deals, demand.atm_users) == (0, 13)


def test_cash_of_several_currencies_is_put_together() -> None:
    wish = read(money=[{"amount": "500", "currency": "EUR"}])
    assert wish.demand().cash == (Sum(Decimal(60_000), "USD"), Sum(Decimal(500), "EUR"))


def test_a_time_without_a_zone_is_the_event_s() -> None:
    assert read().starts_at == dt.datetime(2026, 11, 26, 10, tzinfo=ZONE)


def test_stored_fields_read_back_are_the_same_wish() -> None:
    wish = read(
        cheques=[{"amount": "500", "currency": "EUR", "count": 5}], consent=True, phone="+86 139 1234"
    )
    assert read_wish(wish.stored(), ZONE) == wish


@pytest.mark.parametrize(
    "more",
    [
        {"deals": 31},
        {"deals": 0},
        {"amount": None},
        {"amount": None, "currency": None},
        {"amount": "-5"},
        {"amount": "NaN"},
        {"currency": "CNY"},
        {"group_size": 0},
        {"group_size": 2001},
        {"atm_users": 31},
        {"unheard_of": "x"},
        {"starts_at": "soon"},
        {"leader": "4242 4242 4242 4242"},
        {"phone": "4242 4242 4242 4242"},
        {"phone": "4222222222222"},
        {"phone": "call me"},
    ],
)
def test_contradictions_nonsense_and_card_numbers_are_refused(more: dict[str, Any]) -> None:
    with pytest.raises(BookingFieldsRefused):
        read(**more)


def test_what_a_leader_tells_of_the_group_is_kept() -> None:
    told = {"group_name": "Blue Pagoda", "country": "DK", "departure": "2026-12-03", "bus": "京B12345"}
    assert {name: read(**told).stored()[name] for name in told} == told


@pytest.mark.parametrize("phone", ["+55 11 98765-4321", "+7 (495) 123-45-67", "13912345678"])
def test_telephone_numbers_are_taken(phone: str) -> None:
    assert read(phone=phone).phone == phone


@pytest.mark.parametrize(("starts", "hours"), [(-1, 1), (0, 1), (24 * 61, 1), (2, 0), (2, 13)])
def test_a_time_that_is_over_too_far_or_no_window_is_refused(starts: int, hours: int) -> None:
    begins = NOW + dt.timedelta(hours=starts)
    with pytest.raises(BookingTimeRefused):
        check_window(begins, begins + dt.timedelta(hours=hours), NOW)
