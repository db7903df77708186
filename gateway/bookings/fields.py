"""What a group may ask for: named, small, language-neutral values and never a card number. Pure."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated, Any
from zoneinfo import ZoneInfo

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError, model_validator

from gateway.bookings.capacity import Demand, Sum
from gateway.bookings.errors import BookingFieldsRefused, BookingTimeRefused
from gateway.cases.errors import CaseFieldsRefused
from gateway.cases.fields import checked
from gateway.cases.references import passes_luhn

MOST_PEOPLE = 2000
LONGEST_WINDOW = dt.timedelta(hours=12)
FARTHEST = dt.timedelta(days=60)
# What is longer is no telephone number (E.164), what is shorter than a card's no card.
LONGEST_PHONE, SHORTEST_CARD = 15, 13

Short = Annotated[str, StringConstraints(strip_whitespace=True, max_length=120)]
Code = Annotated[str, StringConstraints(strip_whitespace=True, to_upper=True, pattern=r"^[A-Za-z]{3}$")]
Amount = Annotated[Decimal, Field(gt=0, le=Decimal(100_000_000), decimal_places=2)]
Count = Annotated[int, Field(ge=0, le=MOST_PEOPLE)]
Place = Annotated[str, StringConstraints(max_length=60)]


class Money(BaseModel):
    """An amount of a currency."""

    model_config = ConfigDict(extra="forbid")
    amount: Amount
    currency: Code


class Cheques(Money):
    """Traveller's cheques of one issuer."""

    issuer: Short = ""
    count: Count = 0


class Wish(BaseModel):
    """A group's fields by the names of the contract; `deals` are the persons who exchange."""

    model_config = ConfigDict(extra="forbid")
    group_name: Short = ""
    country: Annotated[str, StringConstraints(max_length=2)] = ""
    leader: Short = ""
    phone: Annotated[str, StringConstraints(strip_whitespace=True, max_length=24)] = ""
    languages: Annotated[list[Annotated[str, StringConstraints(max_length=12)]], Field(max_length=8)] = []
    group_size: Annotated[int, Field(ge=1, le=MOST_PEOPLE)]
    deals: Count | None = None
    amount: Amount | None = None
    currency: Code | None = None
    money: Annotated[list[Money], Field(max_length=6)] = []
    cheques: Annotated[list[Cheques], Field(max_length=6)] = []
    atm_users: Count = 0
    networks: Annotated[list[Annotated[str, StringConstraints(max_length=20)]], Field(max_length=9)] = []
    branch_id: Place = ""
    place: Short = ""
    starts_at: dt.datetime
    ends_at: dt.datetime | None = None
    # Its plate or its name, by which the lobby knows it.
    bus: Short = ""
    bus_size: Count = 0
    bus_stop: Short = ""
    mobility_needs: Short = ""
    receipt_language: Annotated[str, StringConstraints(max_length=12)] = ""
    departure: dt.date | None = None
    consent: bool = False

    @model_validator(mode="after")
    def _consistent(self) -> Wish:
        if (self.amount is None) != (self.currency is None):
            raise ValueError("amount and currency belong together")
        if not self.exchanges and not self.atm_users:
            raise ValueError("nothing to change and nobody at a machine")
        if self.persons > self.group_size or self.atm_users > self.group_size:
            raise ValueError("more deals than people")
        if self.exchanges and not self.persons:
            raise ValueError("money but nobody who exchanges it")
        if any(one.currency == "CNY" for one in [*self.sums, *self.cheques]):
            raise ValueError("yuan are not exchanged into yuan")
        return self

    @property
    def sums(self) -> list[Money]:
        """The cash of the group, however it was written."""
        single = [Money(amount=self.amount, currency=self.currency)] if self.amount and self.currency else []
        return [*single, *self.money]

    @property
    def exchanges(self) -> bool:
        """Whether anybody comes to a counter."""
        return bool(self.sums or self.cheques)

    @property
    def persons(self) -> int:
        """How many come to a counter: as long as nobody says it, everybody."""
        if not self.exchanges:
            return 0
        return self.group_size if self.deals is None else self.deals

    def demand(self) -> Demand:
        """What the group needs of a branch."""
        return Demand(
            people=self.group_size,
            deals=self.persons,
            cash=tuple(Sum(one.amount, one.currency) for one in self.sums),
            cheques=tuple(Sum(one.amount, one.currency) for one in self.cheques),
            atm_users=self.atm_users,
        )

    def stored(self) -> dict[str, Any]:
        """The fields as JSON, empty ones left out."""
        dumped = self.model_dump(mode="json")
        return {name: value for name, value in dumped.items() if value not in (None, "", [], 0, False)}


def read_wish(fields: Mapping[str, Any], zone: ZoneInfo) -> Wish:
    """The fields as a wish; a time without a zone is the event's. Raises BookingFieldsRefused."""
    phone = str(fields.get("phone", ""))
    try:
        checked({name: value for name, value in fields.items() if name != "phone"})
        wish = Wish.model_validate(dict(fields))
    except (CaseFieldsRefused, ValidationError) as error:
        raise BookingFieldsRefused(type(error).__name__) from error
    if not _is_phone(phone):
        raise BookingFieldsRefused("phone")
    moments = {"starts_at": _zoned(wish.starts_at, zone), "ends_at": wish.ends_at}
    if wish.ends_at:
        moments["ends_at"] = _zoned(wish.ends_at, zone)
    return wish.model_copy(update=moments)


def check_window(starts_at: dt.datetime, ends_at: dt.datetime, now: dt.datetime) -> None:
    """Whether a group can be planned for this time. Raises BookingTimeRefused."""
    if not now < starts_at <= now + FARTHEST:
        raise BookingTimeRefused("past or too far")
    if not dt.timedelta(0) < ends_at - starts_at <= LONGEST_WINDOW:
        raise BookingTimeRefused("window")


def _zoned(moment: dt.datetime, zone: ZoneInfo) -> dt.datetime:
    return moment if moment.tzinfo else moment.replace(tzinfo=zone)


def _is_phone(written: str) -> bool:
    digits = re.sub(r"[\s\-()./+]", "", written)
    if not digits:
        return True
    is_card = len(digits) >= SHORTEST_CARD and not written.strip().startswith("+") and passes_luhn(digits)
    return digits.isascii() and digits.isdigit() and len(digits) <= LONGEST_PHONE and not is_card
