"""An event pack for tests: ten days in Beijing with one of everything."""

from __future__ import annotations

import copy
from typing import Any

from translations.locales import first_class

Values = dict[str, Any]
LAST_VERIFIED = "2026-11-01"


def names(text: str) -> dict[str, str]:
    """A text in every language that is needed."""
    return dict.fromkeys(first_class(), text)


GAMES: Values = {
    "key": "games",
    "names": names("Test Games"),
    "city": "beijing",
    "starts": "2026-12-01",
    "ends": "2026-12-10",
    "languages": ["fr", "th"],
    "venues": [
        {
            "id": "velodrome",
            "names": names("Laoshan Velodrome"),
            "also": ["The Saucer"],
            "lat": 39.9139,
            "lon": 116.2170,
            "acceptance": {
                "networks": ["visa"],
                "cash": True,
                "wallets": ["ecny"],
                "remarks": {"card_limit": "venue.card_limit"},
            },
        },
        {"id": "office", "names": names("Games Office"), "lat": 39.9, "lon": 116.3, "access": "closed"},
    ],
    "hours": [
        {"services": ["fx"], "hours": "Mo-Su 09:00-22:00", "extends": True},
        {"branches": ["wangfujing"], "services": ["personal"], "hours": "10:00-12:00"},
        {"branches": ["qianmen"], "first": "2026-12-05", "last": "2026-12-05", "hours": "off"},
    ],
    "points": [
        {
            "id": "velodrome-exchange",
            "venue": "velodrome",
            "names": names("Velodrome Counter"),
            "address": names("15 Laoshan West Street"),
            "lat": 39.9140,
            "lon": 116.2171,
            "hours": {"personal": "Mo-Su 08:00-23:00", "fx": "Mo-Su 08:00-23:00"},
            "languages": ["en", "fr"],
            "buys": ["USD", "BRL"],
            "sells": ["USD"],
        }
    ],
    "currencies": [{"branch": "wangfujing", "buys": ["USD", "BRL"]}],
    "facts": [
        {
            "topic": "bank",
            "key": "bank.hotline",
            "value": "+86 10 5550 0199",
            "unit": "phone",
            "jurisdiction": "CN",
            "source": "test",
            "last_verified": LAST_VERIFIED,
            "status": "bank-set",
        },
        {
            "topic": "venue",
            "key": "venue.card_limit",
            "value": {"type": "money", "amount": "500.00", "currency": "CNY"},
            "source": "test",
            "last_verified": LAST_VERIFIED,
            "status": "bank-set",
        },
    ],
}


def games(**changes: Any) -> Values:
    """The pack with some members changed."""
    return copy.deepcopy(GAMES) | changes


def changed(path: str, value: Any) -> Values:
    """The pack with another value at a path such as `venues.0.lat`."""
    made = games()
    inner: Any = made
    *way, last = path.split(".")
    for step in way:
        inner = inner[int(step)] if isinstance(inner, list) else inner[step]
    inner[int(last) if isinstance(inner, list) else last] = value
    return made
