"""How the tables of this folder write down what is found in a message, and how it is checked.

`11-20` is a day of 2026, `15:30` a time, `300EUR` an amount (`300` without a currency), `>CNY` a currency
named without an amount; `a/b` are readings that the visitor is asked about; None is nothing at all.
Everything is seen from a Wednesday, 18 November 2026, half past three in the afternoon.
"""

from __future__ import annotations

from typing import Any

from bot.nlu.values.found import Found

KINDS = frozenset({"date", "time", "money", "currency"})


def noted(found: list[Found]) -> str | None:
    """Return the days, times and amounts found, in this notation."""
    return " ".join(_NOTED[one.entity](one) for one in found if one.entity in KINDS) or None


def _day(one: Found) -> str:
    return "/".join(day.removeprefix("2026-") for day in one.ambiguous or [one.value])


def _time(one: Found) -> str:
    return "/".join(one.ambiguous or [one.value])


def _money(one: Found) -> str:
    readings: list[dict[str, Any]] = one.ambiguous or [one.value]
    amounts = list(dict.fromkeys(_amount(reading["amount"]) for reading in readings))
    codes = list(dict.fromkeys(reading["currency"] or "" for reading in readings))
    return "/".join(amounts) + "/".join(codes)


def _amount(said: str) -> str:
    whole, point, cents = said.partition(".")
    return f"{whole}.{cents.ljust(2, '0')}" if point else whole


def _currency(one: Found) -> str:
    return ">" + "/".join(one.ambiguous or [one.value])


_NOTED = {"date": _day, "time": _time, "money": _money, "currency": _currency}
