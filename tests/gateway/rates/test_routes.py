from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import httpx2
import pytest
from sqlalchemy import delete

from gateway.clock import FrozenClock
from gateway.facts.models import Fact
from gateway.facts.store import FactStore
from gateway.rates.board import Row
from gateway.rates.models import Rate
from gateway.rates.pulling import RatePuller
from gateway.rates.service import in_minor_units
from gateway.rates.store import DEMO, RateStore
from gateway.runtime import Runtime
from tests.gateway.conftest import SECRET

INTERNAL = {"X-Desk-Secret": SECRET}


@pytest.fixture
async def published(runtime: Runtime) -> Runtime:
    await RatePuller(runtime).pull()
    return runtime


async def test_a_quote_is_public_with_its_rate_and_time(
    client: httpx2.AsyncClient, published: Runtime
) -> None:
    answer = await client.get("/api/v1/quotes", params={"sell": "usd", "buy": "CNY", "amount": "300"})
    quote = answer.json()
    assert quote["outcome"] == "quoted"
    assert quote["received"] == {"type": "money", "amount": "2157.45", "currency": "CNY"}
    assert quote["lines"][0]["rate"] == {"type": "rate", "amount": "719.15", "currency": "CNY"}
    assert quote["lines"][0]["column"] == "cash_buying"
    assert quote["published_at"].endswith("+08:00")


async def test_the_bot_asks_with_the_secret(client: httpx2.AsyncClient, published: Runtime) -> None:
    query = {"sell": "CNY", "buy": "USD", "amount": "1000"}
    assert (await client.get("/internal/v1/quote", params=query)).status_code == 403
    quote = (await client.get("/internal/v1/quote", params=query, headers=INTERNAL)).json()
    assert (quote["received"]["amount"], quote["rest"]["amount"]) == ("137", "4.64")


async def test_a_currency_not_traded_names_those_that_are(
    client: httpx2.AsyncClient, published: Runtime
) -> None:
    quote = (await client.get("/api/v1/quotes", params={"sell": "BRL", "amount": "5"})).json()
    assert (quote["outcome"], quote["currency"], quote["received"]) == ("not-traded", "BRL", None)
    assert {"USD", "EUR", "TWD"} <= set(quote["currencies"])


async def test_the_board_has_every_row_with_its_own_time(
    client: httpx2.AsyncClient, published: Runtime
) -> None:
    board = (await client.get("/api/v1/rates")).json()
    rows = {row["currency"]: row for row in board["items"]}
    assert (rows["USD"]["cash_buying"], rows["SEK"]["cash_selling"]) == ("719.15", None)
    assert board["stale"] is False


async def test_a_board_of_another_time_is_given_as_it_was(
    client: httpx2.AsyncClient, published: Runtime
) -> None:
    before = {"at": "2020-01-01T00:00:00+08:00"}
    assert (await client.get("/api/v1/rates", params=before)).json()["items"] == []


async def test_a_moment_that_is_none_is_refused(client: httpx2.AsyncClient) -> None:
    for written in ("yesterday", "0001-01-01T00:00:00", "9999-12-31T23:59:59+00:00"):
        assert (await client.get("/api/v1/rates", params={"at": written})).status_code == 422


async def set_fact(runtime: Runtime, key: str, **changes: Any) -> None:
    day = runtime.clock.now().date()
    async with runtime.database.write() as session:
        fact = await FactStore(session).of_key(key, day, str(changes.get("jurisdiction", "CN")))
        assert fact is not None
        for name, value in changes.items():
            setattr(fact, name, value)


async def test_a_rate_older_than_the_bank_s_own_limit_is_refused(
    client: httpx2.AsyncClient, published: Runtime, clock: FrozenClock
) -> None:
    await set_fact(published, "fx.rate_age_limit", value=5)
    clock.move(clock.now() + dt.timedelta(minutes=6))
    quote = (await client.get("/api/v1/quotes", params={"sell": "USD", "amount": "5"})).json()
    assert (quote["outcome"], quote["received"], quote["lines"]) == ("stale", None, [])
    assert quote["published_at"] == "2026-11-25T10:00:00+08:00"
    board = (await client.get("/api/v1/rates")).json()
    assert board["stale"] is True
    assert all(row["stale"] for row in board["items"])


async def test_fresh_rates_of_others_do_not_make_an_old_one_fresh(
    client: httpx2.AsyncClient, published: Runtime, clock: FrozenClock
) -> None:
    clock.move(clock.now() + dt.timedelta(minutes=61))
    row = Row("EUR", 100, clock.now(), cash_buying=Decimal("757.60"))
    async with published.database.write() as session:
        await RateStore(session).publish([row], DEMO)
    boards = {
        code: (await client.get("/internal/v1/rates", params={"currency": code}, headers=INTERNAL)).json()
        for code in ("EUR", "USD", "BRL")
    }
    assert [boards[code]["stale"] for code in boards] == [False, True, False]
    assert [len(boards[code]["rows"]) for code in boards] == [1, 1, 0]
    assert boards["USD"]["published_at"] == "2026-11-25T10:00:00+08:00"


async def test_a_quote_of_another_moment_is_given_as_it_was(
    client: httpx2.AsyncClient, published: Runtime, clock: FrozenClock
) -> None:
    then = clock.now().isoformat()
    clock.move(clock.now() + dt.timedelta(days=1))
    query = {"sell": "USD", "amount": "300", "at": then}
    quote = (await client.get("/internal/v1/quote", params=query, headers=INTERNAL)).json()
    assert (quote["outcome"], quote["received"]["amount"]) == ("quoted", "2157.45")


async def test_limits_are_the_bank_s_facts(client: httpx2.AsyncClient, published: Runtime) -> None:
    query = {"sell": "USD", "amount": "5000.01"}
    quote = (await client.get("/api/v1/quotes", params=query)).json()
    limit = {"type": "money", "amount": "5000.00", "currency": "USD"}
    assert (quote["proof_limit_exceeded"], quote["limits_exceeded"]) == (True, ["fx.cash_proof_limit"])
    assert quote["limits"] == {"fx.cash_proof_limit": limit}
    await set_fact(
        published, "fx.cash_proof_limit", value={"type": "money", "amount": "10000", "currency": "USD"}
    )
    assert (await client.get("/api/v1/quotes", params=query)).json()["limits_exceeded"] == []


async def test_an_event_s_limit_holds_in_its_city_only(
    client: httpx2.AsyncClient, published: Runtime
) -> None:
    rule = Fact(
        id="games",
        key="fx.change_back_on_document",
        topic="fx_exchange_howto",
        value={"type": "money", "amount": "50000.00", "currency": "USD"},
        jurisdiction="CN/beijing",
        event="games",
        source="test",
        last_verified=dt.date(2026, 11, 1),
        status="confirmed",
    )
    async with published.database.write() as session:
        await FactStore(session).save([rule])
    query = {"sell": "CNY", "buy": "USD", "amount": "10000"}
    exceeded = [
        (
            await client.get("/internal/v1/quote", params=query | {"jurisdiction": place}, headers=INTERNAL)
        ).json()
        for place in ("CN/beijing", "CN/shanghai")
    ]
    assert [one["limits_exceeded"] for one in exceeded] == [[], ["fx.change_back_without_slip"]]


async def test_a_cheque_is_not_quoted_by_a_commission_that_has_ended(
    client: httpx2.AsyncClient, published: Runtime
) -> None:
    query = {"sell": "USD", "amount": "300", "kind": "cheque"}
    quote = (await client.get("/api/v1/quotes", params=query)).json()
    assert (quote["received"]["amount"], quote["commission"]["amount"]) == ("2155.08", "16.29")
    await set_fact(published, "cheque.commission", valid_to=dt.date(2026, 1, 1))
    assert (await client.get("/api/v1/quotes", params=query)).json()["outcome"] == "no-rates"


async def test_cheques_of_a_currency_that_the_bank_does_not_take_are_refused_with_those_it_takes(
    client: httpx2.AsyncClient, published: Runtime
) -> None:
    query = {"sell": "KRW", "amount": "50000", "kind": "cheque"}
    quote = (await client.get("/api/v1/quotes", params=query)).json()
    assert (quote["outcome"], quote["currency"]) == ("not-traded", "KRW")
    assert sorted(quote["currencies"]) == ["AUD", "CAD", "CHF", "EUR", "GBP", "JPY", "USD"]


@pytest.mark.parametrize(
    ("query", "column"),
    [
        ({"sell": "EUR", "buy": "BRL"}, "cash_selling"),
        ({"sell": "CNY", "buy": "BRL", "kind": "spot"}, "spot_selling"),
    ],
)
async def test_the_currencies_named_instead_are_those_of_the_same_direction(
    client: httpx2.AsyncClient, published: Runtime, query: dict[str, str], column: str
) -> None:
    rows = (await client.get("/api/v1/rates")).json()["items"]
    quote = (await client.get("/api/v1/quotes", params=query | {"amount": "5"})).json()
    assert (quote["outcome"], quote["currency"]) == ("not-traded", "BRL")
    assert quote["currencies"] == [row["currency"] for row in rows if row[column]]


@pytest.mark.parametrize(
    "query",
    [
        {"sell": "U$D", "amount": "5"},
        {"sell": "US", "amount": "5"},
        {"sell": "USD"},
        {"sell": "USD", "amount": "9" * 31},
    ],
)
async def test_a_question_that_is_none_is_refused(client: httpx2.AsyncClient, query: dict[str, str]) -> None:
    assert (await client.get("/api/v1/quotes", params=query)).status_code == 422


@pytest.mark.parametrize("amount", ["abc", "1e400", "-3", "0", "NaN"])
async def test_an_amount_that_is_none_is_refused_in_words(
    client: httpx2.AsyncClient, published: Runtime, amount: str
) -> None:
    quote = (await client.get("/api/v1/quotes", params={"sell": "USD", "amount": amount})).json()
    assert quote["outcome"] == "amount-refused"


async def test_rates_that_are_too_old_are_seen_by_whoever_watches_the_desk(
    client: httpx2.AsyncClient, runtime: Runtime
) -> None:
    await RatePuller(runtime).pull()
    assert (await client.get("/readyz")).json()["parts"]["rates"] == "ok"
    async with runtime.database.write() as session:
        await session.execute(delete(Rate))
    assert (await client.get("/readyz")).json()["parts"]["rates"] == "none"


@pytest.mark.parametrize(
    ("price", "said"), [("523", "523.00"), ("7.5", "7.50"), ("719.15", "719.15"), ("4.488", "4.488")]
)
def test_a_price_has_at_least_the_decimals_of_its_money(price: str, said: str) -> None:
    assert str(in_minor_units(Decimal(price), "CNY")) == said
