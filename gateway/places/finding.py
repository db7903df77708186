"""Finds branches by name, position, service, currency, language and opening, sorted as visitors need them."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from gateway.hours.schedule import Answer
from gateway.places.dated import buys_at, is_there
from gateway.places.errors import BranchNotFound
from gateway.places.models import Branch, Landmark, Service
from gateway.places.naming import Named, find_named
from gateway.places.opening import answers_of
from gateway.places.sketches import Box, Sketch
from gateway.places.store import PlaceStore
from gateway.places.wire import distance

NEAREST = 40
FEW = 8
# A few points of likeness say nothing about which of two places is meant.
ALIKE = 10
ENOUGH = 3
# So much farther is worth going to where the visitor's language is spoken; not to the other end of the city.
DETOUR_METRES = 2_000
# An open one that is so much farther comes after the nearest, although that is closed.
FAR_METRES = 4_000
# So near one is there already, and so far nobody goes instead.
THERE_METRES, AWAY_METRES = 1_000, 15_000
ACROSS = 20_000
WIDENING = (3_000, ACROSS, 120_000)
METRES_A_DEGREE = 111_320


@dataclass(frozen=True)
class Wanted:
    """What a visitor wants of a branch; empty means anything."""

    said: str = ""
    near: tuple[float, float] | None = None
    service: str = ""
    currency: str = ""
    language: str = ""
    visitors_only: bool = False
    step_free: bool = False
    aid: str = ""
    # Where "the airport" is; the bank's main city when it is not known.
    city: str = ""


@dataclass(frozen=True)
class Found:
    """A branch, how far it is, whether it is open, and how well its name fits, or that of the landmark.

    `city` is said when no more than that was understood of where it is to be.
    """

    branch: Branch
    opening: Answer
    metres: float | None
    score: float
    landmark: Landmark | None = None
    city: str = ""


@dataclass(frozen=True)
class _Judged:
    """The same of a branch whose texts are not read yet."""

    branch: Branch | Sketch
    opening: Answer
    metres: float | None
    score: float


@dataclass(frozen=True)
class Spot:
    """Where a place is; with a `city` when no more than that is known, where a branch of it is, if any."""

    near: tuple[float, float] | None
    city: str = ""


async def find_branches(
    store: PlaceStore,
    wanted: Wanted,
    at: dt.datetime,
    *,
    open_only: bool = False,
    enough: int = ENOUGH,
    most: int | None = None,
) -> list[Found]:
    """Fitting branches: best name first, then open ones, then the nearest; a language is worth a detour.

    The nearest of all stands among the first two, although it is closed.
    Around a position, or a landmark that is named, it looks wider until there are `enough`.
    With `most` no more than these are read whole, which is what most of the time goes to.
    """
    named = Named({})
    if wanted.said.strip():
        named = await find_named(store, wanted.said, at, wanted.city)
        if landmark := named.landmark:
            wanted = replace(wanted, near=(landmark.lat, landmark.lon))
            around = await _around(store, wanted, at, open_only=open_only, enough=enough)
            found = [replace(one, score=named.landmark_score) for one in around]
        else:
            found = await _judged(store, await _called(store, named.scores), wanted, at, named.scores)
    elif wanted.near is None:
        listed = await store.list_branches("", NEAREST, at, service=wanted.service, aid=wanted.aid)
        found = await _judged(store, listed, wanted, at)
    else:
        found = await _around(store, wanted, at, open_only=open_only, enough=enough)
    fitting = [one for one in found if one.opening.open or not open_only]
    chosen = _those_there(_with_nearest(sorted(fitting, key=lambda one: _order(one, wanted))))[:most]
    whole = {one.branch.id: one.branch for one in chosen if isinstance(one.branch, Branch)}
    if missing := [one.branch.id for one in chosen if one.branch.id not in whole]:
        whole |= await store.branches(missing)
    meant = (named.landmark, named.city)
    return [Found(whole[one.branch.id], one.opening, one.metres, one.score, *meant) for one in chosen]


async def _called(store: PlaceStore, ids: Collection[str]) -> Iterable[Branch | Sketch]:
    """These branches, whole when they are so few that reading twice would take longer."""
    return await store.sketches(ids) if len(ids) > FEW else (await store.branches(ids)).values()


async def known_branch(store: PlaceStore, branch_id: str, at: dt.datetime) -> Branch:
    """The branch of this id that is there at a moment. Raises BranchNotFound."""
    found = await store.branch(branch_id)
    if found is None or not is_there(found, at):
        raise BranchNotFound(branch_id)
    return found


async def _around(
    store: PlaceStore, wanted: Wanted, at: dt.datetime, *, open_only: bool, enough: int
) -> list[_Judged]:
    near = wanted.near or (0.0, 0.0)
    known: list[_Judged] = []
    found: list[_Judged] = []
    read = 0
    for metres in WIDENING:
        if metres > read:
            # The near ones are among those of the city: reading both would take twice as long.
            read = max(metres, ACROSS)
            box = box_around(near, read)
            inside = await store.branches_within(box, NEAREST, at, service=wanted.service, aid=wanted.aid)
            known = await _judged(store, inside, wanted, at)
        found = known if metres == read else [one for one in known if (one.metres or 0.0) <= metres]
        if len(found) < enough and metres < WIDENING[-1]:
            continue  # too few, however many of them are open
        # Closed ones alone are not enough, unless an open one would be at the other end of the city.
        is_some = open_only or metres >= ACROSS or any(one.opening.open for one in found)
        if is_some and sum(one.opening.open or not open_only for one in found) >= enough:
            break
    return found


async def _judged(
    store: PlaceStore,
    branches: Iterable[Branch | Sketch],
    wanted: Wanted,
    at: dt.datetime,
    named: Mapping[str, float] | None = None,
) -> list[_Judged]:
    """The fitting ones of these branches with opening and distance."""
    fitting = [branch for branch in branches if _fits(branch, wanted, at)]
    service = wanted.service or (Service.FX if wanted.currency else Service.PERSONAL)
    answers = await answers_of(store, fitting, service, at)
    return [
        _Judged(
            branch,
            answers[branch.id],
            distance(*wanted.near, branch.lat, branch.lon) if wanted.near else None,
            (named or {}).get(branch.id, 0.0),
        )
        for branch in fitting
    ]


def _order(one: _Judged, wanted: Wanted) -> tuple[float, bool, float, str]:
    speaks = not wanted.language or wanted.language in one.branch.languages
    detour = (one.metres or 0.0) + (0.0 if speaks else DETOUR_METRES)
    return -round(one.score / ALIKE), not one.opening.open, detour, one.branch.id


def _those_there(chosen: list[_Judged]) -> list[_Judged]:
    """None that is far away where one is open right there: at the airport nobody goes back to the city."""
    is_there = bool(chosen) and chosen[0].opening.open and (chosen[0].metres or 0.0) <= THERE_METRES
    if not is_there or chosen[0].metres is None:
        return chosen
    return [one for one in chosen if (one.metres or 0.0) <= AWAY_METRES]


def _with_nearest(chosen: list[_Judged]) -> list[_Judged]:
    """The nearest, although closed, before an open one that is far from it, else right behind that."""
    alike = [one for one in chosen if round(one.score / ALIKE) == round(chosen[0].score / ALIKE)]
    if len(alike) <= 1 or any(one.metres is None for one in alike) or not chosen[0].opening.open:
        return chosen
    first, nearest = alike[0], min(alike, key=lambda one: (one.metres or 0.0, one.branch.id))
    if nearest is first or nearest.opening.open:
        return chosen
    is_far = (first.metres or 0.0) - (nearest.metres or 0.0) > FAR_METRES
    rest = [one for one in chosen if one not in (first, nearest)]
    return [nearest, first, *rest] if is_far else [first, nearest, *rest]


def _fits(branch: Branch | Sketch, wanted: Wanted, at: dt.datetime) -> bool:
    return (
        is_there(branch, at)
        and (not wanted.service or wanted.service in branch.services)
        # A point that an event brings changes money, and its counters do nothing else.
        and not (wanted.service == Service.PERSONAL and branch.pack and not wanted.aid)
        and (not wanted.currency or wanted.currency in buys_at(branch, at))
        and (not wanted.visitors_only or branch.serves_visitors)
        and (not wanted.step_free or branch.step_free)
        and (not wanted.aid or wanted.aid in branch.aids)
    )


async def where_is(store: PlaceStore, said: str, at: dt.datetime, city: str = "") -> Spot | None:
    """Where the place is that a visitor's words name: a landmark, else the first of the fitting branches."""
    named = await find_named(store, said, at, city)
    if named.landmark:
        return Spot((named.landmark.lat, named.landmark.lon))
    if not named.scores:
        return Spot(None, named.city) if named.city else None
    wanted = Wanted(said)
    best = round(max(named.scores.values()) / ALIKE)
    alike = [one for one, points in named.scores.items() if round(points / ALIKE) == best]
    there = [one for one in await store.sketches(alike) if is_there(one, at)]
    if len(there) > 1:
        judged = await _judged(store, there, wanted, at, named.scores)
        return Spot(
            min((_order(one, wanted), (one.branch.lat, one.branch.lon)) for one in judged)[1], named.city
        )
    return Spot((there[0].lat, there[0].lon), named.city) if there else None


async def first_known(
    store: PlaceStore, words: Iterable[str], at: dt.datetime, city: str = ""
) -> tuple[str, Spot] | None:
    """The first of some words that name a place, and where that is; None when none of them does.

    Words that name no more than a city are the last choice.
    """
    known = None
    for said in words:
        if spot := await where_is(store, said, at, city):
            if not spot.city:
                return said, spot
            known = known or (said, spot)
    return known


def box_around(near: tuple[float, float], metres: float) -> Box:
    """South, north, west and east of a square around a position."""
    lat, lon = near
    high = metres / METRES_A_DEGREE
    wide = high / max(math.cos(math.radians(lat)), 0.01)
    return lat - high, lat + high, lon - wide, lon + wide
