"""Facts."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Annotated, Any, ClassVar

from pydantic import Field, StringConstraints, field_validator, model_validator
from sqlalchemy.ext.asyncio import AsyncSession

from gateway.facts.models import Fact, FactStatus
from gateway.facts.selection import ANYWHERE
from gateway.facts.store import FactStore
from gateway.imports.fields import Line, Source, currencies, sayable
from gateway.imports.kinds.base import ImportRow, Kind, Values
from gateway.wrong import Wrong, reversed_days, shown

Dotted = Annotated[str, StringConstraints(strip_whitespace=True, pattern=r"^[a-z][a-z0-9_]*(\.[a-z0-9_]+)*$")]
Place = Annotated[
    str, StringConstraints(strip_whitespace=True, max_length=60, pattern=r"^[A-Z]{2}(/[a-z0-9-]+)*$")
]
Slug = Annotated[str, StringConstraints(strip_whitespace=True, max_length=60, pattern=r"^[a-z0-9-]*$")]
Unit = Annotated[str, StringConstraints(strip_whitespace=True, max_length=40, pattern=r"^[a-z0-9_]*$")]
_AMOUNT = re.compile(r"\d+(\.\d+)?")
PHONE = "phone"


class FactRow(ImportRow):
    """A fact as a file has it; without an id it is known by key, place, event and first day."""

    id: Annotated[Line, Field(max_length=160)]
    key: Annotated[Dotted, Field(max_length=120)]
    topic: Annotated[Dotted, Field(max_length=60)]
    value: Any
    unit: Unit = ""
    jurisdiction: Place = ANYWHERE
    event: Slug = ""
    valid_from: dt.date | None = None
    valid_to: dt.date | None = None
    source: Annotated[Source, Field(min_length=1)]
    last_verified: dt.date
    status: FactStatus

    @field_validator("value")
    @classmethod
    def _sayable(cls, value: Any) -> Any:
        """A value that readers of every language can be told."""
        if isinstance(value, Mapping) and value.get("type") == "money":
            _check_money(value)
        if isinstance(value, list) and value:
            return [sayable(one) for one in value]
        return sayable(value)

    @model_validator(mode="after")
    def _in_time(self) -> FactRow:
        if self.valid_from and self.valid_to and self.valid_to < self.valid_from:
            raise reversed_days("valid_from", self.valid_from, "valid_to", self.valid_to)
        return self

    @property
    def identity(self) -> str:
        """Its id."""
        return self.id


class Facts(Kind[FactRow]):
    """Facts of the bank."""

    name = "facts"
    order = 1
    row = FactRow
    entity = Fact
    json_fields: ClassVar[frozenset[str]] = frozenset({"value"})

    def prepare(self, values: Values) -> Values:
        """Money from two columns of a table, telephone numbers as text, and the id that is not given."""
        made = dict(values)
        if "amount" in made or "currency" in made:
            if "value" in made:
                raise Wrong("same-twice", first="value", second="amount")
            made["value"] = {
                "type": "money",
                "amount": made.pop("amount", ""),
                "currency": str(made.pop("currency", "")).strip().upper(),
            }
        if made.get("unit") == PHONE and type(made.get("value")) is int:
            made["value"] = str(made["value"])
        if not made.get("id"):
            # What holds later stands beside what holds now, until its day comes.
            place = made.get("jurisdiction") or ANYWHERE
            parts = (made.get("key"), place, made.get("event"), made.get("valid_from"))
            made["id"] = ":".join(str(part) for part in parts if part)
        return made

    async def save(self, session: AsyncSession, values: Sequence[Values]) -> None:
        """Add or replace facts."""
        await FactStore(session).save([Fact(**one) for one in values])


def _check_money(value: Mapping[str, Any]) -> None:
    amount, currency = value.get("amount"), value.get("currency")
    if not isinstance(amount, str) or not _AMOUNT.fullmatch(amount) or not Decimal(amount).is_finite():
        raise Wrong("amount-not-text", given=shown(amount))
    if currency not in currencies():
        raise Wrong("currency-unknown", given=str(currency))
