"""Greetings, yes and no, and what is not understood."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.actions.small_talk import guesses
from tests.bot.actions.test_reading import message
from tests.bot.serving import Visitor, handoffs, responses


@pytest.mark.parametrize(
    ("text", "response"),
    [
        ("hello", "utter_greet"),
        ("thank you", "utter_thanks"),
        ("goodbye", "utter_goodbye"),
        ("are you a robot", "utter_bot_challenge"),
        ("what is the weather", "utter_out_of_scope"),
    ],
)
def test_simple_message_has_one_answer(visitor: Visitor, text: str, response: str) -> None:
    assert responses(visitor.say(text)) == [response]


def test_greeting_shows_what_the_desk_does(visitor: Visitor) -> None:
    titles = [button["title_id"] for button in visitor.say("hello")["replies"][0]["buttons"]]
    assert titles[0] == "button_card_captured"
    assert titles[-1] == "button_person"


def test_yes_to_the_offer_of_a_person_calls_one(visitor: Visitor) -> None:
    visitor.press("/account_enquiry")
    answer = visitor.press("/affirm")
    assert handoffs(answer)[0]["reason"] == "visitor-asked"


@pytest.mark.parametrize(
    ("locale", "said", "yes"),
    [
        ("en", "I have signed both times already", "yes please"),
        ("zh-CN", "我已经签过两次名了", "好的"),
    ],
)
def test_yes_to_a_person_offered_by_a_question_calls_one(
    visitor: Visitor, locale: str, said: str, yes: str
) -> None:
    visitor.locale = locale
    visitor.press("/travellers_cheque")
    assert responses(visitor.say(said)) == ["utter_cheque_signed"]
    assert handoffs(visitor.say(yes))[0]["reason"] == "visitor-asked"


@pytest.mark.parametrize(
    ("locale", "yes"),
    [
        ("en", "ok"),
        ("zh-CN", "好的"),
        ("ko", "네"),
        ("ru", "да"),
        ("de", "ja"),
        ("fr", "d'accord"),
        ("es", "sí"),
        ("pt-BR", "sim"),
        ("it", "va bene"),
        ("ar", "نعم"),
    ],
)
def test_whoever_is_asked_whether_he_wants_a_person_says_so_in_a_word(
    visitor: Visitor, locale: str, yes: str
) -> None:
    visitor.locale = locale
    visitor.press("/account_enquiry")
    assert handoffs(visitor.say(yes))[0]["reason"] == "visitor-asked"


def test_yes_to_a_person_who_is_only_shown_calls_one_but_an_understood_does_not(
    visitor: Visitor, another_visitor: Callable[[], Visitor]
) -> None:
    for who, said, calls in ((visitor, "yes please", True), (another_visitor(), "understood", False)):
        who.press("/online_banking_help")
        assert responses(who.say("it says access locked")) == ["utter_online_banking_locked"]
        assert bool(handoffs(who.say(said))) == calls


def test_yes_on_its_own_asks_what_is_meant(visitor: Visitor) -> None:
    answer = visitor.press("/affirm")
    assert responses(answer) == ["utter_affirm"]
    assert answer["effects"] == []


def test_no_to_an_offer_goes_on(visitor: Visitor) -> None:
    visitor.press("/account_enquiry")
    assert responses(visitor.press("/deny")) == ["utter_deny"]


def test_answer_to_no_question_asks_what_for(visitor: Visitor) -> None:
    assert responses(visitor.press('/inform{"card_network":"visa"}')) == ["utter_inform"]


def test_apology_is_never_said_twice(visitor: Visitor) -> None:
    said = [responses(visitor.press("/nlu_fallback")) for _ in range(3)]
    assert said == [["utter_unclear"], ["utter_unclear_again"], ["utter_human_agent"]]


def test_unclear_message_offers_the_likely_topics() -> None:
    unclear = message("?", "nlu_fallback")
    unclear.clarify.extend(["card_lost", "human_agent", "card_captured"])
    assert [choice.payload for choice in guesses(unclear)] == ["/card_lost", "/card_captured"]


def test_person_asked_for_is_called(visitor: Visitor) -> None:
    answer = visitor.say("I want to talk to a person")
    assert responses(answer) == ["utter_human_agent"]
    assert handoffs(answer) == [{"skill": "general", "reason": "visitor-asked", "fields": {}}]


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("en", "no, that's all"),
        ("zh-CN", "没有别的了"),
        ("ja", "いえ、それだけです"),
        ("ko", "아뇨 그게 다예요"),
        ("de", "nein, das war's"),
    ],
)
def test_nothing_more_is_a_goodbye(visitor: Visitor, locale: str, said: str) -> None:
    visitor.locale = locale
    visitor.press("/mobile_wallet")
    assert responses(visitor.say(said)) == ["utter_goodbye"]


def test_no_to_anything_else_is_a_goodbye(visitor: Visitor) -> None:
    visitor.say("thank you")
    assert responses(visitor.press("/deny")) == ["utter_goodbye"]
