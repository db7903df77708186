"""Everyday words that are currencies, without an amount: 円でお願いします, 엔을 위안으로, 刀换人民币."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import regex

from bot.nlu.values.found import Search
from bot.nlu.values.gazetteer import Name
from bot.nlu.values.tables import alternatives, plain, table

_NOTHING = "(?!)"


@dataclass(frozen=True)
class Beside:
    """What may stand around such a word in one language."""

    words: frozenset[str]
    changes: regex.Pattern[str]
    before: regex.Pattern[str]
    after: regex.Pattern[str]
    ends: regex.Pattern[str]


def stands_for_itself(search: Search, name: Name, others: Sequence[Name]) -> bool:
    """Return whether a currency is meant although no number stands there; `others` are sure currencies."""
    beside = _beside(search.notation)
    text = search.text
    if beside is None or text[name.start : name.end] not in beside.words:
        return False
    if _openers().fullmatch(text, 0, name.start) and beside.ends.match(text, name.end):
        return True
    is_change = bool(others) or any(one.entity == "money" for one in search.found)
    if not is_change and not beside.changes.search(text):
        return False
    before = beside.before.search(text, 0, name.start) or _openers().fullmatch(text, 0, name.start)
    return bool(before and beside.after.match(text, name.end))


@lru_cache(maxsize=16)
def _beside(notation: str | None) -> Beside | None:
    row = table("currencies")["alone"].get("zh-CN" if notation == "zh-TW" else notation)
    if row is None:
        return None
    changes, before, after, but = (
        alternatives(row[name]) or _NOTHING for name in ("changes", "before", "after", "but")
    )
    joined = notation in {"ja", "zh-CN", "zh-TW"}
    # Korean writes its particles onto the word, but a space behind them.
    edge = "" if joined else r"(?!\p{L})"
    gap = r"\s?" if joined or notation == "ko" else r"\s"
    whole = "" if joined or notation == "ko" else r"(?<!\p{L})"
    outside = "" if joined else r"|(?<=\s)" if notation == "ko" else ""
    return Beside(
        frozenset(plain(word) for word in row["words"]),
        regex.compile(rf"{whole}(?:{changes})"),
        regex.compile(rf"(?:^|[,.!?;:(]\s?|{whole}(?:{before}){gap}{outside})$"),
        regex.compile(rf"(?!\s?(?:{but}))(?:\s*(?:$|[,.!?;:)])|{gap}(?:{after}){edge})"),
        regex.compile(rf"(?!\s?(?:{but}))(?:{gap}(?:{after})|\s(?:{after}))?[\s.,!?\d]*$"),
    )


@lru_cache(maxsize=1)
def _openers() -> regex.Pattern[str]:
    words = alternatives(table("currencies")["alone_behind"])
    return regex.compile(rf"[\s,.!?]*(?:(?<!\p{{L}})(?:{words})(?:[\s,.!?]+|(?<=\p{{Han}}|\p{{Hiragana}})))*")
