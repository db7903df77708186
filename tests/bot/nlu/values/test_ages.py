"""Ages of people are read, and are no money."""

from __future__ import annotations

import datetime as dt

import pytest

from bot.nlu.values.ages import ages_in
from bot.nlu.values.reading import read_values

NOW = dt.datetime(2026, 11, 18, 10, 0, tzinfo=dt.timezone(dt.timedelta(hours=8)))


def sums(locale: str, said: str) -> list[str]:
    """The amounts that are read out of a message."""
    return [str(one.value["amount"]) for one in read_values(said, NOW, locale)[1] if one.entity == "money"]


@pytest.mark.parametrize(
    ("locale", "said", "ages", "amount"),
    [
        ("en", "our daughter (16) would like to change 150 dollars", [16], "150"),
        ("en", "my two kids 8 and 10 want to change 50 euros each", [8, 10], "50"),
        ("de", "unsere 14 jährige tochter will 120 euro tauschen", [14], "120"),
        ("fr", "mon fils de 13 veut changer 90 euros", [13], "90"),
        ("es", "mi hija de 15 quiere cambiar 70 dólares", [15], "70"),
        ("pt-BR", "meu filho de 16 quer trocar 80 euros", [16], "80"),
        ("it", "mio figlio di 14 vuole cambiare 110 euro", [14], "110"),
        ("ru", "дочке 12 лет, хочет обменять 200 долларов", [12], "200"),
        ("zh-CN", "女儿16岁想换200欧元", [16], "200"),
        ("ja", "娘は14歳ですが200ユーロ両替したい", [14], "200"),
        ("ko", "16살 딸이 200유로 바꾸고 싶어해요", [16], "200"),
        ("ar", "بنتي 14 تبي تصرف 200 يورو", [14], "200"),
    ],
)
def test_an_age_is_read_and_is_no_amount(locale: str, said: str, ages: list[int], amount: str) -> None:
    assert ages_in(said, locale) == ages
    assert sums(locale, said) == [amount]


@pytest.mark.parametrize(
    ("locale", "said", "amounts"),
    [
        ("en", "my kids exchange 50 euros each", ["50"]),
        ("en", "two children 40 each", ["40"]),
        ("en", "change 15 euros for my son", ["15"]),
        ("de", "mein sohn 20 euro, ich 100 dollar", ["20", "100"]),
        ("zh-CN", "孩子换20欧元", ["20"]),
        ("it", "cambio 15 euro per mio figlio", ["15"]),
        ("ko", "아이가 100달러 환전", ["100"]),
    ],
)
def test_money_beside_a_child_stays_money(locale: str, said: str, amounts: list[str]) -> None:
    assert ages_in(said, locale) == []
    assert sums(locale, said) == amounts
