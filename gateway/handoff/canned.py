"""Sentences that agents send by id: worded in the visitor's language, found in anybody's."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from typing import Any

from pypinyin import lazy_pinyin
from rapidfuzz import fuzz

from gateway.handoff.errors import CannedReplyUnknown, CannedValueMissing
from translations.catalogue import Catalogue
from translations.locales import first_class

PREFIX = "canned_"
CANNED = (
    "canned_hello",
    "canned_one_moment",
    "canned_where",
    "canned_no_secrets",
    "canned_bring_passport",
    "canned_card_safe",
    "canned_call_issuer",
    "canned_reference",
    "canned_come_in",
    "canned_anything_else",
    "canned_goodbye",
)
GOOD_ENOUGH = 80
CHINESE = "zh-CN"


def canned_text(canned_id: str, locale: str, values: Mapping[str, Any], catalogue: Catalogue) -> str:
    """The reply in this locale. Raises CannedReplyUnknown, or CannedValueMissing for an empty variable."""
    if missing := missing_values(canned_id, locale, values, catalogue):
        raise CannedValueMissing(", ".join(missing))
    return catalogue.say(canned_id, locale, values)


def missing_values(canned_id: str, locale: str, values: Mapping[str, Any], catalogue: Catalogue) -> list[str]:
    """Variables of the reply for which this conversation has nothing."""
    if canned_id not in CANNED:
        raise CannedReplyUnknown(canned_id)
    return sorted(
        name for name in catalogue.text(canned_id, locale).placeholders if values.get(name) in (None, "")
    )


def find_canned(query: str, catalogue: Catalogue) -> list[str]:
    """Replies that fit what was typed: short name, words of any locale, or pinyin; best first."""
    wanted = query.strip().casefold()
    if not wanted:
        return list(CANNED)
    scored = [(_score(wanted, canned_id, catalogue), canned_id) for canned_id in CANNED]
    return [one for score, one in sorted(scored, key=lambda pair: -pair[0]) if score >= GOOD_ENOUGH]


def _score(wanted: str, canned_id: str, catalogue: Catalogue) -> float:
    return max(_fits(wanted, text) for text in _texts(canned_id, catalogue))


def _fits(wanted: str, text: str) -> float:
    if text.startswith(wanted):
        return 110
    return 100 if wanted in text else fuzz.partial_ratio(wanted, text) if len(wanted) > 2 else 0  # noqa: PLR2004 - two letters are in everything


@functools.lru_cache(maxsize=256)
def _texts(canned_id: str, catalogue: Catalogue) -> tuple[str, ...]:
    words = [canned_id.removeprefix(PREFIX).replace("_", " ")]
    for locale in first_class():
        if catalogue.has(canned_id, locale):
            text = catalogue.text(canned_id, locale).forms[0].casefold()
            words.append(text)
            if locale == CHINESE:
                syllables = lazy_pinyin(text)
                words += ["".join(syllables), " ".join(syllables), "".join(one[:1] for one in syllables)]
    return tuple(words)
