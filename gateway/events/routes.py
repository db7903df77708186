"""Events over HTTP: for everybody, for the bot, and for those who store the packs."""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Callable
from typing import Annotated, Any
from zoneinfo import ZoneInfo

from fastapi import APIRouter, Body, Depends, Query, Request
from sqlalchemy.ext.asyncio import AsyncSession

from gateway.agents.access import require
from gateway.agents.models import Role
from gateway.events.checking import Fault, faults
from gateway.events.errors import EventNotFound, EventPackInvalid
from gateway.events.expecting import refresh
from gateway.events.reading import parse
from gateway.events.schemas import Acceptance, EventPack
from gateway.events.service import remove_pack, store_pack, stored_form
from gateway.events.store import EventStore
from gateway.events.views import EventPage, StoredPack, VenueView, event_view, venue_view
from gateway.facts.schemas import FactView
from gateway.facts.selection import ANYWHERE
from gateway.facts.store import FactStore
from gateway.internal import InternalDep
from gateway.places.naming import find_named
from gateway.places.queries import moment
from gateway.places.store import PlaceStore
from gateway.problems import reader_locale
from gateway.runtime import RuntimeDep
from gateway.wrong import Wrong
from translations.catalogue import Catalogue

router = APIRouter(tags=["events"])
KEEPER = Depends(require(Role.OPERATOR, Role.SUPERVISOR))
MOST_EVENTS = 50
# How many wrong places the sentence of a problem names; its member `errors` has all of them.
NAMED_PLACES = 5


@router.get("/api/v1/events")
async def events(
    request: Request, runtime: RuntimeDep, locale: Annotated[str, Query(max_length=35)] = ""
) -> EventPage:
    """The events that run or begin later, with their venues and what is accepted there."""
    reader = runtime.catalogue.negotiate(locale) or reader_locale(request, runtime.catalogue)
    now = runtime.clock.now()
    async with runtime.database.read() as session:
        found = await EventStore(session).to_come(now, MOST_EVENTS)
        return EventPage(items=[event_view(event, now, reader) for event in found])


@router.get("/internal/v1/venues/find", dependencies=[InternalDep], include_in_schema=False)
async def find_venue(
    runtime: RuntimeDep, q: Annotated[str, Query(max_length=400)] = "", at: str = "", locale: str = "en"
) -> dict[str, Any]:
    """The venue of a running event that the words name, with how people pay there; else nothing."""
    when = moment(at, runtime)
    async with runtime.database.read() as session:
        named = await find_named(PlaceStore(session), q, when)
        event = await EventStore(session).get(named.landmark.pack) if named.landmark else None
        if event is None or named.landmark is None:
            return {"venue": None, "event": None}
        pack = EventPack.model_validate(event.pack)
        venue = next(one for one in pack.venues if f"{pack.key}/{one.id}" == named.landmark.id)
        remarks = await _remarks(session, pack, venue.acceptance, when)
        view: VenueView = venue_view(pack, venue, runtime.catalogue.negotiate(locale) or "en", remarks)
    about = {"key": pack.key, "name": pack.names, "ends": pack.ends.isoformat(), "city": pack.city}
    return {"venue": view.model_dump(mode="json"), "event": about}


@router.get("/api/v1/events/{key}", dependencies=[KEEPER])
async def event(runtime: RuntimeDep, key: str) -> StoredPack:
    """A pack as it is stored; it imports back as unchanged."""
    async with runtime.database.read() as session:
        found = await EventStore(session).get(key)
        if found is None:
            raise EventNotFound(key)
        return StoredPack(pack=found.pack)


@router.put("/api/v1/events/{key}", dependencies=[KEEPER])
async def put_event(
    request: Request, runtime: RuntimeDep, key: str, body: Annotated[Any, Body()]
) -> StoredPack:
    """Store a pack, as `desk import event` does: checked whole, stored whole or not at all."""
    say = functools.partial(_said, runtime.catalogue, reader_locale(request, runtime.catalogue))
    pack = parse(body)
    if isinstance(pack, list):
        raise _invalid(pack, say)
    if pack.key != key:
        raise _invalid([Fault("key", Wrong("key-differs", key=pack.key, address=key))], say)
    async with runtime.database.write() as session:
        # Locked before it is checked: what another pack claims meanwhile would be missed.
        await EventStore(session).lock()
        found = await faults(session, pack)
        if any(not one.is_warning for one in found):
            raise _invalid(found, say)
        change = await store_pack(session, pack, runtime.clock.now())
    await refresh(runtime)
    return StoredPack(pack=stored_form(pack), change=change, warnings=[say(one) for one in found])


@router.delete("/api/v1/events/{key}", status_code=204, dependencies=[KEEPER])
async def delete_event(runtime: RuntimeDep, key: str) -> None:
    """Take a pack away: everything is as it was without it."""
    async with runtime.database.write() as session:
        await remove_pack(session, key)
    await refresh(runtime)


def _said(catalogue: Catalogue, locale: str, fault: Fault) -> dict[str, Any]:
    """A fault for programs, by its code and values, and for people, in words."""
    wrong = fault.wrong
    detail = catalogue.say(wrong.message_id, locale, wrong.values)
    return {"path": fault.path, "code": wrong.code, "values": wrong.values, "detail": detail}


def _invalid(found: list[Fault], say: Callable[[Fault], dict[str, Any]]) -> EventPackInvalid:
    wrong = [one for one in found if not one.is_warning]
    named = list(dict.fromkeys(one.path or "." for one in wrong))
    shown = ", ".join(named[:NAMED_PLACES]) + (" …" if len(named) > NAMED_PLACES else "")
    errors = [say(one) for one in wrong]
    return EventPackInvalid(shown, values={"places": shown}, members={"errors": errors})


async def _remarks(
    session: AsyncSession, pack: EventPack, acceptance: Acceptance | None, at: dt.datetime
) -> dict[str, FactView]:
    """The figures that a venue's acceptance names, those that hold on the day."""
    day, found = at.astimezone(ZoneInfo(pack.zone)).date(), {}
    for name, key in (acceptance.remarks if acceptance else {}).items():
        fact = await FactStore(session).of_key(key, day, f"{ANYWHERE}/{pack.city}")
        if fact is not None:
            found[str(name)] = FactView.of(fact, day)
    return found
