"""Careless and hostile input: a clear answer, nothing lost, nothing stored twice, nothing leaked."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import func, select

from gateway.conversations.models import Change, Message
from gateway.runtime import Runtime
from gateway.turns.models import Turn
from tests.gateway.conftest import ScriptedBot


@pytest.mark.parametrize(
    ("text", "status", "code"),
    [
        ("", 422, "text-empty"),
        ("   \u200b\u202e ", 422, "text-empty"),
        ("x" * 5000, 413, "text-too-long"),
        ("吞" * 4001, 413, "text-too-long"),
    ],
)
async def test_text_that_cannot_be_taken_is_refused_by_name(
    visit: Any, text: str, status: int, code: str
) -> None:
    visitor = await visit(locale="de")
    answer = await visitor.send(text)
    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert len((await visitor.read())["messages"]) == 1


@pytest.mark.parametrize("text", ["😀" * 300, "a\u202eb\u0007c", "e" + "\u0301" * 3000, "{{7*7}} ${7*7}"])
async def test_odd_but_readable_text_is_taken(visit: Any, bot: ScriptedBot, text: str) -> None:
    visitor = await visit()
    assert (await visitor.send(text)).status_code == 202
    stored = (await visitor.read())["messages"][1]["text"]
    assert "\u202e" not in stored
    assert "\u0007" not in stored


@pytest.mark.parametrize(
    "body",
    [
        b'{"client_id": "a", "text": "\xff\xfe"}',
        b'{"client_id": "a", "text": "\\ud800"}',
        b"[" * 2000,
        b'{"client_id": "a", "text": NaN}',
        b'{"client_id": "a", "text": {"x": 1}}',
        b'{"client_id": "a"}',
        b'{"client_id": "", "text": "x"}',
        b'{"client_id": "a b", "text": "x"}',
        b"",
    ],
)
async def test_a_body_that_is_no_message_is_refused_by_name(visit: Any, body: bytes) -> None:
    visitor = await visit()
    answer = await visitor.http.post(
        f"/api/v1/conversations/{visitor.id}/messages",
        content=body,
        headers={**visitor.headers, "Content-Type": "application/json"},
    )
    assert 400 <= answer.status_code < 500
    assert set(answer.json()) == {"type", "title", "status", "code"}
    assert len((await visitor.read())["messages"]) == 1


async def test_an_oversize_body_is_refused_before_it_is_read(visit: Any) -> None:
    visitor = await visit()
    answer = await visitor.send("x" * 70_000)
    assert (answer.status_code, answer.json()["code"]) == (413, "body-too-large")


async def test_an_odd_host_is_refused(client: Any) -> None:
    answer = await client.get("/healthz", headers={"Host": "evil.example"})
    assert (answer.status_code, answer.json()["code"]) == (400, "host-unknown")


async def test_too_many_messages_are_told_when_to_come_back(visit: Any, runtime: Runtime) -> None:
    runtime.settings.messages_per_minute = 2
    visitor = await visit()
    answers = [await visitor.send("hello there", f"c{number}") for number in range(3)]
    assert [answer.status_code for answer in answers] == [202, 202, 429]
    assert int(answers[2].headers["Retry-After"]) > 0


async def test_a_card_number_split_over_messages_is_masked_in_all(visit: Any, bot: ScriptedBot) -> None:
    visitor = await visit()
    await visitor.send("my card 4111 1111", "a")
    await visitor.send("1111 1111", "b")
    texts = " ".join(message["text"] for message in (await visitor.read())["messages"])
    assert "4111" not in texts
    assert "4111" not in str(bot.asked[1:])


async def test_a_deleted_conversation_leaves_no_row(visit: Any, runtime: Runtime) -> None:
    visitor = await visit()
    await visitor.answer_to("hello my friend")
    answer = await visitor.http.delete(f"/api/v1/conversations/{visitor.id}", headers=visitor.headers)
    assert answer.status_code == 204
    assert (await visitor.send("still there?")).status_code == 404
    async with runtime.database.read() as session:
        for table in (Message, Change, Turn):
            count = select(func.count()).select_from(table).where(table.conversation_id == visitor.id)
            assert await session.scalar(count) == 0
