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


def test_a_written_yes_to_the_offer_begins_the_booking(visitor: Visitor) -> None:
    visitor.say("what is the commission on traveller's cheques for 40 people with 5000 dollars?")
    answer = visitor.say("yes please")
    assert responses(answer)[0] == "utter_group_exchange_start"
    assert answer["slots"]["group_size"] == 40


def test_without_the_banks_figure_nobody_is_a_group(visitor: Visitor) -> None:
    visitor.served.gateway.facts["group_exchange"] = []
    assert "utter_cheque" in responses(visitor.say("we are 40 people and want to cash traveller's cheques"))


def test_a_family_with_cheques_is_told_about_cheques(visitor: Visitor) -> None:
    assert "utter_cheque" in responses(visitor.say("we are 4 people and want to cash traveller's cheques"))


@pytest.mark.parametrize(
    ("text", "total"),
    [
        ("30 people 15000 usd 4 december 2pm", "15000"),
        ("30 people, 6000 usd each", "180000"),
        ("30 человек, по 600 долларов", "18000"),
        ("30人，每人600美元", "18000"),
        ("30 personas, 600 dólares cada una", "18000"),
        ("30 شخصا، 600 دولار لكل شخص", "18000"),
    ],
)
def test_people_with_foreign_money_are_a_group_without_the_word(
    visitor: Visitor, text: str, total: str
) -> None:
    answer = visitor.say(text)
    assert responses(answer)[0] == "utter_group_exchange_start"
    assert (answer["slots"]["group_size"], answer["slots"]["amount"]["amount"]) == (30, total)


def test_a_few_people_with_money_are_no_group(visitor: Visitor) -> None:
    assert "utter_group_exchange_start" not in responses(visitor.say("3 people, 600 usd each"))


def test_a_meal_for_many_is_no_group(visitor: Visitor) -> None:
    answer = visitor.say("dinner for 20 people cost 500 usd and the restaurant wants cash")
    assert "utter_group_exchange_start" not in responses(answer)


def test_a_count_before_a_currency_counts_people_where_the_amount_follows(visitor: Visitor) -> None:
    answer = visitor.say("group of 30 usd 15000 tomorrow 3pm")
    assert (answer["slots"]["group_size"], answer["slots"]["amount"]["amount"]) == (30, "15000")
    assert answer["slots"]["clock"] == "15:00"
