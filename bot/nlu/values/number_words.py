"""Numbers in words, read by their grammar: `two hundred and fifty` is one number, `three fifteen` are two."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

import regex

from bot.nlu.values.tables import alternatives, plain, table

LARGE = 1000
HUNDRED = 100
_TEN, _TWENTY = 10, 20
_HALF = Decimal("0.5")


@dataclass(frozen=True)
class Word:
    """A word of a number, and what links it to the word before (`and`)."""

    text: str
    value: Decimal
    link: str
    start: int
    end: int


@lru_cache(maxsize=8)
def words(language: str | None = None) -> dict[str, Decimal]:
    """Return the values of all words of all languages, and of those that count in one language only."""
    numbers = table("numbers")
    rows = [*numbers["words"].values(), numbers["words_of"].get(language, {})]
    return {plain(word): Decimal(str(value)) for row in rows for word, value in row.items()}


def language_of(notation: str | None) -> str | None:
    """Return the language whose own words count: many of Turkish or Polish are words of other languages."""
    return notation if notation in table("numbers")["words_of"] else None


@lru_cache(maxsize=1)
def _sets() -> dict[str, frozenset[str]]:
    numbers = table("numbers")
    return {
        name: frozenset(plain(word) for word in numbers[name])
        for name in (
            "halves",
            "added_halves",
            "collectives",
            "unit_first",
            "teens",
            "ten_and_unit",
            "genitives",
            "before_their_number",
            "pieces",
            "not_after_digits",
            "ten_and_any",
            "fractions",
            "behind_thousands",
        )
    }


@lru_cache(maxsize=8)
def _sequence(language: str | None) -> regex.Pattern[str]:
    listed = alternatives(
        {*words(language), *_sets()["halves"], *_sets()["added_halves"], *_sets()["fractions"]}
    )
    links = alternatives(table("numbers")["and"])
    prefixes = alternatives(table("numbers")["prefixes"])
    joined = alternatives(table("numbers")["joined_and"])
    link = rf"(?P<link>(?:\s|-)*(?:(?:{links})(?:\s|-)*)?|{joined})"
    return regex.compile(
        rf"(?<![\p{{L}}\p{{M}}])(?:{prefixes})?(?P<word>{listed})(?:{link}(?P<word>{listed}))*(?![\p{{L}}\p{{M}}])"
    )


def find_word_numbers(text: str, notation: str | None = None) -> Iterator[tuple[Decimal, int, int]]:
    """Return value and span of each number in words."""
    language = language_of(notation)
    values = words(language) | _fractions()
    for match in _sequence(language).finditer(text):
        links = ["", *(link.strip(" -") for link in match.captures("link"))]
        said = [
            Word(key, values.get(key, _HALF), link, start, end)
            for key, link, (start, end) in zip(
                (regex.sub(r"\s", " ", word) for word in match.captures("word")),
                links,
                match.spans("word"),
                strict=True,
            )
        ]
        if len(said) > 1 and said[0].text in _sets()["pieces"]:
            said = said[1:]
        for part in _between_coins(said, notation):
            yield from _numbers_of(_with_thousands(text, part), notation)


def _with_thousands(text: str, said: list[Word]) -> list[Word]:
    """Return the words with the thousand that is left out where hundreds follow a figure: две пятьсот."""
    if len(said) < 2 or said[1].text not in _sets()["behind_thousands"] or said[1].link:  # noqa: PLR2004
        return said
    if not 1 < said[0].value < _TEN or _before_an_hour().search(text, 0, said[0].start):
        return said
    return [said[0], Word("", Decimal(LARGE), "", said[0].end, said[0].end), *said[1:]]


@lru_cache(maxsize=1)
def _before_an_hour() -> regex.Pattern[str]:
    return regex.compile(rf"(?<!\p{{L}})(?:{alternatives(table('numbers')['before_an_hour'])})\s$")


def _numbers_of(said: list[Word], notation: str | None) -> Iterator[tuple[Decimal, int, int]]:
    while said:
        used, value = _read(said)
        if value is not None and not _is_foreign(said[:used], notation):
            yield value, said[0].start, said[used - 1].end
        said = said[used:]


def _between_coins(said: list[Word], notation: str | None) -> Iterator[list[Word]]:
    """Return the words before and behind each coin."""
    begins = 0
    for place in range(1, len(said)):
        if _is_coin(said, place, notation):
            yield said[begins:place]
            begins = place + 1
    yield said[begins:]


def _is_coin(said: list[Word], place: int, notation: str | None) -> bool:
    """Return whether a hundred is a coin, being another language's than the number: `eighty cents`."""
    word, before = said[place].text, said[place - 1].text
    if word not in _sets()["not_after_digits"]:
        return False
    rows = _rows()
    if before in rows.get(notation or "", ()):
        return word not in rows[notation or ""]
    return not any(word in row and before in row for row in rows.values())


@lru_cache(maxsize=1)
def _rows() -> dict[str, frozenset[str]]:
    rows = table("numbers")["words"]
    return {language: frozenset(map(plain, row)) for language, row in rows.items()}


def _is_foreign(said: list[Word], notation: str | None) -> bool:
    """Return whether a word alone is another language's: German `um` is no Portuguese one."""
    wanted = table("numbers")["only_in"].get(said[0].text) if len(said) == 1 else None
    return wanted is not None and notation is not None and notation not in wanted


@lru_cache(maxsize=1)
def _fractions() -> dict[str, Decimal]:
    return {plain(word): Decimal(str(value)) for word, value in table("numbers")["fractions"].items()}


def _is_half(word: Word) -> bool:
    return word.text in _sets()["halves"] or word.text in _sets()["added_halves"]


def counts_before(text: str) -> bool:
    """Return whether a word before its number multiplies it: тысяч пять is about five thousand."""
    return text in _sets()["before_their_number"]


def _read(said: list[Word]) -> tuple[int, Decimal | None]:
    """Return how many words make one number, and its value (None of a half of nothing)."""
    if len(said) > 1 and counts_before(said[0].text) and not said[1].link and said[1].value < said[0].value:
        used, value = _read(said[1:])
        return (used + 1, value * said[0].value) if value else (1, said[0].value)
    if said[0].text in _fractions():
        return _with_fraction(said)
    total = section = Decimal(0)
    unit: Decimal | None = None  # the last thousand or million
    for place, word in enumerate(said):
        following = said[place + 1] if place + 1 < len(said) else None
        if _is_half(word):
            halved = _halved(section, word, following, is_after_unit=bool(unit) and not section)
            if halved is None:
                return max(place, 1), total + section if place else None
            if unit and not section:
                return place + 1, total + unit * _HALF
            section = halved
        elif word.value >= LARGE and word.value % LARGE == 0:
            larger = _with_large(total, section, unit, word)
            if larger is None:
                return place, total + section
            total, section, unit = larger, Decimal(0), word.value
        else:
            joined = _joined(section, word, said[place - 1].text if place else "")
            if joined is None:
                return place, total + section
            section = joined
    return len(said), total + section


def _with_large(total: Decimal, section: Decimal, unit: Decimal | None, word: Word) -> Decimal | None:
    """Return the number with a thousand or million more; None when another number begins."""
    if unit and word.value > unit and not section and not word.link:
        return total * word.value  # mil millones
    if (unit is not None and word.value >= unit) or (section and word.value not in _MULTIPLIERS):
        return None
    return total + (section or 1) * word.value


def _with_fraction(said: list[Word]) -> tuple[int, Decimal | None]:
    """Return what Hindi begins with a fraction of the unit: साढ़े तीन हज़ार is 3,500, सवा सौ is 125."""
    count = said[1].value if len(said) > 2 and said[1].value < HUNDRED else Decimal(1)  # noqa: PLR2004
    used = 1 if count == 1 and len(said) > 1 and said[1].value >= HUNDRED else 2
    if len(said) <= used or said[used].value < HUNDRED:
        return 1, None
    return used + 1, (count + said[0].value) * said[used].value


_MULTIPLIERS = frozenset(map(Decimal, (1_000, 100_000, 1_000_000, 10_000_000, 10**9, 10**12)))


def _halved(section: Decimal, word: Word, following: Word | None, *, is_after_unit: bool) -> Decimal | None:
    """Return two and a half before a thousand, half of one before a million; None where it is no number."""
    if is_after_unit:  # a million and a half
        return section if word.link or word.text in _sets()["added_halves"] else None
    if following is None or following.value not in {HUNDRED, *_MULTIPLIERS}:
        return None
    is_both = word.text in _sets()["halves"] and not section
    if (word.text in _sets()["added_halves"] and not is_both) or word.link:
        return section + _HALF if section else None
    return _HALF if section <= 1 else None  # `eine halbe`, `half a`


def _joined(section: Decimal, word: Word, before: str) -> Decimal | None:
    """Return the number below a thousand with one word more; None when another number begins."""
    value, rest = word.value, section % HUNDRED
    sets = _sets()
    if word.text in sets["collectives"]:
        return section * value if 0 < section < _TEN else value if not section else None
    if value == HUNDRED:
        return section * value if 0 < section < HUNDRED else value if not section else None
    if value > HUNDRED or value == 0 or value != int(value):
        return value if not section and (value or not before) else None
    if value >= _TWENTY:
        unit_first = 0 < rest < _TEN and word.link in sets["unit_first"]
        return section + value if rest == 0 or unit_first else None
    if value >= _TEN:
        fits = rest in {0, 60, 80} or (0 < rest < _TEN and word.text in sets["teens"] and not word.link)
        return section + value if fits else None
    if before in sets["genitives"] and word.text not in sets["genitives"]:
        return None  # без двадцати шесть
    after_ten = before in sets["ten_and_any"] or (before in sets["ten_and_unit"] and value >= 7)  # noqa: PLR2004 - dix-sept
    fits = rest % _TEN == 0 and (rest != _TEN or after_ten)
    return section + value if fits and section == int(section) else None
