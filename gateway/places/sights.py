"""The sights that visitors name, of `sights.yml`: places on the map that belong to no bank and no event."""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any

import yaml

from gateway.places.folding import keys, tokens
from gateway.places.models import Landmark
from gateway.places.sight_fit import Names, Said, is_named, means, names_kind, names_of

ALWAYS = (dt.datetime(1900, 1, 1, tzinfo=dt.UTC), dt.datetime(9999, 1, 1, tzinfo=dt.UTC))
# The pack of a landmark that no event has brought.
NO_PACK = ""


def sights_like(words: Collection[str]) -> dict[str, Landmark]:
    """The sights that have at least one of these tokens, by id."""
    known, index = _sights(), _index()
    return {one: known[one] for word in words for one in index.get(word, ())}


def sights_meant(said: Said, words: Collection[str]) -> dict[str, Landmark]:
    """Those that the words may mean: not one of another city, nor only of the same kind."""
    return {one: sight for one, sight in sights_like(words).items() if means(said, *_named()[one])}


def sight_named(said: Said, words: Collection[str]) -> Landmark | None:
    """The sight that is named by its city, its kind and which of them it is."""
    found = sights_like(words) if names_kind(said) else {}
    return next((sight for one, sight in found.items() if is_named(said, *_named()[one])), None)


@functools.cache
def _named() -> Mapping[str, tuple[Names, str]]:
    """What the names of each sight are made of, and its city, by id."""
    return {
        f"sight/{row['id']}": (names_of([*row["names"].values(), *row["also"]]), row["city"])
        for row in rows()
    }


@functools.cache
def rows() -> list[dict[str, Any]]:
    """The sights as they are listed."""
    listed: list[dict[str, Any]] = yaml.safe_load(
        (Path(__file__).parent / "sights.yml").read_text(encoding="utf-8")
    )
    return listed


@functools.cache
def _sights() -> Mapping[str, Landmark]:
    since, until = ALWAYS
    return {
        f"sight/{row['id']}": Landmark(
            id=f"sight/{row['id']}",
            names=row["names"],
            also=row["also"],
            lat=row["at"][0],
            lon=row["at"][1],
            since=since,
            until=until,
            pack=NO_PACK,
            keys=keys([*row["names"].values(), *row["also"]]),
        )
        for row in rows()
    }


@functools.cache
def _index() -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = {}
    for one, sight in _sights().items():
        for token in dict.fromkeys(tokens(sight.keys)):
            found.setdefault(token, []).append(one)
    return found
