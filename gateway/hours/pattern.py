"""Weekly opening hours in OpenStreetMap's grammar, read one day at a time.

The library answers for moments; dated rules replace whole days, so what is asked here is which
spans *begin* on a day, with what runs past midnight kept as one span.
"""

from __future__ import annotations

import datetime as dt
import functools
import re
from dataclasses import dataclass

from opening_hours import OpeningHours, State, validate

DAY = 24 * 60
_RULE = re.compile(r';(?=(?:[^"]*"[^"]*")*[^"]*$)')
_SPAN = re.compile(r"(?<![\d:])(\d{1,2}):(\d{2})\s*-\s*(\d{1,2}):(\d{2})(?![\d:])")
_HOLIDAY = re.compile(r"PH\b\s*,?\s*(.*)", re.DOTALL)
_UNSUPPORTED = re.compile(r"sunrise|sunset|dawn|dusk|\bSH\b|\beaster\b|\|\||\d\+", re.IGNORECASE)
# A minute no real span is made of: it stands for "nothing runs past midnight" in the spill text.
_MARK = "23:59-24:00"
_MARK_START = DAY - 1


class InvalidHours(ValueError):
    """The text is not a pattern of opening hours that can be read."""


@dataclass(frozen=True, order=True)
class Span:
    """From and to, in minutes after midnight of the day it begins; `closes` may pass 1440."""

    opens: int
    closes: int


@dataclass(frozen=True)
class Pattern:
    """A weekly pattern with what it says for public holidays (`PH …`), if anything."""

    week: str
    holiday: str | None = None

    @classmethod
    @functools.lru_cache(maxsize=4096)
    def parse(cls, text: str) -> Pattern:
        """Read a pattern. Raises InvalidHours, also for grammar the desk does not decide by (sun, `||`)."""
        if _UNSUPPORTED.search(text):
            raise InvalidHours(text)
        week, holiday = [], None
        for rule in filter(None, (part.strip() for part in _RULE.split(text))):
            if match := _HOLIDAY.fullmatch(rule):
                holiday = match[1]
            elif re.search(r"\bPH\b", rule):
                raise InvalidHours(text)
            else:
                week.append(rule)
        pattern = cls("; ".join(week) or "off", holiday)
        for part in filter(None, (pattern.week, pattern.holiday)):
            _read(part)
        return pattern

    def spans(self, day: dt.date) -> tuple[Span, ...]:
        """The spans that begin on this day in an ordinary week."""
        return spans_of(self.week, day)

    def holiday_spans(self, day: dt.date) -> tuple[Span, ...]:
        """The spans that begin on this day when it is a public holiday."""
        return self.spans(day) if self.holiday is None else spans_of(self.holiday, day)


@functools.lru_cache(maxsize=4096)
def _read(text: str) -> OpeningHours:
    if not validate(text):
        raise InvalidHours(text)
    return OpeningHours(text, auto_country=False, auto_timezone=False)


@functools.lru_cache(maxsize=65536)
def spans_of(text: str, day: dt.date) -> tuple[Span, ...]:
    """The spans that begin on this day by a text without `PH`. Raises InvalidHours."""
    own, beyond = _halves(text)
    spans = list(_on(own, day))
    if beyond is not None:
        past = [span.closes + DAY for span in _on(beyond, day) if span.opens < _MARK_START]
        evening = [span for span in spans if span.closes == DAY]
        for closes in past:
            opens = evening[-1].opens if evening else DAY
            spans = [span for span in spans if span not in evening] + [Span(opens, closes)]
    return tuple(sorted(spans))


def _on(text: str, day: dt.date) -> list[Span]:
    midnight = dt.datetime.combine(day, dt.time())
    end = midnight + dt.timedelta(days=1)
    return [
        Span(_minutes(begin - midnight), _minutes(finish - midnight))
        for begin, finish, state, _ in _read(text).intervals(midnight, end)
        if state == State.OPEN
    ]


def _minutes(span: dt.timedelta) -> int:
    return int(span.total_seconds()) // 60


@functools.lru_cache(maxsize=4096)
def _halves(text: str) -> tuple[str, str | None]:
    """The text cut at midnight, and the text of what runs on after midnight (None when nothing does)."""
    text = text.replace("24/7", "00:00-24:00")
    if not any(_passes_midnight(span) for span in _SPAN.finditer(text)):
        return text, None

    def cut(span: re.Match[str]) -> str:
        return f"{span[1]}:{span[2]}-24:00" if _passes_midnight(span) else span[0]

    def spill(span: re.Match[str]) -> str:
        if not _passes_midnight(span):
            return _MARK
        return f"00:00-{int(span[3]) % 24:02}:{span[4]}"

    return _SPAN.sub(cut, text), _SPAN.sub(spill, text)


def _passes_midnight(span: re.Match[str]) -> bool:
    opens, closes = int(span[1]) * 60 + int(span[2]), int(span[3]) * 60 + int(span[4])
    return closes > DAY or (closes <= opens and closes > 0)
