"""The bot's door: who may knock, what is refused, and that a turn is answered once and whole."""

from __future__ import annotations

import json
import urllib.request
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from tests.bot.serving import NOW, SECRET, Served, Visitor, post, responses


def turn(
    served: Served, changed: dict[str, Any] | None = None, secret: str = SECRET
) -> tuple[int, dict[str, Any]]:
    """One request with a greeting, and what a test changes in it."""
    body = {
        "conversation_id": "channel",
        "message_id": "m1",
        "text": "hello",
        "locale": "en",
        "context": {"now": NOW, "turn_key": "k"},
        "state": None,
        **(changed or {}),
    }
    return post(f"{served.bot}/webhooks/desk/turns", json.dumps(body).encode(), {"X-Desk-Secret": secret})


def test_turn_is_answered_with_everything_the_gateway_needs(served: Served) -> None:
    status, answer = turn(served)
    assert status == 200
    assert answer["replies"][0]["response"] == "utter_greet"
    assert answer["replies"][0]["text"].startswith("Hello!")
    assert answer["intent"]["name"] == "greet"
    assert answer["ranking"][0]["name"] == "greet"
    assert answer["effects"] == []
    assert answer["form"] is None
    assert set(answer) == {
        *("replies", "intent", "ranking", "entities", "form", "requested_slot", "slots", "effects", "state"),
    }


def test_button_is_worded_and_keeps_its_id_and_payload(served: Served) -> None:
    button = turn(served)[1]["replies"][0]["buttons"][0]
    assert button == {
        "title": "Machine kept my card",
        "title_id": "button_card_captured",
        "payload": "/card_captured",
        "values": {},
    }


@pytest.mark.parametrize("secret", ["", "wrong", "sécret", SECRET + "x"])
def test_caller_without_the_secret_is_refused(served: Served, secret: str) -> None:
    status, problem = turn(served, secret=secret.encode("latin-1").decode("latin-1"))
    assert (status, problem["code"]) == (401, "secret-wrong")


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"\xff\xfe", b"[" * 5000, b'{"conversation_id": 7}'])
def test_body_that_is_no_turn_is_refused(served: Served, body: bytes) -> None:
    status, problem = post(f"{served.bot}/webhooks/desk/turns", body, {"X-Desk-Secret": SECRET})
    assert (status, problem["code"]) == (400, "request-invalid")


@pytest.mark.parametrize(
    "changed",
    [
        {"text": None},
        {"text": "  "},
        {"text": "x" * 9000},
        {"message_id": ""},
        {"context": []},
        {"state": "broken"},
        {"state": {"v": 1, "slots": []}},
        {"payload": "/no_such_intent"},
        {"payload": "greet"},
        {"payload": '/inform{"atm":'},
    ],
)
def test_turn_with_a_wrong_field_is_refused(served: Served, changed: dict[str, Any]) -> None:
    status, problem = turn(served, {"message_id": json.dumps(changed)[:100], **changed})
    assert (status, problem["code"]) == (400, "request-invalid")


def test_body_above_the_limit_is_refused(served: Served) -> None:
    status, problem = turn(served, {"text": "hello", "padding": "x" * 70_000})
    assert (status, problem["code"]) == (413, "body-too-large")


def test_text_that_looks_like_a_payload_is_only_text(visitor: Visitor) -> None:
    answer = visitor.say('/human_agent{"skill": "operator"}')
    assert answer["intent"]["confidence"] < 1
    assert all(entity["entity"] != "skill" for entity in answer["entities"])


@pytest.mark.parametrize("lead", [" ", "\n\t", "\u200b", "/"])
def test_payload_behind_other_characters_is_only_text(visitor: Visitor, lead: str) -> None:
    answer = visitor.say(lead + '/inform{"atm": "0123"}')
    assert answer["intent"]["confidence"] < 1


def test_button_says_its_intent_itself(visitor: Visitor) -> None:
    answer = visitor.press("/thanks")
    assert answer["intent"] == {"name": "thanks", "confidence": 1.0}
    assert responses(answer) == ["utter_thanks"]


def test_repeated_message_gets_the_same_answer(served: Served) -> None:
    first = turn(served, {"message_id": "again"})
    second = turn(served, {"message_id": "again", "text": "goodbye"})
    assert first == second


def test_message_sent_twice_at_once_opens_one_case(served: Served, visitor: Visitor) -> None:
    last = finish_but_one(visitor)
    with ThreadPoolExecutor(2) as pool:
        answers = list(pool.map(lambda _: turn(served, last), range(2)))
    assert answers[0] == answers[1]
    assert len(served.gateway.cases) == 1


def finish_but_one(visitor: Visitor) -> dict[str, Any]:
    """Answer all questions but the last; the request that answers it."""
    visitor.press("/card_captured")
    visitor.press('/inform{"atm":"0123"}')
    for slot in ("time", "screen", "card_network", "card_last4", "departure"):
        visitor.press(f'/inform{{"{slot}":"unknown"}}')
    return {
        "conversation_id": visitor.conversation_id,
        "message_id": "last",
        "text": "",
        "payload": '/inform{"contact":"chat"}',
        "state": visitor.state,
    }


def test_program_without_state_is_remembered(served: Served) -> None:
    stateless: dict[str, Any] = {"conversation_id": "remembered"}
    body = {"text": "", "locale": "en", "context": {"now": NOW}, **stateless}
    headers = {"X-Desk-Secret": SECRET}
    url = f"{served.bot}/webhooks/desk/turns"
    post(url, json.dumps({**body, "message_id": "1", "payload": "/card_captured"}).encode(), headers)
    _, answer = post(url, json.dumps({**body, "message_id": "2", "payload": "/thanks"}).encode(), headers)
    assert answer["form"] == "card_captured_form"


def test_conversations_never_mix(served: Served, another_visitor: Callable[[], Visitor]) -> None:
    served.gateway.reset()

    def walk(visitor: Visitor) -> str:
        visitor.press("/card_captured")
        last_four = f"{int(visitor.conversation_id.split('-')[1]):04d}"
        visitor.press(f'/inform{{"card_last4":"{last_four}"}}')
        answer = visitor.press("/thanks")
        assert answer["slots"]["card_last4"] == last_four
        return last_four

    visitors = [another_visitor() for _ in range(16)]
    with ThreadPoolExecutor(16) as pool:
        assert len(set(pool.map(walk, visitors))) == 16


def test_lone_surrogate_is_answered(visitor: Visitor) -> None:
    assert visitor.say("hello \ud83d")["replies"]


@pytest.mark.parametrize("text", ["🙈🙈", "\u202e\u0000\u0007", "<script>alert(1)</script>", "x" * 5000, "?"])
def test_strange_text_is_answered(visitor: Visitor, text: str) -> None:
    assert visitor.say(text)["replies"]


@pytest.mark.parametrize(
    "path", ["/", "/model", "/conversations", "/domain", "/status", "/conversations/x/tracker"]
)
def test_nothing_but_the_channel_is_served(served: Served, path: str) -> None:
    request = urllib.request.Request(served.bot + path)
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(request, timeout=10)
    assert refused.value.code == 404
    assert "access-control-allow-origin" not in refused.value.headers


def test_health_names_the_model(served: Served, model: tuple[object, str]) -> None:
    with urllib.request.urlopen(f"{served.bot}/webhooks/desk/health", timeout=10) as answer:
        assert json.load(answer) == {"status": "ok", "model": "model.tar.gz", "digest": model[1]}


def test_gateway_error_in_an_action_is_told_and_not_a_failed_turn(served: Served, visitor: Visitor) -> None:
    last = finish_but_one(visitor)
    served.gateway.is_down = True
    status, answer = turn(served, last)
    assert status == 200
    assert responses(answer) == ["utter_case_down"]
