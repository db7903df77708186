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


def test_an_action_that_comes_late_in_its_turn_may_still_ask_the_gateway_for_a_moment() -> None:
    settings = Settings.from_environment()
    late = settings.calls_left(settings.turn_seconds)
    assert 0 < late < settings.call_seconds
    assert settings.calls_left(0.0) == settings.calls_seconds
