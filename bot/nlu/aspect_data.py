"""The examples of what is asked about a matter: a file per locale, a block per aspect; and their checks.

A block `cost` holds what can only be understood from what was talked of before ("how much is it?"), a block
`cost/named` what names its matter ("how much is a new card?"); the block `none` asks nothing of the kind.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from bot.nlu.data_files import HELD_BACK, TRAINED, Example, load
from translations.locales import first_class, languages

ASPECT, NONE, NAMED = "aspect", "none", "/named"
ASPECTS = "aspects"
# What can be asked about any matter.
NAMES = (
    "cost",
    "duration",
    "deadline",
    "papers",
    "other_person",
    "limit",
    "safe",
    "remote",
    "where",
    "appointment",
    "steps",
)
FOLDER, HELD_BACK_FOLDER = TRAINED.parent / ASPECTS, HELD_BACK / ASPECTS
# Examples wanted of each block: in a first-class language, in one that is only understood.
WANTED = {"bare": (10, 3), "named": (2, 1), NONE: (30, 10)}


def read_aspects(path: Path, shown: Path) -> Iterator[Example | str]:
    """The examples of one file, which is called `shown` in findings; `intent` is the name of the block."""
    try:
        content = path.read_text(encoding="utf-8")
        blocks = [block[ASPECT] for block in load(content)[ASPECTS]]
    except (yaml.YAMLError, KeyError, TypeError, OSError, UnicodeDecodeError) as error:
        yield f"{shown}:1: is no file of aspects ({type(error).__name__})"
        return
    if unknown := {*blocks} - {*_blocks()}:
        yield f"{shown}:1: holds {sorted(unknown)}, which are no aspects"
        return
    block = ""
    for number, line in enumerate(content.splitlines(), start=1):
        text = line.strip()
        if text.startswith(f"- {ASPECT}:"):
            block = text.split(":", 1)[1].strip()
        elif text.startswith("- "):
            yield Example(shown, number, path.stem, block, text[2:].strip())


def read_folder(root: Path, folder: Path) -> Iterator[Example | str]:
    """The examples of every language below a checkout; a broken file gives a finding instead."""
    for path in sorted((root / folder).glob("*.yml")):
        shown = path.relative_to(root)
        if path.stem in languages():
            yield from read_aspects(path, shown)
        else:
            yield f"{shown}:1: {path.stem} is none of the desk's languages"


def missing(trained: list[Example]) -> Iterator[str]:
    """What each language has too few examples of."""
    counts = Counter((example.locale, example.intent) for example in trained)
    for locale in languages():
        for block in _blocks():
            have, want = counts[locale, block], _wanted(block)[locale not in first_class()]
            if have < want:
                yield f"{FOLDER}/{locale}.yml:1: has {have} examples of {block}, {want} are needed"


def _blocks() -> list[str]:
    return [*NAMES, *(f"{name}{NAMED}" for name in NAMES), NONE]


def _wanted(block: str) -> tuple[int, int]:
    kind: Any = NONE if block == NONE else "named" if block.endswith(NAMED) else "bare"
    return WANTED[kind]
