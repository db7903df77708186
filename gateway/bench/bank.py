"""A bank of any size, the same at every run: branches and machines with names in eleven languages. Pure."""

from __future__ import annotations

import functools
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from gateway.demo.builder import offers, read
from gateway.places.models import Atm, Branch, Names

SEED = 2008
# The columns of the file of syllables; languages without one write a place as English does.
WRITTEN = ("zh-CN", "en", "ru", "ko", "ar")
ENDED = 0.25
LONG = 0.6
INSIDE = 0.7


@dataclass(frozen=True)
class Spot:
    """A made-up place: its bare names, its address, and where it lies."""

    names: Names
    address: Names
    city: str
    lat: float
    lon: float


def build_branches(count: int) -> list[Branch]:
    """So many branches."""
    chance = random.Random(SEED)  # noqa: S311 - the same bank every time is the point
    return [_branch(number, _spot(chance), chance) for number in range(count)]


def build_atms(count: int, branches: Sequence[Branch]) -> Iterator[Atm]:
    """So many machines of these branches; some stand elsewhere."""
    chance = random.Random(SEED + 1)  # noqa: S311 - as above
    spots: tuple[Names, ...] = tuple(read("bank.yml")["spots"].values())
    for number in range(count):
        owner = branches[number % len(branches)]
        if chance.random() < INSIDE:
            where = spots[number % len(spots)]
            names = {locale: f"{name}, {where[locale]}" for locale, name in owner.names.items()}
            yield _atm(number, owner, Spot(names, owner.address, owner.city, owner.lat, owner.lon), where)
        else:
            spot = _spot(chance, owner.city)
            yield _atm(number, owner, spot, spot.names)


@functools.cache
def _words() -> dict[str, Any]:
    path = Path(__file__).with_name("syllables.yml")
    return dict(yaml.safe_load(path.read_text(encoding="utf-8")))


def _spot(chance: random.Random, city: str = "") -> Spot:
    cities = _words()["cities"]
    city = city or chance.choice(list(cities))
    names = _names(chance, chance.choice(_words()["endings"]) if chance.random() < ENDED else None)
    street, house = _names(chance, None), chance.randint(1, 900)
    lat, lon = cities[city]["at"]
    return Spot(
        names,
        {
            "zh-CN": f"{cities[city]['zh-CN']}{street['zh-CN']}路{house}号",
            "en": f"{house} {street['en']} Road, {cities[city]['en']}",
        },
        city,
        round(chance.gauss(lat, 0.12), 5),
        round(chance.gauss(lon, 0.15), 5),
    )


def _names(chance: random.Random, ending: list[str] | None) -> Names:
    chosen = chance.sample(_words()["syllables"], 3 if chance.random() < LONG else 2)
    names = {}
    for column, locale in enumerate(WRITTEN):
        name = "".join(syllable[column] for syllable in chosen).capitalize()
        behind = f"{'' if locale == 'zh-CN' else ' '}{ending[column]}" if ending else ""
        names[locale] = name + behind
    return {
        locale: names.get("zh-CN" if locale == "ja" else locale, names["en"])
        for locale in read("bank.yml")["branch_name"]
    }


def _branch(number: int, spot: Spot, chance: random.Random) -> Branch:
    bank = read("bank.yml")
    kind = chance.choice(list(bank["kinds"].values()))
    bare = spot.names
    return Branch(
        id=f"generated-{number:05}",
        names={locale: name.format(place=bare[locale]) for locale, name in bank["branch_name"].items()},
        address=spot.address,
        directions={"zh-CN": f"{bare['zh-CN']}路口东侧", "en": f"East of the {bare['en']} crossing"},
        city=spot.city,
        lat=spot.lat,
        lon=spot.lon,
        **offers(bank, kind),
    )


def _atm(number: int, owner: Branch, spot: Spot, location: Names) -> Atm:
    bank = read("bank.yml")
    return Atm(
        code=f"GN{number:06}",
        names=spot.names,
        address=spot.address,
        location=location,
        branch_id=owner.id,
        in_branch=spot.address is owner.address,
        city=owner.city,
        lat=spot.lat,
        lon=spot.lon,
        networks=bank["networks"],
        languages=bank["screen_languages"],
    )
