"""Reads what is held back of aspects: questions that name no matter, and messages that are none."""

from __future__ import annotations

import re
from pathlib import Path

from bot.evaluation.sentences import BadData, Sentence
from bot.nlu.aspect_data import HELD_BACK_FOLDER, NAMED, NONE, read_folder


def is_aspect_set(content: str) -> bool:
    """Whether a file says that it is one; its sentences have no intent."""
    return re.search(r"^aspects:", content, re.MULTILINE) is not None


def read_aspect_sets(root: Path) -> list[Sentence]:
    """The sentences held back below a checkout; raises BadData with every broken file."""
    items = list(read_folder(root, HELD_BACK_FOLDER))
    if findings := [item for item in items if isinstance(item, str)]:
        raise BadData(findings)
    return [
        # What names its matter is not about the one just talked of.
        Sentence(item.locale, "", item.text, aspect=NONE if item.intent.endswith(NAMED) else item.intent)
        for item in items
        if not isinstance(item, str)
    ]
