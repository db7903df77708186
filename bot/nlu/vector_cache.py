"""Keeps sentence vectors on disk, so that a second training takes seconds."""

import hashlib
import logging
import os
import zipfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from bot.nlu.encoders import Encoder, Matrix

_MOST_KEPT = 60_000
_logger = logging.getLogger(__name__)


def cache_folder() -> Path:
    """Return where vectors are kept: under DESK_VAR, or beside the trained models."""
    var = os.environ.get("DESK_VAR")
    return Path(var) / "cache" / "vectors" if var else Path("bot/models/cache")


def encode_cached(encoder: Encoder, texts: Sequence[str], folder: Path | None = None) -> Matrix:
    """Return one row per text; only texts this encoder has not seen are computed."""
    path = (folder or cache_folder()) / f"{encoder.key}.npz"
    known = _read(path)
    hashes = [hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32] for text in texts]
    missing = {key: text for key, text in zip(hashes, texts, strict=True) if key not in known}
    if missing:
        # Texts of like length are encoded together, which saves padding.
        ordered = sorted(missing.items(), key=lambda item: len(item[1]))
        vectors = encoder.encode([text for _, text in ordered])
        known |= {key: vector for (key, _), vector in zip(ordered, vectors, strict=True)}
        _write(path, known, set(hashes))
    return np.vstack([known[key] for key in hashes]) if hashes else encoder.encode([])


def _read(path: Path) -> dict[str, Matrix]:
    try:
        with np.load(path, allow_pickle=False) as stored:
            return dict(zip(stored["keys"].tolist(), stored["vectors"], strict=True))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, KeyError, zipfile.BadZipFile):
        _logger.warning("The vector cache %s cannot be read; it is written anew.", path)
        return {}


def _write(path: Path, known: dict[str, Matrix], used: set[str]) -> None:
    others = [key for key in known if key not in used]
    keys = [*used, *others[: max(0, _MOST_KEPT - len(used))]]
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_suffix(f".{os.getpid()}.tmp")
    try:
        with draft.open("wb") as file:
            np.savez(file, keys=np.array(keys), vectors=np.vstack([known[key] for key in keys]))
        draft.replace(path)
    except OSError as error:  # a full disk costs the next training time, never this one
        _logger.warning("The vector cache %s cannot be written: %s", path, error)
        draft.unlink(missing_ok=True)
