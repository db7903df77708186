"""An encoder turns any text into one vector of unit length."""

from __future__ import annotations

import time
from pathlib import Path

import numpy as np
import pytest
import tensorflow as tf

from bot.nlu.encoders import Encoder, EncoderNotFound, open_encoder

ODD_TEXTS = ["", "   ", "😀", "\ud800", "\u200b", "\u202ecard\u202c", "\x00", "x" * 20_000]


class OperatorsModel(tf.Module):
    """As small a model as an operator could bring: each text has its own direction."""

    @tf.function(input_signature=[tf.TensorSpec([None], tf.string)])
    def __call__(self, texts: tf.Tensor) -> tf.Tensor:
        """Vectors of length three, which the desk must bring to one."""
        return 3.0 * tf.one_hot(tf.strings.to_hash_bucket_fast(texts, 64), 64)


@pytest.fixture(scope="module")
def operators_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("encoders") / "own-model"
    tf.saved_model.save(OperatorsModel(), str(folder))
    return folder


@pytest.fixture(params=["use", "e5", "folder"])
def each_encoder(request: pytest.FixtureRequest, operators_folder: Path) -> Encoder:
    return open_encoder(str(operators_folder) if request.param == "folder" else request.param)


def test_vectors_of_any_text_have_unit_length(each_encoder: Encoder) -> None:
    vectors = each_encoder.encode(ODD_TEXTS)
    assert vectors.dtype == np.float32
    assert vectors.shape[0] == len(ODD_TEXTS)
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(1, abs=1e-4)


def test_no_texts_give_no_vectors(each_encoder: Encoder) -> None:
    assert each_encoder.encode([]).shape == (0, each_encoder.encode(["one"]).shape[1])


def test_a_text_has_the_same_vector_alone_and_among_others(each_encoder: Encoder) -> None:
    alone = each_encoder.encode(["where is my card"])[0]
    among = each_encoder.encode(["hello", "where is my card", "银行卡被吞了，怎么办？"])[1]
    assert float(alone @ among) == pytest.approx(1, abs=1e-3)


def test_more_texts_than_a_batch_keep_their_order(encoder: Encoder) -> None:
    texts = [f"card number {number}" for number in range(70)]
    together = encoder.encode(texts)
    assert together[67] == pytest.approx(encoder.encode([texts[67]])[0], abs=1e-4)


@pytest.mark.parametrize(
    "text", ["word " * 4_000, "卡" * 20_000, "\u200b" * 20_000], ids=["en", "zh", "unseen"]
)
def test_a_long_text_takes_as_long_as_a_message(each_encoder: Encoder, text: str) -> None:
    each_encoder.encode(["warm"])
    began = time.perf_counter()
    each_encoder.encode([text])
    assert time.perf_counter() - began < 2


def test_what_stands_behind_the_limit_changes_nothing(encoder: Encoder) -> None:
    head = "my card is in the machine and I want it back. " * 30
    assert encoder.encode([head])[0] == pytest.approx(encoder.encode([head + "hello"])[0])


@pytest.mark.parametrize("name", ["use", "e5"])
def test_the_same_question_in_another_language_is_nearer_than_another_question(name: str) -> None:
    encoder = open_encoder(name)
    asked, same, other = encoder.encode(["the atm swallowed my card", "银行卡被取款机吞了", "今天天气怎么样"])
    assert float(asked @ same) > float(asked @ other)


def test_an_encoder_is_opened_once(encoder: Encoder) -> None:
    assert open_encoder("use") is encoder


def test_encoders_have_different_keys(
    encoder: Encoder, second_encoder: Encoder, operators_folder: Path
) -> None:
    own = open_encoder(str(operators_folder))
    assert len({encoder.key, second_encoder.key, own.key}) == 3
    assert own.key.startswith("folder-own-model-")


@pytest.mark.parametrize("name", ["ues", "", "/nowhere/at/all"])
def test_an_unknown_name_is_refused_with_what_is_possible(name: str) -> None:
    with pytest.raises(EncoderNotFound, match=r"saved_model\.pb"):
        open_encoder(name)


def test_a_damaged_model_says_which_file_is_damaged(tmp_path: Path) -> None:
    (tmp_path / "saved_model.pb").write_bytes(b"no model")
    with pytest.raises(OSError, match="Cannot parse file"):
        open_encoder(str(tmp_path))


def test_very_many_texts_are_divided_and_come_back_in_order(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.nlu.encoders._MANY", 3)
    texts = ["my card", "银行卡", "привет", "", "300 euros", "hello", "ciao"]
    encoder = open_encoder("use")
    assert encoder.encode(texts) == pytest.approx(
        np.vstack([encoder.encode([text]) for text in texts]), abs=1e-4
    )
