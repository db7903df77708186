"""Every sentence of the bot and the system, said in every locale with ordinary and with extreme values.

What must hold: every value stands in the sentence as the locale writes it, nothing is left in braces, and the
typography of the sentence survives the values (no doubled space or point, nothing before a comma).
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from typing import Any

import pytest

from translations.catalogue import Catalogue
from translations.locales import first_class

CATALOGUE = Catalogue.load()
NAME = {"type": "name", "names": {"zh-CN": "王府井支行", "en": "Wangfujing Branch", "ar": "فرع وانغفوجينغ"}}
LONG_NAME = {"type": "name", "names": {"zh-CN": "奥" * 60, "en": "W" * 120}}
MOMENTS = (
    {"type": "datetime", "value": "2026-11-26T09:00:00+08:00"},
    {"type": "datetime", "value": "2027-01-01T00:00:00+08:00"},
)
DAYS = ({"type": "date", "value": "2026-11-28"}, {"type": "date", "value": "2028-02-29"})
MONEY = (
    {"type": "money", "amount": "2157.45", "currency": "CNY"},
    {"type": "money", "amount": "999999999.99", "currency": "USD"},
    {"type": "money", "amount": "0", "currency": "JPY"},
)
RATES = (
    {"type": "rate", "amount": "719.15", "currency": "CNY"},
    {"type": "rate", "amount": "0.0432", "currency": "CNY"},
)
SPANS = (
    {"type": "span", "value": 24, "unit": "month"},
    {"type": "span", "value": 1, "unit": "day"},
    {"type": "span", "value": 183, "unit": "day"},
)
SHARES = ({"type": "percent", "value": "0.0075"}, {"type": "percent", "value": "1"})
TERM = ({"type": "term", "id": "term_network_visa"}, {"type": "term", "id": "term_unknown"})
LISTS = (
    {"type": "list", "items": ["USD"]},
    {"type": "list", "items": ["USD", "EUR", "GBP", "JPY", "CHF", "KRW"]},
)
VALUES: dict[str, tuple[Any, ...]] = {
    **dict.fromkeys(("branch", "address", "agent", "places"), (NAME, LONG_NAME)),
    **dict.fromkeys(
        ("promise_at", "collect_from", "collect_until", "departure"),
        (*MOMENTS, *DAYS),
    ),
    **dict.fromkeys(("published_at", "opens_at", "at"), MOMENTS),
    **dict.fromkeys(("date", "time", "day"), DAYS),
    **dict.fromkeys(
        (
            "limit",
            "fee",
            "payment",
            "free",
            "year",
            "cash",
            "least",
            "declare",
            "certificate",
            "cny",
            "quota",
            "proof",
            "without_slip",
            "past_customs",
            "given",
            "received",
            "rest",
            "commission",
            "amount",
        ),
        MONEY,
    ),
    **dict.fromkeys(("rate", "buying", "selling", "unit"), RATES),
    **dict.fromkeys(("validity", "stay"), SPANS),
    "share": SHARES,
    **dict.fromkeys(
        ("network", "networks", "state", "kind", "reason", "topic", "screen", "card_network", "field"), TERM
    ),
    **dict.fromkeys(("currencies",), LISTS),
    "currency": ({"type": "currency", "code": "USD"}, {"type": "currency", "code": "XTS"}),
    "hours": (
        {"type": "hours", "spans": [["09:00", "12:00"], ["13:30", "17:00"]]},
        {"type": "hours", "spans": [["00:00", "00:00"]]},
    ),
    "closes_at": ({"type": "time", "value": "17:00"}, {"type": "time", "value": "00:00"}),
    **dict.fromkeys(
        ("phone", "police", "fire", "ambulance"),
        ({"type": "phone", "value": "+86 10 5550 0100"}, {"type": "phone", "value": "110"}),
    ),
    "reference": ({"type": "reference", "value": "VD-7K2M-Q4"},),
    "days": (5, {"type": "span", "value": 90, "unit": "day"}),
    "wait": ({"type": "duration", "minutes": 4}, {"type": "duration", "minutes": 125}),
}
OTHERS: tuple[Any, ...] = ("BJ0101", 7)
# Of the words of a value these may change in a sentence: the first letter, and marks of direction.
_UNSEEN = re.compile("[\u2066-\u2069\u200e\u200f\u061c]")
_BAD = re.compile(r"\{|\}|  |\.\.(?!\.)| [,;](?!\))|،،|。。|\(\)|（）")


@cache
def ids() -> list[str]:
    return sorted(one for one in CATALOGUE.ids("en") if one.startswith(("utter_", "system_")))


def values_for(message_id: str, turn: int) -> dict[str, Any]:
    """The values of one rendering: `turn` 0 is ordinary, the rest are extreme."""
    chosen = {}
    for name in CATALOGUE.text(message_id, "en").placeholders:
        known = VALUES.get(name, OTHERS)
        if name == "days":  # a number in one sentence, a span in another
            known = (known[0],) if message_id == "utter_remittance" else (known[1],)
        chosen[name] = known[turn % len(known)]
    return chosen


@pytest.mark.parametrize("locale", first_class())
@pytest.mark.parametrize("turn", range(4))
def test_every_sentence_keeps_its_values_and_its_typography(locale: str, turn: int) -> None:
    wrong = []
    for message_id in ids():
        values = values_for(message_id, turn)
        said = CATALOGUE.say(message_id, locale, {"count": 3, **values})
        plain = _UNSEEN.sub("", said)
        for name, value in values.items():
            if name not in CATALOGUE.text(message_id, locale).placeholders:
                continue
            written = (
                _UNSEEN.sub("", CATALOGUE.format(value, locale)) if not isinstance(value, str) else value
            )
            if written not in plain:
                wrong.append(f"{message_id}: {name} is not there: {plain!r}")
        if found := _BAD.search(plain):
            wrong.append(f"{message_id}: {found[0]!r} in {plain!r}")
    assert wrong == []


@pytest.mark.parametrize("locale", first_class())
def test_the_numbers_of_a_sentence_are_those_of_english(locale: str) -> None:
    """A figure that a translator wrote by himself is found here: only values bring figures."""
    wrong = []
    for message_id in ids():
        own, english = (_figures(CATALOGUE.text(message_id, one).forms[0]) for one in (locale, "en"))
        if not own <= english | _IN_WORDS:
            wrong.append((message_id, sorted(own - english)))
    assert wrong == []


# Small numbers (four digits, one working day) and "day and night" that English says in words.
_IN_WORDS = {Decimal(number) for number in (1, 2, 3, 4, 24)}
_FIGURE = re.compile(r"\d+")


def _figures(text: str) -> set[Decimal]:
    without_values = re.sub(r"\{\w+\}", "", text)
    return {Decimal(found) for found in _FIGURE.findall(without_values)}
