"""Days, times and amounts in whole sentences, also of the further languages; nothing else is found."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

import pytest

from bot.nlu.values.reading import read_values
from tests.bot.nlu.values.said import (
    ar_sentences,
    de_sentences,
    en_sentences,
    es_sentences,
    fr_sentences,
    hi,
    id_sentences,
    it_sentences,
    ja_sentences,
    ko_sentences,
    nl_sentences,
    pl,
    pt_br_sentences,
    ru_sentences,
    sv_sentences,
    th,
    tr,
    vi,
    zh_cn_sentences,
)
from tests.bot.nlu.values.said.notation import noted

TABLES: dict[str, Mapping[str, str | None]] = {
    "zh-CN": zh_cn_sentences.SAID,
    "ja": ja_sentences.SAID,
    "ko": ko_sentences.SAID,
    "th": th.SAID,
    "vi": vi.SAID,
    "ar": ar_sentences.SAID,
    "ru": ru_sentences.SAID,
    "en": en_sentences.SAID,
    "de": de_sentences.SAID,
    "fr": fr_sentences.SAID,
    "es": es_sentences.SAID,
    "pt-BR": pt_br_sentences.SAID,
    "it": it_sentences.SAID,
    "nl": nl_sentences.SAID,
    "sv": sv_sentences.SAID,
    "id": id_sentences.SAID,
    "hi": hi.SAID,
    "tr": tr.SAID,
    "pl": pl.SAID,
}


@pytest.mark.parametrize(
    ("locale", "text", "meant"),
    [(locale, text, meant) for locale, table in TABLES.items() for text, meant in table.items()],
)
def test_a_sentence_is_read(now: dt.datetime, locale: str, text: str, meant: str | None) -> None:
    assert noted(read_values(text, now, locale)[1]) == meant
