"""What a tour leader tells unasked: the group's name, country, day of leaving and bus. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

import regex
import yaml

from bot.actions.countries import country_patterns
from bot.actions.nationalities import nationality
from bot.actions.phrases import lowered
from bot.actions.reading_days import named_day
from bot.actions.visitor import Message

# In the order in which they are said back when they change.
DETAILS = ("group_name", "country", "departure", "bus", "bus_size")
HOST = "CN"
MOST_SEATS = 100
_MAX_NAME, _MAX_LEADER = 80, 100
_CLAUSE = regex.compile(r"(?:[,;!?\n，；。！？、،؛]|(?<!\d)\.(?!\w))\s*(?!\d{3}\b)")
_QUOTED = r"[\"“”„«「『《'‘](?P<quoted>[^\"“”«»「」『』《》]{2,80}?)[\"“”»」』》'’]"
_PLATE = r"(?P<bus>(?:\p{Han}\s?)?[\p{Lu}\d][\p{Lu}\d·.\-]*(?:\s[\p{Lu}\d·.\-]*\d[\p{Lu}\d·.\-]*)?)"
_IS = r"\s*(?:is|ist|est|es|é|è|is:|:|：|=|は|是|为|은|는|هو|هي|-|–|—)?\s*"
_EDGES = " \t\n.,;:!?，。、؛،\"'«»“”„「」『』"
# What is left around a name beside a number.
_LEADER_EDGES = " ,.;:-–—()/،，。、；：\n\t"
_DIGIT = regex.compile(r"\d")
Span = tuple[int, int]


@dataclass(frozen=True)
class Told:
    """The details by the names of the contract, the message without them, and its clauses without any."""

    values: dict[str, Any]
    rest: Message
    clauses: str


def read_details(message: Message) -> Told:
    """Everything of the group itself that a message tells; a button tells nothing."""
    if message.is_button:
        return Told({}, message, "")
    values: dict[str, Any] = {}
    spans: list[Span] = []
    for reader in (_group_name, _bus, _seats, _country):
        if found := reader(message.text, spans):
            name, value, span = found
            values[name] = value
            spans.append(span)
    leaving = _leaving(message)
    day = named_day(replace(message, entities=leaving), to_come=True)
    if day is not None and day >= message.now.date():
        values["departure"] = day.isoformat()
    gone = [*spans, *((one["start"], one["end"]) for one in leaving)]
    if not values:
        return Told({}, message, message.text)
    kept = [one for one in message.entities if one not in leaving and not _overlaps(one, spans)]
    rest = replace(message, text=_blanked(message.text, spans), entities=kept)
    return Told(values, rest, _untouched(message.text, gone))


def _group_name(text: str, _: Sequence[Span]) -> tuple[str, str, Span] | None:
    behind, before = _name_patterns()
    match = behind.search(text) or before.search(text)
    said = (match["quoted"] or match["name"] or "").strip(_EDGES) if match else ""
    return ("group_name", said[:_MAX_NAME], match.span()) if match and len(said) > 1 else None


def _bus(text: str, _: Sequence[Span]) -> tuple[str, str, Span] | None:
    for pattern in _bus_patterns():
        for match in pattern.finditer(text):
            said = (match["quoted"] or match["bus"] or "").strip(_EDGES)
            if said and (match["quoted"] or _DIGIT.search(said)):
                return "bus", said[:_MAX_NAME], match.span()
    return None


def _seats(text: str, _: Sequence[Span]) -> tuple[str, int, Span] | None:
    match = _seat_pattern().search(text)
    seats = int(match["n"]) if match else 0
    return ("bus_size", seats, match.span()) if match and 0 < seats <= MOST_SEATS else None


def _country(text: str, taken: Sequence[Span]) -> tuple[str, str, Span] | None:
    return _named_country(text, taken) or _nationality(text, taken)


def _nationality(text: str, taken: Sequence[Span]) -> tuple[str, str, Span] | None:
    code, start, end = nationality(text) or (HOST, 0, 0)
    is_taken = any(begin < end and start < stop for begin, stop in taken)
    return None if code == HOST or is_taken else ("country", code, (start, end))


def _named_country(text: str, taken: Sequence[Span]) -> tuple[str, str, Span] | None:
    table, folded = words(), lowered(text)
    cues = [*table["country_says"], *table["country_from"], *table["country_before"]]
    if not any(one in folded for one in cues):
        return None
    for name, pattern in country_patterns().items():
        for match in pattern.finditer(text):
            start, end = match.span()
            if any(begin < end and start < stop for begin, stop in taken):
                continue
            says = _ends_with(text[:start], table["country_says"])
            comes = _ends_with(text[:start], table["country_from"]) or _begins_with(
                text[end:], table["country_before"]
            )
            if says or (comes and name != HOST):
                return "country", name, (start, end)
    return None


def _leaving(message: Message) -> list[dict[str, Any]]:
    """The days beside a word of leaving: before it in the clause, or behind it when no other day is."""
    days = [one for one in message.entities if one["entity"] == "date" and "start" in one]
    return [one for one in days if _is_leaving(message.text, one, days)]


def _is_leaving(text: str, day: Mapping[str, Any], days: Sequence[Mapping[str, Any]]) -> bool:
    begin, end = _clause(text, day["start"], day["end"])
    begin = max([begin, *(one["end"] for one in days if one["end"] <= day["start"])])
    end = min([end, *(one["start"] for one in days if one["start"] >= day["end"])])
    before, after = lowered(text[begin : day["start"]]), lowered(text[day["end"] : end])
    table = words()
    after = _and().split(after)[0]
    if any(word in before for word in table["departure"]):
        return True
    return any(word in after for word in table["departure"]) and not any(
        word in before for word in table["arrival"]
    )


def _clause(text: str, start: int, end: int) -> Span:
    marks = list(_CLAUSE.finditer(text))
    begin = max((one.end() for one in marks if one.end() <= start), default=0)
    return begin, min((one.start() for one in marks if one.start() >= end), default=len(text))


def _untouched(text: str, spans: Iterable[Span]) -> str:
    """The clauses in which none of the spans lies."""
    touched = {_clause(text, start, end) for start, end in spans}
    whole, at = [], 0
    for mark in [*_CLAUSE.finditer(text), None]:
        end = mark.start() if mark else len(text)
        if not any(begin < end and at < stop for begin, stop in touched):
            whole.append(text[at:end].strip(_EDGES))
        at = mark.end() if mark else end
    return ", ".join(one for one in whole if one)


def _blanked(text: str, spans: Iterable[Span]) -> str:
    """The text with spaces for the spans, so that everything else stays where it is."""
    for start, end in spans:
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def _overlaps(entity: Mapping[str, Any], spans: Sequence[Span]) -> bool:
    return "start" in entity and any(start < entity["end"] and entity["start"] < end for start, end in spans)


def _ends_with(text: str, endings: Sequence[str]) -> bool:
    plain = lowered(text).rstrip(" :：\t")
    return any(
        plain.endswith(one) and (one[0] >= "\u0590" or not plain[: -len(one)][-1:].isalpha())
        for one in endings
    )


def _begins_with(text: str, beginnings: Sequence[str]) -> bool:
    return text.startswith(tuple(beginnings))


@lru_cache(maxsize=1)
def words() -> dict[str, list[str]]:
    """The words by what they tell."""
    rows = yaml.safe_load(Path(__file__).with_name("group_details.yml").read_text(encoding="utf-8"))
    return {name: [lowered(str(one)) for one in listed] for name, listed in rows.items()}


def _any(listed: Sequence[str]) -> str:
    """One of the words, the longest first; where words stand apart a whole one."""
    longest = sorted(listed, key=len, reverse=True)
    return "|".join(
        regex.escape(one) if one[0] >= "\u0590" else rf"(?<!\p{{L}}){regex.escape(one)}" for one in longest
    )


def _seen(listed: Sequence[str]) -> str:
    """One of the words where it ends too."""
    longest = sorted(listed, key=len, reverse=True)
    return "|".join(
        regex.escape(one) if one[-1] >= "\u0590" else rf"{regex.escape(one)}(?!\p{{L}})" for one in longest
    )


@lru_cache(maxsize=1)
def _name_patterns() -> tuple[regex.Pattern[str], regex.Pattern[str]]:
    table = words()
    spaced = [one for one in table["name_ends"] if one[0] < "\u0590" or one == "من"]
    joined = [one for one in table["name_ends"] if one not in spaced]
    ends = rf"(?=\s+(?:{_seen(spaced)})|\s*(?:{_seen(joined)})|[,;.!?\n，；。！？、،؛]|$)"
    plain = rf"(?P<name>[^,;.!?\n，；。！？、،؛:：]{{2,{_MAX_NAME}}}?){ends}"
    behind = rf"(?:{_any(table['name'])}){_IS}(?:{_QUOTED}|{plain})"
    before = rf"(?:{_QUOTED}|(?P<name>[^\s,;.!?\n，；。！？、،؛]{{2,40}}))(?:{_any(table['name_behind'])})"
    return regex.compile(behind, regex.IGNORECASE), regex.compile(before, regex.IGNORECASE)


@lru_cache(maxsize=1)
def _bus_patterns() -> tuple[regex.Pattern[str], ...]:
    table = words()
    bus, plate, named = _any(table["bus"]), _any(table["plate"]), _any(table["bus_named"])
    return (
        regex.compile(rf"(?i:{bus})[\s的の의]*(?:(?i:{plate})\s*){{0,2}}(?i:{_IS}){_PLATE}(?![\p{{Latin}}\p{{Cyrillic}}\d])(?P<quoted>)"),
        regex.compile(rf"(?i:{bus})(?i:{_IS})(?i:{named}){_IS}{_QUOTED}(?P<bus>)"),
        regex.compile(rf"(?i:{_any(table['plate_alone'])})(?i:{_IS}){_PLATE}(?![\p{{Latin}}\p{{Cyrillic}}\d])(?P<quoted>)"),
    )  # fmt: skip


@lru_cache(maxsize=1)
def _seat_pattern() -> regex.Pattern[str]:
    seats = _seen(words()["seats"])
    return regex.compile(rf"(?<![\d.,])(?P<n>\d{{1,3}})[\s-]*(?:{seats})", regex.IGNORECASE)


@lru_cache(maxsize=1)
def _and() -> regex.Pattern[str]:
    return regex.compile(rf"(?<!\p{{L}})(?:{_seen(words()['and'])})")


def leader_in(clauses: str, message: Message, contact: str) -> str:
    """The name beside a number or an address: the words that are left without them."""
    text = clauses
    for entity in message.entities:
        if entity["entity"] in {"phone", "email"} and entity.get("text"):
            text = text.replace(entity["text"], " ")
    left = text.replace(contact, " ").strip(_LEADER_EDGES)
    return " ".join(left.split())[:_MAX_LEADER]
