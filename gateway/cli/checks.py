"""`desk check`: everything that can be told about the code without running the desk."""

from __future__ import annotations

import re
import subprocess
import time
from dataclasses import dataclass

import typer

from gateway.bootstrap import ROOT, environments
from gateway.cli.suites import clean_environment
from gateway.console import GREEN, RED, say


@dataclass(frozen=True)
class Check:
    """A named command that is silent or wrong."""

    name: str
    command: list[str]
    # What it prints on every run, so that nobody reads past the line that matters.
    noise: str = ""


def all_checks() -> list[Check]:
    """The checks, quick ones first."""
    bot, gateway = (str(one.python.parent) for one in environments("check"))
    typed = ["gateway", "translations", "tests"]
    rasa_data = ["--data", "bot/data", "--domain", "domain.yml", "--config", "config.yml"]
    return [
        Check("format", [f"{gateway}/ruff", "format", "--check", "--output-format", "concise", "."]),
        Check("lint", [f"{gateway}/ruff", "check", "--quiet", "--output-format", "concise", "."]),
        Check("import contracts", [f"{gateway}/lint-imports", "--no-cache"]),
        Check("catalogues", [f"{gateway}/python", "-m", "gateway.cli", "translate", "check"]),
        Check(
            "types of the gateway",
            [f"{gateway}/mypy", *typed, "--exclude", "^tests/bot/"],
        ),
        Check("types of the bot", [f"{bot}/mypy", "--config-file", "bot/mypy.ini", "bot", "tests/bot"]),
        Check("training data", [f"{bot}/python", "-m", "bot.nlu.check"]),
        Check(
            "rasa data validate",
            [f"{bot}/rasa", "data", "validate", *rasa_data, "--fail-on-warnings"],
            noise=r"not used in any story|Deprecat|MovedIn20|PEP 420| INFO |^  |missing the 'language'",
        ),
    ]


def check() -> None:
    """Format, lint, types, import contracts, catalogues and training data."""
    failed = [one.name for one in all_checks() if not _passes(one)]
    if failed:
        say(f"Failed: {', '.join(failed)}", RED)
        raise typer.Exit(1)
    say("Every check passed.", GREEN)


def _passes(one: Check) -> bool:
    begun = time.monotonic()
    done = subprocess.run(
        one.command,
        cwd=ROOT,
        env=clean_environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        check=False,
    )
    seconds = time.monotonic() - begun
    if done.returncode != 0:
        say(f"{one.name}: FAILED ({seconds:.0f} s)", RED)
        lines = done.stdout.splitlines()
        typer.echo("\n".join(line for line in lines if not one.noise or not re.search(one.noise, line)))
        return False
    say(f"{one.name}: fine ({seconds:.0f} s)")
    return True
