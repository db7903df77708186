"""What every file of training data has in common: where it stands, its sentences, what makes two the same."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[2]
TRAINED = Path("bot/data/nlu")
HELD_BACK = Path("tests/bot/nlu")
# As safe as the loader in Python, and ten times as fast; PyYAML has it where libyaml was there to build it.
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True)
class Example:
    """One sentence of a file."""

    file: Path
    line: int
    locale: str
    intent: str
    text: str

    @property
    def place(self) -> str:
        """Where it stands, for a person to open."""
        return f"{self.file}:{self.line}"


def load(content: str) -> Any:
    """What a YAML file holds; raises YAMLError."""
    return yaml.load(content, Loader=_Loader)  # noqa: S506 - it is a safe one


def normalise(text: str) -> str:
    """The letters, digits and signs of a text, folded: what makes two sentences the same."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(letter for letter in folded if unicodedata.category(letter)[0] in "LNMS")
