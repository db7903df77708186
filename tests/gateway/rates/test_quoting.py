from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gateway.rates.board import Row
from gateway.rates.quoting import LARGEST, Asked, Kind, Outcome, Quote, Rules, quote, smallest_note

NOW = dt.datetime(2026, 11, 25, 2, 0, tzinfo=dt.UTC)
RULES = Rules(dt.timedelta(minutes=60), Decimal("0.0075"), Decimal(5000))


def row(currency: str, minutes_ago: int = 5, unit: int = 100, **prices: str) -> Row:
    published = NOW - dt.timedelta(minutes=minutes_ago)
    return Row(currency, unit, published, **{name: Decimal(price) for name, price in prices.items()})


USD = row("USD", spot_buying="723.79", cash_buying="719.15", spot_selling="726.54", cash_selling="726.54")
JPY = row("JPY", spot_buying="4.632", cash_buying="4.488", spot_selling="4.666", cash_selling="4.673")
SEK = row("SEK", spot_buying="67.94", cash_buying="65.84", spot_selling="68.48")
BOARD = {"USD": USD, "JPY": JPY, "SEK": SEK}


def ask(
    sell: str, buy: str, amount: str, kind: Kind = Kind.CASH, board: dict[str, Row] | None = None
) -> Quote:
    return quote(Asked(sell, buy, Decimal(amount), kind), BOARD if board is None else board, RULES, NOW)


@pytest.mark.parametrize(
    ("sell", "buy", "amount", "kind", "received"),
    [
        ("USD", "CNY", "300", Kind.CASH, "2157.45"),
        ("JPY", "CNY", "50000", Kind.CASH, "2244.00"),
        ("USD", "CNY", "300", Kind.CHEQUE, "2155.08"),
        ("USD", "CNY", "300", Kind.SPOT, "2171.37"),
        ("CNY", "USD", "1000", Kind.CASH, "137"),
        ("CNY", "USD", "1000", Kind.SPOT, "137.64"),
    ],
)
def test_every_example_of_the_domain_comes_out_exactly(
    sell: str, buy: str, amount: str, kind: Kind, received: str
) -> None:
    found = ask(sell, buy, amount, kind)
    assert (found.outcome, found.received) == (Outcome.QUOTED, Decimal(received))


def test_a_cheque_s_commission_is_taken_after_the_conversion() -> None:
    assert ask("USD", "CNY", "300", Kind.CHEQUE).commission == Decimal("16.29")


def test_foreign_notes_are_whole_and_the_rest_stays_in_yuan() -> None:
    found = ask("CNY", "USD", "1000")
    assert (found.received, found.rest) == (Decimal(137), Decimal("4.64"))


def test_two_foreign_currencies_meet_in_yuan_with_both_rates() -> None:
    found = ask("USD", "JPY", "300")
    assert [(line.row.currency, line.column) for line in found.lines] == [
        ("USD", "cash_buying"),
        ("JPY", "cash_selling"),
    ]
    assert found.received == Decimal(46000)
    assert found.rest == Decimal("2157.45") - Decimal("2149.58")


@pytest.mark.parametrize(
    ("sell", "buy", "amount", "outcome", "currency"),
    [
        ("USD", "USD", "1", Outcome.SAME_CURRENCY, "USD"),
        ("XYZ", "CNY", "1", Outcome.CURRENCY_UNKNOWN, "XYZ"),
        ("BRL", "CNY", "1", Outcome.NOT_TRADED, "BRL"),
        ("CNY", "SEK", "1", Outcome.NOT_TRADED, "SEK"),
        ("USD", "CNY", "0", Outcome.AMOUNT_REFUSED, ""),
        ("USD", "CNY", "-5", Outcome.AMOUNT_REFUSED, ""),
        ("USD", "CNY", "NaN", Outcome.AMOUNT_REFUSED, ""),
        ("USD", "CNY", "Infinity", Outcome.AMOUNT_REFUSED, ""),
        ("USD", "CNY", str(LARGEST + 1), Outcome.AMOUNT_REFUSED, ""),
        ("CNY", "USD", "3", Outcome.AMOUNT_REFUSED, ""),
    ],
)
def test_what_cannot_be_quoted_says_why(
    sell: str, buy: str, amount: str, outcome: Outcome, currency: str
) -> None:
    found = ask(sell, buy, amount)
    assert (found.outcome, found.currency, found.received) == (outcome, currency, None)


def test_a_rate_that_is_too_old_is_refused_and_never_guessed() -> None:
    old = {"USD": row("USD", minutes_ago=61, cash_buying="719.15")}
    found = ask("USD", "CNY", "300", board=old)
    assert (found.outcome, found.published_at) == (Outcome.STALE, old["USD"].published_at)


def test_without_a_board_there_are_no_rates() -> None:
    assert ask("USD", "CNY", "300", board={}).outcome is Outcome.NO_RATES


@pytest.mark.parametrize(("amount", "needs"), [("5000", False), ("5001", True)])
def test_cash_above_the_limit_needs_proof(amount: str, needs: bool) -> None:
    assert ask("USD", "CNY", amount).needs_proof is needs


AMOUNTS = st.decimals("0.01", "100000000", places=2)
CODES = st.sampled_from(["USD", "JPY"])


@given(CODES, AMOUNTS, AMOUNTS)
def test_more_money_never_gives_less(code: str, one: Decimal, other: Decimal) -> None:
    less, more = sorted((one, other))
    found = [ask(code, "CNY", str(amount)).received or Decimal(0) for amount in (less, more)]
    assert found[0] <= found[1]


@given(CODES, AMOUNTS)
def test_a_round_trip_never_makes_money(code: str, amount: Decimal) -> None:
    yuan = ask(code, "CNY", str(amount)).received
    back = ask("CNY", code, str(yuan)) if yuan else None
    assert back is None or back.received is None or back.received <= amount


@given(CODES, AMOUNTS)
def test_rounding_costs_the_visitor_less_than_one_cent(code: str, amount: Decimal) -> None:
    found = ask(code, "CNY", str(amount))
    price = BOARD[code].cash_buying or Decimal(0)
    if found.received is not None:
        assert abs(found.received - amount * price / 100) <= Decimal("0.005")


@given(CODES, st.decimals("10", "10000000", places=2))
def test_notes_and_rest_are_worth_what_was_given(code: str, yuan: Decimal) -> None:
    found = ask("CNY", code, str(yuan))
    if found.received is None:
        return
    price = BOARD[code].cash_selling or Decimal(0)
    assert found.received % smallest_note(code) == 0
    assert abs(found.received * price / 100 + (found.rest or 0) - yuan) <= Decimal("0.005")
    assert (found.rest or Decimal(0)) < smallest_note(code) * price / 100 + Decimal("0.01")
