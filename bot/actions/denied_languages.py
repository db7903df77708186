"""Finds the languages that somebody says he does not speak, and the one he says it in."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from bot.actions.languages import Named, fold_names, languages_named
from bot.actions.phrases import FIRST_UNSPACED, asks, mentions

_MARKS = r"[.,;:!?،؛؟。，！？、\n–—]+"


def wished_language(text: str, locale: str) -> str | None:
    """The locale to go on in: what is named and not denied, else the one in which the other is denied.

    None when nothing is named, or nothing is left: "I don't speak English" says not what he does speak.
    """
    found = [] if mentions("how_to_say", text) else languages_named(text)
    denied = [one for one in found if _is_denied(text, one)]
    if len(denied) < len(found):
        return next(one.code for one in reversed(found) if one not in denied)
    return _writes(text, locale, denied_languages(text)) if denied else None


def denied_languages(text: str) -> frozenset[str]:
    """The locales of the languages that are denied."""
    return frozenset(one.code for one in languages_named(text) if _is_denied(text, one))


def _writes(text: str, locale: str, denied: frozenset[str]) -> str | None:
    """The language somebody denies another one in; the conversation's own where its words tell no other."""
    said = {code for code, pattern in _denials().items() if pattern.search(fold_names(text))}
    likely = locale if locale.partition("-")[0] in {one.partition("-")[0] for one in said} else None
    chosen = likely or next((code for code in _denials() if code in said), locale)
    return None if chosen.partition("-")[0] in {one.partition("-")[0] for one in denied} else chosen


def _is_denied(text: str, named: Named) -> bool:
    """Whether the clause in which a language is named denies it."""
    folded = _open().sub(lambda one: " " * len(one[0]), fold_names(text))
    start = max([0, *(one.end() for one in _turns().finditer(folded, 0, named.start))])
    stop = next((one.start() for one in _turns().finditer(folded, named.end)), len(folded))
    clause = folded[start:stop].strip()
    is_asked = folded[stop : stop + 1] in {"?", "？"} or clause.endswith(tuple(_listed()["asked_at_the_end"]))
    unnamed = frozenset(_listed()["unnamed"]) if is_asked else frozenset()
    if folded.startswith(_behind(), named.end):
        return True
    if any(pattern.search(clause) for code, pattern in _denials().items() if code not in unnamed):
        return True
    # "Why not in Russian?" wants it.
    is_wanted = asks(text) and len(languages_named(text)) == 1
    return not is_wanted and _before().search(folded[: named.start]) is not None


@lru_cache(maxsize=1)
def _denials() -> dict[str, re.Pattern[str]]:
    """What denies, for each language it is said in."""
    return {code: re.compile("|".join(map(_word, words))) for code, words in _listed()["denies"].items()}


@lru_cache(maxsize=1)
def _behind() -> tuple[str, ...]:
    return tuple(one for listed in _listed()["behind"].values() for one in listed)


@lru_cache(maxsize=1)
def _open() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, _listed()["open"])))


@lru_cache(maxsize=1)
def _before() -> re.Pattern[str]:
    words = [one for listed in _listed()["before"].values() for one in listed]
    return re.compile(rf"(?:{'|'.join(map(_word, words))})(?:ال)?$")


@lru_cache(maxsize=1)
def _turns() -> re.Pattern[str]:
    """Where a clause ends: at a mark, or before a word that begins another."""
    words = (
        rf"{_word(one)}(?![\w'])" if one[0] < FIRST_UNSPACED else _word(one) for one in _listed()["turns"]
    )
    return re.compile("|".join([_MARKS, *words]))


def _word(said: str) -> str:
    folded = re.escape(fold_names(said))
    return rf"(?<!\w){folded}" if said[0] < "\u3040" else folded


@lru_cache(maxsize=1)
def _listed() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load(
        Path(__file__).with_name("denied_languages.yml").read_text(encoding="utf-8")
    )
    return found
