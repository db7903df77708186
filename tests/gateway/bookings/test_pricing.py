from __future__ import annotations

import datetime as dt
from decimal import Decimal

from gateway.bookings.pricing import BoardRates
from gateway.rates.board import Row

NOW = dt.datetime(2026, 11, 25, tzinfo=dt.UTC)
RATES = BoardRates(
    {
        "USD": Row("USD", 100, NOW, cash_buying=Decimal("719.15"), middle=Decimal("725.10")),
        "JPY": Row("JPY", 100, NOW, spot_buying=Decimal("4.632"), middle=Decimal("4.649")),
    }
)


def test_a_price_is_for_one_unit_and_none_where_it_is_not_traded() -> None:
    assert RATES.cash_buying("USD") == Decimal("7.1915")
    assert RATES.cash_buying("JPY") is None
    assert RATES.spot_buying("JPY") == Decimal("0.04632")
    assert RATES.cash_buying("BRL") is None
    assert RATES.currencies == ["USD"]


def test_limits_are_compared_in_dollars_at_the_middle() -> None:
    assert RATES.dollars(Decimal(5), "USD") == Decimal(5)
    assert RATES.dollars(Decimal(72510), "JPY") == Decimal(72510) * Decimal("4.649") / Decimal("725.10")
    assert RATES.dollars(Decimal(5), "BRL") is None
