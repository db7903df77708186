"""What a model costs is measured, or read where it was recorded."""

from __future__ import annotations

import tarfile
from pathlib import Path

import pytest

from bot.evaluation.facts import loaded, size_of, training_seconds

DIGEST = "0123456789abcdef"


@pytest.mark.parametrize(
    ("log", "seconds"),
    [
        ("train: reading\ntrain: model 0123456789ab in 71 s\n", 71.0),
        ("train: model ba9876543210 in 71 s\n", None),
        ("", None),
    ],
)
def test_only_the_training_of_this_very_model_counts(tmp_path: Path, log: str, seconds: float | None) -> None:
    (tmp_path / "train.log").write_text(log, encoding="utf-8")
    assert training_seconds(tmp_path / "train.log", DIGEST) == seconds


def test_without_a_log_nothing_is_known(tmp_path: Path) -> None:
    assert training_seconds(tmp_path / "train.log", DIGEST) is None


def test_a_model_is_measured_packed_and_unpacked(tmp_path: Path) -> None:
    (tmp_path / "weights").write_bytes(b"\0" * 2**20)
    with tarfile.open(tmp_path / "model.tar.gz", "w:gz") as tar:
        tar.add(tmp_path / "weights")
    size = size_of(tmp_path / "model.tar.gz")
    assert size["unpacked_megabytes"] == 1.0
    assert size["megabytes"] < 0.1


def test_loading_is_timed() -> None:
    made, costs = loaded(lambda: "model")
    assert made == "model"
    assert costs["load_seconds"] >= 0
