"""Days, times and amounts in whole sentences, also of the further languages; nothing else is found."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

import pytest

from bot.nlu.values.reading import read_values
from tests.bot.nlu.values.said import (
    ar_sentences,
    ja_sentences,
    ko_sentences,
    ru_sentences,
    th,
    zh_cn_sentences,
)
from tests.bot.nlu.values.said.notation import noted

TABLES: dict[str, Mapping[str, str | None]] = {
    "zh-CN": zh_cn_sentences.SAID,
    "ja": ja_sentences.SAID,
    "ko": ko_sentences.SAID,
    "th": th.SAID,
    "ar": ar_sentences.SAID,
    "ru": ru_sentences.SAID,
}


@pytest.mark.parametrize(
    ("locale", "text", "meant"),
    [(locale, text, meant) for locale, table in TABLES.items() for text, meant in table.items()],
)
def test_a_sentence_is_read(now: dt.datetime, locale: str, text: str, meant: str | None) -> None:
    assert noted(read_values(text, now, locale)[1]) == meant
