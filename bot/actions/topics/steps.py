"""The steps of the topics that are answered by telling, as `told.yml` lists them. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from bot.actions.phrases import mentions
from bot.actions.topics.read_parts import is_minor, is_security_code

Step = Mapping[str, Any]
# A concept of phrases, or several that are said together ("passport", "photo").
Part = tuple[str, ...]
# Parts that are read instead of recognised by words.
READ: Mapping[str, Callable[[str], bool]] = {"age_of_minor": is_minor, "security_code": is_security_code}


@lru_cache(maxsize=1)
def told_topics() -> dict[str, list[Step]]:
    """The steps of each topic."""
    rows = yaml.safe_load(Path(__file__).with_name("told.yml").read_text(encoding="utf-8"))
    return dict(rows)


def asked_of(step: Step) -> list[Part]:
    """The parts that a step tells about, when they are asked about."""
    return [(one,) if isinstance(one, str) else tuple(one) for one in step.get("asked", ())]


def says_part(part: Part, text: str) -> bool:
    """Whether a message speaks of a part: all of its concepts are in it."""
    return all(READ[one](text) if one in READ else mentions(one, text) for one in part)


def parts_of(topic: str) -> tuple[Part, ...]:
    """The parts of a topic that are asked about by their words."""
    return tuple(dict.fromkeys(one for step in told_topics().get(topic, []) for one in asked_of(step)))


def part_asked(steps: list[Step], text: str) -> list[Step]:
    """The steps that answer a question about a part of the topic; none when the topic is asked about.

    The more exact part wins: "a photo of the passport" is not about the passport.
    """
    said = [(step, {one for one in asked_of(step) if says_part(one, text)}) for step in steps]
    silenced = {(one,) for step, parts in said if parts for one in step.get("over", ())}
    named = {frozenset(part) for _, parts in said for part in parts}
    exact = {tuple(part) for _, parts in said for part in parts if not any({*part} < one for one in named)}
    return [step for step, parts in said if parts & exact and not silenced & {*asked_of(step)}]


def topic_named(text: str) -> str | None:
    """The topic that a thing belongs to which is asked about by its own name, or None."""
    named = [(topic, step) for topic, steps in told_topics().items() for step in steps if step.get("named")]
    return next((topic for topic, step in named if part_asked([step], text)), None)
