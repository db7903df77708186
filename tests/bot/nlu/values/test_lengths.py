"""Lengths of time that are said roughly, before and after now."""

from __future__ import annotations

import datetime as dt

import pytest

from bot.nlu.values.reading import read_values
from tests.bot.nlu.values.said.notation import noted


@pytest.mark.parametrize(
    ("locale", "text", "meant"),
    [
        ("en", "gonna be there in like 20 mins", "15:50"),
        ("en", "about 20 minutes ago", "15:10"),
        ("en", "20 minutes or so ago", "15:10"),
        ("en", "in another 10 minutes", "15:40"),
        ("en", "in around 2 hours", "17:30"),
        ("de", "in ungefähr 20 Minuten", "15:50"),
        ("de", "vor etwa 2 Stunden", "13:30"),
        ("de", "vor ca. 20 Min", "15:10"),
        ("fr", "dans environ 20 minutes", "15:50"),
        ("fr", "il y a environ deux heures", "13:30"),
        ("es", "hace unas dos horas", "13:30"),
        ("es", "en unos 20 minutos", "15:50"),
        ("es", "hace como 3 días", "11-15"),
        ("pt-BR", "daqui a uns 20 minutos", "15:50"),
        ("pt-BR", "há cerca de 2 horas", "13:30"),
        ("pt-BR", "uns 20 minutos atrás", "15:10"),
        ("it", "tra circa 20 minuti", "15:50"),
        ("it", "circa due ore fa", "13:30"),
        ("ru", "примерно через 20 минут", "15:50"),
        ("ru", "где-то час назад", "14:30"),
        ("ru", "через примерно 20 минут", "15:50"),
        ("ru", "минут через двадцать", "15:50"),
        ("ru", "часа через два", "17:30"),
        ("ar", "بعد حوالي 20 دقيقة", "15:50"),
        ("ar", "قبل تقريبا ساعتين", "13:30"),
        ("zh-CN", "20分钟左右之后", "15:50"),
        ("zh-CN", "大概两小时前", "13:30"),
        ("zh-CN", "大约20分钟后", "15:50"),
        ("ja", "20分ほど前", "15:10"),
        ("ja", "2時間くらい前", "13:30"),
        ("ja", "20分くらい後に", "15:50"),
        ("ko", "20분쯤 후에", "15:50"),
        ("ko", "한 시간쯤 전에", "14:30"),
        ("ko", "두 시간 정도 전", "13:30"),
    ],
)
def test_about_so_long_is_read(now: dt.datetime, locale: str, text: str, meant: str | None) -> None:
    assert noted(read_values(text, now, locale)[1]) == meant
