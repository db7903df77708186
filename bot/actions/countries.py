"""The names of countries in every language of the desk, as patterns that find them inflected."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import regex
import yaml
from babel import Locale

from translations.locales import languages

# Endings of these letters change ("Дания", "из Дании"), to others one is added ("Иран", "из Ирана").
_INFLECTED = regex.compile(r"\p{Cyrillic}")
_CHANGES = "аяоеиыйь"
_SHORTEST_STEM = 3
_COUNTRY = regex.compile(r"[A-Z]{2}")
_NO_COUNTRIES = frozenset({"EU", "EZ", "UN", "QO", "XA", "XB", "AC", "CP", "DG", "EA", "IC", "TA", "ZZ"})
_FIRST_UNSPACED = "\u2e80"


@lru_cache(maxsize=1)
def country_patterns() -> dict[str, regex.Pattern[str]]:
    """The pattern of each country by its code: its names by CLDR and those of `countries.yml`."""
    listed = yaml.safe_load(Path(__file__).with_name("countries.yml").read_text(encoding="utf-8"))
    names: dict[str, set[str]] = {code: set(known) for code, known in listed.items()}
    for language in languages().values():
        for code, name in Locale.parse(language.babel).territories.items():
            if _COUNTRY.fullmatch(code) and code not in _NO_COUNTRIES:
                names.setdefault(code, set()).add(name)
    return {code: _pattern(known) for code, known in names.items()}


def country_name(code: str) -> dict[str, object]:
    """A country as a typed value: its name in every language of the desk."""
    names = {one.code: Locale.parse(one.babel).territories.get(code, code) for one in languages().values()}
    return {"type": "name", "names": names}


def _pattern(names: set[str]) -> regex.Pattern[str]:
    longest = sorted(names, key=len, reverse=True)
    return regex.compile("|".join(_inflected(name) for name in longest), regex.IGNORECASE)


def _inflected(name: str) -> str:
    if name[0] >= _FIRST_UNSPACED:
        return str(regex.escape(name))
    words = r"\s+".join(_word(word) for word in name.split())
    return rf"(?<!\p{{L}}){words}(?!\p{{L}})"


def _word(word: str) -> str:
    if not _INFLECTED.search(word):
        return str(regex.escape(word))
    stem = word[: max(_SHORTEST_STEM, len(word) - 2)] if word[-1] in _CHANGES else word
    return str(regex.escape(stem)) + r"\p{L}{0,3}"
