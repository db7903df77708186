"""What was found in a message, and which of its characters are taken."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from bot.nlu.values.folding import Folded

T = TypeVar("T")


@dataclass(frozen=True)
class Found:
    """One value; `ambiguous` holds its possible readings when the words alone do not decide.

    `part` is the part of the day that was said with a day: this morning.
    """

    entity: str
    value: Any
    start: int
    end: int
    ambiguous: list[Any] = field(default_factory=list)
    part: str | None = None


@dataclass
class Search:
    """A folded message, the visitor's notation, where listed places begin, and what was found so far."""

    folded: Folded
    notation: str | None
    places: frozenset[int] = frozenset()
    found: list[Found] = field(default_factory=list)
    _taken: bytearray = field(default_factory=bytearray)
    _noted: dict[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._taken = bytearray(len(self.folded.text))

    @property
    def text(self) -> str:
        """Return the folded text."""
        return self.folded.text

    def once(self, find: Callable[[str], T]) -> T:
        """Return what a function finds in the text, which is looked for once; it goes with the message."""
        if find.__name__ not in self._noted:
            self._noted[find.__name__] = find(self.text)
        found: T = self._noted[find.__name__]
        return found

    def is_free(self, start: int, end: int) -> bool:
        """Return whether no value stands there yet."""
        return not any(self._taken[start:end])

    def take(self, found: Found) -> None:
        """Note a value without spaces around it; its characters are not looked at again."""
        said = self.text[found.start : found.end]
        start, end = found.start + len(said) - len(said.lstrip()), found.end - len(said) + len(said.rstrip())
        self.found.append(replace(found, start=start, end=end))
        self.reserve(found.start, found.end)

    def reserve(self, start: int, end: int) -> None:
        """Take characters without a value."""
        self._taken[start:end] = b"\1" * (end - start)
