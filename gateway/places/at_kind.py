"""Machines and branches at "the airport" or "the train station" of a city."""

from __future__ import annotations

from gateway.places.folding import keys, tokens
from gateway.places.kinds import Kind, kind_in, of_kind
from gateway.places.models import PlaceKind
from gateway.places.sight_fit import said_of
from gateway.places.sights import sights_meant
from gateway.places.store import PlaceStore


async def machines_at(store: PlaceStore, said: str, city: str) -> list[str]:
    """The codes of the machines at a place of a kind; none when the words name another place, or no kind."""
    kind = kind_in(said)
    if kind is None:
        return []
    here = kind.city or city or await store.main_city()
    known = (await store.candidates(_words(kind, here), PlaceKind.ATM))[PlaceKind.ATM]
    atms = await store.atms(known)
    return of_kind(kind, known, sorted(code for code, atm in atms.items() if atm.city == here))


async def branches_at(store: PlaceStore, said: str, city: str) -> list[str]:
    """The ids of the branches there."""
    kind = kind_in(said)
    if kind is None:
        return []
    here = kind.city or city or await store.main_city()
    found = await store.candidates(_words(kind, here), PlaceKind.BRANCH, PlaceKind.LANDMARK)
    ours = [one.id for one in await store.sketches(found[PlaceKind.BRANCH]) if one.city == here]
    # Who names a sight besides means that.
    sights = {one.id: one.keys for one in sights_meant(said_of(said), tokens(keys([said]))).values()}
    known = {**sights, **found[PlaceKind.LANDMARK], **found[PlaceKind.BRANCH]}
    return of_kind(kind, known, sorted(ours))


def _words(kind: Kind, city: str) -> list[str]:
    """What the index is asked for: English addresses have the kind, any name what was said besides."""
    return tokens(keys([" ".join([*sorted(kind.words), kind.number, city]), kind.rest]))
