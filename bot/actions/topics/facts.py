"""Facts of the bank as values for a sentence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from bot.actions.desk import desk
from bot.actions.topics.talk import Talk

Fact = Mapping[str, Any]
SPANS = {"calendar_days": "day", "days": "day", "months": "month"}


class FactMissing(LookupError):
    """There is no such fact, or it has ended."""


async def facts_of(topic: str, city: str = "") -> dict[str, Fact]:
    """The facts of a topic by key, as they stand in a city. Raises DeskDown."""
    return {str(fact["key"]): fact for fact in await desk().facts(topic, city)}


def typed(fact: Fact) -> object:
    """A fact's value in the shape that the wording formats."""
    value, unit = fact["value"], str(fact.get("unit") or "")
    if isinstance(value, Mapping):
        return dict(value)
    if unit == "phone":
        return {"type": "phone", "value": str(value)}
    if unit == "share":
        return {"type": "percent", "value": str(value)}
    if unit in SPANS:
        return {"type": "span", "value": int(value), "unit": SPANS[unit]}
    if unit == "names":
        return {"type": "list", "items": list(value)}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return {"type": "list", "items": [{"type": "term", "id": f"term_network_{one}"} for one in value]}
    return value if isinstance(value, int) else str(value)


def is_nothing(value: object) -> bool:
    """Whether a typed value is an amount of zero."""
    return isinstance(value, Mapping) and "amount" in value and Decimal(str(value["amount"])) == 0


def use(talk: Talk, known: Mapping[str, Fact], wanted: Mapping[str, str]) -> dict[str, object]:
    """The values of a sentence from facts by key; unsure ones are noted. Raises FactMissing."""
    values: dict[str, object] = {}
    for place, key in wanted.items():
        fact = known.get(key)
        if fact is None:
            raise FactMissing(key)
        if fact.get("status") == "uncertain":
            talk.unsure.append(str(fact["last_verified"]))
        values[place] = typed(fact)
    return values


def say_unsure(talk: Talk) -> None:
    """Below figures that are not confirmed: since when they have not been."""
    if talk.unsure:
        talk.say("utter_facts_unsure", {"date": {"type": "date", "value": min(talk.unsure)}})
        talk.unsure.clear()
