"""The client of the gateway's internal API, when the gateway is slow or refuses."""

from __future__ import annotations

import asyncio
import logging
import time

import pytest

from bot.actions.desk import UNTIL, Desk, DeskDown, DeskRefused
from bot.settings import Settings
from tests.bot.serving import SECRET, Served, Visitor, handoffs, responses


@pytest.fixture
def gateway_url(served: Served) -> str:
    served.gateway.reset()
    return Settings.from_environment().gateway_url


def ask(gateway_url: str, secret: str = SECRET, deadline: float = 5.0, left: float = 60.0) -> None:
    """Look up a branch that does not exist, with so many seconds left of the turn."""

    async def run() -> None:
        UNTIL.set(time.monotonic() + left)
        desk = Desk(gateway_url, secret, deadline)
        try:
            await desk.branch("b-none")
        finally:
            await desk.close()

    asyncio.run(run())


def test_slow_gateway_is_down_after_the_time_of_one_call(served: Served, gateway_url: str) -> None:
    served.gateway.is_slow = True
    with pytest.raises(DeskDown, match="TimeoutError"):
        ask(gateway_url, deadline=0.1)


def test_a_call_takes_no_longer_than_what_is_left_of_the_turn(served: Served, gateway_url: str) -> None:
    served.gateway.is_slow = True
    with pytest.raises(DeskDown, match="TimeoutError"):
        ask(gateway_url, left=0.1)


def test_gateway_is_not_asked_when_the_time_of_the_turn_is_up(served: Served, gateway_url: str) -> None:
    with pytest.raises(DeskDown, match="no time left"):
        ask(gateway_url, left=0.0)
    assert served.gateway.calls == []


def test_what_the_gateway_refuses_has_its_code_and_is_no_news(
    gateway_url: str, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING), pytest.raises(DeskRefused) as refused:
        ask(gateway_url)
    assert refused.value.code == "branch-not-found"
    assert caplog.messages == []


def test_secret_that_is_wrong_is_logged_as_a_desk_that_is_down(
    gateway_url: str, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING), pytest.raises(DeskDown) as down:
        ask(gateway_url, secret="another")
    assert not isinstance(down.value, DeskRefused)
    assert caplog.messages == ["desk: branches/b-none: HTTP 401"]


def test_gateway_that_fails_is_logged_without_what_it_was_asked(
    served: Served, gateway_url: str, caplog: pytest.LogCaptureFixture
) -> None:
    served.gateway.is_down = True

    async def run() -> None:
        desk = Desk(gateway_url, SECRET, 5.0)
        try:
            await desk.resolve_atm("en", "at my hotel, room 12")
        finally:
            await desk.close()

    with caplog.at_level(logging.WARNING), pytest.raises(DeskDown):
        asyncio.run(run())
    assert caplog.messages == ["desk: atms/resolve: HTTP 503"]


@pytest.mark.parametrize("text", ["is the silk street branch open now", "do you change back leftover yuan"])
def test_topic_is_said_to_be_down_when_the_gateway_is_slow(visitor: Visitor, text: str) -> None:
    visitor.served.gateway.is_slow = True
    assert responses(visitor.say(text))[-1] == "utter_topic_down"


def test_numbers_are_given_while_the_gateway_is_slow_after_an_accident_on_the_road_too(
    visitor: Visitor,
) -> None:
    visitor.served.gateway.is_slow = True
    answer = visitor.say("help, a car accident, we crashed on the road, someone is hurt")
    assert {"utter_emergency_numbers", "utter_emergency_road"} <= {*responses(answer)}
    assert visitor.served.gateway.calls.count("/internal/v1/facts") == 1
    assert handoffs(answer)
