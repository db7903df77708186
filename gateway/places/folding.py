"""How people's spellings of a place are made comparable: folding, words, pieces of words, numbers."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterable
from pathlib import Path

import yaml
from pypinyin import Style, lazy_pinyin

_ARABIC = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ة": "ه", "ى": "ي", "ؤ": "و", "ئ": "ي", "ـ": ""})
# Latin look-alikes people type on a Cyrillic or Greek keyboard when they copy a machine's code.
_LATIN = str.maketrans("авекмнорстхіуѕјАВЕКМНОРСТХІУЅЈ", "abekmhopctxiysjABEKMHOPCTXIYSJ")
_CJK = r"\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff"
_RUN = re.compile(rf"[{_CJK}]+|[^\W_{_CJK}]+")
_IS_CJK = re.compile(rf"[{_CJK}]")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_HAN = re.compile(r"[\u3400-\u9fff]")
_CODE = re.compile(r"(?<![^\W_])([a-z]{1,3})[\s\-_./#№]*([0-9oil]{3,6})(?![^\W_])")
_NUMBER = re.compile(r"(?<!\d)(?<![.:,])\d{3,6}(?!\d)(?![:,]\d)")
_DIGITS = str.maketrans({"o": "0", "i": "1", "l": "1"})
# What a language adds to a name in a sentence: Russian and Polish cases, Turkish "at", Arabic "in" and "to".
_CASES = re.compile(r"(?<=[\u0400-\u04ff]{4})(?:[ая]ми|[ая]х|[оеё]м|[ая]м|[ое][йюв]|[аяоеиыуюьй])$")
_LATIN_CASES = re.compile(r"(?<=[a-zı]{5})(?:[dt][ae](?:n|ki|y[ıi][mz])?|i?em|ie|owi|u)$")
_JOINED_BEFORE = re.compile(r"^(?:[وف]?(?:[بلك]?ال|لل|[بلك])|[وف])(?=[\u0600-\u06ff]{4})")
MIN_PIECES = 4
# The longest ending of a city's name: пекин-ского.
ENDING = 5
# A place with names in eleven languages has up to 260; with fewer, its last names could not be found.
MAX_TOKENS = 300


def fold(text: str) -> str:
    """The text without case, accents, widths, script-specific digits and spelling variants."""
    wide = unicodedata.normalize("NFKC", text).casefold().translate(_ARABIC)
    digits = "".join(str(unicodedata.digit(one)) if one.isdigit() else one for one in wide)
    bare = "".join(one for one in unicodedata.normalize("NFD", digits) if unicodedata.category(one) != "Mn")
    return unicodedata.normalize("NFC", bare)


@functools.cache
def generic_words() -> frozenset[str]:
    """Folded words that do not tell one place from another."""
    listed = yaml.safe_load((Path(__file__).parent / "generic_words.yml").read_text(encoding="utf-8"))
    return frozenset(fold(str(word)) for words in listed.values() for word in words)


@functools.cache
def city_names() -> dict[str, str]:
    """The folded names of cities in visitors' languages, with the city's id."""
    listed = yaml.safe_load((Path(__file__).parent / "cities.yml").read_text(encoding="utf-8"))
    return {key(name): city for city, names in listed.items() for name in names}


@functools.cache
def _city_stems() -> tuple[tuple[str, str], ...]:
    found = ((name.rstrip("йь"), city) for name, city in city_names().items() if _CYRILLIC.match(name))
    return tuple((stem, city) for stem, city in found if len(stem) >= MIN_PIECES)


@functools.lru_cache(maxsize=4096)
def city_of(word: str) -> str | None:
    """The city that a folded word names, also with an ending (Сиане, пекинского)."""
    if city := city_names().get(word) or city_names().get(bare(word)):
        return city
    fitting = (
        city for stem, city in _city_stems() if word.startswith(stem) and len(word) <= len(stem) + ENDING
    )
    return next(fitting, None)


@functools.cache
def _generic_cjk() -> re.Pattern[str]:
    words = sorted((word for word in generic_words() if _IS_CJK.match(word)), key=len, reverse=True)
    return re.compile("|".join(re.escape(word) for word in words if len(word) > 1))


def words(text: str) -> list[str]:
    """The telling words of a text, folded; runs of Chinese, Japanese and Korean stay whole."""
    folded = _generic_cjk().sub(" ", fold(text))
    return [run for run in _RUN.findall(folded) if run not in generic_words()]


def key(text: str) -> str:
    """The comparable form of a name or of what a visitor said."""
    return " ".join(words(text))


@functools.lru_cache(maxsize=4096)
def bare(word: str) -> str:
    """A folded word without what its language has added to it: сиданем, xidanda, بالمطار."""
    if _IS_CJK.match(word):
        return word
    return _JOINED_BEFORE.sub("", _LATIN_CASES.sub("", _CASES.sub("", word)))


def keys(texts: Iterable[str]) -> list[str]:
    """Every comparable form of a place's texts, with pinyin for Chinese ones; each once."""
    found: dict[str, None] = {}
    for text in texts:
        made = key(text)
        found[made] = None
        if _HAN.search(made):
            found["".join(lazy_pinyin(made.replace(" ", ""), style=Style.NORMAL, errors="ignore"))] = None
    return [one for one in found if one]


def tokens(comparable: Iterable[str]) -> list[str]:
    """What an index stores for keys: words, their three-letter pieces, pairs of CJK characters."""
    found: dict[str, None] = {}
    for word in (word for one in comparable for word in one.split()):
        found.update(dict.fromkeys(_pieces(word)))
    return list(found)[:MAX_TOKENS]


def _pieces(word: str) -> list[str]:
    if _IS_CJK.match(word):
        return [word] if len(word) == 1 else [word[at : at + 2] for at in range(len(word) - 1)]
    whole = [word[:40]]
    if len(word) < MIN_PIECES or word.isdigit():
        return whole
    return whole + [f"~{word[at : at + 3]}" for at in range(len(word) - 2)]


def codes(text: str) -> list[tuple[str, str]]:
    """Machine codes in a text as (letters, digits); letters are empty for a bare number."""
    latin = fold(text.translate(_LATIN))
    found: dict[tuple[str, str], None] = {}
    for letters, digits in _CODE.findall(latin):
        if letters in generic_words():
            continue
        found[letters, digits.translate(_DIGITS)] = None
        if letters[-1] in "oil" and len(letters) > 1:
            found[letters[:-1], f"{letters[-1]}{digits}".translate(_DIGITS)] = None
    for number in _NUMBER.findall(fold(text)):
        found["", number] = None
    return list(found)


def code_tokens(code: str) -> list[str]:
    """The index tokens of a machine's code: whole, and its number without leading zeros."""
    folded = "".join(character for character in fold(code) if character.isalnum())
    digits = re.sub(r"\D", "", folded).lstrip("0")
    return [f"#{folded}", f"#{digits}"] if digits else [f"#{folded}"]
