"""A part of what is accepted at a venue, asked about after the venue was told."""

from __future__ import annotations

import pytest

from tests.bot.actions.topics.test_venues import velodrome
from tests.bot.fake_bank import fact, money
from tests.bot.serving import Visitor, responses

FIRST = "where can I pay with my credit card at the Laoshan velodrome?"


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("en", "and cash?"),
        ("en", "is cash accepted?"),
        ("zh-CN", "那现金呢？"),
        ("ja", "現金は？"),
        ("ko", "현금은요?"),
        ("ru", "а наличные?"),
        ("de", "und Bargeld?"),
        ("de", "und bar?"),
        ("fr", "et les espèces ?"),
        ("es", "¿y en efectivo?"),
        ("pt-BR", "e em dinheiro?"),
        ("it", "e i contanti?"),
        ("ar", "وماذا عن النقد؟"),
    ],
)
def test_cash_is_answered_for_the_venue(visitor: Visitor, locale: str, said: str) -> None:
    visitor.served.gateway.venue = velodrome()
    visitor.say(FIRST)
    visitor.locale = locale
    assert responses(visitor.say(said)) == ["utter_venue_cash_wallets"]


def test_cards_are_answered_for_the_venue_after_cash(visitor: Visitor) -> None:
    visitor.served.gateway.venue = velodrome()
    visitor.say(FIRST)
    visitor.say("and cash?")
    answer = visitor.say("and cards?")
    assert responses(answer) == ["utter_venue_cards"]
    assert "Laoshan Velodrome" in answer["replies"][0]["text"]


def test_a_card_that_works_there_may_be_asked_about_in_words_of_a_machine(visitor: Visitor) -> None:
    visitor.served.gateway.venue = velodrome()
    visitor.say("does my Mastercard work at the National Stadium?")
    assert responses(visitor.say("and cash?")) == ["utter_venue_cash_wallets"]


@pytest.mark.parametrize(
    ("locale", "said"), [("en", "what is the limit of the prepaid card?"), ("zh-CN", "预付卡限额是多少")]
)
def test_the_limit_is_that_of_the_venue(visitor: Visitor, locale: str, said: str) -> None:
    limit = fact("venue.prepaid_limit", money("1000.00", "CNY"))
    visitor.served.gateway.venue = velodrome(remarks={"prepaid_limit": limit})
    visitor.say(FIRST)
    visitor.locale = locale
    answer = visitor.say(said)
    assert responses(answer) == ["utter_venue_remark"]
    assert "CNY\u00a01,000.00" in answer["replies"][0]["text"]


def test_a_venue_without_a_limit_has_none_made_up(visitor: Visitor) -> None:
    visitor.served.gateway.venue = velodrome()
    visitor.say(FIRST)
    assert responses(visitor.say("and the limit of the prepaid card?")) == ["utter_no_more"]


def test_cash_after_the_general_answer_is_no_question_for_a_venue(visitor: Visitor) -> None:
    visitor.say("where can I pay with my credit card")
    assert not any(one.startswith("utter_venue") for one in responses(visitor.say("and cash?")))
