from __future__ import annotations

from pathlib import Path

import pytest

from gateway.supervisor.logs import Log


def test_lines_that_come_in_pieces_are_written_whole(tmp_path: Path) -> None:
    log = Log("bot", tmp_path)
    log.feed("при".encode()[:5])
    log.feed("при".encode()[5:] + b"vet\nnext")
    log.close()
    assert (tmp_path / "bot.log").read_text(encoding="utf-8") == "приvet\nnext\n"


def test_error_is_shown_at_once_and_the_rest_is_not(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    log = Log("gateway", tmp_path)
    log.feed(b'{"event": "started", "level": "info"}\n{"event": "broke 100%", "level": "error"}\n')
    log.close()
    shown = capsys.readouterr().out
    assert "broke 100%" in shown
    assert "started" not in shown


def test_reason_is_the_last_line_that_says_something(tmp_path: Path) -> None:
    log = Log("bot", tmp_path)
    log.feed(b"loading\nbot: no model here\n\n")
    log.close()
    assert log.reason() == "bot: no model here"


def test_line_without_an_end_does_not_grow_in_memory(tmp_path: Path) -> None:
    log = Log("bot", tmp_path)
    for _ in range(3):
        log.feed(b"x" * 50_000)
    log.close()
    assert max(map(len, log.last)) <= 100_000


def test_full_disk_loses_log_lines_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "bot.log").symlink_to("/dev/full")
    log = Log("bot", tmp_path)
    log.write("the disk is full")
    log.close()
    assert log.reason() == "the disk is full"
