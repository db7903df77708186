"""What money a message names."""

from __future__ import annotations

import datetime as dt

import pytest

from bot.actions.topics.named_money import (
    bare_amount,
    currency_readings,
    joined_codes,
    kinds_of,
    named_codes,
    named_money,
)
from bot.actions.topics.wanted import is_amount_brought, is_amount_wanted
from bot.actions.visitor import Message
from bot.nlu.values.reading import read_values

NOW = dt.datetime(2026, 11, 25, 10, 0, tzinfo=dt.timezone(dt.timedelta(hours=8)))


def said(locale: str, text: str) -> Message:
    """The message with its values, as the bot reads them."""
    folded, found = read_values(text, NOW, locale)
    entities = []
    for one in found:
        start, end = folded.span(one.start, one.end)
        entities.append(
            {
                "entity": one.entity,
                "value": one.value,
                "start": start,
                "end": end,
                "ambiguous": one.ambiguous,
            }
        )
    return Message(text, "fx_rate", 1.0, entities, locale, NOW, "conversation")


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("and for 250?", "250"),
        ("500", "500"),
        ("dolares, 600, cuanto seria", "600"),
        ("那500呢", "500"),
        ("640인데", "640"),
        ("3000だと？", "3000"),
        ("طيب ٢٠٠", "٢٠٠"),
        ("а за 300 сколько", "300"),
        ("12 forms", None),
        ("25 смс", None),
        ("3월꺼", None),
        ("5枚です", None),
        ("at 15%", None),
        ("-5", None),
    ],
)
def test_a_number_alone_is_an_amount_unless_it_counts_something(text: str, amount: str | None) -> None:
    assert bare_amount(text) == amount


@pytest.mark.parametrize(
    ("locale", "text", "codes"),
    [
        ("en", "sorry i meant pounds not euros", ["GBP"]),
        ("en", "not euros, dollars", ["USD"]),
        ("de", "Dollar, nicht Euro", ["USD"]),
        ("fr", "des livres, pas des euros", ["GBP"]),
        ("es", "libras, no euros", ["GBP"]),
        ("ko", "유로 말고 달러", ["USD"]),
        ("ja", "ユーロじゃなくてドル", ["USD"]),
        ("zh-CN", "不是欧元，是美元", ["USD"]),
    ],
)
def test_a_currency_that_is_not_meant_is_left_out(locale: str, text: str, codes: list[str]) -> None:
    assert named_codes(said(locale, text)) == codes


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("en", "what do you give for dirhams of the emirates AED and KES"),
        ("de", "Kurs von Dollar und Euro"),
        ("fr", "taux du dollar et de l'euro"),
        ("es", "dólares o euros"),
        ("ru", "курс доллара и евро"),
        ("zh-CN", "美元和欧元的汇率"),
        ("ja", "ドルとユーロのレート"),
        ("ko", "달러랑 유로 환율"),
        ("ar", "كم سعر الدرهم الاماراتي والجنيه المصري"),
    ],
)
def test_currencies_side_by_side_are_each_asked_about(locale: str, text: str) -> None:
    assert len(joined_codes(said(locale, text))) == 2


@pytest.mark.parametrize(
    ("locale", "text"), [("en", "euros to dollars"), ("zh-CN", "欧元换美元"), ("de", "Euro in Yuan")]
)
def test_one_currency_that_becomes_another_is_no_list(locale: str, text: str) -> None:
    assert joined_codes(said(locale, text)) == []


def test_a_word_for_several_currencies_has_all_of_them() -> None:
    assert currency_readings(said("ar", "تبدلون ريال؟"))[:2] == ["SAR", "QAR"]
    assert currency_readings(said("en", "do you take swedish kronor")) == []


@pytest.mark.parametrize(
    ("locale", "text", "amount", "currency"),
    [
        ("ru", "рубли меняете? 50 тыщ", "50000", "RUB"),
        ("de", "in Pfund, 500", "500", "GBP"),
        ("zh-TW", "台幣可以換人民幣嗎 兩萬", "20000", "TWD"),
    ],
)
def test_an_amount_is_of_the_only_currency_beside_it(
    locale: str, text: str, amount: str, currency: str
) -> None:
    money = named_money(said(locale, text))
    assert (money["amount"], money["currency"]) == (amount, currency)


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("pt-BR", "300 dolares em cheque e 200 em dinheiro"),
        ("en", "cheques for 300 dollars and 200 dollars cash"),
        ("de", "300 Dollar in Schecks, 200 Dollar bar"),
    ],
)
def test_cheques_and_cash_of_one_message_stay_apart(locale: str, text: str) -> None:
    assert kinds_of(said(locale, text)) == ["cheque", "cash"]


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("ru", "за покупку йен сколько 10000"),
        ("ja", "ドル買いたい 500ドル 何元いる?"),
        ("zh-CN", "我要五百美金 要付多少人民币"),
        ("es", "para la compra de 300 euros"),
    ],
)
def test_money_that_is_bought_or_paid_for_is_wanted(locale: str, text: str) -> None:
    assert is_amount_wanted(said(locale, text))


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("es", "y con 3000 coronas danesas cuanto saco"),
        ("en", "only got 1k eur cash and visa"),
        ("de", "ich habe nur 300 Euro"),
        ("ru", "у меня 300 евро"),
        ("zh-CN", "我有300欧元"),
        ("ar", "معي 300 يورو"),
    ],
)
def test_money_that_he_has_is_brought(locale: str, text: str) -> None:
    assert is_amount_brought(said(locale, text))
