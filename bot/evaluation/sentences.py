"""A sentence to evaluate with, the values that stand in it, and what is said about a bad one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Value:
    """An entity that stands in a sentence, or was found in one; `text` is how it is written there.

    `readings` are those of a value that the bot asks about instead of guessing.
    """

    entity: str
    value: Any
    text: str = ""
    readings: tuple[Any, ...] = ()


@dataclass(frozen=True)
class Sentence:
    """A visitor's words and what is meant by them; `values` is None where nobody annotated any.

    `intent` is empty where only values or an `aspect` are held back. `judged` names the types that were
    annotated completely; without it all of them were.
    """

    lang: str
    intent: str
    text: str
    values: tuple[Value, ...] | None = None
    now: str | None = None
    judged: frozenset[str] | None = None
    aspect: str | None = None

    def judges(self, entity: str) -> bool:
        """Whether a value of this type counts, right or wrong."""
        return self.values is not None and (self.judged is None or entity in self.judged)


class BadValue(ValueError):
    """What is wrong with one sentence; its reader knows the line."""


class Bad(ValueError):
    """A line that cannot be evaluated with, and why."""

    def __init__(self, line: int, reason: str) -> None:
        super().__init__(reason)
        self.line = line


class BadData(ValueError):
    """Files that cannot be evaluated with; `findings` are lines like `file:line: reason`."""

    def __init__(self, findings: list[str]) -> None:
        super().__init__("\n".join(findings))
        self.findings = findings


def reason_of(error: Exception) -> Bad:
    """Where and why a file is no YAML."""
    mark = getattr(error, "problem_mark", None)
    problem = getattr(error, "problem", None) or type(error).__name__
    return Bad(mark.line + 1 if mark else 1, f"is no YAML ({problem})")
