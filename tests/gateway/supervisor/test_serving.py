from __future__ import annotations

import socket
from pathlib import Path

import pytest

from gateway.console import Stop
from gateway.settings import Settings
from gateway.supervisor.serving import address, place, programs


@pytest.fixture
def wanted(tmp_path: Path) -> Settings:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    return Settings(_env_file=None, var=tmp_path, port=port, bot_port=port, actions_port=port)


def test_every_process_gets_a_port_of_its_own(wanted: Settings) -> None:
    placed = place(wanted)
    assert len({placed.port, placed.bot_port, placed.actions_port}) == 3


def test_other_port_is_said(wanted: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as busy:
        busy.bind(("127.0.0.1", wanted.port))
        busy.listen()
        placed = place(wanted)
    assert f"Port {wanted.port} is taken: using {placed.port} (DESK_PORT" in capsys.readouterr().out


def test_bot_and_actions_get_no_secret_but_their_own(
    wanted: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DESK_DATABASE_URL", "postgresql+asyncpg://desk:hush@db/desk")
    monkeypatch.setenv("DESK_DEEPL_KEY", "hush")
    placed = place(wanted)
    _, bot, actions = programs(placed)
    for program in (bot, actions):
        given = " ".join(program.environment.values())
        assert placed.secret.get_secret_value() not in given
        assert "hush" not in given
        assert program.environment["DESK_BOT_SECRET"] == placed.bot_secret.get_secret_value()


def test_bot_is_told_how_long_the_gateway_waits_for_it(wanted: Settings) -> None:
    patient = wanted.model_copy(update={"bot_timeout_seconds": 20.0})
    _, bot, actions = programs(patient)
    given = {program.environment["DESK_BOT_TIMEOUT_SECONDS"] for program in (bot, actions)}
    assert given == {"20.0"}


def test_bot_secret_is_another_one_at_every_start(wanted: Settings) -> None:
    assert place(wanted).bot_secret != place(wanted).bot_secret


def test_standing_clock_is_refused_on_a_public_address(wanted: Settings) -> None:
    public = wanted.model_copy(update={"host": "0.0.0.0", "now": "2026-11-25T10:00:00+08:00"})
    with pytest.raises(Stop, match="DESK_NOW"):
        place(public)


@pytest.mark.parametrize(
    ("host", "expected"),
    [
        ("127.0.0.1", "http://127.0.0.1"),
        ("0.0.0.0", "http://127.0.0.1"),
        ("::", "http://[::1]"),
        ("::1", "http://[::1]"),
    ],
)
def test_printed_address_can_be_opened_on_this_machine(wanted: Settings, host: str, expected: str) -> None:
    assert address(wanted.model_copy(update={"host": host})) == f"{expected}:{wanted.port}"
