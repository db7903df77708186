"""Amounts with what people put between, behind and instead of their words."""

from __future__ import annotations

import datetime as dt

import pytest

from bot.nlu.values.reading import read_values
from tests.bot.nlu.values.said.notation import noted


@pytest.mark.parametrize(
    ("locale", "text", "meant"),
    [
        ("it", "mi manda $ 640 mio cugino da New York", "640USD"),
        ("pt-BR", "me manda R$ 640 mio primo", "640BRL"),
        ("de", "3 mio euro", "3000000EUR"),
        ("de", "3 Mio. Euro", "3000000EUR"),
    ],
)
def test_a_word_for_mine_is_no_million(now: dt.datetime, locale: str, text: str, meant: str) -> None:
    assert noted(read_values(text, now, locale)[1]) == meant


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("терминал снял 64 юаня 50 фыней дважды", "64.50CNY"),
        ("с меня взяли 12 юаней 5 фэней", "12.05CNY"),
        ("стоит 30 рублей 50 копеек", "30.50RUB"),
    ],
)
def test_small_money_behind_an_amount_is_of_that_amount(now: dt.datetime, text: str, meant: str) -> None:
    assert noted(read_values(text, now, "ru")[1]) == meant


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("хотела снять две пятьсот юаней", "2500CNY"),
        ("пять двести рублей", "5200RUB"),
        ("полторы тысячи юаней", "1500CNY"),
        ("тыща двести юаней", "1200CNY"),
        ("в три двести рублей списали", "200RUB"),
    ],
)
def test_a_figure_before_hundreds_is_of_thousands(now: dt.datetime, text: str, meant: str) -> None:
    assert noted(read_values(text, now, "ru")[1]) == meant


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("地铁口便利店刷了64.8元两遍", "64.80CNY"),
        ("扣了35元3笔", "35CNY"),
        ("刷了100块两回", "100CNY"),
        ("12块5", "12.50CNY"),
    ],
)
def test_how_often_an_amount_was_paid_is_no_tenth_of_it(now: dt.datetime, text: str, meant: str) -> None:
    assert noted(read_values(text, now, "zh-CN")[1]) == meant


@pytest.mark.parametrize(
    ("locale", "text", "meant"),
    [
        ("pt-BR", "caíram só R$ 850 de R$ 1.000 que mandei", "850BRL 1000BRL"),
        ("pt-BR", "R$ 2.500 e R$ 300", "2500BRL 300BRL"),
        ("en", "$ 500 of $ 900", "500USD 900USD"),
        ("en", "500 $ 300 €", "500USD 300EUR"),
    ],
)
def test_a_sign_before_a_number_is_that_numbers(now: dt.datetime, locale: str, text: str, meant: str) -> None:
    assert noted(read_values(text, now, locale)[1]) == meant


@pytest.mark.parametrize(
    ("locale", "text", "meant"),
    [
        ("de", "60.000 koreanische won, geht das", "60000KRW"),
        ("ru", "нужно 500 кит. юаней на такси и еду", "500CNY"),
        ("ru", "100000 корейских вон", "100000KRW"),
        ("ru", "300 швейцарских франков", "300CHF"),
        ("en", "500 chinese yuan", "500CNY"),
        ("ko", "거스름돈으로 준 50콰이가 위조 같아요", "50CNY"),
        ("ko", "300 유안", "300CNY"),
    ],
)
def test_whose_money_it_is_may_stand_between_an_amount_and_its_currency(
    now: dt.datetime, locale: str, text: str, meant: str
) -> None:
    assert noted(read_values(text, now, locale)[1]) == meant
