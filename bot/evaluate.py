"""`python -m bot.evaluate [FILE…] [--compare]`: measures what the bot understands, and writes it down.

`--list` only prints the sentences, which the gateway needs to measure how it recognises languages; it
hands the figures back with `--languages`, so that one report holds all.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import warnings
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

os.environ["RASA_TELEMETRY_ENABLED"] = "false"
# Deprecations of pinned libraries are no news to whoever measures.
warnings.simplefilter("ignore")
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
os.environ.setdefault("LOG_LEVEL", "ERROR")

from bot.evaluation.aspect_sets import read_aspect_sets  # noqa: E402 - as in bot.train
from bot.evaluation.facts import loaded, size_of, training_seconds  # noqa: E402
from bot.evaluation.reading import read_sentences  # noqa: E402
from bot.evaluation.sentences import BadData, Sentence  # noqa: E402
from bot.log import set_up_logging  # noqa: E402
from bot.model import ModelBroken, newest_model  # noqa: E402
from bot.nlu.check import known_intents  # noqa: E402
from bot.nlu.data_files import HELD_BACK  # noqa: E402
from bot.settings import Settings  # noqa: E402
from bot.train import ROOT, TrainingFailed, first_line  # noqa: E402

_MOST_FINDINGS = 50


def tell(progress: str) -> None:
    """One line for whoever waits."""
    write(f"evaluate: {progress}")


def write(line: str) -> None:
    """One line of the report."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def read_options(arguments: list[str] | None) -> argparse.Namespace:
    """What was asked for."""
    parser = argparse.ArgumentParser(
        prog="python -m bot.evaluate", description="Measure what the bot understands, per language."
    )
    parser.add_argument(
        "files",
        nargs="*",
        type=Path,
        metavar="FILE",
        help='Rasa NLU YAML, JSON Lines {"lang","intent","text"[,"entities"]}, or .tsv with text<TAB>intent;'
        " the held-back set if none",
    )
    parser.add_argument("--compare", action="store_true", help="train and measure other pipelines beside it")
    parser.add_argument("--lang", help="language of files whose path names none")
    parser.add_argument(
        "--list", action="store_true", help="print the sentences as JSON Lines, measure nothing"
    )
    parser.add_argument("--languages", type=Path, help="JSON with the gateway's figures about languages")
    return parser.parse_args(arguments)


def run(sentences: list[Sentence], source: str, options: argparse.Namespace) -> None:
    """Measure, print and write; raises ModelBroken when there is no sound model."""
    # Rasa takes seconds to import; files and model are checked first.
    settings = Settings.from_environment()
    archive, digest = newest_model(settings.models)
    languages = json.loads(options.languages.read_text(encoding="utf-8")) if options.languages else None
    from bot.evaluation.measure import load, measure  # noqa: PLC0415
    from bot.evaluation.pages import write_all  # noqa: PLC0415
    from bot.evaluation.report import make_report, print_comparison, print_report  # noqa: PLC0415

    tell("loading the model")
    agent, costs = loaded(lambda: load(archive))
    results = measure(agent, sentences, tell)
    tell("resampling for the intervals")
    trained = training_seconds(settings.var / "logs" / "train.log", digest)
    report: dict[str, Any] = {
        "made": datetime.now(timezone.utc).isoformat(timespec="seconds"),
        "model": digest,
        "source": source,
        **make_report(results),
        "model_costs": {**size_of(archive), "training_seconds": trained, **costs},
        "language_identification": languages,
    }
    folder = settings.var / "evaluation"
    print_report(report, write)
    write_all(folder, report)
    if options.compare:
        from bot.evaluation.compare import compare  # noqa: PLC0415

        report["comparison"] = []
        for row in compare(results, folder / "pipelines", trained, tell):
            report["comparison"].append(row)
            # It takes minutes: what is there when somebody stops it stays.
            write_all(folder, report)
        print_comparison(report["comparison"], write)
    tell(f"written to {folder / 'latest.html'}, latest.json and latest.svg")


def print_sentences(sentences: list[Sentence]) -> None:
    """Write each sentence as a line of JSON, in the form that is read as well."""
    for one in sentences:
        write(json.dumps({"lang": one.lang, "intent": one.intent, "text": one.text}))


def main(arguments: list[str] | None = None) -> int:
    """Measure; 1 with one line per bad line of the data, or one when something else is missing."""
    options = read_options(arguments)
    set_up_logging()
    os.environ.setdefault("DESK_VAR", str(ROOT / "var"))
    files = options.files or [ROOT / HELD_BACK]
    try:
        sentences = read_sentences(files, frozenset(known_intents(ROOT)), options.lang)
        if options.list:
            print_sentences(sentences)
        else:
            # A bank's own files hold no aspects.
            asked = [] if options.files else read_aspect_sets(ROOT)
            run([*sentences, *asked], ", ".join(map(str, options.files or [HELD_BACK])), options)
    except BadData as bad:
        for finding in bad.findings[:_MOST_FINDINGS]:
            sys.stderr.write(f"{finding}\n")
        return 1
    except (ModelBroken, TrainingFailed, OSError, json.JSONDecodeError) as error:
        sys.stderr.write(f"evaluate: {first_line(error)}\n")
        return 1
    return 0


if __name__ == "__main__":
    # Libraries that compute on several threads would make the times meaningless.
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    sys.exit(main())
