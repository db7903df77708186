"""Days of the month without their month: 20号, the 3rd, dia 5."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache

import regex

from bot.nlu.values.day_moves import moves
from bot.nlu.values.found import Found, Search
from bot.nlu.values.month_days import nearest_days, ordinals
from bot.nlu.values.numbers import Number
from bot.nlu.values.quantities import Template, templates
from bot.nlu.values.tables import alternatives, table
from bot.nlu.values.weekdays import either


@lru_cache(maxsize=1)
def _templates() -> tuple[list[tuple[str, Template]], regex.Pattern[str]]:
    days = table("days")
    rows = [*days["day_only"], *(row for row in days["day_only_said"] if row not in days["day_only"])]
    return list(zip(rows, templates(rows), strict=True)), regex.compile(
        rf"\s?(?:{alternatives(days['not_before'])})"
    )


def find_lone_days(search: Search, today: dt.date, numbers: Sequence[Number]) -> Iterator[Found]:
    """Return days that are said by their number alone, in the month that is nearest."""
    rows, otherwise = _templates()
    days = table("days")
    said = [Number((Decimal(day),), start, end, is_bare=False) for day, start, end in search.once(ordinals)]
    for number in (*numbers, *said):
        if not 1 <= number.readings[0] <= 31 or not search.is_free(number.start, number.end):  # noqa: PLR2004
            continue
        for row, template in rows:
            listed = "day_only_said" if number in said else "day_only"
            if row not in days[listed] or search.notation in days["day_only_not_in"].get(row, ()):
                continue
            span = template.around(search.text, number.start, number.end)
            if (
                span
                and (moves(search.text, span[1]) or not otherwise.match(search.text, span[1]))
                and not _is_rate(search, span[1])
                and not _nights().search(search.text, 0, number.start)
                and (span[1] > number.end or _may_end(search.text, span[1]))
            ):
                if near := nearest_days(today, int(number.readings[0])):
                    yield either(near, *span)
                break


def _is_rate(search: Search, end: int) -> bool:
    """Return whether an amount follows at once: 1日3万円 is so much a day."""
    return any(one.entity == "money" and one.start == end for one in search.found)


@lru_cache(maxsize=1)
def _nights() -> regex.Pattern[str]:
    return regex.compile(rf"\d\s?(?:{alternatives(table('days')['nights'])})\s?$")  # 2泊3日


@lru_cache(maxsize=1)
def _followers() -> regex.Pattern[str]:
    words = alternatives(table("days")["day_followed_by"])
    return regex.compile(rf"\s*(?:$|[,.!?;)]|(?:{words})(?!\p{{L}}))")


def _may_end(text: str, end: int) -> bool:
    return _followers().match(text, end) is not None
