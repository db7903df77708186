"""What stands before the digits of an amount, and numbers of nine and more digits."""

from __future__ import annotations

import pytest

from tests.bot.nlu.values.conftest import Reader


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("kam ta6la3 700 euro", "700"),
        ("kam tetla3 500 dollar", "500"),
        ("ma3aya 200 euro", "200"),
        ("wala7 1000 usd", "1000"),
        ("eur3 700", "3700"),
    ],
)
@pytest.mark.parametrize("locale", ["ar", "en", "es"])
def test_digits_that_are_letters_of_a_word_are_no_part_of_an_amount(
    read: Reader, locale: str, text: str, amount: str
) -> None:
    assert [one.value["amount"] for one in read("money", text, locale)] == [amount]


def test_a_letter_before_a_currency_is_no_amount(read: Reader) -> None:
    assert read("money", "kam si3 dollar", "ar") == []


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("de", "-5 euro"),
        ("en", "-$5"),
        ("en", "$-5"),
        ("fr", "je change -5 euros"),
        ("ja", "-5ドル"),
        ("ko", "-5달러"),
        ("ru", "-5 рублей"),
        ("es", "−5 dólares"),
    ],
)
def test_a_minus_is_kept(read: Reader, locale: str, text: str) -> None:
    assert [one.value["amount"] for one in read("money", text, locale)] == ["-5"]


@pytest.mark.parametrize(
    ("locale", "text", "amounts"),
    [
        ("it", "- 300 euro", ["300"]),
        ("it", "-300 euro\n-200 dollari", ["300", "200"]),
        ("en", "beijing-500 euros", ["500"]),
    ],
)
def test_marks_of_a_list_are_no_minus(read: Reader, locale: str, text: str, amounts: list[str]) -> None:
    assert [one.value["amount"] for one in read("money", text, locale)] == amounts


@pytest.mark.parametrize(("locale", "text"), [("ko", "1,5 달러"), ("ja", "1,5ドル"), ("zh-CN", "1,5美元")])
def test_a_comma_parts_decimals_in_the_east_as_well(read: Reader, locale: str, text: str) -> None:
    assert [one.value["amount"] for one in read("money", text, locale)] == ["1.5"]


@pytest.mark.parametrize(
    ("locale", "text", "amount"),
    [
        ("en", "1e9 euro", 10**9),
        ("de", "1e6 euro", 10**6),
        ("en", "one billion euros", 10**9),
        ("fr", "un milliard d'euros", 10**9),
        ("fr", "un billion d'euros", 10**12),
        ("de", "2 Milliarden Euro", 2 * 10**9),
        ("de", "eine Billion Euro", 10**12),
        ("es", "mil millones de euros", 10**9),
        ("es", "2 mil millones de euros", 2 * 10**9),
        ("pt-BR", "dois bilhões de euros", 2 * 10**9),
        ("it", "un miliardo di euro", 10**9),
        ("ru", "2 миллиарда рублей", 2 * 10**9),
        ("ar", "مليار يورو", 10**9),
        ("en", "5000 trillion yen", 10**12),
    ],
)
def test_large_numbers_are_read_whole(read: Reader, locale: str, text: str, amount: int) -> None:
    assert [one.value["amount"] for one in read("money", text, locale)] == [str(amount)]
