from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest

from gateway.rates.board import BoardInvalid, read_board

NOW = dt.datetime(2026, 11, 25, 2, 0, tzinfo=dt.UTC)
GOOD = {"currency": "usd", "unit": 100, "cash_buying": "719.15", "cash_selling": "726.54"}


def board(**changes: Any) -> dict[str, Any]:
    return {"published_at": "2026-11-25T09:30:00+08:00", "rows": [{**GOOD, **changes}]}


def test_a_board_is_read_with_exact_prices() -> None:
    (row,) = read_board(board(), NOW)
    assert (row.currency, row.unit, row.cash_buying) == ("USD", 100, Decimal("719.15"))
    assert (row.spot_buying, row.published_at.utcoffset()) == (None, dt.timedelta(hours=8))


def test_a_row_may_have_its_own_time() -> None:
    (row,) = read_board(board(published_at="2026-11-25T01:00:00Z"), NOW)
    assert row.published_at == dt.datetime(2026, 11, 25, 1, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"currency": "CNY"}, "no foreign currency"),
        ({"currency": "DOL"}, "no foreign currency"),
        ({"currency": "FIM"}, "no foreign currency"),
        ({"unit": 3}, "unit"),
        ({"unit": [100]}, "unit"),
        ({"cash_buying": "719." + "1" * 20}, "digits"),
        ({"unit": True}, "unit"),
        ({"cash_buying": 719.15}, "cash_buying: .* as text"),
        ({"cash_buying": "cheap"}, "cash_buying: is no number"),
        ({"cash_buying": "0"}, "not traded"),
        ({"cash_buying": "-1"}, "not traded"),
        ({"cash_buying": "NaN"}, "not traded"),
        ({"cash_buying": "800"}, "dearer"),
        ({"cash_buying": "", "cash_selling": ""}, "no price"),
        ({"published_at": "yesterday"}, "ISO 8601"),
        ({"published_at": "2026-11-25T09:30:00"}, "time zone"),
        ({"published_at": "2026-11-25T12:00:00+08:00"}, "future"),
    ],
)
def test_a_bad_row_is_named_with_what_is_wrong(changes: dict[str, Any], reason: str) -> None:
    with pytest.raises(BoardInvalid, match=reason) as raised:
        read_board(board(**changes), NOW)
    assert "row 1" in str(raised.value)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (None, "missing"),
        ([], "missing"),
        ({}, "missing"),
        ({"rows": {}}, "missing"),
        ({"rows": []}, "no-rows"),
        ({"rows": [1]}, "not-an-object"),
        ({"rows": [{}] * 301}, "too-many-rows"),
    ],
)
def test_what_is_no_board_is_refused(data: object, code: str) -> None:
    with pytest.raises(BoardInvalid) as raised:
        read_board(data, NOW)
    assert raised.value.wrong.code == code


def test_a_currency_of_its_day_was_money_then() -> None:
    then = dt.datetime(2001, 6, 1, tzinfo=dt.UTC)
    (row,) = read_board({**board(currency="FIM"), "published_at": "2001-05-31T09:30:00+08:00"}, then)
    assert row.currency == "FIM"


@pytest.mark.parametrize(
    ("changes", "worth"),
    [
        ({"middle": "725.10"}, "7.2510"),
        ({"spot_buying": "720", "spot_selling": "730"}, "7.25"),
        ({"cash_buying": "719", "cash_selling": "727"}, "7.23"),
    ],
)
def test_what_one_is_worth_is_the_middle_or_between_the_prices(changes: dict[str, str], worth: str) -> None:
    (row,) = read_board(board(**changes), NOW)
    assert row.middle_of_one == Decimal(worth)


def test_a_currency_stands_in_a_board_once() -> None:
    with pytest.raises(BoardInvalid, match="USD"):
        read_board({**board(), "rows": [GOOD, GOOD]}, NOW)
