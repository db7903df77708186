"""Whether words like a sight's name mean that sight, and no other garden, station or terminal. Pure."""

from __future__ import annotations

import enum
import functools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from rapidfuzz import fuzz

from gateway.places.folding import bare, city_names, city_of, fold, generic_words

# Words are written alike from here on, and only of this length; a kind and its ending must be nearer.
ALIKE, ALIKE_FROM = 80.0, 4
ALIKE_KIND, KIND_FROM = 86.0, 6
# A city is known by so much of its beginning: Pekinger.
CITY_STEM = 5
_CJK = r"\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff"
_RUN = re.compile(rf"[{_CJK}]+|[^\W_{_CJK}]+")
_IS_CJK = re.compile(rf"[{_CJK}]")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_WHICH = re.compile(r"t?(\d{1,2})")
_FIGURES = {"一": "1", "二": "2", "三": "3", "四": "4"}
# A direction in joined writing is one right before a station; so is the Korean station itself.
_STATION_NEXT = "(?=火车站|火車站|站|駅|역)"
_KOREAN_STATION = "역(?![가-힣])|역(?=[에은이을의까로])"


class Part(enum.Enum):
    """What a word says of a place."""

    CITY = "city"
    KIND = "kind"
    WHICH = "which"
    TELLING = "telling"


@dataclass(frozen=True)
class Word:
    """A word, or the part of one where words are written together; a city and a direction by their id."""

    part: Part
    text: str


@dataclass(frozen=True)
class Said:
    """What a visitor's words say of a place, and whether they name a city where the bank is not."""

    words: tuple[Word, ...]
    is_elsewhere: bool


@dataclass(frozen=True)
class Names:
    """What the names of one sight are made of."""

    telling: frozenset[str]
    kinds: frozenset[str]
    which: frozenset[frozenset[str]]
    whole: frozenset[tuple[Word, ...]]


def said_of(said: str) -> Said:
    """What a visitor's words say of a place."""
    folded = fold(said)
    return Said(tuple(_words(folded)), _elsewhere().search(_money().sub(" ", folded)) is not None)


def names_of(names: Iterable[str]) -> Names:
    """What the names of a sight are made of."""
    made = [tuple(_words(fold(name))) for name in names]
    flat = [word for words in made for word in words]
    # Only a name that tells nothing but its city and kind is told from others by its number or side.
    bare = [words for words in made if all(word.part is not Part.TELLING for word in words)]
    return Names(
        frozenset(word.text for word in flat if word.part is Part.TELLING),
        frozenset(word.text for word in flat if word.part is Part.KIND),
        frozenset(_which(words) for words in bare),
        # Without a city or a kind all of it must be said: Palace Museum, Пекин-Западный.
        frozenset(
            words
            for words in bare
            if len(words) > 1 and not {Part.CITY, Part.KIND} <= {word.part for word in words}
        ),
    )


def means(said: Said, names: Names, city: str) -> bool:
    """Whether a visitor may mean the sight of these names in this city."""
    if _is_away(said, city):
        return False
    telling = [word.text for word in said.words if word.part is Part.TELLING]
    if any(_alike(one, other) for one in telling for other in names.telling):
        return True
    windows = list(_windows(said.words))
    return any(_is_one_of_kind(one, names, city) or _has_whole(one, names) for one in windows)


def is_named(said: Said, names: Names, city: str) -> bool:
    """Whether words together are a sight's city, its kind, and which of them it is: no other is meant."""
    is_one = any(_is_one_of_kind(window, names, city) for window in _windows(said.words))
    return is_one and not _is_away(said, city)


def _is_away(said: Said, city: str) -> bool:
    cities = {word.text for word in said.words if word.part is Part.CITY}
    return said.is_elsewhere or (bool(cities) and city not in cities)


def names_kind(said: Said) -> bool:
    """Whether a visitor's words name a kind of place in a city: its station, a terminal."""
    return any({Part.CITY, Part.KIND} <= {word.part for word in window} for window in _windows(said.words))


def is_other_side(said: Said, names: Names) -> bool:
    """Whether a station or terminal of a city is named, and these names are of another one in it."""
    kinds = [window for window in _windows(said.words) if _of_kind(window, names)]
    return bool(names.which) and bool(kinds) and all(_which(window) not in names.which for window in kinds)


def _is_one_of_kind(window: Sequence[Word], names: Names, city: str) -> bool:
    return _of_kind(window, names) and Word(Part.CITY, city) in window and _which(window) in names.which


def _of_kind(window: Sequence[Word], names: Names) -> bool:
    is_kind = any(word.part is Part.KIND and word.text in names.kinds for word in window)
    return is_kind and any(word.part is Part.CITY for word in window)


def _has_whole(window: Sequence[Word], names: Names) -> bool:
    return any(tuple(window[at : at + len(one)]) == one for one in names.whole for at in range(len(window)))


def _which(words: Iterable[Word]) -> frozenset[str]:
    return frozenset(word.text for word in words if word.part is Part.WHICH)


def _windows(words: Iterable[Word]) -> Iterator[list[Word]]:
    window: list[Word] = []
    for word in words:
        if word.part is Part.TELLING:
            yield window
            window = []
        else:
            window.append(word)
    yield window


def _alike(one: str, other: str) -> bool:
    if _IS_CJK.match(one) and _IS_CJK.match(other):
        return any(one[at : at + 2] in other for at in range(len(one) - 1))
    return one == other or (min(len(one), len(other)) >= ALIKE_FROM and fuzz.ratio(one, other) >= ALIKE)


def _words(folded: str) -> Iterator[Word]:
    """The words that say something of a place, in their order."""
    is_behind_city = False
    for run in _RUN.findall(folded):
        if is_behind_city and (side := _sides("directions_behind_a_city").get(run)):
            found = [Word(Part.WHICH, side)]
        else:
            found = [*(_joined_words(run) if _IS_CJK.match(run) else _spaced_word(run))]
        is_behind_city = bool(found) and found[-1].part is Part.CITY
        yield from found


def _spaced_word(word: str) -> Iterator[Word]:
    if side := _sides().get(word):
        yield Word(Part.WHICH, side)
        # German writes both as one: Westbahnhof.
        yield from (
            Word(Part.KIND, kind) for kind in _kinds() if len(kind) >= KIND_FROM and word.endswith(kind)
        )
    elif kind := _kind(word):
        yield Word(Part.KIND, kind)
    elif found := _WHICH.fullmatch(word):
        yield Word(Part.WHICH, str(int(found[1])))
    elif city := _city(word):
        yield Word(Part.CITY, city)
    elif word not in generic_words():
        yield Word(Part.TELLING, word)


def _joined_words(run: str) -> Iterator[Word]:
    at = 0
    for match in _joined().finditer(run):
        yield from _rest(run[at : match.start()])
        at = match.end()
        if match["city"]:
            yield Word(Part.CITY, city_names()[match["city"]])
        elif match["side"]:
            yield Word(Part.WHICH, _sides()[match["side"]])
        elif match["which"]:
            yield Word(Part.WHICH, _FIGURES[match["which"]])
        elif match["kind"]:
            yield Word(Part.KIND, match["kind"])
    yield from _rest(run[at:])


def _rest(text: str) -> Iterator[Word]:
    if text and text not in generic_words():
        yield Word(Part.TELLING, text)


def _kind(word: str) -> str | None:
    """The kind of place that a word says, without the ending of its case."""
    if (plain := bare(word)) in _kinds():
        return plain
    if len(word) < KIND_FROM:
        return None
    return next(
        (kind for kind in _kinds() if len(kind) >= KIND_FROM and fuzz.ratio(word, kind) >= ALIKE_KIND), None
    )


def _city(word: str) -> str | None:
    """The city of this name, also with an ending: Pekinger, шанхайский."""
    return city_of(word) or next((city for stem, city in _stems() if word.startswith(stem)), None)


@functools.cache
def _stems() -> tuple[tuple[str, str], ...]:
    return tuple((name, city) for name, city in city_names().items() if len(name) >= CITY_STEM)


@functools.cache
def _data() -> dict[str, Any]:
    data: dict[str, Any] = yaml.safe_load(
        (Path(__file__).parent / "sight_words.yml").read_text(encoding="utf-8")
    )
    return data


@functools.cache
def _kinds() -> dict[str, None]:
    return dict.fromkeys(bare(fold(word)) for word in _data()["kinds"])


@functools.cache
def _sides(listed: str = "directions") -> dict[str, str]:
    return {fold(word): side for side, words in _data()[listed].items() for word in words}


@functools.cache
def _joined() -> re.Pattern[str]:
    cities = _any(name for name in city_names() if _IS_CJK.match(name) and len(name) > 1)
    sides = _any(side for side in _sides() if _IS_CJK.match(side))
    kinds = _any(fold(word) for word in _data()["joined"])
    generic = _any(word for word in generic_words() if _IS_CJK.match(word) and len(word) > 1)
    return re.compile(
        f"(?P<city>{cities})|(?P<side>{sides}){_STATION_NEXT}|(?P<which>[{''.join(_FIGURES)}])(?=号|號)"
        f"|(?P<kind>{kinds}|{_KOREAN_STATION})|(?:{generic})"
    )


@functools.cache
def _elsewhere() -> re.Pattern[str]:
    names = [fold(name) for name in _data()["elsewhere"]]
    joined = [name for name in names if _IS_CJK.match(name)]
    # Russian has endings, and Arabic writes "in" and "to" onto the name.
    inflected = [name for name in names if _CYRILLIC.match(name)]
    others = [name for name in names if name not in {*joined, *inflected}]
    return re.compile(rf"{_any(joined)}|\b(?:{_any(inflected)})\w{{0,3}}\b|\b[بلو]?(?:{_any(others)})\b")


@functools.cache
def _money() -> re.Pattern[str]:
    money = _any(fold(word) for word in _data()["money"])
    names = _any(fold(name) for name in _data()["elsewhere"])
    return re.compile(
        rf"(?:{names})\w{{0,6}}[\s-]?(?:{money})|(?:{money})\w*\s(?:d[aei]\s)?(?:{names})|港币|港元"
    )


def _any(texts: Iterable[str]) -> str:
    return "|".join(sorted((re.escape(text) for text in texts), key=len, reverse=True))
