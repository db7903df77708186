"""Paying by phone: what a payment costs."""

from __future__ import annotations

import pytest

from tests.bot.serving import Visitor, responses


@pytest.mark.parametrize(
    ("locale", "said", "fee"),
    [
        ("de", "was kostet das bei 350 Yuan?", "10,50"),
        ("en", "what is the fee for 350 yuan?", "10.50"),
        ("ru", "сколько комиссия если 500 юаней", "15,00"),
    ],
)
def test_the_fee_of_an_amount_is_reckoned(visitor: Visitor, locale: str, said: str, fee: str) -> None:
    visitor.locale = locale
    visitor.press("/mobile_wallet")
    reply = visitor.say(said)["replies"][0]
    assert reply["response"] == "utter_wallet_fee_sum"
    assert fee in reply["text"]


def test_a_small_payment_costs_nothing(visitor: Visitor) -> None:
    visitor.press("/mobile_wallet")
    assert responses(visitor.say("and the fee for 100 yuan?"))[0] == "utter_wallet_fee_none"


def test_an_amount_within_the_limit_is_no_reason_for_another_answer(visitor: Visitor) -> None:
    assert responses(visitor.say("can I pay 300 yuan with alipay?"))[0] == "utter_wallet"
