"""`desk learn-languages`: counts the letter pieces of each language in the bot's examples."""

from __future__ import annotations

import re
from pathlib import Path

import typer
import yaml

from gateway.bootstrap import ROOT
from gateway.console import GREEN, say

EXAMPLES = ROOT / "bot" / "data" / "nlu"
PIECES = ROOT / "gateway" / "languages" / "pieces.tsv"
# Its examples name other languages, often in those.
_OTHER_LANGUAGES = "language_change"
_MARKUP = re.compile(r"\[([^\]]*)\](?:\{[^}]*\}|\([^)]*\))")


def learn_languages() -> None:
    """Count again, from the bot's examples, which letter pieces each language has."""
    from gateway.languages.learning import learn  # noqa: PLC0415 - reading lingua takes a second

    lines = learn({folder.name: read_examples(folder) for folder in sorted(EXAMPLES.iterdir())})
    PIECES.write_text("\n".join(lines) + "\n", encoding="utf-8")
    say(f"{len(lines)} pieces written: {PIECES.relative_to(ROOT)}", GREEN)
    typer.echo("Next: make evaluate, which says how well languages are recognised now.")


def read_examples(folder: Path) -> list[str]:
    """The examples of a locale as visitors write them, without the marks of values."""
    return [
        _MARKUP.sub(r"\1", line.removeprefix("- ").strip())
        for file in sorted(folder.glob("*.yml"))
        if file.stem != _OTHER_LANGUAGES
        for block in _blocks(file)
        for line in block.splitlines()
        if line.startswith("- ")
    ]


def _blocks(file: Path) -> list[str]:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    read = yaml.load(file.read_text(encoding="utf-8"), Loader=loader)  # noqa: S506 - it is the safe one, in C
    return [part["examples"] for part in read.get("nlu", []) if "examples" in part]
