"""Short questions that stay with the topic just answered."""

from __future__ import annotations

import pytest

from tests.bot.serving import Visitor, responses


@pytest.mark.parametrize(
    ("locale", "first", "then"),
    [
        ("en", "rate for usd", "and cash?"),
        ("ru", "курс доллара", "а наличными?"),
        ("ar", "كم سعر الدولار", "ونقدا؟"),
    ],
)
def test_cash_after_a_rate_is_that_rate(visitor: Visitor, locale: str, first: str, then: str) -> None:
    visitor.locale = locale
    board = visitor.say(first)["replies"]
    assert visitor.say(then)["replies"] == board


def test_a_cash_machine_after_a_rate_is_looked_for(visitor: Visitor) -> None:
    visitor.say("rate for usd")
    assert responses(visitor.say("where is a cash machine")) == ["utter_ask_place"]


@pytest.mark.parametrize(
    ("locale", "topic", "said", "answer"),
    [
        ("en", "account_opening", "what papers", "utter_account_opening"),
        ("ru", "account_opening", "какие документы", "utter_account_opening"),
        ("ar", "account_opening", "وش الاوراق المطلوبة", "utter_account_opening"),
        ("en", "mobile_wallet", "it keeps failing", "utter_wallet_trouble"),
        ("ar", "mobile_wallet", "ما تشتغل البطاقة", "utter_wallet_trouble"),
        ("en", "online_banking_help", "iphone", "utter_online_banking_steps"),
        ("ru", "online_banking_help", "андроид", "utter_online_banking_steps"),
        ("en", "fx_exchange_howto", "i have the slip from 3 years ago", "utter_fx_howto_back"),
        ("ru", "fx_exchange_howto", "чек потерял", "utter_fx_back_limits"),
    ],
)
def test_a_short_question_is_one_about_the_topic(
    visitor: Visitor, locale: str, topic: str, said: str, answer: str
) -> None:
    visitor.locale = locale
    visitor.press(f"/{topic}")
    assert responses(visitor.say(said)) == [answer]


def test_the_amount_stays_known_when_the_slip_is_lost(visitor: Visitor) -> None:
    visitor.say("I have 3000 yuan left")
    assert responses(visitor.say("i dont have the slip anymore")) == ["utter_fx_back_limits"]
    asked = visitor.say("how many dollars will i get")["slots"]["topic"]
    assert (asked["sell"], asked["amount"], asked["buy"]) == ("CNY", "3000", "USD")


@pytest.mark.parametrize(("locale", "said"), [("ru", "открой запрос"), ("en", "chase")])
def test_an_enquiry_offered_is_opened_in_few_words(visitor: Visitor, locale: str, said: str) -> None:
    visitor.locale = locale
    visitor.press("/remittance_inward")
    assert visitor.say(said)["form"] == "remittance_inward_form"
