"""Days, times and amounts as people say them in eleven languages: all is right, and nothing else is found."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

import pytest

from bot.nlu.values.reading import read_values
from tests.bot.nlu.values.said import ar, de, en, es, fr, it, ja, ko, pt_br, ru, zh_cn, zh_tw
from tests.bot.nlu.values.said.notation import noted

TABLES: dict[str, Mapping[str, str | None]] = {
    "zh-CN": zh_cn.SAID,
    "zh-TW": zh_tw.SAID,
    "en": en.SAID,
    "ja": ja.SAID,
    "ko": ko.SAID,
    "ru": ru.SAID,
    "de": de.SAID,
    "fr": fr.SAID,
    "es": es.SAID,
    "pt-BR": pt_br.SAID,
    "it": it.SAID,
    "ar": ar.SAID,
}


@pytest.mark.parametrize(
    ("locale", "text", "meant"),
    [(locale, text, meant) for locale, table in TABLES.items() for text, meant in table.items()],
)
def test_what_is_said_is_read(now: dt.datetime, locale: str, text: str, meant: str | None) -> None:
    assert noted(read_values(text, now, locale)[1]) == meant
