"""What must be given for money wanted; cheques and several amounts."""

from __future__ import annotations

from typing import Any

import pytest

from tests.bot.fake_bank import money
from tests.bot.serving import Visitor, responses


def asked(visitor: Visitor, number: int = -1) -> dict[str, Any]:
    """A question for a quote, in short."""
    quote = visitor.served.gateway.quotes[number]
    return {name: quote.get(name) for name in ("sell", "buy", "amount", "amount_of")}


NEEDS_YUAN = {"sell": "CNY", "buy": "EUR", "amount": "300", "amount_of": "buy"}


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("en", "I want to buy 300 euros"),
        ("de", "ich möchte 300 Euro kaufen"),
        ("es", "quiero comprar 300 euros"),
        ("fr", "je voudrais acheter 300 euros"),
        ("it", "vorrei comprare 300 euro"),
        ("pt-BR", "quero comprar 300 euros com yuan"),
        ("ru", "хочу купить 300 евро за юани"),
        ("zh-CN", "我想用人民币买300欧元"),
        ("ja", "人民元で300ユーロを買いたい"),
        ("ko", "위안으로 300유로 사고 싶어요"),
        ("ar", "أريد شراء 300 يورو باليوان"),
    ],
)
def test_foreign_money_that_is_bought_is_quoted_at_what_it_costs(
    visitor: Visitor, locale: str, said: str
) -> None:
    visitor.locale = locale
    visitor.served.gateway.quote |= {
        "given": money("2369.91", "CNY"),
        "received": money("300", "EUR"),
        "wanted": money("300", "EUR"),
    }
    answer = visitor.say(said)
    assert asked(visitor) == NEEDS_YUAN
    assert responses(answer)[0] == "utter_fx_need"
    assert answer["replies"][0]["card"]["fields"]["given"]["currency"] == "CNY"


def test_yuan_bought_with_foreign_money_are_what_it_gives(visitor: Visitor) -> None:
    visitor.say("I want to buy yuan with 300 euros")
    assert asked(visitor) == {"sell": "EUR", "buy": "CNY", "amount": "300", "amount_of": None}


def test_more_than_wanted_is_said_where_only_whole_notes_are_changed(visitor: Visitor) -> None:
    visitor.locale = "de"
    visitor.served.gateway.quote |= {
        "given": money("270", "EUR"),
        "received": money("2045.52", "CNY"),
        "wanted": money("2000", "CNY"),
    }
    answer = visitor.say("wieviel Euro brauche ich für 2000 Yuan?")
    assert asked(visitor) == {"sell": "EUR", "buy": "CNY", "amount": "2000", "amount_of": "buy"}
    assert responses(answer)[0] == "utter_fx_need_more"
    assert "2.045,52" in answer["replies"][0]["text"]


def test_what_is_needed_goes_on_with_another_amount_and_turns_when_asked_what_comes_out(
    visitor: Visitor,
) -> None:
    visitor.say("how many yuan do I need for 200 euros?")
    visitor.say("and for 500?")
    assert asked(visitor) == {**NEEDS_YUAN, "amount": "500"}
    visitor.say("and what do I get for 500?")
    assert asked(visitor) == {"sell": "EUR", "buy": "CNY", "amount": "500", "amount_of": None}


def test_who_wants_yuan_is_asked_what_he_brings(visitor: Visitor) -> None:
    answer = visitor.say("I want to buy 2000 yuan")
    assert responses(answer) == ["utter_fx_bring_currency"]
    visitor.say("dollars")
    assert asked(visitor) == {"sell": "USD", "buy": "CNY", "amount": "2000", "amount_of": "buy"}


def test_of_two_readings_the_one_chosen_is_still_wanted(visitor: Visitor) -> None:
    answer = visitor.say("I want to buy 1.000 euros")
    assert responses(answer) == ["utter_fx_which"]
    visitor.press(answer["replies"][0]["buttons"][0]["payload"])
    assert asked(visitor) == {**NEEDS_YUAN, "amount": "1000"}


def test_several_amounts_are_each_quoted(visitor: Visitor) -> None:
    visitor.locale = "de"
    answer = visitor.say("was bekomme ich für 300 EUR und 200 USD")
    assert [(one["sell"], one["amount"]) for one in visitor.served.gateway.quotes] == [
        ("EUR", "300"),
        ("USD", "200"),
    ]
    assert responses(answer).count("utter_fx_sell") == 2


def test_a_corrected_amount_is_no_second_one(visitor: Visitor) -> None:
    visitor.say("what do I get for 50 dollars, I mean 50 euros")
    assert len(visitor.served.gateway.quotes) == 1


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("en", "how much is 300 dollars?"),
        ("de", "wie viel gibt es für 300 Dollar?"),
        ("fr", "combien pour 300 dollars ?"),
        ("es", "¿cuánto me dan por 300 dólares?"),
        ("pt-BR", "300 dólares quanto dá?"),
        ("it", "quanto mi date per 300 dollari?"),
        ("ru", "сколько дадут за 300 долларов?"),
        ("zh-CN", "300美元能换多少"),
        ("ja", "300ドルはいくらになりますか"),
        ("ko", "300달러는 얼마예요?"),
        ("ar", "كم أحصل مقابل 300 دولار"),
    ],
)
def test_an_amount_right_after_the_cheques_is_of_cheques(visitor: Visitor, locale: str, said: str) -> None:
    visitor.locale = locale
    visitor.press("/travellers_cheque")
    visitor.say(said)
    assert visitor.served.gateway.quotes[-1]["kind"] == "cheque"


def test_cash_said_after_the_cheques_is_cash(visitor: Visitor) -> None:
    visitor.press("/travellers_cheque")
    visitor.say("and what do I get for 300 dollars in cash?")
    assert visitor.served.gateway.quotes[-1]["kind"] == "cash"


def test_a_number_apart_from_the_cheques_currency_is_their_amount(visitor: Visitor) -> None:
    visitor.locale = "de"
    assert responses(visitor.say("Reiseschecks in Euro, 500"))[0] == "utter_fx_cheque"
    assert responses(visitor.say("und wieviel bekomme ich dafür?"))[0] == "utter_fx_cheque"
    quote = visitor.served.gateway.quotes[-1]
    assert (quote["sell"], quote["amount"], quote["kind"]) == ("EUR", "500", "cheque")
