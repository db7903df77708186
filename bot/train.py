"""`python -m bot.train --out DIR`: trains the model and writes it with its manifest."""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
import time
import warnings
from pathlib import Path

os.environ["RASA_TELEMETRY_ENABLED"] = "false"
# Deprecations of pinned libraries are no news to whoever trains.
warnings.simplefilter("ignore")
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
# Rasa draws a bar for every rule unless it is told to log errors only.
os.environ.setdefault("LOG_LEVEL", "ERROR")

from bot.log import set_up_logging  # noqa: E402 - Rasa reads the environment while it is imported
from bot.model import ARCHIVE, write_manifest  # noqa: E402

ROOT = Path(__file__).parent.parent


class TrainingFailed(RuntimeError):
    """The data or the pipeline is wrong."""


def train(out: Path, *, data: Path, domain: Path, config: Path) -> str:
    """Train into `out`; returns the digest. An earlier model stays until the new one is whole."""
    from rasa.model_training import train as rasa_train  # noqa: PLC0415 - takes seconds; arguments are checked first

    with tempfile.TemporaryDirectory() as scratch:
        try:
            result = rasa_train(
                str(domain),
                str(config),
                [str(data)],
                output=scratch,
                fixed_model_name="model",
                force_training=True,
            )
        except Exception as error:
            raise TrainingFailed(first_line(error)) from error
        if result.code != 0 or result.model is None:
            raise TrainingFailed("Rasa stopped training")
        out.mkdir(parents=True, exist_ok=True)
        fresh = out / f"{ARCHIVE}.new"
        shutil.copyfile(result.model, fresh)
        fresh.replace(out / ARCHIVE)
    return write_manifest(out)


def first_line(error: BaseException) -> str:
    """What went wrong, in one line."""
    return next((line.strip() for line in str(error).splitlines() if line.strip()), type(error).__name__)


def tell(progress: str) -> None:
    """One line for whoever waits."""
    sys.stdout.write(f"train: {progress}\n")
    sys.stdout.flush()


def main() -> int:
    """Train with progress; 1 with one line on bad data."""
    parser = argparse.ArgumentParser(prog="python -m bot.train", description="Train the bot's model.")
    parser.add_argument("--out", type=Path, required=True, help="folder for model.tar.gz and model.json")
    parser.add_argument("--data", type=Path, default=ROOT / "bot" / "data")
    parser.add_argument("--domain", type=Path, default=ROOT / "domain.yml")
    parser.add_argument("--config", type=Path, default=ROOT / "config.yml")
    options = parser.parse_args()
    set_up_logging()
    started = time.monotonic()
    tell("reading the examples and rules")
    try:
        digest = train(options.out, data=options.data, domain=options.domain, config=options.config)
    except (TrainingFailed, OSError) as error:
        sys.stderr.write(f"train: {first_line(error)}\n")
        return 1
    tell(f"model {digest[:12]} in {time.monotonic() - started:.0f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
