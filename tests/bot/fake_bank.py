"""The bank that the bot's tests know: machines, branches, facts and rates as the gateway gives them."""

from __future__ import annotations

from typing import Any

import yaml

from bot.train import ROOT

MACHINES = {
    "0123": {"street": "1 Silk Street", "branch": "b-silk"},
    "0124": {"street": "8 Silk Street", "branch": "b-silk"},
    "0777": {"street": "Airport hall 3", "branch": "b-air"},
    "0888": {"street": "Metro station", "branch": "b-silk"},
}


def machine(code: str) -> dict[str, Any]:
    """A machine as the gateway describes it."""
    row = MACHINES[code]
    branch = {
        "id": row["branch"],
        "name": {"en": "Silk Street Branch", "zh-CN": "秀水街支行"},
        "address": {"en": "2 Silk Street", "zh-CN": "秀水街2号"},
        "phone": "+86 10 0000 0001",
    }
    return {
        "code": code,
        "name": f"ATM {code}",
        "address": {"en": row["street"], "zh-CN": row["street"]},
        "location": None,
        "lat": 39.91,
        "lon": 116.41,
        "branch": branch,
        "in_branch": code != "0888",
    }


def demo_facts() -> dict[str, list[dict[str, Any]]]:
    """The demo bank's facts by topic, as the gateway gives them."""
    rows = yaml.safe_load((ROOT / "gateway" / "demo" / "facts.yml").read_text(encoding="utf-8"))
    by_topic: dict[str, list[dict[str, Any]]] = {}
    for one in rows["facts"]:
        if "event" not in one:
            made = fact(one["key"], one["value"], one["status"], one["unit"])
            by_topic.setdefault(one["topic"], []).append(made)
    return by_topic


PUBLISHED = "2026-11-25T09:30:00+08:00"
BRANCHES: list[dict[str, Any]] = [
    {
        "id": "b-silk",
        "name": {"en": "Silk Street Branch", "zh-CN": "秀水街支行"},
        "address": {"en": "2 Silk Street", "zh-CN": "秀水街2号"},
        "phone": "+86 10 0000 0001",
        "directions": {"en": "Metro line 1, exit A", "zh-CN": "地铁1号线A口"},
        "lat": 39.9,
        "lon": 116.4,
        "services": ["personal", "corporate", "fx", "cheque"],
        "aids": ["wheelchair", "priority_number", "printed_map", "wifi"],
        "step_free": True,
        "languages": ["zh-CN", "en"],
        "buys": ["USD", "EUR"],
    },
    {
        "id": "b-harbour",
        "name": {"en": "Harbour Branch", "zh-CN": "海港支行"},
        "address": {"en": "9 Quay", "zh-CN": "码头9号"},
        "phone": "+86 10 0000 0002",
        "directions": {},
        "lat": 39.8,
        "lon": 116.3,
        "services": ["personal"],
        "aids": ["priority_number"],
        "languages": ["zh-CN"],
        "buys": [],
    },
]


def is_named(branch: dict[str, Any], said: str) -> bool:
    """Whether the words have the first word of a branch's name."""
    return branch["name"]["en"].split()[0].casefold() in said or branch["name"]["zh-CN"][:2] in said


def where_is(said: str) -> str | None:
    """Where the branch is that words name."""
    found = (one for one in BRANCHES if is_named(one, said.casefold()) or city_named(said) == "shanghai")
    return next((f"{one['lat']},{one['lon']}" for one in found), None)


def only_city(said: str) -> dict[str, str] | None:
    """The city that words name beside no branch that is known."""
    is_known = any(is_named(one, said.casefold()) for one in BRANCHES)
    city = None if is_known else city_named(said)
    return {"type": "term", "id": f"term_city_{city}"} if city else None


def city_named(said: str) -> str | None:
    """The city that words name; the bank has no branch in the second."""
    names = {
        "shanghai": "shanghai",
        "上海": "shanghai",
        "шанхае": "shanghai",
        "xi'an": "xian",
        "西安": "xian",
    }
    return next((city for name, city in names.items() if name in said.casefold()), None)


def money(amount: str, currency: str) -> dict[str, str]:
    """An amount as a typed value."""
    return {"type": "money", "amount": amount, "currency": currency}


def rate(amount: str, currency: str) -> dict[str, str]:
    """A price as a typed value."""
    return {"type": "rate", "amount": amount, "currency": currency}


def row(currency: str, buying: str | None, selling: str | None) -> dict[str, Any]:
    """A row of the rate board."""
    return {
        "currency": currency,
        "unit": "100",
        "cash_buying": buying,
        "cash_selling": selling,
        "published_at": PUBLISHED,
    }


def fact(key: str, value: Any, status: str = "confirmed", unit: str | None = None) -> dict[str, Any]:
    """A dated fact."""
    return {
        "key": key,
        "value": value,
        "unit": unit,
        "state": "current",
        "status": status,
        "last_verified": "2026-11-01",
        "source": "test",
    }
