from __future__ import annotations

from pathlib import Path

import yaml

from gateway.demo.gazetteer import entries, write


def test_every_place_has_one_entry_with_its_bare_name_first() -> None:
    found = {entry["id"]: entry["names"] for entry in entries()}
    assert len(found) == 85
    assert found["branch:wangfujing"]["zh-CN"] == ["王府井", "王府井支行"]


def test_the_written_file_reads_back_as_the_same_entries(tmp_path: Path) -> None:
    write(tmp_path / "places.yml")
    assert yaml.safe_load((tmp_path / "places.yml").read_text(encoding="utf-8")) == entries()
