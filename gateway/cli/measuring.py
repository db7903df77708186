"""`desk bench` and `desk evaluate`: figures instead of beliefs."""

from __future__ import annotations

import subprocess

import typer

from gateway.bootstrap import ROOT
from gateway.console import Stop, say
from gateway.settings import Settings
from gateway.supervisor.instance import make_folder
from gateway.supervisor.model import bot_environment, bot_python


def bench() -> None:
    """Measure speed, memory, start and training of this desk beside a stock Rasa on this machine."""
    from gateway.bench.processes import DidNotStart  # noqa: PLC0415 - its plot needs a group of its own
    from gateway.bench.run import run  # noqa: PLC0415 - as above

    var = make_folder(Settings().var)
    try:
        run(var, say)
    except DidNotStart as error:
        raise Stop(f"bench: {error}") from None


def evaluate() -> None:
    """Measure what the bot understands, per language, on utterances it was not trained with."""
    var = make_folder(Settings().var)
    environment = bot_environment(DESK_VAR=str(var))
    done = subprocess.run([bot_python(), "-m", "bot.nlu.evaluate"], cwd=ROOT, env=environment, check=False)
    raise typer.Exit(done.returncode)
