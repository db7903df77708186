"""The rows of a file beside what is stored: new, changed or the same."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy.ext.asyncio import AsyncSession

from gateway.imports.findings import Counts, Finding, Row
from gateway.imports.kinds import KINDS
from gateway.imports.kinds.base import About, FileSet, ImportRow, Kind, Resolved
from gateway.imports.reading import read_rows
from gateway.wrong import Wrong

CHUNK = 1000
T = TypeVar("T")


class State(StrEnum):
    """What storing a row would change."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"


@dataclass(frozen=True)
class Source:
    """A file and the kind of its rows."""

    kind: str
    path: Path


@dataclass(frozen=True)
class Parsed:
    """A row that is right in itself, and where it stands."""

    file: str
    line: int
    row: ImportRow
    key_field: str

    @property
    def place(self) -> str:
        """File and line."""
        return f"{self.file}:{self.line}"

    def finding(self, about: About, *, is_warning: bool = False) -> Finding:
        """Something about a field of this row."""
        return Finding(self.file, self.line, *about, is_warning=is_warning)


@dataclass(frozen=True)
class Compared:
    """A row with what is to be stored for it; a faulty one changes nothing."""

    parsed: Parsed
    resolved: Resolved
    state: State


def parsed_rows(source: Source) -> Iterator[Parsed | Finding]:
    """The rows of a file that are right in themselves, and what is wrong with the others."""
    kind = KINDS[source.kind]
    unknown: set[str] = set()
    for read in read_rows(source.path, {kind.name}, kind.key_field):
        parsed = [read] if isinstance(read, Finding) else kind.parse(read)
        if not isinstance(parsed, list):
            yield Parsed(read.file, read.line, parsed, kind.key_field)
        elif isinstance(read, Row) and read.flat:
            yield from _columns_once(parsed, unknown)
        else:
            yield from parsed


def _columns_once(found: Iterable[Finding], unknown: set[str]) -> Iterator[Finding]:
    """A column that nobody knows is wrong once, in the line of names, and not in every row."""
    for one in found:
        if one.wrong.code != "unknown-field":
            yield one
        elif one.field not in unknown:
            unknown.add(one.field)
            yield replace(one, line=1)


async def compare(
    session: AsyncSession, files: FileSet, kind: Kind[Any], rows: Sequence[Parsed]
) -> list[Compared]:
    """A chunk of rows beside what is stored."""
    resolved = await kind.resolve(session, files, [one.row for one in rows])
    stored = await kind.stored(session, [one.row.identity for one in rows])
    compared = []
    for one, made in zip(rows, resolved, strict=True):
        known = stored.get(one.row.identity)
        owner: str = getattr(known, "pack", "")
        if owner:
            fault = one.key_field, Wrong("of-event-pack", id=one.row.identity, event=owner)
            made = replace(made, faults=[*made.faults, fault])  # noqa: PLW2901 - the same with one fault more
        compared.append(Compared(one, made, _state(known, made)))
    return compared


def count(counts: Counts, compared: Iterable[Compared]) -> None:
    """Add rows to the counts."""
    for one in compared:
        setattr(counts, one.state, getattr(counts, one.state) + 1)


def chunks(items: Iterable[T], size: int = CHUNK) -> Iterator[list[T]]:
    """The items in lists of at most so many."""
    left = iter(items)
    while chunk := list(itertools.islice(left, size)):
        yield chunk


def _state(stored: Any, resolved: Resolved) -> State:
    if stored is None:
        return State.NEW
    same = all(getattr(stored, name) == value for name, value in resolved.values.items())
    return State.UNCHANGED if same else State.CHANGED
