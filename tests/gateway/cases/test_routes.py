from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import httpx2
import pytest

from gateway.facts.store import FactStore
from gateway.runtime import Runtime
from tests.gateway.conftest import SECRET

INTERNAL = {"X-Desk-Secret": SECRET}
FIELDS = {"atm_id": "BJ0101", "card_network": "visa", "card_last4": "4242", "departure": "2026-12-01"}


async def opened(
    client: httpx2.AsyncClient, conversation: str, turn: str = "t1", **more: Any
) -> httpx2.Response:
    body = {
        "kind": more.get("kind", "captured_card"),
        "conversation_id": conversation,
        "turn_key": turn,
        "fields": more.get("fields", FIELDS),
    }
    return await client.post("/internal/v1/cases", json=body, headers=INTERNAL)


async def test_a_case_promises_the_next_working_day_of_the_machine_s_branch(
    client: httpx2.AsyncClient, visit: Callable[..., Any]
) -> None:
    case = (await opened(client, (await visit()).id)).json()
    assert (case["state"], case["created"]) == ("reported", True)
    assert case["promise_at"] == "2026-11-26T09:00:00+08:00"
    assert case["collect_until"] == "2026-12-03"


async def test_a_machine_away_from_its_branch_is_promised_three_working_days_later(
    client: httpx2.AsyncClient, visit: Callable[..., Any]
) -> None:
    case = (await opened(client, (await visit()).id, fields={"atm_id": "BJ0131"})).json()
    assert case["promise_at"] == "2026-11-30T09:00:00+08:00"


async def test_a_repeated_turn_gets_the_same_case_and_code_again(
    client: httpx2.AsyncClient, visit: Callable[..., Any]
) -> None:
    visitor = await visit()
    first, again = [(await opened(client, visitor.id)).json() for _ in range(2)]
    assert again == {**first, "created": False}
    listed = await client.get(f"/internal/v1/cases/for/{visitor.id}", headers=INTERNAL)
    assert [case["reference"] for case in listed.json()["cases"]] == [first["reference"]]


async def test_the_code_is_shown_with_the_first_case_only_and_opens_both(
    client: httpx2.AsyncClient, visit: Callable[..., Any]
) -> None:
    visitor = await visit()
    first = (await opened(client, visitor.id)).json()
    second = (await opened(client, visitor.id, "t2")).json()
    assert first["code"]
    assert second["code"] is None
    for case in (first, second):
        found = await client.get(f"/api/v1/cases/{case['reference']}", params={"code": first["code"].lower()})
        assert found.json()["state"] == "reported"


async def test_the_conversation_s_token_opens_its_case(
    client: httpx2.AsyncClient, visit: Callable[..., Any]
) -> None:
    visitor = await visit()
    reference = (await opened(client, visitor.id)).json()["reference"]
    found = (await client.get(f"/api/v1/cases/{reference}", headers=visitor.headers)).json()
    assert found["branch"]["id"] == "wangfujing"
    assert [step["state"] for step in found["history"]] == ["reported"]
    assert found["fields"] == FIELDS


async def test_a_wrong_code_and_an_unknown_reference_look_the_same(
    client: httpx2.AsyncClient, visit: Callable[..., Any]
) -> None:
    reference = (await opened(client, (await visit()).id)).json()["reference"]
    wrong = await client.get(f"/api/v1/cases/{reference}", params={"code": "XXXXXX"})
    unknown = await client.get("/api/v1/cases/VD-XXXXXX", params={"code": "XXXXXX"})
    assert (wrong.status_code, wrong.content) == (404, unknown.content)


async def test_another_visitor_s_token_does_not_open_a_case(
    client: httpx2.AsyncClient, visit: Callable[..., Any]
) -> None:
    reference = (await opened(client, (await visit()).id)).json()["reference"]
    stranger = await visit()
    assert (await client.get(f"/api/v1/cases/{reference}", headers=stranger.headers)).status_code == 404


async def test_guessing_codes_is_slowed_down(client: httpx2.AsyncClient) -> None:
    statuses = [
        (await client.get("/api/v1/cases/VD-XXXXXX", params={"code": str(n)})).status_code for n in range(31)
    ]
    assert statuses[-1] == 429


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"kind": "free_money"}, "case-kind-unknown"),
        ({"fields": {"place": "4242 4242 4242 4242"}}, "case-fields-refused"),
    ],
)
async def test_unknown_kinds_and_card_numbers_are_refused(
    client: httpx2.AsyncClient, visit: Callable[..., Any], more: dict[str, Any], code: str
) -> None:
    answer = await opened(client, (await visit()).id, **more)
    assert (answer.status_code, answer.json()["code"]) == (422, code)


async def test_an_unknown_machine_gives_a_case_without_a_promise(
    client: httpx2.AsyncClient, visit: Callable[..., Any]
) -> None:
    case = (await opened(client, (await visit()).id, fields={"place": "near the big tower"})).json()
    assert (case["promise_at"], case["collect_until"]) == (None, None)


@pytest.mark.parametrize(
    ("key", "promised"),
    [
        ("card_captured.ready_days_in_branch", (None, None)),
        ("card_captured.collection_days", ("2026-11-26T09:00:00+08:00", None)),
    ],
)
async def test_a_figure_that_has_ended_promises_no_day(
    client: httpx2.AsyncClient,
    runtime: Runtime,
    visit: Callable[..., Any],
    key: str,
    promised: tuple[str | None, str | None],
) -> None:
    async with runtime.database.write() as session:
        fact = await FactStore(session).of_key(key, runtime.clock.now().date())
        assert fact is not None
        fact.valid_to = runtime.clock.now().date() - dt.timedelta(days=1)
    case = (await opened(client, (await visit()).id)).json()
    assert (case["promise_at"], case["collect_until"]) == promised


async def test_a_case_needs_a_conversation(client: httpx2.AsyncClient) -> None:
    assert (await opened(client, "c_unknown")).status_code == 404


async def test_another_conversation_learns_of_a_case_by_its_reference_and_code(
    client: httpx2.AsyncClient, visit: Callable[..., Any]
) -> None:
    case = (await opened(client, (await visit()).id)).json()
    body = {
        "conversation_id": (await visit()).id,
        "reference": case["reference"],
        "code": case["code"].lower(),
    }
    found = await client.post("/internal/v1/cases/known", json=body, headers=INTERNAL)
    assert found.json()["reference"] == case["reference"]
    wrong = await client.post("/internal/v1/cases/known", json={**body, "code": "CCCCCC"}, headers=INTERNAL)
    assert wrong.status_code == 404


async def test_codes_are_not_guessed_in_a_chat(client: httpx2.AsyncClient, visit: Callable[..., Any]) -> None:
    body = {"conversation_id": (await visit()).id, "reference": "VD-9CRCMX", "code": "CCCCCC"}
    answers = [await client.post("/internal/v1/cases/known", json=body, headers=INTERNAL) for _ in range(7)]
    assert [answer.status_code for answer in answers] == [404] * 6 + [429]
