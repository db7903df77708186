"""Amounts without a currency that are told of each of several people, and numbers that are none."""

from __future__ import annotations

import datetime as dt

import pytest

from bot.nlu.values.reading import read_values
from tests.bot.nlu.values.said.notation import noted


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("en", "20 of us, 400 each"),
        ("en", "about 400 per person"),
        ("de", "wir sind 20, je 400"),
        ("de", "400 pro Kopf"),
        ("fr", "400 chacun"),
        ("es", "cambiamos 400 cada quien"),
        ("pt-BR", "400 por pessoa"),
        ("it", "400 a testa"),
        ("it", "a testa 400"),
        ("ru", "нас 20, по 400"),
        ("ru", "меняем по 400 на человека"),
        ("ar", "كل واحد 400"),
        ("zh-CN", "我们20个人，每人400"),
        ("zh-TW", "每人400"),
        ("ja", "一人あたり400"),
        ("ko", "한 사람당 400"),
    ],
)
def test_so_much_for_each_is_an_amount(now: dt.datetime, locale: str, text: str) -> None:
    assert noted(read_values(text, now, locale)[1]) == "400"


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("en", "we have 20 minutes each"),
        ("en", "each room 400"),
        ("en", "two bags of 20 kg each"),
        ("de", "je 20 Personen"),
        ("es", "20 personas, 2 cada una"),
        ("it", "2 biglietti a testa"),
        ("ru", "звоните по 110"),
        ("ru", "каждые 400 метров"),
        ("zh-CN", "每人20分钟"),
        ("ja", "一人400グラム"),
    ],
)
def test_what_is_counted_for_each_is_no_amount(now: dt.datetime, locale: str, text: str) -> None:
    assert noted(read_values(text, now, locale)[1]) is None
