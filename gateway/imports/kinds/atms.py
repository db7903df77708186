"""Machines."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Annotated, Any, ClassVar

from pydantic import Field, StringConstraints, model_validator
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from gateway.imports.fields import (
    City,
    District,
    Hours,
    Identifier,
    Lat,
    LocaleCodes,
    Lon,
    Networks,
    ShownTexts,
    Texts,
    look_swapped,
    position_warning,
)
from gateway.imports.kinds.base import About, FileSet, ImportRow, Kind, Resolved, Values
from gateway.imports.kinds.branches import INHERITED
from gateway.places.models import Atm, AtmStatus, Branch, PlaceKind
from gateway.places.store import PlaceStore, place_keys
from gateway.wrong import Wrong

Code = Annotated[
    str,
    StringConstraints(
        strip_whitespace=True, to_upper=True, max_length=20, pattern=r"^[A-Za-z0-9][A-Za-z0-9-]*$"
    ),
]


class AtmRow(ImportRow):
    """A machine as a file has it; inside a branch it has that branch's address and position by default."""

    code: Code
    names: ShownTexts
    address: ShownTexts | None = None
    location: Texts = Field(default_factory=dict)
    branch_id: Identifier
    in_branch: bool = True
    city: City | None = None
    district: District | None = None
    lat: Lat | None = None
    lon: Lon | None = None
    networks: Networks = Field(default_factory=list)
    languages: LocaleCodes = Field(default_factory=list)
    hours: Annotated[Hours, Field(max_length=200)] = "24/7"
    status: AtmStatus = AtmStatus.WORKING
    demo: bool = False

    @model_validator(mode="before")
    @classmethod
    def _in_order(cls, values: Any) -> Any:
        if isinstance(values, dict) and look_swapped(values.get("lat"), values.get("lon")):
            raise Wrong("position-swapped")
        return values

    @model_validator(mode="after")
    def _placed(self) -> AtmRow:
        if (self.lat is None) != (self.lon is None):
            raise Wrong("half-position")
        if not self.in_branch and (self.lat is None or self.address is None):
            raise Wrong("no-place-of-its-own")
        return self

    @property
    def identity(self) -> str:
        """Its code."""
        return self.code

    def warnings(self) -> Iterator[About]:
        """Odd positions."""
        odd = None if self.lat is None or self.lon is None else position_warning(self.lat, self.lon)
        if odd:
            yield "lat, lon", odd

    def columns(self) -> Values:
        """The values to store; what its branch has to give is left out."""
        given = {
            name: value
            for name, value in self.model_dump().items()
            if value is not None or name not in INHERITED
        }
        # The district is part of the address: with an address of its own, the branch's would be wrong.
        return given if self.address is None else {"district": "", **given}


class Atms(Kind[AtmRow]):
    """Machines of the bank."""

    name = "atms"
    order = 2
    row = AtmRow
    entity = Atm
    key_field = "code"
    is_place: ClassVar[bool] = True

    async def resolve(self, session: AsyncSession, files: FileSet, rows: Sequence[AtmRow]) -> list[Resolved]:
        """Machines with what they have from their branch, which must be stored or in the files."""
        owners = {key: files.branches[key] for row in rows if (key := row.branch_id) in files.branches}
        wanted = {row.branch_id for row in rows} - owners.keys() - files.gone.get("branches", set())
        columns = [getattr(Branch, name) for name in INHERITED]
        for key, *inherited in (
            await session.execute(select(Branch.id, *columns).where(Branch.id.in_(wanted)))
        ).all():
            owners[key] = dict(zip(INHERITED, inherited, strict=True))
        return [
            Resolved({**owners[row.branch_id], **row.columns()}, warnings=list(row.warnings()))
            if row.branch_id in owners
            else Resolved(faults=[("branch_id", Wrong("branch-unknown", branch=row.branch_id))])
            for row in rows
        ]

    def reckon(self, values: Values) -> Values:
        """With what its names are compared by."""
        return {**values, "keys": place_keys(Atm(**values))}

    async def save(self, session: AsyncSession, values: Sequence[Values]) -> None:
        """Add or replace machines and the words they are found by."""
        await PlaceStore(session).save(PlaceKind.ATM, [Atm(**one) for one in values], are_keyed=True)

    async def remove(self, session: AsyncSession, keys: Collection[str]) -> None:
        """Take machines away with their words."""
        await PlaceStore(session).remove(PlaceKind.ATM, keys)

    async def finish(self, session: AsyncSession) -> None:
        """Count the words again."""
        await PlaceStore(session).recount()
