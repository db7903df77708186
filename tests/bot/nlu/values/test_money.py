"""Amounts as they are written in eleven languages."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.nlu.values.number_digits import read_digits
from tests.bot.nlu.values.conftest import Reader


@pytest.mark.parametrize(
    ("locale", "text", "amount", "currency"),
    [
        ("en", "I want to change 1,500 dollars", "1500", "USD"),
        ("de", "1.234,50 € wurden abgebucht", "1234.50", "EUR"),
        ("fr", "je veux changer 1 500,50 euros", "1500.50", "EUR"),
        ("es", "cambiar 1.500 euros", "1500", "EUR"),
        ("pt-BR", "quero trocar R$ 1.500,00", "1500", "BRL"),
        ("it", "vorrei cambiare 2.000 euro", "2000", "EUR"),
        ("ru", "хочу поменять 1 500 рублей", "1500", "RUB"),
        ("ru", "1,5 тыс. долларов", "1500", "USD"),
        ("ja", "3万5千円を両替したい", "35000", "JPY"),
        ("ko", "5만원 환전하고 싶어요", "50000", "KRW"),
        ("zh-CN", "我要换2000元", "2000", "CNY"),
        ("ar", "أريد صرف ٥٠٠ دولار", "500", "USD"),
        ("hi", "₹1,00,000", "100000", "INR"),
        ("en", "5k yuan", "5000", "CNY"),
        ("en", "500 bucks", "500", "USD"),
        ("de", "zehn Franken", "10", "CHF"),
        ("fr", "100 francs", "100", "CHF"),
    ],
)
def test_an_amount_is_read_in_the_notation_of_its_language(
    read: Reader, locale: str, text: str, amount: str, currency: str
) -> None:
    assert [one.value for one in read("money", text, locale)] == [{"amount": amount, "currency": currency}]


@pytest.mark.parametrize(
    ("locale", "text", "amount"),
    [
        ("en", "two thousand five hundred dollars", "2500"),
        ("de", "zweihundert Euro", "200"),
        ("fr", "deux cents euros", "200"),
        ("es", "mil quinientos euros", "1500"),
        ("it", "duemila euro", "2000"),
        ("pt-BR", "quinhentos reais", "500"),
        ("ru", "пятьсот долларов", "500"),
        ("ja", "五百ドル", "500"),
        ("ko", "오만 원", "50000"),
        ("zh-CN", "三千块", "3000"),
        ("zh-TW", "兩千元", "2000"),
        ("ar", "مئة دولار", "100"),
    ],
)
def test_an_amount_in_words_is_an_amount(read: Reader, locale: str, text: str, amount: str) -> None:
    (found,) = read("money", text, locale)
    assert found.value["amount"] == amount
    assert found.words == text


@pytest.mark.parametrize(
    ("text", "currency"),
    [
        ("$500", "USD"),
        ("US$ 500", "USD"),
        ("HK$500", "HKD"),
        ("A$500", "AUD"),
        ("£500", "GBP"),
        ("500€", "EUR"),
        ("¥500", "CNY"),
        ("￥500", "CNY"),
        ("₩500", "KRW"),
        ("500₽", "RUB"),
        ("₹500", "INR"),
        ("500 USD", "USD"),
        ("usd 500", "USD"),
    ],
)
def test_a_sign_or_a_code_names_the_currency(read: Reader, text: str, currency: str) -> None:
    (found,) = read("money", text, "en")
    assert found.value == {"amount": "500", "currency": currency}
    assert found.words == text


@pytest.mark.parametrize(
    ("locale", "text", "currency"),
    [
        ("zh-CN", "换500块美金", "USD"),
        ("zh-CN", "港币500元", "HKD"),
        ("zh-TW", "人民幣500塊錢", "CNY"),
        ("zh-CN", "500块换欧元", "CNY"),
        ("ko", "엔화 500엔", "JPY"),
        ("en", "$500 CAD to yuan", "CAD"),
        ("ja", "￥500円", "JPY"),
    ],
)
def test_an_amount_named_twice_is_one_in_the_currency_that_is_named_exactly(
    read: Reader, locale: str, text: str, currency: str
) -> None:
    assert [one.value for one in read("money", text, locale)] == [{"amount": "500", "currency": currency}]


@pytest.mark.parametrize("text", ["it took 1.000 euros", "€1.000 please"])
def test_a_separator_that_may_mean_two_things_gives_both_readings(read: Reader, text: str) -> None:
    (found,) = read("money", text, "en")
    assert found.value["amount"] is None
    assert [one["amount"] for one in found.ambiguous] == ["1000", "1"]


@pytest.mark.parametrize(("locale", "amount"), [("de", "1000"), ("it", "1000"), ("ru", None)])
def test_the_conversations_notation_decides_where_the_script_does_not(
    read: Reader, locale: str, amount: str | None
) -> None:
    assert [one.value["amount"] for one in read("money", "1.000 €", locale)] == [amount]


@pytest.mark.parametrize(
    ("locale", "text", "some"),
    [
        ("en", "100 crowns", {"SEK", "NOK"}),
        ("es", "100 pesos", {"MXN", "PHP"}),
        ("ja", "¥100", {"CNY", "JPY"}),
    ],
)
def test_a_name_of_several_currencies_leaves_the_choice(
    read: Reader, locale: str, text: str, some: set[str]
) -> None:
    (found,) = read("money", text, locale)
    assert found.value["currency"] is None
    assert some <= {one["currency"] for one in found.ambiguous}


def test_each_amount_keeps_its_own_currency(read: Reader) -> None:
    found = read("money", "100 usd 200 eur and £5", "en")
    assert [(one.value["amount"], one.value["currency"]) for one in found] == [
        ("100", "USD"),
        ("200", "EUR"),
        ("5", "GBP"),
    ]


def test_a_number_alone_is_an_amount_without_a_currency(read: Reader) -> None:
    assert [one.value for one in read("money", "500", "en")] == [{"amount": "500", "currency": None}]


@pytest.mark.parametrize(
    "text",
    [
        "my card ends in 4321",
        "room 12",
        "百货大楼",
        "万里の長城",
        "ATM 0317",
        "21:30",
        "5 people",
        "13812345678",
    ],
)
def test_other_numbers_are_no_money(read: Reader, text: str) -> None:
    assert read("money", text, "en") == []


@pytest.mark.parametrize(
    ("locale", "text", "code"),
    [
        ("en", "what is the rate of the euro", "EUR"),
        ("zh-CN", "美元汇率", "USD"),
        ("ru", "курс доллара", "USD"),
        ("ja", "ドルのレート", "USD"),
        ("ar", "سعر الدولار", "USD"),
    ],
)
def test_a_currency_without_an_amount_is_a_currency(read: Reader, locale: str, text: str, code: str) -> None:
    assert [one.value for one in read("currency", text, locale)] == [code]


@given(st.integers(1, 999_999_999))
def test_grouped_thousands_are_read_back_where_the_notation_is_known(number: int) -> None:
    assert read_digits(f"{number:,}", "en") == (Decimal(number),)
    assert read_digits(f"{number:,}".replace(",", "."), "de") == (Decimal(number),)
    assert read_digits(f"{number:,}".replace(",", " "), "fr") == (Decimal(number),)


@given(st.text("0123456789.,' ", min_size=1, max_size=14).filter(lambda text: text[0].isdigit()))
def test_any_digits_with_separators_have_at_most_two_readings(written: str) -> None:
    assert len(read_digits(written.strip(), None)) <= 2


@pytest.mark.parametrize(
    ("locale", "text", "currency"),
    [
        ("en", "how much is $500 canadian in yuan?", "CAD"),
        ("en", "500 dollars Australian", "AUD"),
        ("en", "$500 Hong Kong", "HKD"),
        ("en", "$500 near Hong Kong", "USD"),
        ("es", "500 dólares de Singapur", "SGD"),
        ("pt-BR", "US$ 500 no Canadá", "USD"),
        ("de", "500 Dollar kanadische", "CAD"),
        ("ru", "500 долларов канадских", "CAD"),
        ("en", "500 dollars Canadian passport", "CAD"),
        ("en", "change 500 dollars Singapore, please", "SGD"),
        ("en", "what is $500 Singapore?", "SGD"),
        ("en", "500 dollars New Zealand", "NZD"),
        ("ar", "500 دولار كندا؟", "CAD"),
        ("en", "I have 500 dollars Singapore airport", "USD"),
        ("en", "change 500 dollars Taiwan passport", "USD"),
        ("en", "500 dollars Hong Kong Disneyland", "USD"),
        ("de", "500 Dollar Singapur Flughafen", "USD"),
        ("ar", "500 دولار سنغافورة المطار", "USD"),
    ],
)
def test_whose_dollars_they_are_may_be_said_behind_them(
    read: Reader, locale: str, text: str, currency: str
) -> None:
    assert [one.value for one in read("money", text, locale)] == [{"amount": "500", "currency": currency}]
