"""The steps of the topics that are answered by telling, as `told.yml` lists them. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from bot.actions.phrases import mentions

Step = Mapping[str, Any]


@lru_cache(maxsize=1)
def told_topics() -> dict[str, list[Step]]:
    """The steps of each topic."""
    rows = yaml.safe_load(Path(__file__).with_name("told.yml").read_text(encoding="utf-8"))
    return dict(rows)


def parts_of(topic: str) -> tuple[str, ...]:
    """The concepts of phrases by which a part of a topic is asked about."""
    return tuple(dict.fromkeys(one for step in told_topics().get(topic, []) for one in step.get("asked", ())))


def part_asked(steps: list[Step], text: str) -> list[Step]:
    """The steps that answer a question about a part of the topic; none when the topic is asked about."""
    found = [step for step in steps if any(mentions(one, text) for one in step.get("asked", ()))]
    silenced = {one for step in found for one in step.get("over", ())}
    return [step for step in found if not silenced & {*step["asked"]}]
