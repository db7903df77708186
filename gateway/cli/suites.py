"""`desk test`: every test in the environment it belongs to, and one summary."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from gateway.bootstrap import ROOT, environments
from gateway.console import GREEN, RED, YELLOW, say

CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome")
NO_CHROMIUM = (
    "Browser tests skipped: no Chromium found (Debian, Ubuntu: `apt-get install chromium`, "
    "macOS: `brew install --cask chromium`)."
)
COUNTED = re.compile(r"(\d+) (passed|failed|skipped|error|errors)\b")
NO_TEST_COLLECTED = 5
# These use the model of the checkout's own var folder.
WITH_MODEL = {"bot", "journeys", "browser"}
# Each of these rows keeps about one core busy, so they run at the same time; what watches deadlines of whole
# processes or of a browser runs alone after them.
SIDE_BY_SIDE = (("translations", "gateway"), ("bot",))

Outcome = tuple[Counter[str], str, str]


@dataclass(frozen=True)
class Suite:
    """A folder of tests and the environment it runs in."""

    name: str
    folders: tuple[str, ...]
    python: Path


def suites() -> list[Suite]:
    """Every suite of the project, the quickest to tell something first."""
    bot, gateway = (one.python for one in environments("test"))
    return [
        Suite("translations", ("tests/translations",), gateway),
        Suite("gateway", ("tests/gateway",), gateway),
        Suite("bot", ("tests/bot",), bot),
        Suite("journeys", ("tests/journeys",), gateway),
        Suite("browser", ("tests/browser",), gateway),
    ]


def run_tests(
    only: Annotated[list[str] | None, typer.Option(help="Only these suites, such as gateway.")] = None,
    k: Annotated[str, typer.Option("-k", help="Only tests whose names match, as for pytest.")] = "",
) -> None:
    """Run every test; the exit code is non-zero when one failed."""
    wanted = [suite for suite in suites() if not only or suite.name in only]
    rows = [[suite for suite in wanted if suite.name in names] for names in SIDE_BY_SIDE]
    alone = [suite for suite in wanted if not any(suite in row for row in rows)]
    with ThreadPoolExecutor(len(rows)) as pool:
        outcomes = [
            one for row in pool.map(lambda row: [outcome(one, k) for one in row], rows) for one in row
        ]
    outcomes += [outcome(suite, k) for suite in alone]
    counts: Counter[str] = Counter()
    for found, line, colour in outcomes:
        counts += found
        say(line, colour)
    failed = counts["failed"] + counts["error"]
    typer.echo(f"{counts['passed']} passed, {failed} failed, {counts['skipped']} skipped")
    raise typer.Exit(1 if failed or not counts["passed"] else 0)


def outcome(suite: Suite, expression: str) -> Outcome:
    """Run one suite if it can be run: what was counted, its line in the summary, and the line's colour."""
    if suite.name == "browser" and not any(map(shutil.which, CHROMIUM_NAMES)):
        return Counter(), NO_CHROMIUM, YELLOW
    if suite.name in WITH_MODEL and not is_trained():
        return Counter(failed=1), f"{suite.name:13} FAILED, the bot could not be trained", RED
    found, line, is_good = run_suite(suite, expression)
    return found, line, GREEN if is_good else RED


def is_trained() -> bool:
    """Train the bot unless its model is current; false when that fails."""
    command = [sys.executable, "-m", "gateway.cli", "train"]
    return subprocess.run(command, cwd=ROOT, env=clean_environment(), check=False).returncode == 0


def run_suite(suite: Suite, expression: str) -> tuple[Counter[str], str, bool]:
    """Run one suite with its output shown; its counts, its line in the summary, and whether it is good."""
    say(f"Testing: {suite.name}")
    begun = time.monotonic()
    command = [str(suite.python), "-m", "pytest", *suite.folders, "-q"]
    command += [
        f"--color={'yes' if sys.stdout.isatty() else 'no'}",
        *(["-k", expression] if expression else []),
    ]
    last = ""
    with subprocess.Popen(
        command, cwd=ROOT, env=clean_environment(), stdout=subprocess.PIPE, text=True
    ) as running:
        for line in running.stdout or ():
            sys.stdout.write(f"{suite.name:13}{line}")
            sys.stdout.flush()
            last = line if COUNTED.search(line) else last
    counts = Counter(
        {kind.rstrip("s") if kind == "errors" else kind: int(n) for n, kind in COUNTED.findall(last)}
    )
    is_good = running.returncode == 0 or (bool(expression) and running.returncode == NO_TEST_COLLECTED)
    if not is_good and not counts["failed"] + counts["error"]:
        counts["error"] += 1
    seconds = time.monotonic() - begun
    return (
        counts,
        f"{suite.name:13} {'passed' if is_good else 'FAILED'}, {counts['passed']} tests in {seconds:.0f} s",
        is_good,
    )


def clean_environment() -> dict[str, str]:
    """The operator's own settings must not change what a test sees."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("DESK_")}
    return kept | {"RASA_TELEMETRY_ENABLED": "false", "TF_CPP_MIN_LOG_LEVEL": "3"}
