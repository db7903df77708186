"""What a visitor tells of a case after it was opened."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import httpx2

from tests.gateway.cases.test_routes import INTERNAL, opened


async def add(client: httpx2.AsyncClient, conversation: str, **fields: str) -> httpx2.Response:
    return await client.post(
        f"/internal/v1/cases/for/{conversation}", json={"fields": fields}, headers=INTERNAL
    )


async def newest(client: httpx2.AsyncClient, conversation: str) -> dict[str, Any]:
    listed = await client.get(f"/internal/v1/cases/for/{conversation}", headers=INTERNAL)
    case: dict[str, Any] = listed.json()["cases"][-1]
    return case


async def test_words_are_added_once_and_a_contact_takes_the_place_of_another(
    client: httpx2.AsyncClient, visit: Callable[..., Any]
) -> None:
    visitor = await visit()
    await opened(client, visitor.id, kind="lost_property", fields={"what": "my phone", "contact": "chat"})
    for _ in range(2):
        await add(client, visitor.id, what="it has a red sticker", contact="bob@example.com")
    fields = (await newest(client, visitor.id))["fields"]
    assert fields == {"what": "my phone\nit has a red sticker", "contact": "bob@example.com"}


async def test_another_branch_gets_the_case(client: httpx2.AsyncClient, visit: Callable[..., Any]) -> None:
    visitor = await visit()
    await opened(client, visitor.id, kind="complaint", fields={"what": "rude", "branch_id": "wangfujing"})
    await add(client, visitor.id, place="Sanlitun", branch_id="sanlitun")
    assert (await newest(client, visitor.id))["branch"]["id"] == "sanlitun"


async def test_without_a_case_there_is_nothing_to_add_to(
    client: httpx2.AsyncClient, visit: Callable[..., Any]
) -> None:
    answer = await add(client, (await visit()).id, what="more")
    assert answer.status_code == 404
