"""A group whose first words are about cheques or rates."""

from __future__ import annotations

import pytest

from tests.bot.serving import Visitor, responses


@pytest.mark.parametrize(
    "text",
    [
        "we are 40 people and want to cash traveller's cheques",
        "нас 40 человек, хотим обналичить дорожные чеки",
        "我们40个人，想兑现旅行支票",
        "40人です。トラベラーズチェックを換金したいです",
        "نحن 40 شخصًا ونريد صرف شيكات سياحية",
    ],
)
def test_a_group_with_cheques_is_taken_to_the_booking(visitor: Visitor, text: str) -> None:
    answer = visitor.say(text)
    assert responses(answer)[0] == "utter_group_exchange_start"
    assert answer["slots"]["group_size"] == 40


def test_the_sum_of_who_spoke_of_cheques_is_in_cheques(visitor: Visitor) -> None:
    visitor.say("we are 40 people and want to cash traveller's cheques")
    answer = visitor.say("5000 dollars")
    assert answer["slots"]["group"]["cheques"] == [{"amount": "5000", "currency": "USD"}]


def test_an_unclear_group_is_offered_both_and_nothing_told_is_asked_again(visitor: Visitor) -> None:
    payload = '/travellers_cheque{"group_size":40}'
    assert "utter_group_offer" not in responses(visitor.press(payload))
    answer = visitor.say("what is the commission on traveller's cheques for 40 people with 5000 dollars?")
    assert responses(answer) == ["utter_group_offer"]
    book, only_ask = answer["replies"][0]["buttons"]
    assert only_ask["payload"] == "/travellers_cheque"
    began = visitor.press(book["payload"])
    assert responses(began) == ["utter_group_exchange_start", "utter_ask_group_exchange_form_place"]
    assert began["slots"]["group_size"] == 40


def test_without_the_banks_figure_nobody_is_a_group(visitor: Visitor) -> None:
    visitor.served.gateway.facts["group_exchange"] = []
    assert "utter_cheque" in responses(visitor.say("we are 40 people and want to cash traveller's cheques"))


def test_a_family_with_cheques_is_told_about_cheques(visitor: Visitor) -> None:
    assert "utter_cheque" in responses(visitor.say("we are 4 people and want to cash traveller's cheques"))
