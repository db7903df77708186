from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml

from gateway.events.reading import Unreadable, parse, read_file
from gateway.events.schemas import EventPack
from gateway.events.service import stored_form
from tests.gateway.events.conftest import read
from tests.gateway.events.packs import games


def file(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_yaml_and_json_say_the_same(tmp_path: Path) -> None:
    written = (
        file(tmp_path, "games.yml", yaml.safe_dump(games(), allow_unicode=True)),
        file(tmp_path, "games.json", json.dumps(games())),
    )
    packs = [parse(read_file(path)) for path in written]
    assert packs == [read(games()), read(games())]


def test_a_stored_pack_reads_back_as_itself() -> None:
    pack = read(games())
    again = parse(json.loads(json.dumps(stored_form(pack))))
    assert isinstance(again, EventPack)
    assert stored_form(again) == stored_form(pack)


@pytest.mark.parametrize(
    ("name", "text", "reason"),
    [
        ("games.csv", "key", "unknown kind of file"),
        ("games.yml", "key: games\nkey: other\n", "a key stands twice"),
        ("games.yml", "names: &all {en: x}\nvenues: *all\n", "references"),
        ("games.yml", "key: [1,\n", "line 2: not YAML"),
        ("games.yml", "key: !!python/object:os.system x\n", "not YAML"),
        ("games.json", '{"key": 1, "key": 2}', "twice"),
        ("games.json", "{", "not JSON"),
        ("games.yml", "x" * (1 << 20) + "x", "larger than 1 MB"),
    ],
)
def test_a_file_that_cannot_be_read_says_why(tmp_path: Path, name: str, text: str, reason: str) -> None:
    with pytest.raises(Unreadable, match=reason):
        read_file(file(tmp_path, name, text))


def test_another_encoding_is_named(tmp_path: Path) -> None:
    (tmp_path / "games.yml").write_bytes("names: 北京".encode("gb18030"))
    with pytest.raises(Unreadable, match="not UTF-8"):
        read_file(tmp_path / "games.yml")
