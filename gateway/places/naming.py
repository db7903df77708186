"""What a visitor's words name: branches, a landmark known at a moment, or no more than a city."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from gateway.places.at_kind import branches_at
from gateway.places.dated import is_there
from gateway.places.folding import city_names, key, keys, tokens
from gateway.places.matching import EXACT_NAME, SURE_NAME, city_in, scored, without_cities
from gateway.places.models import Landmark, PlaceKind
from gateway.places.sight_fit import Said, is_other_side, names_kind, names_of, said_of
from gateway.places.sights import sight_named, sights_meant
from gateway.places.store import PlaceStore

CITIES_BRANCHES = 40
# How well a branch fits of which only the city was said.
CITY_ONLY = 76.0


@dataclass(frozen=True)
class Named:
    """The branches that words may mean with how well they fit, or the landmark that fits better.

    `city` is said when nothing in it is named that is known: then they are any of it.
    """

    scores: Mapping[str, float]
    landmark: Landmark | None = None
    landmark_score: float = 0.0
    city: str = ""


async def find_named(store: PlaceStore, said: str, at: dt.datetime, city: str = "") -> Named:
    """What a visitor's words name: branches, a landmark known at this moment, or a city."""
    words, meant = tokens(keys([said])), said_of(said)
    sure = sight_named(meant, words)
    if not sure and (there := await branches_at(store, said, city)):
        return Named(dict.fromkeys(there, SURE_NAME))
    known = await store.candidates(words, PlaceKind.BRANCH, PlaceKind.LANDMARK)
    asked = key(said)
    # Who says a city and nothing else means none of the places that have it in their names.
    is_city = asked in city_names()
    found = on_that_side(meant, scored(asked, known[PlaceKind.BRANCH]), known[PlaceKind.BRANCH])
    if found and found[0][1] >= EXACT_NAME and not is_city:
        return Named(dict(found))
    if sure:
        return Named({}, sure, EXACT_NAME)
    venues = await store.landmarks(known[PlaceKind.LANDMARK]) if known[PlaceKind.LANDMARK] else {}
    known_landmarks = [*venues.values(), *sights_meant(meant, words).values()]
    landmark, points = landmark_of(asked, known_landmarks, at)
    # "In Shanghai" is not the Shanghai Tower: something besides the city must be named.
    rest = without_cities(asked)
    if landmark and rest != asked and landmark_of(rest, known_landmarks, at)[0] is not landmark:
        landmark = None
    if landmark and not is_city and points > (found[0][1] if found else 0.0):
        return Named({}, landmark, points)
    is_sure = bool(found) and found[0][1] >= SURE_NAME and not is_city
    if is_sure or not (said_city := city_in(asked)):
        return Named(dict(found))
    any_of_it = await store.ids_in_city(said_city, CITIES_BRANCHES, at)
    return Named(dict.fromkeys(any_of_it, CITY_ONLY), city=said_city)


def on_that_side(
    said: Said, found: list[tuple[str, float]], known: Mapping[str, list[str]]
) -> list[tuple[str, float]]:
    """Those found but no station of the city on another side than the one named."""
    if not names_kind(said):
        return found
    return [one for one in found if not is_other_side(said, names_of(known[one[0]]))]


def landmark_of(
    asked: str, known: Iterable[Landmark], at: dt.datetime | None = None
) -> tuple[Landmark | None, float]:
    """The landmark, of that moment, whose name fits best; of a venue that is a sight too, the venue."""
    there = {one.id: one for one in known if at is None or is_there(one, at)}
    found = scored(asked, {one_id: one.keys for one_id, one in there.items()})
    best = max(found, key=lambda one: (one[1], there[one[0]].pack), default=None)
    return (there[best[0]], best[1]) if best else (None, 0.0)
