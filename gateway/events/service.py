"""Stores a pack, or takes it away, in the caller's transaction: all of it or nothing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from enum import StrEnum
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from gateway.events.checking import bounds, still_needed
from gateway.events.errors import EventInUse, EventNotFound
from gateway.events.models import Event
from gateway.events.schemas import PACK_IDS, EventPack, Point, Venue
from gateway.events.store import EventStore
from gateway.facts.models import Fact
from gateway.hours.schedule import Reason
from gateway.imports.kinds.branches import BranchRow
from gateway.places.folding import tokens
from gateway.places.models import Branch, HoursRule, Landmark, PlaceKind
from gateway.places.store import PlaceStore, place_keys

# As many words as a statement may name on either database.
WORDS_AT_ONCE = 500


class Change(StrEnum):
    """What storing a pack changed."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"


def stored_form(pack: EventPack) -> dict[str, Any]:
    """The pack as JSON: what a file that says the same would give too."""
    form: dict[str, Any] = pack.model_dump(mode="json", exclude_none=True)
    return form


async def change_of(session: AsyncSession, pack: EventPack) -> Change:
    """What storing a pack would change."""
    known = await EventStore(session).get(pack.key)
    if known is None:
        return Change.NEW
    return Change.UNCHANGED if known.pack == stored_form(pack) else Change.CHANGED


async def store_pack(session: AsyncSession, pack: EventPack, now: dt.datetime) -> Change:
    """Put a pack, of which nothing is wrong, in the place of the one with its key."""
    await EventStore(session).lock()
    change = await change_of(session, pack)
    if change is Change.UNCHANGED:
        return change
    since, until = bounds(pack)
    await _put(session, pack.key, pack)
    await EventStore(session).save(
        Event(key=pack.key, city=pack.city, since=since, until=until, pack=stored_form(pack), changed_at=now)
    )
    return change


async def remove_pack(session: AsyncSession, key: str) -> None:
    """Take a pack away: what it brought goes, the bank's own is as it was.

    Raises EventNotFound, EventInUse.
    """
    store = EventStore(session)
    await store.lock()
    if await store.get(key) is None:
        raise EventNotFound(key)
    needed = await still_needed(session, set(await store.points(key)))
    if needed:
        raise EventInUse(f"{key}: {needed}", values={"points": ", ".join(sorted(needed))})
    await _put(session, key, None)
    await store.remove(key)


async def _put(session: AsyncSession, key: str, pack: EventPack | None) -> None:
    """What a pack brings instead of all that the one with its key has brought."""
    store = EventStore(session)
    points = [_branch(pack, one) for one in pack.points] if pack else []
    venues = [_landmark(pack, one) for one in pack.venues] if pack else []
    touched: set[str] = set()
    for kind, before, after in (
        (PlaceKind.BRANCH, await store.points(key), points),
        (PlaceKind.LANDMARK, await store.venues(key), venues),
    ):
        touched |= await _put_places(session, kind, before, after)
    await store.remove_rules_and_facts(key)
    await store.add(list(_rules(pack)) if pack else [])
    await store.add([Fact(**fact.columns(), pack=key) for fact in pack.facts] if pack else [])
    await _put_offers(store, key, pack)
    words = sorted(touched)
    for at in range(0, len(words), WORDS_AT_ONCE):
        await PlaceStore(session).recount(words[at : at + WORDS_AT_ONCE])


async def _put_places(
    session: AsyncSession, kind: PlaceKind, before: list[str], after: list[Branch] | list[Landmark]
) -> set[str]:
    """Places of a pack instead of those before; the words whose places are to be counted again."""
    places = PlaceStore(session)
    known = await places.keys(kind, before)
    gone = set(before) - {one.id for one in after}
    if gone:
        await places.remove(kind, gone)
    if after:
        await places.save(kind, after)
    found = [*known.values(), *(place_keys(one) for one in after)]
    return {word for one in found for word in tokens(one)}


async def _put_offers(store: EventStore, key: str, pack: EventPack | None) -> None:
    """The dated currencies of the bank's own branches."""
    changes = pack.currencies if pack else []
    before = await store.offers(key, {one.branch for one in changes})
    for branch_id, offers in before.items():
        after = [one for one in offers if one["pack"] != key]
        for change in changes if pack else ():
            if change.branch == branch_id and pack is not None:
                since, until = bounds(pack, *change.days(pack))
                after.append(
                    {
                        "pack": key,
                        "since": since.isoformat(),
                        "until": until.isoformat(),
                        "buys": change.buys,
                        "sells": change.sells,
                    }
                )
        if after != offers:
            await store.set_offers(branch_id, after)


def _branch(pack: EventPack, point: Point) -> Branch:
    since, until = bounds(pack, *point.days(pack))
    values = {name: value for name, value in point.columns().items() if name in BranchRow.model_fields}
    return Branch(**values, pack=pack.key, since=since, until=until, offers=[])


def _landmark(pack: EventPack, venue: Venue) -> Landmark:
    since, until = bounds(pack)
    return Landmark(
        id=f"{pack.key}/{venue.id}",
        names=venue.names,
        also=venue.also,
        lat=venue.lat,
        lon=venue.lon,
        since=since,
        until=until,
        pack=pack.key,
    )


def _rules(pack: EventPack) -> Iterator[HoursRule]:
    """The dated rules of a pack; visitors are told the event's name as the reason."""
    for at, change in enumerate(pack.hours):
        first, last = change.days(pack)
        for place, branch in enumerate(change.branches or [None]):
            yield HoursRule(
                id=f"{PACK_IDS}{pack.key}/{at}.{place}",
                reason=Reason.EVENT,
                branch_id=branch,
                city=None if branch else pack.city,
                first=first,
                last=last,
                hours=change.hours,
                services=[str(one) for one in change.services],
                note={"type": "title", "names": change.names or pack.names},
                source=change.source or pack.source,
                adds=change.extends,
                pack=pack.key,
            )
