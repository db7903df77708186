"""Card networks in every spelling, and their names where they mean something else."""

from __future__ import annotations

import pytest

from tests.bot.nlu.values.conftest import Reader


@pytest.mark.parametrize(
    ("locale", "text", "network"),
    [
        ("en", "my Visa card", "visa"),
        ("ja", "ビザカード", "visa"),
        ("zh-CN", "美运卡", "amex"),
        ("ko", "비자 카드", "visa"),
        ("ru", "карта виза", "visa"),
        ("ar", "بطاقة فيزا", "visa"),
        ("en", "mastercard", "mastercard"),
        ("en", "a Master", "mastercard"),
        ("ko", "마스터카드", "mastercard"),
        ("zh-CN", "万事达卡", "mastercard"),
        ("en", "union pay", "unionpay"),
        ("zh-CN", "我的银联卡", "unionpay"),
        ("ja", "銀聯カード", "unionpay"),
        ("ja", "ジェーシービー", "jcb"),
        ("en", "amex", "amex"),
        ("zh-CN", "美国运通", "amex"),
        ("en", "the machine took my Visa ending in 4321", "visa"),
        ("ru", "карта мир", "mir"),
        ("ja", "ダイナースカード", "diners"),
    ],
)
def test_a_network_is_known_in_the_visitors_spelling(
    read: Reader, locale: str, text: str, network: str
) -> None:
    assert [one.value for one in read("card_network", text, locale)] == [network]


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("en", "I need a tourist visa for China next month"),
        ("en", "is it visa free for Germans in Beijing"),
        ("en", "a cup of coffee would be nice now"),
        ("ru", "хочу увидеть весь большой мир"),
        ("en", "I would like to discover the old town"),
    ],
)
def test_an_everyday_word_is_no_network(read: Reader, locale: str, text: str) -> None:
    assert read("card_network", text, locale) == []


def test_a_network_is_found_beside_the_digits_of_its_card(read: Reader) -> None:
    assert [one.value for one in read("card_network", "银联卡尾号0035", "zh-CN")] == ["unionpay"]
