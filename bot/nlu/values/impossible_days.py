"""Days that no calendar has: 31 February, 2月30日, 2027-04-31. They are no other day either."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from bot.nlu.values.dates import ISO_DAY, build, east_pattern, named_patterns
from bot.nlu.values.folding import fold
from bot.nlu.values.found import Search
from bot.nlu.values.month_days import is_month, month_of
from bot.nlu.values.number_characters import figure

# Shorter names of months are words of other languages, too: "set 31 …".
_LONG = 4
# A higher number is no day that somebody got wrong: order 39.
_MONTHS, _MOST_DAYS = 12, 31
# Where a day is asked about, a higher one is none of anything else.
_ANY_DAY = 99
_TWO = 2
Span = tuple[int, int]


def reserve_impossible(search: Search, today: dt.date) -> None:
    """Take the words of such days, so that "31 February" is not the 31st of this month."""
    for start, end in _impossible(search, today):
        search.reserve(start, end)


def names_no_day(message: str, today: dt.date, locale: str | None, *, is_asked: bool = False) -> bool:
    """Return whether a message names a day that no calendar has; one that asks about days also the 35th."""
    most = _ANY_DAY if is_asked else _MOST_DAYS
    return bool(_impossible(Search(fold(message), locale), today, most))


def _impossible(search: Search, today: dt.date, most: int = _MOST_DAYS) -> list[Span]:
    days: list[Span] = []
    others: list[Span] = []
    for span, year, month, day in _written(search):
        if not (1 <= month <= _MONTHS and 1 <= day <= most):
            continue
        is_day = build(year, str(month), str(day), today) is not None
        (days if is_day else others).append(span)
    return [one for one in others if not any(one[0] < end and start < one[1] for start, end in days)]


def _written(search: Search) -> Iterator[tuple[Span, str | None, int, int]]:
    """Return what is written like a day: where, its year, its month, its day."""
    for match in ISO_DAY.finditer(search.text):
        # 2026.2.30 is the number of a version, too; 2026.02.30 is not.
        if match["s"] != "." or len(match["m"]) == len(match["d"]) == _TWO:
            yield match.span(), match["y"], int(match["m"]), int(match["d"])
    for match in east_pattern()[1].finditer(search.text):
        month, day = figure(match["m"]), figure(match["d"])
        if month and day:
            yield match.span(), None if match["era"] else figure(match["y"]), int(month), int(day)
    for pattern in named_patterns():
        for match in pattern.finditer(search.text):
            if len(match["m"]) >= _LONG and is_month(search, match["m"]):
                yield match.span(), match["y"], month_of(match["m"]), int(match["d"])
