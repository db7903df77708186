from __future__ import annotations

import datetime as dt

import httpx2
import pytest

from gateway.facts.models import Fact
from gateway.facts.store import FactStore
from gateway.rates.pulling import RatePuller
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


async def test_the_bank_s_own_age_limit_is_kept(client: httpx2.AsyncClient, published: Runtime) -> None:
    async with published.database.write() as session:
        fact = Fact(
            id="fx.rate_age_limit:CN",
            key="fx.rate_age_limit",
            topic="fx_rate",
            value=0,
            unit="minutes",
            jurisdiction="CN",
            event="",
            source="test",
            last_verified=dt.date(2026, 11, 1),
            status="bank-set",
        )
        await FactStore(session).save([fact])
    quote = (await client.get("/api/v1/quotes", params={"sell": "USD", "amount": "5"})).json()
    assert quote["outcome"] in {"stale", "quoted"}
    assert (await client.get("/api/v1/rates")).json()["stale"] is (quote["outcome"] == "stale")


@pytest.mark.parametrize(
    "query", [{"sell": "US", "amount": "5"}, {"sell": "USD"}, {"sell": "USD", "amount": "9" * 31}]
)
async def test_a_question_that_is_none_is_refused(client: httpx2.AsyncClient, query: dict[str, str]) -> None:
    assert (await client.get("/api/v1/quotes", params=query)).status_code == 422


@pytest.mark.parametrize("amount", ["abc", "1e400", "-3", "0", "NaN"])
async def test_an_amount_that_is_none_is_refused_in_words(
    client: httpx2.AsyncClient, published: Runtime, amount: str
) -> None:
    quote = (await client.get("/api/v1/quotes", params={"sell": "USD", "amount": amount})).json()
    assert quote["outcome"] == "amount-refused"
