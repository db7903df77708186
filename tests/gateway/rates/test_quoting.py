from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gateway.rates.board import Row
from gateway.rates.legs import smallest_note
from gateway.rates.quoting import (
    BACK_LIMIT,
    BACK_LIMIT_OF_EVENT,
    LARGEST,
    PROOF_LIMIT,
    QUOTA,
    Asked,
    Kind,
    Outcome,
    Quote,
    Rules,
    quote,
)

NOW = dt.datetime(2026, 11, 25, 2, 0, tzinfo=dt.UTC)
LIMITS = {
    PROOF_LIMIT: (Decimal(5000), "USD"),
    QUOTA: (Decimal(50000), "USD"),
    BACK_LIMIT: (Decimal(500), "USD"),
}
RULES = Rules(dt.timedelta(minutes=60), Decimal("0.0075"), LIMITS)


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
        ("FIM", "CNY", "1", Outcome.CURRENCY_UNKNOWN, "FIM"),
        ("BRL", "CNY", "1", Outcome.NOT_TRADED, "BRL"),
        ("CNY", "SEK", "1", Outcome.NOT_TRADED, "SEK"),
        ("USD", "CNY", "0", Outcome.AMOUNT_REFUSED, ""),
        ("USD", "CNY", "-5", Outcome.AMOUNT_REFUSED, ""),
        ("USD", "CNY", "0.001", Outcome.AMOUNT_REFUSED, ""),
        ("JPY", "CNY", "100.5", Outcome.AMOUNT_REFUSED, ""),
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


@pytest.mark.parametrize(
    ("sell", "buy", "amount", "kind", "exceeded"),
    [
        ("USD", "CNY", "5000", Kind.CASH, ()),
        ("USD", "CNY", "5000.01", Kind.CASH, (PROOF_LIMIT,)),
        ("JPY", "CNY", "800000", Kind.CASH, (PROOF_LIMIT,)),
        ("USD", "CNY", "50000.01", Kind.CASH, (PROOF_LIMIT, QUOTA)),
        ("USD", "CNY", "50000.01", Kind.SPOT, (QUOTA,)),
        ("USD", "CNY", "5000.01", Kind.CHEQUE, ()),
        # What is paid out counts: exactly USD 500 is not more than USD 500.
        ("CNY", "USD", "3632.70", Kind.CASH, ()),
        ("CNY", "USD", "3640", Kind.CASH, (BACK_LIMIT,)),
        ("CNY", "JPY", "3626", Kind.CASH, ()),
        ("CNY", "JPY", "3700", Kind.CASH, (BACK_LIMIT,)),
    ],
)
def test_the_limits_that_an_amount_is_above_are_named(
    sell: str, buy: str, amount: str, kind: Kind, exceeded: tuple[str, ...]
) -> None:
    assert ask(sell, buy, amount, kind).exceeded == exceeded


def test_an_event_s_limit_for_changing_back_replaces_the_standing_one() -> None:
    rules = Rules(RULES.freshest, limits={**LIMITS, BACK_LIMIT_OF_EVENT: (Decimal(50000), "USD")})
    asked = Asked("CNY", "USD", Decimal(100_000))
    assert quote(asked, BOARD, rules, NOW).exceeded == ()
    asked = Asked("CNY", "USD", Decimal(400_000))
    assert quote(asked, BOARD, rules, NOW).exceeded == (BACK_LIMIT_OF_EVENT,)


def test_a_cheque_is_not_quoted_while_its_commission_is_unknown() -> None:
    asked = Asked("USD", "CNY", Decimal(300), Kind.CHEQUE)
    assert quote(asked, BOARD, Rules(RULES.freshest), NOW).outcome is Outcome.NO_RATES


def test_a_cheque_in_yuan_is_not_taken() -> None:
    assert ask("CNY", "USD", "300", Kind.CHEQUE).outcome is Outcome.NOT_TRADED


def test_of_two_rates_the_older_one_s_time_is_the_quote_s() -> None:
    older = row("USD", minutes_ago=50, cash_buying="719.15")
    assert ask("USD", "JPY", "300", board={**BOARD, "USD": older}).published_at == older.published_at


def test_one_rate_of_two_that_is_too_old_refuses_the_whole_quote() -> None:
    old = row("JPY", minutes_ago=61, cash_selling="4.673")
    found = ask("USD", "JPY", "300", board={**BOARD, "JPY": old})
    assert (found.outcome, found.currency) == (Outcome.STALE, "JPY")


CODES = st.sampled_from(["USD", "JPY"])
KINDS = st.sampled_from(list(Kind))
COIN = {"USD": Decimal("0.01"), "JPY": Decimal(1), "CNY": Decimal("0.01")}
HALF_A_FEN = Decimal("0.005")


def price_of(code: str, column: str) -> Decimal:
    price = BOARD[code].price(column)
    assert price is not None
    return price / 100


@st.composite
def foreign(draw: st.DrawFn) -> tuple[str, list[Decimal]]:
    """A currency with two amounts of it, the smaller one first."""
    code = draw(CODES)
    places = 2 if code == "USD" else 0
    amounts = st.decimals(COIN[code], 100_000_000, places=places)
    return code, sorted((draw(amounts), draw(amounts)))


YUAN = st.decimals("0.01", "10000000", places=2)


@given(foreign(), KINDS)
def test_more_foreign_money_never_gives_less(money: tuple[str, list[Decimal]], kind: Kind) -> None:
    code, amounts = money
    less, more = (ask(code, "CNY", str(amount), kind).received or Decimal(0) for amount in amounts)
    assert less <= more


@given(CODES, YUAN, YUAN, KINDS)
def test_more_yuan_never_buy_less(code: str, one: Decimal, other: Decimal, kind: Kind) -> None:
    amounts = sorted((one, other))
    less, more = (ask("CNY", code, str(amount), kind).received or Decimal(0) for amount in amounts)
    assert less <= more


@given(foreign())
def test_notes_changed_there_and_back_never_make_money(money: tuple[str, list[Decimal]]) -> None:
    code, (amount, _) = money
    yuan = ask(code, "CNY", str(amount)).received
    back = ask("CNY", code, str(yuan)) if yuan else None
    assert back is None or back.received is None or back.received <= amount


@given(CODES, YUAN)
def test_yuan_changed_into_notes_and_back_never_make_money(code: str, yuan: Decimal) -> None:
    notes = ask("CNY", code, str(yuan))
    if notes.received is None:
        return
    back = ask(code, "CNY", str(notes.received)).received
    assert (back or Decimal(0)) + (notes.rest or Decimal(0)) <= yuan


@given(CODES, YUAN)
def test_a_transfer_there_and_back_gains_no_more_than_the_rounding_of_each_way(
    code: str, yuan: Decimal
) -> None:
    there = ask("CNY", code, str(yuan), Kind.SPOT).received
    back = ask(code, "CNY", str(there), Kind.SPOT).received if there else None
    if back is not None:
        assert back <= yuan + COIN[code] / 2 * price_of(code, "spot_buying") + HALF_A_FEN


@given(foreign(), st.sampled_from([Kind.CASH, Kind.SPOT]))
def test_rounding_moves_the_yuan_by_half_a_fen_at_the_most(
    money: tuple[str, list[Decimal]], kind: Kind
) -> None:
    code, (amount, _) = money
    received = ask(code, "CNY", str(amount), kind).received
    column = "cash_buying" if kind is Kind.CASH else "spot_buying"
    assert received is None or abs(received - amount * price_of(code, column)) <= HALF_A_FEN


@given(foreign())
def test_a_cheque_gives_what_a_transfer_gives_less_the_commission(money: tuple[str, list[Decimal]]) -> None:
    code, (amount, _) = money
    cheque, transfer = (ask(code, "CNY", str(amount), kind) for kind in (Kind.CHEQUE, Kind.SPOT))
    if cheque.received is not None and transfer.received is not None:
        assert cheque.received + (cheque.commission or Decimal(0)) == transfer.received


@given(CODES, st.decimals("10", "10000000", places=2))
def test_notes_and_rest_are_worth_what_was_given(code: str, yuan: Decimal) -> None:
    found = ask("CNY", code, str(yuan))
    if found.received is None:
        return
    price = BOARD[code].cash_selling or Decimal(0)
    assert found.received % smallest_note(code) == 0
    assert abs(found.received * price / 100 + (found.rest or 0) - yuan) <= Decimal("0.005")
    assert (found.rest or Decimal(0)) < smallest_note(code) * price / 100 + Decimal("0.01")


def test_an_amount_wanted_that_is_the_limit_itself_is_not_above_it() -> None:
    asked = Asked("CNY", "USD", Decimal(500), is_wanted=True)
    assert quote(asked, BOARD, RULES, NOW).exceeded == ()
    asked = Asked("CNY", "USD", Decimal(501), is_wanted=True)
    assert quote(asked, BOARD, RULES, NOW).exceeded == (BACK_LIMIT,)
