"""Tables of places: branches, machines, the words they are found by, and dated rules of opening."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from gateway.database import Base

Names = dict[str, str]


class Service(StrEnum):
    """What a branch serves people with; each has its own hours."""

    PERSONAL = "personal"
    CORPORATE = "corporate"
    FX = "fx"
    CHEQUE = "cheque"
    PICKUP = "pickup"
    SELF_SERVICE = "self_service"


class Aid(StrEnum):
    """What a branch has at hand for visitors in its hall; unlike a service it has no hours of its own."""

    WHEELCHAIR = "wheelchair"
    PRIORITY_NUMBER = "priority_number"
    PRINTED_MAP = "printed_map"
    TOILET = "toilet"
    WIFI = "wifi"


class PlaceKind(StrEnum):
    """What a searchable word leads to."""

    BRANCH = "branch"
    ATM = "atm"
    LANDMARK = "landmark"


class AtmStatus(StrEnum):
    """Whether a machine works."""

    WORKING = "working"
    OUT_OF_SERVICE = "out_of_service"
    CASH_LOW = "cash_low"


class Branch(Base):
    """A branch of the bank. Coordinates are WGS-84; hours are OpenStreetMap patterns by service.

    `pack` names the event pack that brought it, empty for the bank's own: such a branch is there from
    `since` until `until` only. `offers` are currencies of some days, `{pack, since, until, buys, sells}`
    with moments as ISO 8601 and null for what stays as it is; read them with `gateway.places.dated`.
    """

    __tablename__ = "branch"
    __table_args__ = (
        # The nearest are found without a look at the branches themselves, whose rows are wide.
        Index("ix_branch_position", "lat", "lon", "since", "until", "id"),
        Index("ix_branch_city_order", "city", "serves_visitors", "id"),
        # These two tell the cities likewise.
        Index("ix_branch_pack_city", "pack", "city"),
        Index("ix_branch_city_bounds", "serves_visitors", "city", "lat", "lon"),
    )

    id: Mapped[str] = mapped_column(String(60), primary_key=True)
    names: Mapped[Names] = mapped_column(JSON)
    address: Mapped[Names] = mapped_column(JSON)
    directions: Mapped[Names] = mapped_column(JSON, default=dict)
    city: Mapped[str] = mapped_column(String(40))
    district: Mapped[str] = mapped_column(String(60), default="")
    lat: Mapped[float]
    lon: Mapped[float]
    zone: Mapped[str] = mapped_column(String(40), default="Asia/Shanghai")
    hours: Mapped[dict[str, str]] = mapped_column(JSON)
    services: Mapped[list[str]] = mapped_column(JSON, default=list)
    languages: Mapped[list[str]] = mapped_column(JSON, default=list)
    buys: Mapped[list[str]] = mapped_column(JSON, default=list)
    sells: Mapped[list[str]] = mapped_column(JSON, default=list)
    networks: Mapped[list[str]] = mapped_column(JSON, default=list)
    step_free: Mapped[bool] = mapped_column(default=False)
    aids: Mapped[list[str]] = mapped_column(JSON, default=list)
    phone: Mapped[str] = mapped_column(String(40), default="")
    serves_visitors: Mapped[bool] = mapped_column(default=False)
    demo: Mapped[bool] = mapped_column(default=False)
    keys: Mapped[list[str]] = mapped_column(JSON, default=list)
    pack: Mapped[str] = mapped_column(String(30), default="")
    since: Mapped[dt.datetime | None]
    until: Mapped[dt.datetime | None]
    offers: Mapped[list[dict[str, Any]]] = mapped_column(JSON, default=list)


class Atm(Base):
    """A machine; `branch_id` is the branch that owns it, also when it stands elsewhere."""

    __tablename__ = "atm"
    __table_args__ = (Index("ix_atm_position", "lat", "lon", "code"),)

    code: Mapped[str] = mapped_column(String(20), primary_key=True)
    names: Mapped[Names] = mapped_column(JSON)
    address: Mapped[Names] = mapped_column(JSON)
    location: Mapped[Names] = mapped_column(JSON, default=dict)
    branch_id: Mapped[str] = mapped_column(ForeignKey("branch.id"), index=True)
    in_branch: Mapped[bool] = mapped_column(default=True)
    city: Mapped[str] = mapped_column(String(40), index=True)
    district: Mapped[str] = mapped_column(String(60), default="")
    lat: Mapped[float]
    lon: Mapped[float]
    networks: Mapped[list[str]] = mapped_column(JSON, default=list)
    languages: Mapped[list[str]] = mapped_column(JSON, default=list)
    hours: Mapped[str] = mapped_column(String(200), default="24/7")
    status: Mapped[str] = mapped_column(String(20), default=AtmStatus.WORKING)
    demo: Mapped[bool] = mapped_column(default=False)
    keys: Mapped[list[str]] = mapped_column(JSON, default=list)


class Landmark(Base):
    """A place that visitors name and that is no branch.

    Stored are the venues of events, known on their days only; those of `sights.py` are always there.
    """

    __tablename__ = "landmark"

    id: Mapped[str] = mapped_column(String(60), primary_key=True)
    names: Mapped[Names] = mapped_column(JSON)
    also: Mapped[list[str]] = mapped_column(JSON, default=list)
    lat: Mapped[float]
    lon: Mapped[float]
    since: Mapped[dt.datetime]
    until: Mapped[dt.datetime]
    pack: Mapped[str] = mapped_column(String(30), index=True)
    keys: Mapped[list[str]] = mapped_column(JSON, default=list)


class PlaceToken(Base):
    """A word, a piece of one or a number by which a place can be found."""

    __tablename__ = "place_token"
    __table_args__ = ({"sqlite_with_rowid": False},)

    token: Mapped[str] = mapped_column(String(40), primary_key=True)
    kind: Mapped[str] = mapped_column(String(8), primary_key=True)
    place_id: Mapped[str] = mapped_column(String(60), primary_key=True)


class TokenCount(Base):
    """In how many places a token occurs: rare ones find, common ones only slow down."""

    __tablename__ = "place_token_count"

    token: Mapped[str] = mapped_column(String(40), primary_key=True)
    places: Mapped[int]


class HoursRule(Base):
    """A dated rule: for one branch, for a city, or (both empty) for every branch.

    A closure is bounded by moments (`since`, `until`), everything else by dates. `adds` opens longer
    without closing anything; `pack` names the event pack that brought it, empty for the bank's own.
    """

    __tablename__ = "hours_rule"

    id: Mapped[str] = mapped_column(String(60), primary_key=True)
    reason: Mapped[str] = mapped_column(String(12))
    branch_id: Mapped[str | None] = mapped_column(ForeignKey("branch.id"), index=True)
    city: Mapped[str | None] = mapped_column(String(40), index=True)
    first: Mapped[dt.date | None] = mapped_column(index=True)
    last: Mapped[dt.date | None]
    since: Mapped[dt.datetime | None]
    until: Mapped[dt.datetime | None]
    hours: Mapped[str | None] = mapped_column(String(400))
    services: Mapped[list[str]] = mapped_column(JSON, default=list)
    note: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    source: Mapped[str] = mapped_column(String(400), default="")
    adds: Mapped[bool] = mapped_column(default=False)
    pack: Mapped[str] = mapped_column(String(30), default="", index=True)
