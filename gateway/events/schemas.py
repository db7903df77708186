"""An event pack as its file has it. The form is checked here; what it refers to, in `checking`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    StringConstraints,
    ValidationInfo,
    field_validator,
    model_validator,
)

from gateway.facts.selection import ANYWHERE
from gateway.hours.pattern import Pattern
from gateway.imports.fields import (
    City,
    Currencies,
    Hours,
    Identifier,
    Lat,
    Line,
    LocaleCodes,
    Lon,
    Services,
    Source,
    Texts,
    Zone,
)
from gateway.imports.kinds.base import Checked, ImportRow
from gateway.imports.kinds.branches import BranchRow
from gateway.imports.kinds.facts import Dotted, FactRow, Facts
from gateway.wrong import Wrong, reversed_days
from translations.locales import first_class


class Access(StrEnum):
    """Who gets into a venue: everybody with a ticket, only the accredited, nobody from outside."""

    PUBLIC = "public"
    ACCREDITED = "accredited"
    CLOSED = "closed"


class Wallet(StrEnum):
    """A way of paying by phone that has a name in the catalogues (`term_wallet_…`)."""

    ALIPAY = "alipay"
    WECHAT_PAY = "wechat_pay"
    ECNY = "ecny"
    APPLE_PAY = "apple_pay"
    GOOGLE_PAY = "google_pay"
    UNIONPAY_APP = "unionpay_app"


class Remark(StrEnum):
    """What a figure about paying at a venue says (`term_venue_…`)."""

    CARD_LIMIT = "card_limit"
    PREPAID_LIMIT = "prepaid_limit"
    MACHINES = "machines"


def _complete(texts: dict[str, str]) -> dict[str, str]:
    missing = [code for code in first_class() if code not in texts]
    if missing:
        raise Wrong("texts-missing", languages=", ".join(missing))
    return texts


def _known(network: str) -> str:
    if network not in CARD_NETWORKS:
        raise Wrong("network-unknown", given=network, known=", ".join(CARD_NETWORKS))
    return network


def _unquoted(value: Any) -> Any:
    """`off` without quotes is a truth value in YAML."""
    return "off" if value is False else value


CARD_NETWORKS = ("visa", "mastercard", "unionpay", "jcb", "amex", "diners", "discover", "mir", "other")
Names = Annotated[Texts, AfterValidator(_complete)]
Key = Annotated[str, StringConstraints(strip_whitespace=True, max_length=29, pattern=r"^[a-z0-9][a-z0-9-]*$")]
CardNetwork = Annotated[str, StringConstraints(strip_whitespace=True, to_lower=True), AfterValidator(_known)]
DayHours = Annotated[Hours, BeforeValidator(_unquoted)]


class Dated(Checked):
    """Something that holds on some of the event's days, on all of them when none are given."""

    first: dt.date | None = None
    last: dt.date | None = None

    @model_validator(mode="after")
    def _in_order(self) -> Dated:
        if self.first and self.last and self.last < self.first:
            raise reversed_days("first", self.first, "last", self.last)
        return self

    def days(self, pack: EventPack) -> tuple[dt.date, dt.date]:
        """The first and the last day."""
        return self.first or pack.starts, self.last or pack.ends


class Acceptance(Checked):
    """With what people pay at a venue; `remarks` name facts that are said with it."""

    networks: list[CardNetwork] = Field(default_factory=list)
    cash: bool
    wallets: list[Wallet] = Field(default_factory=list)
    remarks: dict[Remark, Dotted] = Field(default_factory=dict)
    source: Source = ""


class Venue(Checked):
    """A place of the event; `also` are other names that visitors say."""

    id: Key
    names: Names
    also: list[Line] = Field(default_factory=list)
    lat: Lat
    lon: Lon
    access: Access = Access.PUBLIC
    acceptance: Acceptance | None = None


class HoursChange(Dated):
    """Hours of some days: of branches, or of the event's city when none are named.

    They replace what would hold, or with `extends` are added to it.
    """

    branches: list[Identifier] = Field(default_factory=list)
    services: Services = Field(default_factory=list)
    hours: DayHours
    extends: bool = False
    names: Names | None = None
    source: Source = ""

    @field_validator("hours")
    @classmethod
    def _one_day(cls, hours: str) -> str:
        if Pattern.parse(hours).holiday is not None:
            raise Wrong("holidays-elsewhere")
        return hours


class Point(BranchRow):
    """An exchange point that is there on the event's days only; `venue` is where it stands."""

    venue: str = ""
    first: dt.date | None = None
    last: dt.date | None = None
    serves_visitors: bool = True

    @field_validator("hours", mode="before")
    @classmethod
    def _closed(cls, hours: Any) -> Any:
        return {name: _unquoted(one) for name, one in hours.items()} if isinstance(hours, Mapping) else hours

    def days(self, pack: EventPack) -> tuple[dt.date, dt.date]:
        """The first and the last day."""
        return self.first or pack.starts, self.last or pack.ends


class CurrencyChange(Dated):
    """What a branch buys and sells in cash on some days; what is not given stays as it is."""

    branch: Identifier
    buys: Currencies | None = None
    sells: Currencies | None = None

    @model_validator(mode="after")
    def _changes(self) -> CurrencyChange:
        if self.buys is None and self.sells is None:
            raise Wrong("nothing-given")
        return self


class EventPack(ImportRow):
    """Everything that is different in the days of an event, from `starts` to `ends` with both."""

    key: Key
    names: Names
    city: City
    zone: Zone = "Asia/Shanghai"
    starts: dt.date
    ends: dt.date
    languages: LocaleCodes = Field(default_factory=list)
    source: Source = ""
    venues: list[Venue] = Field(default_factory=list)
    hours: list[HoursChange] = Field(default_factory=list)
    points: list[Point] = Field(default_factory=list)
    currencies: list[CurrencyChange] = Field(default_factory=list)
    facts: list[FactRow] = Field(default_factory=list)

    @model_validator(mode="before")
    @classmethod
    def _filled(cls, values: Any) -> Any:
        """Points in the event's city, facts with the event's mark and days, unless they say otherwise."""
        if not isinstance(values, Mapping):
            return values
        made = dict(values)
        if isinstance(made.get("points"), list):
            place = {name: made[name] for name in ("city", "zone") if name in made}
            made["points"] = [{**place, **one} if isinstance(one, Mapping) else one for one in made["points"]]
        if isinstance(made.get("facts"), list):
            made["facts"] = [_fact(made, one) if isinstance(one, Mapping) else one for one in made["facts"]]
        return made

    @property
    def identity(self) -> str:
        """Its key."""
        return self.key

    @field_validator("ends")
    @classmethod
    def _in_order(cls, ends: dt.date, info: ValidationInfo) -> dt.date:
        starts = info.data.get("starts")
        if starts and ends < starts:
            raise reversed_days("starts", starts, "ends", ends)
        return ends


def _fact(pack: Mapping[str, Any], given: Mapping[str, Any]) -> dict[str, Any]:
    """A fact as the importer of facts reads it, known by event, key, place and first day."""
    usual = {
        "jurisdiction": f"{ANYWHERE}/{pack.get('city')}",
        "valid_from": pack.get("starts"),
        "valid_to": pack.get("ends"),
    }
    made = {**usual, **{name: value for name, value in given.items() if name not in {"id", "event"}}}
    parts = (pack.get("key"), made.get("key"), made["jurisdiction"], made["valid_from"])
    identity = f"{PACK_IDS}{':'.join(str(part) for part in parts)}"
    return Facts().prepare({**made, "id": identity, "event": pack.get("key")})


PACK_IDS = "pack/"
