"""The action server's door."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from bot.actions.server import create_app
from tests.bot.serving import SECRET, Served, post

# In a process of its own: two Sanic applications of one process rewrite each other's code.
SERVES = """
import asyncio
from bot.actions.countries import country_patterns
from bot.actions.phrases import phrases, words_of
from bot.actions.server import create_app
from tests.bot.serving import free_port, serve_sanic
asyncio.run(serve_sanic(create_app("secret"), free_port()))
print(country_patterns.cache_info().currsize, words_of.cache_info().currsize == len(phrases()))
"""


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


def test_names_of_countries_and_words_are_read_before_anybody_asks() -> None:
    run = [sys.executable, "-W", "ignore", "-c", SERVES]
    served = subprocess.run(run, capture_output=True, text=True, timeout=60, check=True)
    assert served.stdout.split()[-2:] == ["1", "True"]
