"""A lost or stolen card."""

from __future__ import annotations

from tests.bot.serving import Visitor, handoffs, responses


def test_blocking_comes_first_then_whose_card(visitor: Visitor) -> None:
    answer = visitor.press("/card_lost")
    assert responses(answer) == ["utter_card_lost", "utter_card_lost_whose"]


def test_network_in_the_message_gives_its_line_at_once(visitor: Visitor) -> None:
    answer = visitor.say("I lost my visa card")
    assert responses(answer) == ["utter_card_lost", "utter_card_lost_line", "utter_card_lost_stolen"]
    assert "+1 303 967 1096" in answer["replies"][1]["text"]
    assert "110" in answer["replies"][2]["text"]


def test_own_card_goes_to_a_person_and_nothing_is_blocked_by_the_bot(visitor: Visitor) -> None:
    visitor.press("/card_lost")
    answer = visitor.press('/card_lost{"issuer":"own"}')
    assert responses(answer) == ["utter_card_lost_own"]
    assert handoffs(answer)[0]["skill"] == "card_lost"


def test_another_banks_card_asks_for_the_network_and_takes_a_word_for_it(visitor: Visitor) -> None:
    visitor.press("/card_lost")
    assert responses(visitor.press('/card_lost{"issuer":"other"}')) == ["utter_card_lost_which_network"]
    assert responses(visitor.say("visa"))[0] == "utter_card_lost_line"


def test_unsure_number_is_given_as_unsure(visitor: Visitor) -> None:
    assert "utter_card_lost_line_unsure" in responses(visitor.press('/card_lost{"card_network":"jcb"}'))


def test_no_number_is_made_up(visitor: Visitor) -> None:
    assert "utter_card_lost_no_line" in responses(visitor.press('/card_lost{"card_network":"mir"}'))
