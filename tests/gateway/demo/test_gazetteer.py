from __future__ import annotations

from pathlib import Path

import yaml

from gateway.demo.gazetteer import entries, write
from gateway.places import sights


def test_every_place_has_one_entry_with_its_bare_name_first() -> None:
    found = {entry["id"]: entry["names"] for entry in entries()}
    assert len(found) == 85 + len(sights.rows())
    assert found["branch:wangfujing"]["zh-CN"] == ["王府井", "王府井支行"]


def test_the_written_file_reads_back_as_the_same_entries(tmp_path: Path) -> None:
    write(tmp_path / "places.yml")
    assert yaml.safe_load((tmp_path / "places.yml").read_text(encoding="utf-8")) == entries()


def test_a_sight_is_listed_with_its_spellings_in_other_languages() -> None:
    found = {entry["id"]: entry["names"] for entry in entries()}
    assert found["sight:tiananmen"]["ko"] == ["톈안먼"]
    assert "천안문" in found["sight:tiananmen"]["en"]
