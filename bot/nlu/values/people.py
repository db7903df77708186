"""How many people come."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache

import regex

from bot.nlu.values.found import Found, Search
from bot.nlu.values.numbers import Number
from bot.nlu.values.quantities import AnyTemplate
from bot.nlu.values.tables import alternatives, key_of, plain, table, words_pattern

# So near behind a number its "of us" stands.
_NEAR = 15
# "It is so much": no 인 of persons.
_COPULA = regex.compile(r"인(?:데|가|지|듯)")
_AMOUNT_BEHIND = regex.compile(r"\s?(?:あたり|につき|당|平均)?\s?[$€£¥]?\d")


@lru_cache(maxsize=4)
def _templates(name: str) -> AnyTemplate:
    people = table("people")
    units = table("days")["units"]
    other = [
        *people["other"],
        *(word for unit in ("day", "week", "month", "hour", "minute") for word in units[unit]),
    ]
    return AnyTemplate(people[name], people["about"], people["kinds"], other)


@lru_cache(maxsize=1)
def _native() -> regex.Pattern[str]:
    return regex.compile(
        rf"(?<!\p{{Hangul}})(?:{alternatives(table('numbers')['native_korean'])})(?=\s?(?:명|사람|분|식구|가족))"
    )


@lru_cache(maxsize=1)
def _others() -> tuple[regex.Pattern[str], regex.Pattern[str]]:
    before, after = (alternatives(table("people")[name]) for name in ("others_before", "others_after"))
    return (
        regex.compile(rf"(?:{before})[^\d,.!?]{{0,4}}$"),
        regex.compile(rf"[^\d,.!?]{{0,5}}?(?:{after})"),
    )


def find_group_size(search: Search, numbers: Sequence[Number]) -> None:
    """Take every number of people; of `30 students and 2 teachers` the sum."""
    sizes = [*_counted(search, numbers), *_together(search.text)]
    for found in _added_up(search.text, sorted(sizes, key=lambda one: one.start)):
        if search.is_free(found.start, found.end):
            search.take(found)


def _counted(search: Search, numbers: Sequence[Number]) -> Iterator[Found]:
    most, (before, after) = table("people")["most"], _others()
    korean = table("numbers")["native_korean"]
    native = [
        Number((Decimal(korean[match.group()]),), match.start(), match.end(), is_bare=False)
        for match in _native().finditer(search.text)
    ]
    for number in (*numbers, *native):
        size = number.readings[-1]
        if not 1 <= size <= most or size != int(size) or not search.is_free(number.start, number.end):
            continue
        if _COPULA.match(search.text, number.end):
            continue
        found = _span(search.text, number, is_korean=number in native)
        if found and size == 1 and _AMOUNT_BEHIND.match(search.text, found[2]):
            continue  # 1人500ドル: so much for each
        if found and size == 1 and found[0] != "parts" and not search.text[number.start].isdigit():
            continue  # `a person` is an article
        if (
            found
            and not before.search(search.text, 0, number.start)
            and not after.match(search.text, found[2])
        ):
            name, start, end = found
            yield Found(name, int(size), start, end)


def _span(text: str, number: Number, *, is_korean: bool) -> tuple[str, int, int] | None:
    """Return which list knows the words around a number, and their span; the longest wins: 子供2人."""
    names = ("sizes", "parts", "said") if is_korean else ("sizes", "parts")
    spans = [
        (name, *span) for name in names if (span := _templates(name).around(text, number.start, number.end))
    ]
    return max(spans, key=lambda one: one[2] - one[1], default=None)


def _together(text: str) -> Iterator[Found]:
    sizes, pattern = _together_words()
    for match in pattern.finditer(text):
        yield Found("sizes", sizes[key_of(match["word"])], *match.span("word"))


@lru_cache(maxsize=1)
def _together_words() -> tuple[dict[str, int], regex.Pattern[str]]:
    rows = {plain(word): int(size) for word, size in table("people")["together"].items()}
    return {key_of(word): size for word, size in rows.items()}, words_pattern(rows)


def _added_up(text: str, sizes: Sequence[Found]) -> Iterator[Found]:
    """Return the sizes; `parts` of a group (3 kids) are one only beside another part."""
    rest = list(sizes)
    while rest:
        first = rest.pop(0)
        total, end, is_group = first.value, first.end, first.entity != "parts"
        while (
            rest
            and not _is_share(text, rest[0])
            and _is_joined(text[end : rest[0].start], {first.entity, rest[0].entity})
        ):
            more = rest.pop(0)
            total, end, is_group = total + more.value, more.end, True
        if is_group:
            yield Found("group_size", total, first.start, end)


def _is_share(text: str, found: Found) -> bool:
    """Return whether these are some of the people before: we are 30 and 15 of us change."""
    return _share().search(text, found.start, found.end + _NEAR) is not None


@lru_cache(maxsize=1)
def _share() -> regex.Pattern[str]:
    return words_pattern(table("people")["share"])


def _is_joined(between: str, kinds: set[str]) -> bool:
    return _and().fullmatch(between) is not None or (between.strip(" ,") == "" and "parts" in kinds)


@lru_cache(maxsize=1)
def _and() -> regex.Pattern[str]:
    return regex.compile(rf"\s?(?:{alternatives(table('people')['and'])})\s?")
