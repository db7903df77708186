"""The action server's door."""

from __future__ import annotations

import json

import pytest

from bot.actions.server import create_app
from tests.bot.serving import SECRET, Served, post


def test_caller_without_the_secret_is_refused(served: Served) -> None:
    status, problem = post(f"{served.actions}/webhook", b"{}", {"X-Desk-Secret": "no"})
    assert (status, problem["code"]) == (401, "secret-wrong")


def test_unknown_action_is_refused(served: Served) -> None:
    body = json.dumps({"next_action": "action_none", "tracker": {"sender_id": "c"}}).encode()
    status, problem = post(f"{served.actions}/webhook", body, {"X-Desk-Secret": SECRET})
    assert (status, problem["code"]) == (404, "action-unknown")


def test_broken_call_tells_nothing_of_the_inside(served: Served) -> None:
    tracker = {"sender_id": "c", "latest_message": {"metadata": {"locale": 5, "context": 7}}}
    body = json.dumps({"next_action": "action_emergency", "tracker": tracker}).encode()
    status, problem = post(f"{served.actions}/webhook", body, {"X-Desk-Secret": SECRET})
    assert status in {200, 500}
    assert "Traceback" not in json.dumps(problem)


def test_server_without_a_secret_is_never_made() -> None:
    with pytest.raises(ValueError, match="DESK_BOT_SECRET"):
        create_app("")
