"""Makes the demo bank's places and facts from the compact files beside this module. Pure."""

from __future__ import annotations

import functools
from pathlib import Path
from typing import Any

import yaml

from gateway.events.reading import parse, read_file
from gateway.events.schemas import EventPack
from gateway.facts.models import Fact
from gateway.places.models import Atm, Branch, Names, Service

FOLDER = Path(__file__).parent
SPOTS = ("inside", "street")
_OF_A_KIND = ("languages", "buys", "sells", "step_free", "aids", "serves_visitors")
Data = dict[str, Any]


@functools.cache
def read(name: str) -> Any:
    """The content of one of the demo files."""
    # libyaml's reader is ten times as fast as Python's.
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load((FOLDER / name).read_text(encoding="utf-8"), Loader=loader)  # noqa: S506 - both are safe


def build_branches() -> list[Branch]:
    """The forty branches."""
    return [_branch(row, number) for number, row in enumerate(read("branches.yml"), start=1)]


def build_atms() -> list[Atm]:
    """The hundred and twenty machines: two in each branch, forty elsewhere."""
    rows = {row["id"]: row for row in read("branches.yml")}
    branches = {branch.id: branch for branch in build_branches()}
    inside = [
        _inner_atm(branches[branch_id], code, spot)
        for branch_id, row in rows.items()
        for code, spot in zip(row["machines"], SPOTS, strict=True)
    ]
    return inside + [_outer_atm(row, branches[row["branch"]]) for row in read("atms.yml")]


def build_facts() -> list[Fact]:
    """The demo bank's facts, and its name as one of them."""
    listed = read("facts.yml")
    verified = listed["last_verified"]
    rows = [*listed["facts"], _name_row()]
    return [
        Fact(
            id=":".join(filter(None, (row["key"], row.get("jurisdiction", "CN"), row.get("event", "")))),
            last_verified=verified,
            **{"jurisdiction": "CN", "event": "", "valid_from": None, "valid_to": None, **row},
        )
        for row in rows
    ]


def build_events() -> list[EventPack]:
    """The event packs beside this module. Raises ValueError when one of them is wrong."""
    packs = [parse(read_file(path)) for path in sorted((FOLDER / "events").glob("*.yml"))]
    wrong = [fault for pack in packs if isinstance(pack, list) for fault in pack]
    if wrong:
        raise ValueError(wrong)
    return [pack for pack in packs if isinstance(pack, EventPack)]


def place_names(row: Data) -> Names:
    """The bare names of a branch's place, in all locales of the bank's name."""
    return {locale: row["place"].get(locale, row["place"]["en"]) for locale in read("bank.yml")["name"]}


def _name_row() -> Data:
    value = {"type": "name", "names": read("bank.yml")["name"]}
    return {
        "topic": "bank",
        "key": "bank.name",
        "value": value,
        "unit": "",
        "status": "bank-set",
        "source": "demo bank",
    }


def offers(bank: Data, kind: Data) -> Data:
    """What every branch of a kind has: hours, services, languages, currencies, networks, aids."""
    return {
        "hours": kind["hours"],
        "services": [service.value for service in Service if service in kind["hours"]],
        "networks": bank["networks"],
        **{name: kind[name] for name in _OF_A_KIND},
    }


def _branch(row: Data, number: int) -> Branch:
    bank = read("bank.yml")
    kind, city = bank["kinds"][row["kind"]], bank["cities"][row["city"]]
    names = {
        locale: bank["branch_name"][locale].format(place=name) for locale, name in place_names(row).items()
    }
    return Branch(
        id=row["id"],
        names=names,
        address=_address(row, city),
        directions={locale: read(f"ways/{locale}.yml")[row["id"]] for locale in names},
        city=row["city"],
        district=row["district"][1],
        lat=row["at"][0],
        lon=row["at"][1],
        zone="Asia/Shanghai",
        **offers(bank, kind),
        phone=f"{city['phone']} {number:04}",
        demo=True,
    )


def _address(row: Data, city: Data) -> Names:
    local, foreign = row["street"]
    area, area_en = row["district"]
    return {
        "zh-CN": f"{city['zh-CN']}{city['zh_suffix']}{area}{local}",
        "en": f"{foreign}, {area_en} District, {city['en']}",
    }


def _inner_atm(branch: Branch, code: str, spot: str) -> Atm:
    bank = read("bank.yml")
    where: Names = bank["spots"][spot]
    joined: Names = bank["machine_name"]
    names = {
        locale: joined.get(locale, joined["default"]).format(branch=name, spot=where[locale])
        for locale, name in branch.names.items()
    }
    return _atm(code, branch, names, branch.address, where, in_branch=True)


def _outer_atm(row: Data, owner: Branch) -> Atm:
    city = read("bank.yml")["cities"][owner.city]
    names = place_names(row)
    atm = _atm(row["code"], owner, names, _address(row, city), names, in_branch=False)
    atm.lat, atm.lon = row["at"]
    atm.district = row["district"][1]
    return atm


def _atm(code: str, owner: Branch, names: Names, address: Names, location: Names, *, in_branch: bool) -> Atm:
    bank = read("bank.yml")
    return Atm(
        code=code,
        names=names,
        address=address,
        location=location,
        branch_id=owner.id,
        in_branch=in_branch,
        city=owner.city,
        district=owner.district,
        lat=owner.lat,
        lon=owner.lon,
        networks=bank["networks"],
        languages=bank["screen_languages"],
        hours=owner.hours["self_service"] if in_branch else "24/7",
        status="working",
        demo=True,
    )
