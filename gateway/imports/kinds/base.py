"""What every kind of import shares: reading a row into a checked one, comparing, saving, listing."""

from __future__ import annotations

import json
from abc import ABC, abstractmethod
from collections.abc import AsyncIterator, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar, Generic, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError
from sqlalchemy import ColumnElement, SQLColumnExpression, delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from gateway.database import Base
from gateway.imports.fields import column_of
from gateway.imports.findings import Finding, Row
from gateway.wrong import Wrong, wrong_with

PAGE = 1000
Values = dict[str, Any]
# A field and what is wrong with it.
About = tuple[str, Wrong]


class Checked(BaseModel):
    """A checked part of a file; its fields are those that it may have, and no others."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True, use_enum_values=True)


class ImportRow(Checked, ABC):
    """A checked row."""

    @property
    @abstractmethod
    def identity(self) -> str:
        """What it is stored and found by."""

    def warnings(self) -> Iterator[About]:
        """Fields that are odd but possible, with what is odd."""
        yield from ()

    def columns(self) -> Values:
        """The values to store, by column."""
        return self.model_dump()


R = TypeVar("R", bound=ImportRow)


@dataclass(frozen=True)
class Resolved:
    """What is to be stored for a row, or the fields in which it disagrees with the rest of the data."""

    values: Values = field(default_factory=dict)
    faults: list[About] = field(default_factory=list)
    warnings: list[About] = field(default_factory=list)


@dataclass
class FileSet:
    """What the files checked together say about each other."""

    # By table: key → line where it stands.
    seen: dict[str, dict[str, str]] = field(default_factory=dict)
    # By kind: what is stored, is not in the files, and will go.
    gone: dict[str, set[str]] = field(default_factory=dict)
    # The branches in the files, with what their machines inherit.
    branches: dict[str, Values] = field(default_factory=dict)


class Kind(ABC, Generic[R]):
    """One kind of records: how rows are read, compared, written and listed."""

    name: ClassVar[str]
    # Kinds are checked and written in this order: what others refer to comes first.
    order: ClassVar[int]
    row: type[R]
    entity: ClassVar[type[Base]]
    # The field that identifies a record.
    key_field: ClassVar[str] = "id"
    # Whether what is missing in a file may be removed.
    is_removable: ClassVar[bool] = True
    is_place: ClassVar[bool] = False
    # The kind that these records are exported with, where it is not this one.
    exported_with: ClassVar[str] = ""
    # Fields whose cells in a table are JSON.
    json_fields: ClassVar[frozenset[str]] = frozenset()

    @property
    def table(self) -> str:
        """Where its records are; kinds that share a table share its keys."""
        return str(self.entity.__tablename__)

    @property
    def column(self) -> SQLColumnExpression[str]:
        """The column that identifies a record."""
        found: SQLColumnExpression[str] = getattr(self.entity, self.key_field)
        return found

    def prepare(self, values: Values) -> Values:
        """Values of a row as the file has them, made those that the row's model reads."""
        return values

    def parse(self, row: Row) -> R | list[Finding]:
        """The checked row, or what is wrong with it, field by field."""
        try:
            values, columns = _nested(row, self.json_fields)
            return self.row.model_validate(self.prepare(values))
        except ValidationError as error:
            found = [(_field(one["loc"], columns), wrong_with(dict(one))) for one in error.errors()]
            return [Finding(row.file, row.line, where or wrong.field, wrong) for where, wrong in found]
        except Wrong as error:
            return [Finding(row.file, row.line, error.field, error)]

    async def resolve(self, session: AsyncSession, files: FileSet, rows: Sequence[R]) -> list[Resolved]:
        """What to store for each row, with everything it refers to looked up."""
        return [Resolved(row.columns(), warnings=list(row.warnings())) for row in rows]

    async def stored(self, session: AsyncSession, keys: Collection[str]) -> Mapping[str, Any]:
        """The stored records of these keys."""
        found = await session.scalars(select(self.entity).where(self.column.in_(keys)))
        return {getattr(one, self.key_field): one for one in found}

    async def keys(self, session: AsyncSession) -> set[str]:
        """The keys of everything that is the bank's own."""
        return set(await session.scalars(select(self.column).where(*self._own())))

    def _own(self) -> list[ColumnElement[bool]]:
        """What tells the bank's own records from those that an event pack brought, and takes away again."""
        pack = getattr(self.entity, "pack", None)
        return [] if pack is None else [pack == ""]

    def reckon(self, values: Values) -> Values:
        """The values with whatever takes long to make of them, made before the database is locked."""
        return values

    @abstractmethod
    async def save(self, session: AsyncSession, values: Sequence[Values]) -> None:
        """Add or replace records, as `reckon` made them."""

    async def remove(self, session: AsyncSession, keys: Collection[str]) -> None:
        """Take records away."""
        await session.execute(delete(self.entity).where(self.column.in_(keys)))

    async def references(
        self, session: AsyncSession, files: FileSet, keys: Collection[str]
    ) -> dict[str, str]:
        """Which of these records cannot be removed, with a record that still refers to them."""
        return {}

    async def finish(self, session: AsyncSession) -> None:
        """What is to be done once after all records are written."""

    async def listed(self, session: AsyncSession) -> AsyncIterator[Values]:
        """Everything that is the bank's own, as a file has it, in the order of keys."""
        after = ""
        while True:
            page_of = select(self.entity).where(self.column > after, *self._own())
            query = page_of.order_by(self.column).limit(PAGE)
            page = (await session.scalars(query)).all()
            for one in page:
                yield {name: getattr(one, name) for name in self.row.model_fields}
            if len(page) < PAGE:
                return
            after = getattr(page[-1], self.key_field)
            session.expunge_all()


def _nested(row: Row, json_fields: frozenset[str]) -> tuple[Values, dict[tuple[str, str], str]]:
    """Values with `name_en` put into `names`, and which column each inner value came from."""
    values: Values = {}
    columns: dict[tuple[str, str], str] = {}
    for name, value in row.values.items():
        inside = column_of(name)
        if inside is None:
            values[name] = _decoded(value) if row.flat and name in json_fields else value
            continue
        if value in (None, ""):
            continue
        columns[inside] = name
        texts = values.setdefault(inside[0], {})
        if not isinstance(texts, dict) or inside[1] in texts:
            raise Wrong("same-twice", first=name, second=inside[0])
        texts[inside[1]] = value
    return values, columns


def _decoded(cell: str) -> Any:
    """The value of a cell that is JSON, or its text; fractions stay as exact as they are written."""
    try:
        return json.loads(cell, parse_float=str)
    except (ValueError, RecursionError):
        return cell.strip()


def _field(where: tuple[int | str, ...], columns: Mapping[tuple[str, str], str]) -> str:
    parts = [str(part) for part in where if part != "[key]"]
    return columns.get((parts[0], parts[1]), ".".join(parts)) if len(parts) > 1 else ".".join(parts)
