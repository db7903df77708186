from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from gateway.bootstrap import ROOT
from gateway.cli.translating import ASPECTS, begin_aspects


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A checkout with the English examples alone."""
    english = ASPECTS / "en.yml"
    (tmp_path / ASPECTS).mkdir(parents=True)
    (tmp_path / english).write_text((ROOT / english).read_text(encoding="utf-8"), encoding="utf-8")
    return tmp_path


def blocks(path: Path) -> list[dict[str, str]]:
    aspects: list[dict[str, str]] = yaml.safe_load(path.read_text(encoding="utf-8"))["aspects"]
    return aspects


def test_begun_locale_has_every_aspect_and_no_example(checkout: Path) -> None:
    (written,) = begin_aspects("el", checkout)
    english = blocks(checkout / ASPECTS / "en.yml")
    assert [one["aspect"] for one in blocks(written)] == [one["aspect"] for one in english]
    assert not any(one["examples"].strip() for one in blocks(written))


def test_examples_that_are_there_are_never_written_over(checkout: Path) -> None:
    before = (checkout / ASPECTS / "en.yml").read_bytes()
    assert begin_aspects("en", checkout) == []
    assert (checkout / ASPECTS / "en.yml").read_bytes() == before
