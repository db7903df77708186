"""A turn that breaks is an error with a code, never an empty answer."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from rasa.core.channels.channel import UserMessage
from sanic import Sanic

from bot.channel import DeskChannel
from bot.problems import BotProblem
from bot.processor import DeskAgent
from bot.remote import ActionFailed, ActionServer
from bot.settings import Settings
from bot.turn import Turn
from tests.bot.serving import Served, free_port

Handle = Callable[[UserMessage], Awaitable[Any]]


def new_turn() -> Turn:
    """A turn of a button, so that no pipeline is needed."""
    return Turn("c", "m", "", "en", {}, payload="/greet")


def settings(actions_port: int) -> Settings:
    """Settings of a bot whose actions are at this port."""
    return Settings(1, actions_port, "s", "http://127.0.0.1:1", Path("var"))


def run(handle: Handle, served: Served, deadline: float = 5.0) -> Turn:
    """Run a turn whose dialogue is `handle`."""
    turn = new_turn()
    asyncio.run(DeskChannel("s", deadline)._run(turn, served.app.ctx.agent, handle))
    return turn


def test_turn_that_says_nothing_is_a_failure(served: Served) -> None:
    async def nothing(message: UserMessage) -> None:
        """Say nothing, as Rasa does after a crash."""

    with pytest.raises(BotProblem) as failed:
        run(nothing, served)
    assert (failed.value.status, failed.value.code) == (502, "bot-failed")


def test_turn_that_takes_too_long_is_a_failure(served: Served) -> None:
    async def slow(message: UserMessage) -> None:
        await asyncio.sleep(5)

    with pytest.raises(BotProblem) as failed:
        run(slow, served, deadline=0.05)
    assert (failed.value.status, failed.value.code) == (504, "bot-timeout")


def test_dead_action_server_breaks_the_turn(served: Served) -> None:
    server = ActionServer(settings(free_port()))

    async def call() -> None:
        try:
            await server.call({"next_action": "action_emergency"})
        finally:
            await server.close()

    with pytest.raises(ActionFailed):
        asyncio.run(call())


def test_agent_refuses_a_missing_model() -> None:
    agent = DeskAgent(ActionServer(settings(1)))
    with pytest.raises(FileNotFoundError):
        agent.load_model("no/such/model.tar.gz")


def test_channel_without_a_secret_is_never_made() -> None:
    with pytest.raises(ValueError, match="DESK_BOT_SECRET"):
        DeskChannel("", 5.0)


def test_bot_without_a_model_is_not_ready() -> None:
    app = Sanic("not_ready", configure_logging=False)
    request = SimpleNamespace(app=app)
    with pytest.raises(BotProblem) as failed:
        asyncio.run(DeskChannel("s", 5.0)._answer(request, None))  # type: ignore[arg-type]  # only `app` is read
    assert failed.value.status == 503
