"""What is found in a file: rows, and what is wrong with them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from gateway.wrong import Wrong


@dataclass(frozen=True)
class Row:
    """One record with the line on which it begins; the values of a `flat` one are cells of a table."""

    file: str
    line: int
    values: dict[str, Any]
    flat: bool = False


@dataclass(frozen=True)
class Finding:
    """One thing to tell the operator; a warning does not keep the file from being imported."""

    file: str
    line: int
    field: str
    wrong: Wrong
    is_warning: bool = False

    @property
    def reason(self) -> str:
        """What is wrong, in English for the command line."""
        return str(self.wrong)

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        parts = (place, "warning" if self.is_warning else "", self.field, self.reason)
        return ": ".join(filter(None, parts))


@dataclass
class Counts:
    """How many rows are new, differ from what is stored, or are stored already."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    removed: int = 0

    @property
    def rows(self) -> int:
        """How many rows the file has."""
        return self.new + self.changed + self.unchanged

    @property
    def is_change(self) -> bool:
        """Whether anything is to be written."""
        return bool(self.new + self.changed + self.removed)

    def __str__(self) -> str:
        removed = f", {self.removed} removed" if self.removed else ""
        return f"{self.new} new, {self.changed} changed, {self.unchanged} unchanged{removed}"


@dataclass
class Findings:
    """All findings about a set of files; which rows are wrong is counted once each."""

    listed: list[Finding] = field(default_factory=list)

    @property
    def errors(self) -> list[Finding]:
        """What keeps the files from being imported."""
        return [one for one in self.listed if not one.is_warning]

    @property
    def wrong_rows(self) -> int:
        """How many rows have at least one error."""
        return len({(one.file, one.line) for one in self.errors})
