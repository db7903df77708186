"""Trains models to compare with: in a process of their own, for a limited time, and once per data."""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from bot.model import ARCHIVE
from bot.nlu.data_files import TRAINED, Example
from bot.train import ROOT, TrainingFailed

LONGEST_SECONDS = 20 * 60
STOCK_EXAMPLES, STOCK_EPOCHS = 10, 30
STOCK = {
    "recipe": "default.v1",
    "assistant_id": "stock",
    "language": "en",
    "pipeline": [
        {"name": "WhitespaceTokenizer"},
        {"name": "CountVectorsFeaturizer"},
        {
            "name": "DIETClassifier",
            "epochs": STOCK_EPOCHS,
            "entity_recognition": False,
            "random_seed": 7,
        },
    ],
    "policies": [{"name": "RulePolicy"}],
}
_NOTE = "made.json"
# What a model is made of, beside the data.
_CODE = ("config.yml", "domain.yml", "bot/data/rules/**/*", "bot/importer.py", "bot/nlu/**/*")


class TookTooLong(RuntimeError):
    """A training that was stopped."""


@dataclass(frozen=True)
class Made:
    """A trained model and the seconds its training took."""

    archive: Path
    seconds: float


def stock(folder: Path, examples: Sequence[Example], limit: float = LONGEST_SECONDS) -> Made:
    """Stock Rasa, on a part of the data."""
    taken = few_of(examples, STOCK_EXAMPLES)
    config, data = yaml.safe_dump(STOCK), _as_yaml(taken)

    def prepare(scratch: Path) -> None:
        (scratch / "config.yml").write_text(config, encoding="utf-8")
        (scratch / "data" / "nlu.yml").write_text(data, encoding="utf-8")

    return _made(folder, _digest([config, data]), prepare, limit)


def without(folder: Path, locales: Sequence[str], limit: float = LONGEST_SECONDS) -> Made:
    """The desk's own pipeline, on the data of all other languages."""
    kept = [path for path in sorted((ROOT / TRAINED).iterdir()) if path.is_dir() and path.name not in locales]
    files = [file for path in kept for file in sorted(path.glob("*.yml"))]
    code = sorted({path for pattern in _CODE for path in ROOT.glob(pattern) if path.is_file()})
    sources = [path for path in [*files, *code] if "__pycache__" not in path.parts]

    def prepare(scratch: Path) -> None:
        shutil.copyfile(ROOT / "config.yml", scratch / "config.yml")
        (scratch / "data" / "nlu").mkdir()
        for path in kept:
            (scratch / "data" / "nlu" / path.name).symlink_to(path)

    return _made(folder, _digest(path.read_bytes() for path in sources), prepare, limit)


def few_of(examples: Sequence[Example], most: int) -> list[Example]:
    """At most so many examples of each intent and locale, evenly taken from their files."""
    groups: dict[tuple[str, str], list[Example]] = {}
    for one in examples:
        groups.setdefault((one.locale, one.intent), []).append(one)
    return [
        group[place * len(group) // most] if len(group) > most else group[place]
        for group in groups.values()
        for place in range(min(most, len(group)))
    ]


def _as_yaml(examples: Sequence[Example]) -> str:
    texts: dict[str, list[str]] = {}
    for one in examples:
        texts.setdefault(one.intent, []).append(f"- {one.text}\n")
    blocks = [{"intent": intent, "examples": "".join(lines)} for intent, lines in texts.items()]
    return yaml.safe_dump({"version": "3.1", "nlu": blocks}, allow_unicode=True)


def _digest(parts: Iterable[str | bytes]) -> str:
    whole = hashlib.sha256()
    for part in parts:
        whole.update(hashlib.sha256(part.encode() if isinstance(part, str) else part).digest())
    return whole.hexdigest()


def recorded(folder: Path, digest: str) -> Made | None:
    """The model of these sources, if it was trained before and to the end."""
    try:
        noted = json.loads((folder / _NOTE).read_text(encoding="utf-8"))
        made = Made(folder / ARCHIVE, float(noted["seconds"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return made if noted.get("sources") == digest and made.archive.exists() else None


def record(folder: Path, digest: str, seconds: float) -> Made:
    """Note that the model in a folder is of these sources."""
    (folder / _NOTE).write_text(json.dumps({"sources": digest, "seconds": seconds}), encoding="utf-8")
    return Made(folder / ARCHIVE, seconds)


def _made(folder: Path, digest: str, prepare: Callable[[Path], None], limit: float) -> Made:
    """The model of these sources, trained if it was not before."""
    known = recorded(folder, digest)
    if known is not None:
        return known
    (folder / _NOTE).unlink(missing_ok=True)
    with tempfile.TemporaryDirectory() as made:
        scratch = Path(made)
        (scratch / "data").mkdir()
        (scratch / "data" / "rules").symlink_to(ROOT / "bot" / "data" / "rules")
        prepare(scratch)
        seconds = _train(folder, scratch, limit)
    return record(folder, digest, seconds)


def _train(out: Path, scratch: Path, limit: float) -> float:
    command = [sys.executable, "-m", "bot.train", "--out", str(out), "--data", str(scratch / "data")]
    begun = time.monotonic()
    try:
        done = subprocess.run(
            [*command, "--config", str(scratch / "config.yml")],
            cwd=ROOT,
            capture_output=True,
            text=True,
            timeout=limit,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise TookTooLong(f"not trained within {limit / 60:.0f} minutes") from None
    if done.returncode != 0:
        raise TrainingFailed((done.stderr.strip().splitlines() or ["no reason given"])[-1])
    return time.monotonic() - begun
