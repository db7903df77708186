"""The complete table of who may call what: a route of the desk that is not in it fails here."""

from __future__ import annotations

from typing import Any

import pytest
from fastapi.routing import APIRoute

from gateway.agents.routes import router as agents_router
from gateway.chat.agent_routes import router as agent_router
from gateway.handoff.routes import router as handoff_router
from tests.support.desk import Desk

DESK = {"agent", "supervisor"}
ALL = {*DESK, "branch", "reviewer", "operator"}
CONVERSATION = "/api/v1/conversations/{conversation_id}"
TABLE: dict[tuple[str, str], set[str]] = {
    ("POST", "/api/v1/sign-out"): ALL,
    ("GET", "/api/v1/me"): ALL,
    ("PATCH", "/api/v1/me"): ALL,
    ("PUT", "/api/v1/me/presence"): DESK,
    ("GET", "/api/v1/queue"): DESK,
    ("POST", "/api/v1/handoffs/{handoff_id}/accept"): DESK,
    ("GET", "/api/v1/conversations"): DESK,
    ("GET", CONVERSATION): DESK,
    ("GET", f"{CONVERSATION}/messages"): DESK,
    ("POST", f"{CONVERSATION}/replies"): DESK,
    ("POST", f"{CONVERSATION}/notes"): DESK,
    ("POST", f"{CONVERSATION}/transfer"): DESK,
    ("POST", f"{CONVERSATION}/return-to-bot"): DESK,
    ("POST", f"{CONVERSATION}/resolve"): DESK,
    ("GET", "/api/v1/colleagues"): DESK,
    ("GET", "/api/v1/canned-replies"): DESK,
}
PUBLIC = {("POST", "/api/v1/sign-in")}
BODIES: dict[str, dict[str, Any]] = {
    "presence": {"state": "online"},
    "me": {"locale": "en"},
    "replies": {"client_id": "c1", "text": "hello"},
    "notes": {"text": "hello"},
    "transfer": {"skill": "general"},
    "resolve": {"outcome": "solved"},
}
NAMES = {
    "agent": "zh",
    "supervisor": "supervisor",
    "branch": "branch",
    "reviewer": "reviewer",
    "operator": "operator",
}


def routes() -> set[tuple[str, str]]:
    found = [*agents_router.routes, *handoff_router.routes, *agent_router.routes]
    return {
        (method, route.path)
        for route in found
        if isinstance(route, APIRoute)
        for method in route.methods or ()
    }


def test_every_route_of_the_desk_is_in_the_table() -> None:
    assert routes() == TABLE.keys() | PUBLIC


@pytest.mark.parametrize("role", sorted(ALL))
async def test_a_role_may_call_exactly_what_the_table_says(desk: Desk, role: str) -> None:
    wrong = []
    for (method, path), allowed in sorted(TABLE.items()):
        colleague = await desk.sign_in(NAMES[role], come=False)
        answer = await desk.http.request(
            method,
            path.format(conversation_id="c_none", handoff_id="h_none"),
            json=BODIES.get(path.rpartition("/")[2]) if method != "GET" else None,
            headers=colleague.headers,
        )
        is_refused = answer.status_code == 403 and answer.json()["code"] == "not-allowed"
        if is_refused != (role not in allowed) or answer.status_code in {401, 422, 500}:
            wrong.append((method, path, answer.status_code))
    assert wrong == []


async def test_without_a_session_nothing_of_the_desk_answers(desk: Desk) -> None:
    answers = {}
    for method, path in sorted(TABLE):
        address = path.format(conversation_id="c_none", handoff_id="h_none")
        answer = await desk.http.request(method, address, headers={"Authorization": "Bearer d_made-up"})
        answers[method, path] = answer.status_code
    assert {key for key, status in answers.items() if status != 401} == set()


async def test_a_visitors_token_opens_nothing_of_the_desk(desk: Desk, visit: Any) -> None:
    visitor = await visit()
    for path in ("/api/v1/queue", "/api/v1/me", f"/api/v1/conversations/{visitor.id}"):
        answer = await desk.http.get(path, headers=visitor.headers)
        assert answer.status_code == 401
