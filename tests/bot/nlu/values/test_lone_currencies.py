"""Currencies named without a number, and the words for money that people say instead of their names."""

from __future__ import annotations

import pytest

from tests.bot.nlu.values.conftest import Reader


@pytest.mark.parametrize(
    ("locale", "text", "codes"),
    [
        ("ja", "円", ["JPY"]),
        ("ja", "円で", ["JPY"]),
        ("ja", "円です", ["JPY"]),
        ("ja", "円でお願いします。", ["JPY"]),
        ("ja", "元で", ["CNY"]),
        ("ja", "ドル", ["USD"]),
        ("ja", "ユーロ", ["EUR"]),
        ("ja", "円を元に替えたい", ["JPY", "CNY"]),
        ("ja", "円から元に両替できますか", ["JPY", "CNY"]),
        ("ja", "ドルを円に", ["USD", "JPY"]),
        ("ja", "日本のお金で", ["JPY"]),
        ("ko", "엔", ["JPY"]),
        ("ko", "엔으로", ["JPY"]),
        ("ko", "엔이요", ["JPY"]),
        ("ko", "원으로 주세요", ["KRW"]),
        ("ko", "불이요", ["USD"]),
        ("ko", "달러로", ["USD"]),
        ("ko", "엔을 위안으로", ["JPY", "CNY"]),
        ("ko", "원을 위안으로 바꾸고 싶어요", ["KRW", "CNY"]),
        ("ko", "일본 돈으로", ["JPY"]),
        ("zh-CN", "块", ["CNY"]),
        ("zh-CN", "刀", ["USD"]),
        ("zh-CN", "欧", ["EUR"]),
        ("zh-CN", "刀吧", ["USD"]),
        ("zh-CN", "欧换人民币", ["EUR", "CNY"]),
        ("zh-CN", "刀换块", ["USD", "CNY"]),
        ("zh-CN", "能换镑吗", ["GBP"]),
        ("ru", "баксов", ["USD"]),
        ("ru", "в баксах", ["USD"]),
        ("ru", "рубль", ["RUB"]),
        ("en", "pounds", ["GBP"]),
        ("en", "pounds please", ["GBP"]),
        ("en", "can I change pounds into yuan", ["GBP", "CNY"]),
        ("de", "Pfund bitte", ["GBP"]),
        ("de", "kurs pfund", ["GBP"]),
        ("de", "Pfund Wechselkurs", ["GBP"]),
        ("en", "pound rate today", ["GBP"]),
        ("fr", "cours livres", ["GBP"]),
        ("es", "cotización libra", ["GBP"]),
        ("pt-BR", "cotação libra hoje", ["GBP"]),
        ("de", "Pfund in Yuan wechseln", ["GBP", "CNY"]),
        ("fr", "en euros", ["EUR"]),
        ("fr", "changer des livres en yuans", ["GBP", "CNY"]),
        ("es", "cambiar libras por yuanes", ["GBP", "CNY"]),
        ("pt-BR", "real", ["BRL"]),
        ("pt-BR", "trocar real por yuan", ["BRL", "CNY"]),
        ("ar", "ين", ["JPY"]),
        ("ar", "سعر صرف ين مقابل يوان", ["JPY", "CNY"]),
    ],
)
def test_a_currency_without_a_number_is_a_currency(
    read: Reader, locale: str, text: str, codes: list[str]
) -> None:
    assert [one.value for one in read("currency", text, locale)] == codes


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("ja", "円形の建物はどこですか"),
        ("ja", "元の場所に戻りたい"),
        ("ja", "カードを元に戻してください"),
        ("ja", "地元のレストラン"),
        ("ja", "両替所は地元の人も使いますか"),
        ("ja", "何円ですか"),
        ("ko", "원인을 모르겠어요"),
        ("ko", "불이 났어요"),
        ("ko", "병원 어디예요"),
        ("ko", "은행원을 바꿔 주세요"),
        ("zh-CN", "这块表"),
        ("zh-CN", "我想换块屏幕"),
        ("zh-CN", "欧洲的卡能用吗"),
        ("zh-CN", "一块去吧"),
        ("zh-CN", "公元前"),
        ("ru", "лом"),
        ("en", "my suitcase weighs a few pounds"),
        ("en", "we won the match"),
        ("fr", "où acheter des livres"),
        ("fr", "balles de tennis"),
        ("es", "el problema es real"),
        ("pt-BR", "acompanhar em tempo real"),
        ("it", "vorrei aprire un conto"),
        ("de", "ein Pfund Kaffee, wo gibt es das"),
        ("ar", "بين الفرعين"),
    ],
)
def test_a_word_of_every_day_is_no_currency(read: Reader, locale: str, text: str) -> None:
    assert read("currency", text, locale) == []


@pytest.mark.parametrize(
    ("locale", "text", "amount", "currency"),
    [
        ("ja", "500円分", "500", "JPY"),
        ("ja", "一万円くらい", "10000", "JPY"),
        ("ja", "300ドル分", "300", "USD"),
        ("ko", "만원", "10000", "KRW"),
        ("ko", "5만원어치", "50000", "KRW"),
        ("ko", "3백불", "300", "USD"),
        ("zh-CN", "100刀", "100", "USD"),
        ("zh-CN", "五百大洋", "500", "CNY"),
        ("zh-CN", "两千多块", "2000", "CNY"),
        ("zh-CN", "一百来块", "100", "CNY"),
        ("zh-CN", "一毛五", "0.15", "CNY"),
        ("ru", "косарь баксов", "1000", "USD"),
        ("ru", "тыщ пять рублей", "5000", "RUB"),
        ("ru", "тысяч 300 рублей", "300000", "RUB"),
        ("ru", "пять тысяч пять рублей", "5005", "RUB"),
        ("ru", "лям рублей", "1000000", "RUB"),
        ("ru", "500 деревянных", "500", "RUB"),
        ("ru", "пятихатку рублей", "500", "RUB"),
        ("ru", "три косых баксов", "3000", "USD"),
        ("es", "500 pavos", "500", "EUR"),
        ("es", "200 varos", "200", "MXN"),
        ("pt-BR", "100 contos", "100", "BRL"),
        ("pt-BR", "50 doletas", "50", "USD"),
        ("fr", "100 balles", "100", "EUR"),
        ("it", "cento verdoni", "100", "USD"),
        ("it", "300 euri", "300", "EUR"),
        ("de", "500 Mäuse", "500", "EUR"),
        ("de", "zweihundert Kröten", "200", "EUR"),
        ("en", "50 loonies", "50", "CAD"),
    ],
)
def test_an_amount_is_read_in_the_words_people_use(
    read: Reader, locale: str, text: str, amount: str, currency: str
) -> None:
    assert [one.value for one in read("money", text, locale)] == [{"amount": amount, "currency": currency}]


@pytest.mark.parametrize(
    ("locale", "text", "amount"),
    [
        ("ru", "косарь", "1000"),
        ("ru", "тыщ пять", "5000"),
        ("ru", "сотен пять", "500"),
        ("it", "un centone", "100"),
    ],
)
def test_an_amount_may_leave_its_currency_open(read: Reader, locale: str, text: str, amount: str) -> None:
    assert [one.value for one in read("money", text, locale)] == [{"amount": amount, "currency": None}]


@pytest.mark.parametrize(
    ("locale", "text"), [("it", "500 kröten"), ("en", "200 tacken"), ("zh-CN", "五毛3次")]
)
def test_slang_is_of_its_language(read: Reader, locale: str, text: str) -> None:
    assert [one.value["currency"] for one in read("money", text, locale)] in ([], ["CNY"])
