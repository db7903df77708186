"""`desk bench` and `desk evaluate`: figures instead of beliefs."""

from __future__ import annotations

import asyncio
import json
import subprocess
from pathlib import Path
from typing import Annotated

import typer

from gateway.bootstrap import ROOT
from gateway.console import Stop, say
from gateway.settings import Settings
from gateway.supervisor.instance import load_secret, make_folder
from gateway.supervisor.model import bot_environment, bot_python, ensure_model


def bench() -> None:
    """Measure speed, memory, start and training of this desk beside a stock Rasa on this machine."""
    from gateway.bench.processes import DidNotStart  # noqa: PLC0415 - its plot needs a group of its own
    from gateway.bench.run import run  # noqa: PLC0415 - as above

    var = make_folder(Settings().var)
    try:
        run(var, say)
    except DidNotStart as error:
        raise Stop(f"bench: {error}") from None


def evaluate(
    files: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[FILE]...",
            exists=True,
            resolve_path=True,
            show_default=False,
            help="Rasa NLU YAML, JSON Lines with lang, intent and text, or .tsv with text<TAB>intent;"
            " without any, the sentences that the project holds back.",
        ),
    ] = None,
    compare: Annotated[
        bool, typer.Option("--compare", help="Train and measure other pipelines beside it; takes minutes.")
    ] = False,
    lang: Annotated[str, typer.Option(help="Language of files whose path names none.")] = "",
) -> None:
    """Measure what the bot understands, per language, on utterances it was not trained with."""
    settings = Settings()
    var = make_folder(settings.var)
    command = [
        bot_python(),
        "-m",
        "bot.evaluate",
        *map(str, files or []),
        *(["--lang", lang] if lang else []),
    ]
    environment = bot_environment(DESK_VAR=str(var))
    listed = subprocess.run(
        [*command, "--list"], cwd=ROOT, env=environment, stdout=subprocess.PIPE, encoding="utf-8", check=False
    )
    if listed.returncode != 0:
        raise typer.Exit(listed.returncode)
    asyncio.run(ensure_model(var, load_secret(var, settings.secret.get_secret_value())))
    languages = _measure_languages(listed.stdout, var / "evaluation")
    more = ["--languages", str(languages), *(["--compare"] if compare else [])]
    raise typer.Exit(subprocess.run([*command, *more], cwd=ROOT, env=environment, check=False).returncode)


def _measure_languages(listed: str, folder: Path) -> Path:
    """Print how languages are recognised, and leave the figures for the one report."""
    from gateway.evaluation.languages import measure, print_languages, read_said  # noqa: PLC0415 - slow, as above

    figures = measure(read_said(listed.split("\n")))
    typer.echo("\n".join(print_languages(figures)) + "\n")
    folder.mkdir(exist_ok=True)
    written = folder / "languages.json"
    written.write_text(json.dumps(figures, ensure_ascii=False, indent=1), encoding="utf-8")
    return written
