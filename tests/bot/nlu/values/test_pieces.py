"""So many notes or cheques of one amount are the product, in every first-class language."""

from __future__ import annotations

import pytest

from tests.bot.nlu.values.conftest import Reader


@pytest.mark.parametrize(
    ("locale", "text", "amount"),
    [
        ("en", "how much for 5 traveler's checks of 100 dollars each", "500"),
        ("en", "I have five $100 traveller's cheques", "500"),
        ("en", "three cheques, 50 pounds each", "150"),
        ("en", "ten 100 dollar bills", "1000"),
        ("de", "5 Reiseschecks à 100 Dollar", "500"),
        ("de", "3 Reiseschecks zu je 50 Euro einlösen", "150"),
        ("fr", "j'ai 4 chèques de voyage de 50 euros chacun", "200"),
        ("es", "llevo cheques de viajero american express 5 de 100 dolares", "500"),
        ("es", "6 cheques de 50 euros", "300"),
        ("pt-BR", "4 travelers cheques de 100 dolares", "400"),
        ("it", "ho 3 traveller's cheque da 50 euro l'uno", "150"),
        ("ru", "у меня 5 дорожных чеков по 100 долларов", "500"),
        ("ru", "чеки amex, 4 штуки по 100 долларов", "400"),
        ("zh-CN", "5张100美元的旅行支票", "500"),
        ("zh-CN", "旅行支票5张，每张100美元", "500"),
        ("ja", "100ドルのトラベラーズチェックが5枚あります", "500"),
        ("ja", "AMEXの小切手 100ドル10枚", "1000"),
        ("ko", "100달러짜리 여행자수표 5장", "500"),
        ("ko", "여행자 수표 5장, 장당 100달러", "500"),
        ("ar", "٥ شيكات سياحية كل واحد ١٠٠ دولار", "500"),
        ("ar", "عندي 3 شيكات من فئة 50 يورو", "150"),
    ],
)
def test_notes_and_cheques_of_one_amount_are_counted(
    read: Reader, locale: str, text: str, amount: str
) -> None:
    found = read("money", text, locale)
    assert [one.value["amount"] for one in found] == [amount]
    assert read("group_size", text, locale) == []


@pytest.mark.parametrize(
    ("locale", "text", "amounts"),
    [
        ("en", "3 cheques for 300 dollars", ["900", "300"]),
        ("de", "4 Schecks über 50 Pfund", ["200", "50"]),
        ("ru", "3 чека на 300 долларов", ["900", "300"]),
        ("fr", "2 chèques pour 500 euros", ["1000", "500"]),
    ],
)
def test_what_may_be_the_sum_of_all_cheques_has_both_readings(
    read: Reader, locale: str, text: str, amounts: list[str]
) -> None:
    (found,) = read("money", text, locale)
    assert [one["amount"] for one in found.ambiguous] == amounts


@pytest.mark.parametrize(
    ("locale", "text", "amount"),
    [
        ("en", "4 people, 100 dollars each", "100"),
        ("es", "somos 4, 100 dolares cada uno", "100"),
        ("en", "change $300 in 50 dollar bills", "300"),
        ("ru", "300 долларов купюрами по 20", "300"),
        ("ja", "1000元を100元札で", "1000"),
        ("en", "one 100 dollar cheque", "100"),
        ("de", "Reiseschecks, 500 Euro", "500"),
    ],
)
def test_a_sum_is_not_counted_again(read: Reader, locale: str, text: str, amount: str) -> None:
    assert [one.value["amount"] for one in read("money", text, locale)] == [amount]
