"""Branches."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Annotated, Any, ClassVar

from pydantic import Field, model_validator
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

# What refers to branches must be known before one is removed.
import gateway.cases.models  # noqa: F401
from gateway.database import Base
from gateway.imports.fields import (
    Aids,
    City,
    Currencies,
    District,
    Hours,
    Identifier,
    Lat,
    LocaleCodes,
    Lon,
    Networks,
    Phone,
    Services,
    ShownTexts,
    Texts,
    Zone,
    look_swapped,
    position_warning,
)
from gateway.imports.kinds.base import About, FileSet, ImportRow, Kind, Resolved, Values
from gateway.places.models import Atm, Branch, PlaceKind, Service
from gateway.places.store import PlaceStore, place_keys
from gateway.wrong import Wrong

INHERITED = ("address", "city", "district", "lat", "lon")


class BranchRow(ImportRow):
    """A branch as a file has it."""

    id: Identifier
    names: ShownTexts
    address: ShownTexts
    directions: Texts = Field(default_factory=dict)
    city: City
    district: District = ""
    lat: Lat
    lon: Lon
    zone: Zone = "Asia/Shanghai"
    hours: Annotated[dict[Service, Hours], Field(min_length=1)]
    services: Services
    languages: LocaleCodes = Field(default_factory=list)
    buys: Currencies = Field(default_factory=list)
    sells: Currencies = Field(default_factory=list)
    networks: Networks = Field(default_factory=list)
    step_free: bool = False
    aids: Aids = Field(default_factory=list)
    phone: Phone = ""
    serves_visitors: bool = False
    demo: bool = False

    @model_validator(mode="before")
    @classmethod
    def _complete(cls, values: Any) -> Any:
        if not isinstance(values, dict):
            return values
        if look_swapped(values.get("lat"), values.get("lon")):
            raise Wrong("position-swapped")
        hours = values.get("hours")
        if "services" not in values and isinstance(hours, dict):
            return {**values, "services": [one for one in Service if one in hours]}
        return values

    @model_validator(mode="after")
    def _agree(self) -> BranchRow:
        differing = {str(one) for one in self.services} ^ {str(one) for one in self.hours}
        if differing:
            raise Wrong("services-differ", services=", ".join(sorted(differing)))
        return self

    @property
    def identity(self) -> str:
        """Its id."""
        return self.id

    def warnings(self) -> Iterator[About]:
        """Odd positions, and money changed where nobody changes it."""
        odd = position_warning(self.lat, self.lon)
        if odd:
            yield "lat, lon", odd
        if (self.buys or self.sells) and Service.FX not in self.services:
            yield "buys, sells", Wrong("fx-missing")


class Branches(Kind[BranchRow]):
    """Branches of the bank."""

    name = "branches"
    order = 1
    row = BranchRow
    entity = Branch
    is_place: ClassVar[bool] = True

    async def resolve(
        self, session: AsyncSession, files: FileSet, rows: Sequence[BranchRow]
    ) -> list[Resolved]:
        """As for every kind; the machines in other files of the set will ask for these branches."""
        resolved = await super().resolve(session, files, rows)
        for row, one in zip(rows, resolved, strict=True):
            files.branches[row.id] = {name: one.values[name] for name in INHERITED}
        return resolved

    def reckon(self, values: Values) -> Values:
        """With what its names are compared by."""
        return {**values, "keys": place_keys(Branch(**values))}

    async def save(self, session: AsyncSession, values: Sequence[Values]) -> None:
        """Add or replace branches and the words they are found by."""
        await PlaceStore(session).save(PlaceKind.BRANCH, [Branch(**one) for one in values], are_keyed=True)

    async def remove(self, session: AsyncSession, keys: Collection[str]) -> None:
        """Take branches away with their words."""
        await PlaceStore(session).remove(PlaceKind.BRANCH, keys)

    async def references(
        self, session: AsyncSession, files: FileSet, keys: Collection[str]
    ) -> dict[str, str]:
        """Branches that machines outside the files, cases or dated rules belong to."""
        moved = files.seen.get(Atm.__tablename__, {}).keys() | files.gone.get("atms", set())
        found: dict[str, str] = {}
        for table in Base.metadata.tables.values():
            for foreign in (one for one in table.foreign_keys if one.column is Branch.__table__.c.id):
                query = select(foreign.parent, *table.primary_key).where(foreign.parent.in_(keys))
                for branch_id, key, *_ in (await session.execute(query)).all():
                    if table is not Atm.__table__ or key not in moved:
                        found[branch_id] = f"{table.name.replace('_', ' ')} {key}"
        return found

    async def finish(self, session: AsyncSession) -> None:
        """Count the words again."""
        await PlaceStore(session).recount()
