from __future__ import annotations

import datetime as dt
from decimal import Decimal

from gateway.bookings.bank import bank_figures
from gateway.bookings.capacity import Sum
from gateway.bookings.figures import BankFigures, Times
from gateway.runtime import Runtime
from tests.gateway.bookings.conftest import FIGURES

DAY = dt.date(2026, 11, 25)


async def test_the_demo_bank_has_set_every_figure(runtime: Runtime) -> None:
    async with runtime.database.read() as session:
        found = await bank_figures(session, DAY)
    assert found.planning() == FIGURES
    assert found.limits().proof == Sum(Decimal("5000.00"), "USD")
    assert found.times() == Times()


def test_a_bank_that_left_one_out_is_not_planned_for() -> None:
    assert BankFigures({"group_exchange.counters": 4}).planning() is None


def test_times_and_thresholds_have_a_usual_value_until_the_bank_sets_them() -> None:
    figures = BankFigures({"group_exchange.hold_minutes": 30, "plan.queue_minutes": 10})
    assert figures.times().hold == dt.timedelta(minutes=30)
    assert figures.times().answer_today == dt.timedelta(minutes=15)
    assert (figures.thresholds().queue_minutes, figures.thresholds().city_branches) == (10, 2)
