"""Dated rules of opening: holidays and make-up working days, events, notices and closures."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Sequence
from typing import Any, ClassVar

from pydantic import AwareDatetime, Field, field_validator, model_validator
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from gateway.hours.pattern import Pattern
from gateway.hours.schedule import Reason
from gateway.imports.fields import City, Hours, Identifier, Services, Source, by_locale, named, sayable
from gateway.imports.kinds.base import FileSet, ImportRow, Kind, Resolved, Values
from gateway.places.models import Branch, HoursRule
from gateway.places.store import PlaceStore
from gateway.wrong import Wrong, reversed_days

NEED_NO_HOURS = {Reason.HOLIDAY, Reason.WORKDAY}


class RuleRow(ImportRow):
    """A dated rule as a file has it: for a branch, for a city, or (neither given) for every branch."""

    id: Identifier
    reason: Reason
    branch_id: Identifier | None = None
    city: City | None = None
    first: dt.date | None = None
    last: dt.date | None = None
    since: AwareDatetime | None = None
    until: AwareDatetime | None = None
    hours: Hours | None = None
    services: Services = Field(default_factory=list)
    note: dict[str, Any] = Field(default_factory=dict)
    source: Source = ""

    @field_validator("hours")
    @classmethod
    def _one_day(cls, hours: str | None) -> str | None:
        if hours is not None and Pattern.parse(hours).holiday is not None:
            raise Wrong("holidays-elsewhere")
        return hours

    @field_validator("note")
    @classmethod
    def _sayable(cls, note: dict[str, Any]) -> dict[str, Any]:
        if note.get("type") == "name":
            note = {**note, "names": named(by_locale(note.get("names")))}
        return sayable(note) if note else note

    @model_validator(mode="after")
    def _bounded(self) -> RuleRow:
        if self.branch_id and self.city:
            raise Wrong("rule-for-both")
        if self.reason == Reason.WEEKLY:
            raise Wrong("rule-weekly")
        if self.reason == Reason.CLOSURE:
            self._check_moments()
        else:
            self._check_dates()
        return self

    def _check_moments(self) -> None:
        if self.since is None or self.first or self.last or self.hours:
            raise Wrong("closure-needs-moments")
        if self.until is not None and self.until <= self.since:
            raise Wrong("until-not-later")

    def _check_dates(self) -> None:
        if self.first is None or self.last is None or self.since or self.until:
            raise Wrong("rule-needs-days")
        if self.last < self.first:
            raise reversed_days("first", self.first, "last", self.last)
        if self.hours is None and self.reason not in NEED_NO_HOURS:
            raise Wrong("hours-missing")

    @property
    def identity(self) -> str:
        """Its id."""
        return self.id


class Rules(Kind[RuleRow]):
    """Dated rules of every reason."""

    name = "hours"
    order = 3
    row = RuleRow
    entity = HoursRule
    # Other parts of the desk make dated rules too; a file cannot know them all.
    is_removable: ClassVar[bool] = False
    json_fields: ClassVar[frozenset[str]] = frozenset({"note"})

    def prepare(self, values: Values) -> Values:
        """One date for two, names as the note, and an id made of what the rule is about."""
        made = dict(values)
        if "date" in made:
            day = made.pop("date")
            made = {"first": day, "last": day, **made}
        if "names" in made:
            if made.get("note"):
                raise Wrong("same-twice", first="note", second="names")
            made["note"] = {"type": "name", "names": made.pop("names")}
        if not made.get("id"):
            about = [made.get(name) for name in ("reason", "branch_id", "city", "first", "since", "services")]
            digest = hashlib.sha256("\n".join(map(str, about)).encode("utf-8", "replace")).hexdigest()
            made["id"] = f"{made.get('reason')}-{made.get('first') or 'closure'}-{digest[:12]}"
        return made

    async def resolve(self, session: AsyncSession, files: FileSet, rows: Sequence[RuleRow]) -> list[Resolved]:
        """Rules whose branch is stored or in the files; a city without branches is worth a warning."""
        wanted = {row.branch_id for row in rows if row.branch_id}
        known = set(await session.scalars(select(Branch.id).where(Branch.id.in_(wanted))))
        known = known - files.gone.get("branches", set()) | files.branches.keys()
        cities = set(await session.scalars(select(Branch.city).distinct()))
        cities |= {one["city"] for one in files.branches.values()}
        resolved = []
        for row in rows:
            if row.branch_id and row.branch_id not in known:
                resolved.append(
                    Resolved(faults=[("branch_id", Wrong("branch-unknown", branch=row.branch_id))])
                )
                continue
            odd = (
                Wrong("city-without-branches", city=row.city) if row.city and row.city not in cities else None
            )
            warnings = [("city", odd)] if odd else []
            resolved.append(Resolved(row.columns(), warnings=warnings))
        return resolved

    async def save(self, session: AsyncSession, values: Sequence[Values]) -> None:
        """Add or replace dated rules."""
        for one in values:
            await PlaceStore(session).save_rule(HoursRule(**one))


class Holidays(Rules):
    """Public holidays and make-up working days that the calendar of the desk does not know."""

    name = "holidays"
    exported_with: ClassVar[str] = Rules.name

    def prepare(self, values: Values) -> Values:
        """As for every rule; without a reason it is a holiday, and no other reason may stand here."""
        made = {"reason": Reason.HOLIDAY.value, **values}
        if made["reason"] not in NEED_NO_HOURS:
            raise Wrong("holidays-only").at("reason")
        return super().prepare(made)
