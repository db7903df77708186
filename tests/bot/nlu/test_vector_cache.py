"""Vectors are computed once, and a bad cache costs time only."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from bot.nlu.encoders import Encoder, Matrix
from bot.nlu.vector_cache import cache_folder, encode_cached


class Counting:
    """The real encoder, with a note of what it was asked."""

    def __init__(self, encoder: Encoder, key: str = "counting-1") -> None:
        self.key = key
        self.asked: list[str] = []
        self._encoder = encoder

    def encode(self, texts: Sequence[str]) -> Matrix:
        """Vectors of the real encoder."""
        self.asked += texts
        return self._encoder.encode(texts)


@pytest.fixture
def counting(encoder: Encoder) -> Counting:
    return Counting(encoder)


def test_the_second_time_nothing_is_computed(counting: Counting, tmp_path: Path) -> None:
    texts = ["a rather long sentence", "short", "银行卡"]
    first = encode_cached(counting, texts, tmp_path)
    counting.asked.clear()
    assert encode_cached(counting, texts, tmp_path) == pytest.approx(first)
    assert counting.asked == []


def test_rows_stand_in_the_order_of_the_texts(counting: Counting, encoder: Encoder, tmp_path: Path) -> None:
    texts = ["a rather long sentence", "short", "short", "\ud800"]
    assert encode_cached(counting, texts, tmp_path) == pytest.approx(encoder.encode(texts), abs=1e-4)


def test_only_a_changed_text_is_computed(counting: Counting, tmp_path: Path) -> None:
    encode_cached(counting, ["one", "two"], tmp_path)
    counting.asked.clear()
    encode_cached(counting, ["one", "two!"], tmp_path)
    assert counting.asked == ["two!"]


def test_a_text_that_stands_twice_is_computed_once(counting: Counting, tmp_path: Path) -> None:
    assert len(encode_cached(counting, ["one", "one"], tmp_path)) == 2
    assert counting.asked == ["one"]


def test_another_encoder_shares_nothing(counting: Counting, encoder: Encoder, tmp_path: Path) -> None:
    encode_cached(counting, ["one"], tmp_path)
    other = Counting(encoder, "counting-2")
    encode_cached(other, ["one"], tmp_path)
    assert other.asked == ["one"]


@pytest.mark.parametrize("content", [b"", b"no archive", b"PK\x03\x04 half of one"])
def test_a_broken_file_is_written_anew(counting: Counting, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "counting-1.npz"
    path.write_bytes(content)
    encode_cached(counting, ["one"], tmp_path)
    counting.asked.clear()
    encode_cached(counting, ["one"], tmp_path)
    assert counting.asked == []


def test_a_file_cut_in_the_middle_is_written_anew(counting: Counting, tmp_path: Path) -> None:
    encode_cached(counting, ["one", "two"], tmp_path)
    path = tmp_path / "counting-1.npz"
    path.write_bytes(path.read_bytes()[:-200])
    counting.asked.clear()
    encode_cached(counting, ["one", "two"], tmp_path)
    assert sorted(counting.asked) == ["one", "two"]


def test_a_file_with_other_arrays_is_written_anew(counting: Counting, tmp_path: Path) -> None:
    np.savez(tmp_path / "counting-1.npz", other=np.zeros(3))
    assert len(encode_cached(counting, ["one"], tmp_path)) == 1
    assert counting.asked == ["one"]


def test_a_folder_that_cannot_be_written_costs_the_next_time_only(counting: Counting, tmp_path: Path) -> None:
    (tmp_path / "counting-1.npz").mkdir()
    assert len(encode_cached(counting, ["one"], tmp_path)) == 1
    assert list(tmp_path.glob("*.tmp")) == []


def test_no_texts_need_no_vectors(counting: Counting, tmp_path: Path) -> None:
    assert encode_cached(counting, [], tmp_path).shape == (0, 512)
    assert list(tmp_path.iterdir()) == []


def test_vectors_are_kept_under_the_operators_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("DESK_VAR", str(tmp_path))
    assert cache_folder() == tmp_path / "cache" / "vectors"
