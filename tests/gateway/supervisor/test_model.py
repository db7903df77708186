from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from gateway.console import Stop
from gateway.supervisor.model import bot_environment, is_current, sign, sources_digest, verify

SECRET = "a-secret-of-this-test-and-no-other-one"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    archive = b"an archive"
    (tmp_path / "model.tar.gz").write_bytes(archive)
    (tmp_path / "model.json").write_text(json.dumps({"sha256": hashlib.sha256(archive).hexdigest()}))
    sign(tmp_path, SECRET, "sources-1")
    return tmp_path


def test_model_trained_here_is_accepted(folder: Path) -> None:
    assert verify(folder, SECRET) == hashlib.sha256(b"an archive").hexdigest()


def test_model_is_current_only_for_its_own_sources(folder: Path) -> None:
    assert is_current(folder, "sources-1")
    assert not is_current(folder, "sources-2")


def test_exchanged_archive_is_refused(folder: Path) -> None:
    (folder / "model.tar.gz").write_bytes(b"another archive")
    with pytest.raises(Stop, match="not the one trained here"):
        verify(folder, SECRET)


def test_archive_exchanged_together_with_its_manifest_is_refused(folder: Path) -> None:
    (folder / "model.tar.gz").write_bytes(b"another archive")
    digest = hashlib.sha256(b"another archive").hexdigest()
    (folder / "model.json").write_text(json.dumps({"sha256": digest}))
    with pytest.raises(Stop, match="not the one trained here"):
        verify(folder, SECRET)


@pytest.mark.parametrize("name", ["model.tar.gz", "model.json", "model.sig.json"])
def test_model_with_a_part_missing_is_told_in_one_line(folder: Path, name: str) -> None:
    (folder / name).unlink()
    with pytest.raises(Stop, match="damaged"):
        verify(folder, SECRET)


@pytest.mark.parametrize(
    "changed", ["config.yml", "bot/data/nlu/ru/greet.yml", "bot/importer.py", "bot/nlu/words.txt"]
)
def test_change_of_any_source_makes_the_model_old(tmp_path: Path, changed: str) -> None:
    for name in (
        "config.yml",
        "domain.yml",
        "bot/data/nlu/ru/greet.yml",
        "bot/importer.py",
        "bot/nlu/words.txt",
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("old")
    before = sources_digest(tmp_path)
    assert sources_digest(tmp_path) == before
    (tmp_path / changed).write_text("new")
    assert sources_digest(tmp_path) != before


def test_bot_never_sees_the_settings_of_the_desk(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DESK_DATABASE_URL", "postgresql+asyncpg://desk:password@db/desk")
    monkeypatch.setenv("DESK_SECRET", SECRET)
    monkeypatch.setenv("DESK_DEEPL_KEY", "key")
    given = bot_environment(DESK_VAR="var")
    assert [name for name in given if name.startswith("DESK_")] == ["DESK_VAR"]
    assert given["RASA_TELEMETRY_ENABLED"] == "false"
