"""The decision for a moment: closure, notice, event of the city, national calendar, weekly pattern."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any
from zoneinfo import ZoneInfo

from gateway.hours.pattern import Pattern, Span, spans_of

# A typed value that names the rule to readers, e.g. `{"type": "term", "id": "term_holiday_…"}`; or empty.
Note = Mapping[str, Any]

HORIZON_DAYS = 60
# A place that stays open this long is said to be open without an end.
ENDLESS_DAYS = 8


class Reason(StrEnum):
    """Which rule decided, strongest first."""

    CLOSURE = "closure"
    NOTICE = "notice"
    EVENT = "event"
    HOLIDAY = "holiday"
    WORKDAY = "workday"
    WEEKLY = "weekly"


_STRENGTH = {reason: rank for rank, reason in enumerate(Reason)}


@dataclass(frozen=True)
class Rule:
    """Hours that replace the weekly pattern on some dates.

    `hours` is a pattern (`off` when closed). For HOLIDAY and WORKDAY it may be None: the place's own
    `PH` hours, or those of an ordinary working day, apply. `rank` settles two rules of one reason.
    With `adds` its hours are added to those that would hold without it: nothing is shut by it.
    """

    reason: Reason
    first: dt.date
    last: dt.date
    hours: str | None = None
    services: frozenset[str] = frozenset()
    note: Note = field(default_factory=dict, hash=False)
    rank: int = 0
    adds: bool = False

    def covers(self, day: dt.date, service: str) -> bool:
        """Whether it says anything about this service on this day."""
        return self.first <= day <= self.last and (not self.services or service in self.services)


@dataclass(frozen=True)
class Closure:
    """An emergency: nothing is served between two moments (`until` None: until further notice)."""

    since: dt.datetime
    until: dt.datetime | None = None
    services: frozenset[str] = frozenset()
    note: Note = field(default_factory=dict, hash=False)

    def shuts(self, moment: dt.datetime, service: str) -> bool:
        """Whether this service is shut at the moment."""
        started = self.since <= moment and (self.until is None or moment < self.until)
        return started and (not self.services or service in self.services)


@dataclass(frozen=True)
class Interval:
    """An opening, with the rule that made it."""

    opens: dt.datetime
    closes: dt.datetime
    reason: Reason


@dataclass(frozen=True)
class Answer:
    """Open or not at a moment, why, until when, and when next. `announced`: the calendar is known."""

    open: bool
    reason: Reason
    note: Note
    closes_at: dt.datetime | None
    opens_at: dt.datetime | None
    announced: bool


@dataclass(frozen=True)
class Schedule:
    """One service of one place."""

    pattern: Pattern
    zone: ZoneInfo
    service: str = ""
    rules: Sequence[Rule] = ()
    closures: Sequence[Closure] = ()
    known_years: frozenset[int] = frozenset()

    def rule(self, day: dt.date) -> Rule | None:
        """The dated rule that makes the hours of a day; None leaves the weekly pattern."""
        return self._planned(day)[0]

    def is_working_day(self, day: dt.date) -> bool:
        """Whether offices work on this day by the national calendar alone."""
        national = {rule.reason for rule in self.rules if rule.first <= day <= rule.last}
        if Reason.WORKDAY in national:
            return True
        return Reason.HOLIDAY not in national and day.isoweekday() <= 5  # noqa: PLR2004 - Monday to Friday

    def day(self, day: dt.date) -> list[Interval]:
        """The openings that begin on a day, in order, closures cut out."""
        rule, spans = self._planned(day)
        reason = rule.reason if rule else Reason.WEEKLY
        midnight = dt.datetime.combine(day, dt.time(), self.zone)
        whole = [
            Interval(
                midnight + dt.timedelta(minutes=span.opens),
                midnight + dt.timedelta(minutes=span.closes),
                reason,
            )
            for span in spans
        ]
        return [part for interval in whole for part in self._cut(interval)]

    def at(self, moment: dt.datetime) -> Answer:
        """The answer for a moment, in the place's own time."""
        local = moment.astimezone(self.zone)
        today, announced = local.date(), local.year in self.known_years
        shut = next((one for one in self.closures if one.shuts(local, self.service)), None)
        current = next((one for one in self._around(today) if one.opens <= local < one.closes), None)
        # What only adds hours is no reason to be closed.
        rule = self.rule(current.opens.astimezone(self.zone).date()) if current else self._replacing(today)
        note: Note = shut.note if shut else rule.note if rule else {}
        if current:
            return Answer(True, current.reason, note, self._end(current), None, announced)
        reason = Reason.CLOSURE if shut else rule.reason if rule else Reason.WEEKLY
        return Answer(False, reason, note, None, self.next_opening(local), announced)

    def next_opening(self, moment: dt.datetime, days: int = HORIZON_DAYS) -> dt.datetime | None:
        """The first opening after a moment; None when there is none within so many days."""
        local = moment.astimezone(self.zone)
        openings = (one.opens for one in self._from(local.date(), days))
        return next((opens for opens in openings if opens > local), None)

    def _planned(self, day: dt.date) -> tuple[Rule | None, Sequence[Span]]:
        """The spans of a day and the rule that made them; a rule that adds nothing has made nothing."""
        made = self._replacing(day)
        spans = self._spans(day, made)
        adding = [rule for rule in self.rules if rule.adds and rule.covers(day, self.service)]
        for rule in sorted(adding, key=_weakness, reverse=True):
            longer = merged([*spans, *spans_of(rule.hours or "off", day)])
            # Where a stronger rule replaces the hours, a weaker one adds nothing.
            if longer != merged(spans) and (made is None or _weakness(rule) < _weakness(made)):
                made, spans = rule, longer
        return made, spans

    def _replacing(self, day: dt.date) -> Rule | None:
        """The strongest rule that replaces the hours of a day."""
        covering = [rule for rule in self.rules if not rule.adds and rule.covers(day, self.service)]
        return min(covering, key=_weakness, default=None)

    def _spans(self, day: dt.date, rule: Rule | None) -> Sequence[Span]:
        if rule is None:
            return self.pattern.spans(day)
        if rule.hours is not None:
            return spans_of(rule.hours, day)
        if rule.reason is Reason.HOLIDAY:
            return self.pattern.holiday_spans(day)
        return self.pattern.spans(self._ordinary_workday(day))

    def _ordinary_workday(self, day: dt.date) -> dt.date:
        """The nearest Monday to Friday without a dated rule, so that a season's hours still hold."""
        steps = (offset for size in range(1, 15) for offset in (-size, size))
        near = (day + dt.timedelta(days=offset) for offset in steps)
        return next((one for one in near if one.isoweekday() <= 5 and self._replacing(one) is None), day)  # noqa: PLR2004

    def _cut(self, interval: Interval) -> list[Interval]:
        pieces = [interval]
        for closure in self.closures:
            if not closure.services or self.service in closure.services:
                pieces = [part for piece in pieces for part in _without(piece, closure)]
        return pieces

    def _around(self, day: dt.date) -> Iterator[Interval]:
        yield from self.day(day - dt.timedelta(days=1))
        yield from self.day(day)

    def _from(self, day: dt.date, days: int) -> Iterator[Interval]:
        for offset in range(-1, days):
            yield from self.day(day + dt.timedelta(days=offset))

    def _end(self, current: Interval) -> dt.datetime | None:
        """When it really closes: openings that touch are one; None when it never does."""
        end = current.closes
        last = current.opens + dt.timedelta(days=ENDLESS_DAYS)
        for interval in self._from(current.opens.date() + dt.timedelta(days=1), ENDLESS_DAYS):
            if interval.opens > end:
                break
            end = max(end, interval.closes)
        return None if end >= last else end


def _weakness(rule: Rule) -> tuple[int, int]:
    """How much stands above a rule: less is stronger."""
    return _STRENGTH[rule.reason], -rule.rank


def merged(spans: Sequence[Span]) -> list[Span]:
    """The same minutes in as few spans as possible, in order."""
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and span.opens <= joined[-1].closes:
            joined[-1] = Span(joined[-1].opens, max(joined[-1].closes, span.closes))
        else:
            joined.append(span)
    return joined


def _without(piece: Interval, closure: Closure) -> Iterator[Interval]:
    """What a closure leaves of an opening: before it, after it, both or nothing."""
    zone = piece.opens.tzinfo
    if piece.opens < closure.since:
        yield Interval(piece.opens, min(piece.closes, closure.since.astimezone(zone)), piece.reason)
    if closure.until is not None and closure.until < piece.closes:
        yield Interval(max(piece.opens, closure.until.astimezone(zone)), piece.closes, piece.reason)
