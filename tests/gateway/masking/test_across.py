from __future__ import annotations

import pytest

from gateway.masking import MaskingFailed, mask_across


def test_number_split_over_two_messages_is_hidden_in_both() -> None:
    masked = mask_across(["hello, my card is 4111 1111"], "1111 1111 please help")

    assert masked.text == "VISA •••• 1111 please help"
    assert masked.previous == ("hello, my card is ••••",)


def test_number_sent_in_four_messages_is_hidden_in_all() -> None:
    masked = mask_across(["hi", "4111", "1111", "1111"], "1111")

    assert masked.text == "VISA •••• 1111"
    assert masked.previous == ("hi", "••••", "••••", "••••")


def test_word_in_one_message_announces_the_secret_in_the_next() -> None:
    assert mask_across(["my cvv"], "123").text == "•••"


@pytest.mark.parametrize(
    ("before", "text", "kept"),
    [
        ("where can I get a MoneyGram", "my ref is 48291037", "my ref is •••"),
        ("where can I get a MoneyGram", "48291037", "•••"),
        ("je dois récupérer un moneygram", "ma référence c'est 48213375", "ma référence c'est •••"),
        ("我想取速汇金", "取款码是12345678", "取款码是•••"),
        ("マネーグラムを受け取りたい", "番号は87654321です", "番号は•••です"),
        ("머니그램 찾고 싶어요", "번호는 87654321", "번호는 •••"),
        ("хочу получить вестерн юнион", "код 1234567890", "код •••"),
        ("ho un western union", "ok il codice è 12345678", "ok il codice è •••"),
    ],
)
def test_reference_of_a_transfer_spoken_of_before_is_hidden(before: str, text: str, kept: str) -> None:
    assert mask_across([before, "and where is that?"], text).text == kept


@pytest.mark.parametrize(
    ("before", "text"),
    [
        ("where can I get a MoneyGram", "20261120"),
        ("where can I get a MoneyGram", "call me at 4155550123"),
        ("where can I get a MoneyGram", "2000 dollars"),
        ("my case please", "my ref is 48291037"),
    ],
)
def test_other_numbers_after_a_transfer_stay(before: str, text: str) -> None:
    assert mask_across([before], text).text == text


def test_unrelated_messages_stay_as_they_are() -> None:
    masked = mask_across(["300 dollars", "branch 12"], "tomorrow at 10:30")

    assert masked.text == "tomorrow at 10:30"
    assert masked.previous == ("300 dollars", "branch 12")


def test_end_of_a_long_message_is_read_as_well() -> None:
    masked = mask_across(["x" * 500 + " 411111"], "1111111111")

    assert masked.previous[0].endswith("x ••••")


def test_whole_number_in_the_new_message_is_masked_whatever_came_before() -> None:
    assert mask_across(["12"], "4111111111111111").text.endswith("VISA •••• 1111")


def test_text_over_the_limit_is_refused() -> None:
    with pytest.raises(MaskingFailed):
        mask_across([], "a" * 4001)
