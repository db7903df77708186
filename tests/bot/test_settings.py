"""The bot's settings."""

from __future__ import annotations

import pytest

from bot.settings import Settings


@pytest.mark.parametrize("seconds", ["1", "10", "25"])
def test_a_turn_ends_before_the_gateway_gives_it_up_and_its_calls_end_before_the_turn(
    seconds: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DESK_BOT_TIMEOUT_SECONDS", seconds)
    settings = Settings.from_environment()
    assert float(seconds) > settings.turn_seconds > settings.calls_seconds > settings.call_seconds > 0
