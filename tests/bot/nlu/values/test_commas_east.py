"""Commas that part sentences, and characters for one that are no amount, in Chinese, Japanese and Korean."""

from __future__ import annotations

import pytest

from tests.bot.nlu.values.conftest import Reader


@pytest.mark.parametrize(
    ("locale", "text", "amount"),
    [
        ("ja", "団体20名、USD 6000、12月8日10時、前門支店", "6000"),
        ("ja", "USD 500、2人で", "500"),
        ("ja", "EUR 1000、30日に両替", "1000"),
        ("zh-CN", "USD 3000、12月5日", "3000"),
        ("zh-CN", "USD 3000,12月5号", "3000"),
        ("zh-CN", "美元 3000，12月5日换", "3000"),
        ("zh-CN", "USD 12,500.50，明天", "12500.50"),
        ("ko", "USD 3000, 12월 5일", "3000"),
    ],
)
def test_a_comma_before_a_day_or_people_parts_no_decimals(
    read: Reader, locale: str, text: str, amount: str
) -> None:
    assert [one.value["amount"] for one in read("money", text, locale)] == [amount]


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("想换美元 一共9000", ["9000"]),
        ("换日元 一下", []),
        ("我想用美元一次换人民币", []),
        ("30人换美元 一共9000美元", ["9000"]),
        ("想换美元 12月2号上午10点 一共2万美金", ["20000"]),
        ("一百美元", ["100"]),
    ],
)
def test_one_within_a_word_and_the_number_of_a_month_are_no_amount(
    read: Reader, text: str, amounts: list[str]
) -> None:
    assert [one.value["amount"] for one in read("money", text, "zh-CN")] == amounts


@pytest.mark.parametrize("text", ["1人500ドル", "1人あたり500ドル", "30人、1人500ドル"])
def test_one_person_before_an_amount_is_no_size_of_a_group(read: Reader, text: str) -> None:
    assert 1 not in [one.value for one in read("group_size", text, "ja")]


@pytest.mark.parametrize(
    "text", ["1回で最大いくら、1日で合計いくら", "1日にいくらまで下ろせますか", "1日あたりの上限は"]
)
def test_so_much_a_day_is_no_first_of_the_month(read: Reader, text: str) -> None:
    assert read("date", text, "ja") == []
