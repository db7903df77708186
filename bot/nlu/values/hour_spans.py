"""Hours of a span, of which the words for one tell that both are hours: с 9 до 18, من ٩ إلى ٥, open 9-5."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import regex

from bot.nlu.values.found import Found, Search
from bot.nlu.values.moments import before_day
from bot.nlu.values.numbers import Number
from bot.nlu.values.tables import alternatives, pattern_of, table

_HOURS = 24
_FARTHEST = 34
_NOON = 12
# While a bank may be open; of two readings of a span this one is meant.
_OPENS, _CLOSES = "08:00", "19:00"


@dataclass(frozen=True)
class HourSpan:
    """Where the two numbers of a span begin; `is_marked` when each has a word for hours.

    De 2 à 3 heures may be a length; de 9 heures à 17 heures is of the clock.
    """

    first: int
    second: int
    is_marked: bool = False


def find_hour_spans(search: Search, hours: Iterable[Number]) -> Iterator[HourSpan]:
    """Return the spans whose numbers are hours, by what stands before, between and behind them."""
    text = search.text
    ordered = sorted((one for one in hours if _may_be_hour(one)), key=lambda one: one.start)
    patterns, is_opening = _patterns(), None
    for place, first in enumerate(ordered):
        for second in ordered[place + 1 :]:
            if second.start - first.end > _FARTHEST:
                break
            link = patterns.link.fullmatch(text, first.end, second.start)
            if link is None:
                continue
            if is_opening is None:
                is_opening = patterns.opening.search(text) is not None
            if _are_hours(search, first, second, link, is_opening=is_opening):
                both = link["mark"] is not None and patterns.mark.match(text, second.end) is not None
                yield HourSpan(first.start, second.start, both)
            break


def in_order(found: Sequence[Found], spans: Iterable[HourSpan]) -> list[Found]:
    """Return the times with those of a span read as one: the second is later than the first."""
    read = list(found)
    for span in spans:
        first, second = (
            next((place for place, one in enumerate(read) if one.start <= start < one.end), None)
            for start in (span.first, span.second)
        )
        if first is not None and second is not None and first != second:
            read[first], read[second] = _one_after_the_other(read[first], read[second])
    return read


def _may_be_hour(number: Number) -> bool:
    hour = number.readings[0]
    return len(number.readings) == 1 and 0 <= hour <= _HOURS


def _are_hours(
    search: Search, first: Number, second: Number, link: regex.Match[str], *, is_opening: bool
) -> bool:
    patterns, text = _patterns(), search.text
    if patterns.counted.match(text, second.end):
        return False
    if is_opening:
        return True
    mark = patterns.mark.match(text, second.end)
    if link["east"] is not None:
        return link["mark"] is not None and mark is not None
    begins = patterns.since.search(text, 0, first.start)
    since = begins is not None or link["both"] is not None
    if (since or link["dash"] is not None) and _is_of_day(
        search, begins.start() if begins else first.start, second
    ):
        return True
    if link["dash"] is not None:
        return mark is not None and patterns.length.match(text, second.end) is None
    has_article = begins is not None and begins["article"] is not None
    is_marked = has_article or link["mark"] is not None or mark is not None
    is_until = link["until"] is not None and patterns.closed.match(text, second.end) is not None
    return since and (is_marked or is_until)


def _is_of_day(search: Search, start: int, second: Number) -> bool:
    """Return whether a day stands right before a span or behind it, and nothing counted follows."""
    if before_day(search, second.end):
        return True
    last = len(search.text[:start].rstrip(" ,"))
    is_behind = any(one.entity == "date" and one.end == last for one in search.found)
    return is_behind and _patterns().closed.match(search.text, second.end) is not None


def _one_after_the_other(first: Found, second: Found) -> tuple[Found, Found]:
    firsts, seconds = first.ambiguous or [first.value], second.ambiguous or [second.value]
    if len(seconds) == 1 and seconds[0] <= min(firsts) < f"{_NOON}:00":
        seconds = [f"{int(seconds[0][:2]) + _NOON:02d}{seconds[0][2:]}"]
    pairs = [(one, other) for one in firsts for other in seconds if one < other]
    open_pairs = [pair for pair in pairs if pair[0] >= _OPENS and pair[1] <= _CLOSES]
    chosen = open_pairs if len(open_pairs) == 1 else pairs
    if len(chosen) != 1:
        return first, second
    one, other = chosen[0]
    return replace(first, value=one, ambiguous=[]), replace(second, value=other, ambiguous=[])


@dataclass(frozen=True)
class Patterns:
    """What stands around the hours of a span."""

    since: regex.Pattern[str]
    link: regex.Pattern[str]
    mark: regex.Pattern[str]
    closed: regex.Pattern[str]
    length: regex.Pattern[str]
    counted: regex.Pattern[str]
    opening: regex.Pattern[str]


@lru_cache(maxsize=1)
def _patterns() -> Patterns:
    hours, units = table("hours"), table("days")["units"]
    parts = [word for part in hours["parts"].values() for word in part]
    clocks = alternatives([*hours["span_clock"], *parts])
    marks = [*hours["after"], *parts]
    marks += [word for words in hours["after_hour"].values() for word in words]
    mark = rf"(?:\s?(?:{alternatives(word for word in marks if len(word) > 1)})(?!\p{{L}}))"
    # Where no spaces are written, a word may follow a mark.
    mark = rf"(?:{mark}|\s?(?:{alternatives(hours['span_marks_east'])})|\s?[hч](?!\p{{L}}))"
    ends = [word for word in hours["span_both"] if word.startswith("'")]
    apart = [word for word in hours["span_both"] if word not in ends]
    until, both, other = (pattern_of(words) for words in (hours["span_until"], apart, hours["span_to"]))
    some = "|".join(
        rf"(?P<{name}>\s?(?:{joined})\s?|(?:^|\s)(?:{spaced})\s)"
        for name, (joined, spaced) in (("until", until), ("both", both), ("other", other))
    )
    some += rf"|(?P<both>(?:{alternatives(ends)})\s)|\s(?:{alternatives(hours['span_joined'])})"
    some += rf"|(?P<east>(?:{alternatives(hours['span_east'])})\s?)|(?P<dash>\s?[-~]\s?)"
    since_joined, since_spaced = pattern_of(hours["span_from"])
    counted = [word for words in units.values() for word in words if word not in hours["after"]]
    counted += hours["span_counted"]
    return Patterns(
        since=regex.compile(
            rf"(?:(?<!\p{{L}})(?P<article>{alternatives(hours['span_from_hours'])})\s|{since_joined}|(?<!\p{{L}})(?:{since_spaced})\s)"
            rf"(?:(?:(?P<article>{alternatives(hours['span_articles'])})|{alternatives(hours['span_clock'])})\s)?$"
        ),
        link=regex.compile(rf"(?:[:.]\d\d)?(?P<mark>{mark}+)?(?:{some})(?:(?:{clocks})\s?)?"),
        mark=regex.compile(rf"(?:[:.]\d\d|{mark})"),
        length=regex.compile(rf"\s?(?:{alternatives(hours['lengths'])})(?!\p{{L}})"),
        closed=regex.compile(rf"\s*(?:$|[,.!?;)])|\s(?:{alternatives(hours['span_goes_on'])})(?!\p{{L}})"),
        counted=regex.compile(rf"\s?(?:{alternatives(counted)})(?!\p{{L}})|\s?[%$€£¥₽]|[\d/]|[.,]\d{{3}}"),
        opening=regex.compile(rf"(?<!\p{{L}})(?:{alternatives(hours['opening'])})(?![\p{{L}}\p{{M}}])"),
    )
