"""Events on the wire: what everybody may know, and how people pay at a venue."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel

from gateway.events.models import Event
from gateway.events.schemas import EventPack, Venue
from gateway.facts.schemas import FactView
from translations.locales import worded_in

Names = dict[str, str]


class AcceptanceView(BaseModel):
    """With what people pay at a venue; `remarks` are figures by what they say."""

    networks: list[str]
    cash: bool
    wallets: list[str]
    remarks: dict[str, FactView] = {}


class VenueView(BaseModel):
    """A venue; `name` is in the reader's language."""

    id: str
    name: str
    names: Names
    lat: float
    lon: float
    access: str
    acceptance: AcceptanceView | None
    points: list[str]


class EventView(BaseModel):
    """An event; `state` is `running` or `coming`, `points` are its exchange points away from venues."""

    key: str
    name: str
    names: Names
    city: str
    zone: str
    starts: dt.date
    ends: dt.date
    state: str
    languages: list[str]
    venues: list[VenueView]
    points: list[str]


class EventPage(BaseModel):
    """The public list."""

    items: list[EventView]
    next_cursor: str | None = None


class StoredPack(BaseModel):
    """A pack as it is stored, and what storing it changed."""

    pack: dict[str, Any]
    change: str | None = None
    warnings: list[dict[str, Any]] = []


def event_view(event: Event, now: dt.datetime, locale: str) -> EventView:
    """An event for a reader."""
    pack = EventPack.model_validate(event.pack)
    return EventView(
        key=pack.key,
        name=in_words(pack.names, locale),
        names=pack.names,
        city=pack.city,
        zone=pack.zone,
        starts=pack.starts,
        ends=pack.ends,
        state="running" if event.since <= now else "coming",
        languages=pack.languages,
        venues=[venue_view(pack, one, locale) for one in pack.venues],
        points=[point.id for point in pack.points if not point.venue],
    )


def venue_view(
    pack: EventPack, venue: Venue, locale: str, remarks: Mapping[str, FactView] | None = None
) -> VenueView:
    """A venue for a reader."""
    given = venue.acceptance
    acceptance = (
        AcceptanceView(
            networks=given.networks,
            cash=given.cash,
            wallets=[str(one) for one in given.wallets],
            remarks=dict(remarks or {}),
        )
        if given
        else None
    )
    return VenueView(
        id=venue.id,
        name=in_words(venue.names, locale),
        names=venue.names,
        lat=venue.lat,
        lon=venue.lon,
        access=str(venue.access),
        acceptance=acceptance,
        points=[point.id for point in pack.points if point.venue == venue.id],
    )


def in_words(names: Names, locale: str) -> str:
    """A name in a language of the reader's, else in English."""
    return names.get(locale) or names[worded_in(locale)]
