"""What must be given for an amount wanted: the least that gives it."""

from __future__ import annotations

from decimal import Decimal

import httpx2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gateway.rates.legs import coin, smallest_note
from gateway.rates.pulling import RatePuller
from gateway.rates.quoting import LARGEST, PROOF_LIMIT, Asked, Kind, Outcome, Quote, quote
from gateway.runtime import Runtime
from tests.gateway.conftest import SECRET
from tests.gateway.rates.test_quoting import BOARD, CODES, KINDS, NOW, RULES, row

EUR = row("EUR", spot_buying="781.89", cash_buying="757.60", spot_selling="787.64", cash_selling="789.97")
KRW = row("KRW", unit=1000, cash_buying="5.0123", cash_selling="5.3717", spot_selling="5.2")
OF_ALL = {**BOARD, "EUR": EUR, "KRW": KRW}


def need(sell: str, buy: str, wanted: str | Decimal, kind: Kind = Kind.CASH) -> Quote:
    return quote(Asked(sell, buy, Decimal(wanted), kind, is_wanted=True), OF_ALL, RULES, NOW)


def give(sell: str, buy: str, amount: Decimal, kind: Kind) -> Decimal:
    return quote(Asked(sell, buy, amount, kind), OF_ALL, RULES, NOW).received or Decimal(0)


@pytest.mark.parametrize(
    ("sell", "buy", "wanted", "kind", "needed", "received"),
    [
        # 300 at 789.97 for a hundred: cash selling.
        ("CNY", "EUR", "300", Kind.CASH, "2369.91", "300"),
        # Notes of five at the least.
        ("CNY", "EUR", "302", Kind.CASH, "2409.41", "305"),
        ("CNY", "USD", "100.50", Kind.CASH, "733.81", "101"),
        ("CNY", "KRW", "50000", Kind.CASH, "268.59", "50000"),
        ("CNY", "USD", "137.64", Kind.SPOT, "999.98", "137.64"),
        # 1000 yuan are EUR 131.99 at 757.60, which no note makes up.
        ("EUR", "CNY", "1000", Kind.CASH, "135", "1022.76"),
        ("JPY", "CNY", "2244.00", Kind.CASH, "50000", "2244.00"),
        ("JPY", "CNY", "2244.01", Kind.CASH, "51000", "2288.88"),
        ("USD", "CNY", "2155.08", Kind.CHEQUE, "300.00", "2155.08"),
        ("USD", "JPY", "46000", Kind.CASH, "299", "46000"),
    ],
)
def test_the_least_needed_for_an_amount_comes_out_exactly(
    sell: str, buy: str, wanted: str, kind: Kind, needed: str, received: str
) -> None:
    found = need(sell, buy, wanted, kind)
    assert (found.outcome, found.wanted) == (Outcome.QUOTED, Decimal(wanted))
    assert (found.asked.amount, found.received) == (Decimal(needed), Decimal(received))


@pytest.mark.parametrize(
    ("sell", "buy", "wanted", "outcome"),
    [
        ("CNY", "JPY", "100.5", Outcome.AMOUNT_REFUSED),
        ("USD", "CNY", "0", Outcome.AMOUNT_REFUSED),
        ("USD", "CNY", "NaN", Outcome.AMOUNT_REFUSED),
        ("CNY", "USD", str(LARGEST), Outcome.AMOUNT_REFUSED),
        ("CNY", "SEK", "100", Outcome.NOT_TRADED),
        ("USD", "USD", "100", Outcome.SAME_CURRENCY),
    ],
)
def test_an_amount_wanted_that_cannot_be_had_says_why(
    sell: str, buy: str, wanted: str, outcome: Outcome
) -> None:
    assert need(sell, buy, wanted).outcome is outcome


def test_the_limits_are_those_of_what_must_be_given() -> None:
    assert need("USD", "CNY", "35950.00").exceeded == ()
    assert need("USD", "CNY", "35950.01").exceeded == ()
    assert need("USD", "CNY", "36100").exceeded == (PROOF_LIMIT,)


WANTED = st.decimals("0.01", "1000000", places=2)
ALL = st.sampled_from(["USD", "JPY", "EUR", "KRW"])


@given(ALL, WANTED)
def test_notes_needed_for_yuan_give_them_and_one_note_less_does_not(code: str, wanted: Decimal) -> None:
    found = need(code, "CNY", wanted)
    note, needed = smallest_note(code), found.asked.amount
    assert found.received is not None
    assert found.received >= wanted
    assert needed % note == 0
    assert give(code, "CNY", needed - note, Kind.CASH) < wanted


@given(ALL, st.integers(1, 10_000_000))
def test_yuan_needed_for_notes_give_them_and_one_coin_less_does_not(code: str, wanted: int) -> None:
    found = need("CNY", code, str(wanted))
    assert found.received is not None
    assert found.received >= wanted
    assert found.received - wanted < smallest_note(code)
    assert give("CNY", code, found.asked.amount - coin("CNY"), Kind.CASH) < found.received


@given(ALL, st.integers(1, 10_000_000))
def test_what_whole_notes_cost_is_the_board_s_price_within_half_a_fen(code: str, wanted: int) -> None:
    found = need("CNY", code, str(wanted))
    price = OF_ALL[code].cash_selling or Decimal(0)
    cost = (found.received or Decimal(0)) * price / OF_ALL[code].unit
    assert abs(found.asked.amount - cost) <= Decimal("0.005")
    assert found.rest is None


@given(CODES, WANTED, st.sampled_from([Kind.SPOT, Kind.CHEQUE]))
def test_a_transfer_or_cheque_needed_gives_it_and_one_coin_less_does_not(
    code: str, wanted: Decimal, kind: Kind
) -> None:
    found = need(code, "CNY", wanted, kind)
    assert found.received is not None
    assert found.received >= wanted
    assert give(code, "CNY", found.asked.amount - coin(code), kind) < wanted


@given(st.sampled_from([("USD", "JPY"), ("EUR", "USD"), ("JPY", "EUR")]), st.integers(1, 1_000_000), KINDS)
def test_between_two_foreign_currencies_what_is_needed_is_enough(
    pair: tuple[str, str], wanted: int, kind: Kind
) -> None:
    found = need(*pair, str(wanted), kind)
    assert found.received is not None
    assert found.received >= wanted
    assert found.received == give(*pair, found.asked.amount, kind)


async def test_an_amount_wanted_is_asked_for_by_a_word_of_the_query(
    client: httpx2.AsyncClient, runtime: Runtime
) -> None:
    await RatePuller(runtime).pull()
    query = {"sell": "USD", "amount": "2000", "amount_of": "buy"}
    for path in ("/api/v1/quotes", "/internal/v1/quote"):
        found = (await client.get(path, params=query, headers={"X-Desk-Secret": SECRET})).json()
        assert (found["given"]["amount"], found["given"]["currency"]) == ("279", "USD")
        assert (found["wanted"]["amount"], found["received"]["amount"]) == ("2000", "2006.43")
    query["amount_of"] = "both"
    assert (await client.get("/api/v1/quotes", params=query)).status_code == 422
