from __future__ import annotations

import datetime as dt

import httpx2

from gateway.facts.models import Fact
from gateway.facts.store import FactStore
from gateway.runtime import Runtime
from tests.gateway.conftest import SECRET

INTERNAL = {"X-Desk-Secret": SECRET}


async def test_the_bot_reads_the_facts_of_a_topic(client: httpx2.AsyncClient) -> None:
    answer = await client.get("/internal/v1/facts", params={"topic": "card_captured"}, headers=INTERNAL)
    facts = {fact["key"]: fact for fact in answer.json()["facts"]}
    assert facts["card_captured.collection_days"]["value"] == 7
    assert facts["card_captured.ready_days_elsewhere"]["status"] == "uncertain"


async def test_the_bot_s_door_is_shut_without_the_secret(client: httpx2.AsyncClient) -> None:
    assert (await client.get("/internal/v1/facts")).status_code == 403


async def test_everybody_reads_facts_with_their_source(client: httpx2.AsyncClient) -> None:
    items = (await client.get("/api/v1/facts", params={"topic": "network_help"})).json()["items"]
    assert {item["key"] for item in items} == {
        f"network_help.{name}" for name in ("visa", "mastercard", "unionpay")
    }
    assert all(item["source"] and item["state"] == "current" for item in items)


async def test_a_figure_of_the_bank_is_said_to_have_ended(
    runtime: Runtime, client: httpx2.AsyncClient
) -> None:
    ended = Fact(
        id="fx.old_limit",
        key="fx.old_limit",
        topic="fx_exchange_howto",
        value=1,
        source="test",
        last_verified=dt.date(2008, 1, 1),
        valid_to=dt.date(2008, 10, 17),
        status="confirmed",
    )
    async with runtime.database.write() as session:
        await FactStore(session).save([ended])
    items = (await client.get("/api/v1/facts", params={"topic": "fx_exchange_howto"})).json()["items"]
    assert [item["key"] for item in items if item["state"] == "expired"] == ["fx.old_limit"]


async def test_a_rule_of_an_event_pack_is_not_known_after_its_days(client: httpx2.AsyncClient) -> None:
    query = {"topic": "fx_exchange_howto", "jurisdiction": "CN/beijing"}
    items = (await client.get("/api/v1/facts", params=query)).json()["items"]
    assert "fx.change_back_on_document" not in {item["key"] for item in items}


async def test_a_rule_of_a_past_event_held_then(client: httpx2.AsyncClient) -> None:
    query = {"topic": "fx_exchange_howto", "jurisdiction": "CN/beijing", "at": "2008-08-08T20:00:00+08:00"}
    items = (await client.get("/api/v1/facts", params=query)).json()["items"]
    states = {item["key"]: item["state"] for item in items}
    assert states["fx.change_back_on_document"] == "current"
