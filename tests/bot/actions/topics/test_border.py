"""Customs and tax refund: what an amount, a price or a day told comes to."""

from __future__ import annotations

import pytest

from tests.bot.actions.topics.test_compared import RATES
from tests.bot.serving import Visitor, responses


def first_said(visitor: Visitor, locale: str, said: str) -> tuple[str, str]:
    """The first sentence of the answer: its id and its words."""
    visitor.locale = locale
    reply = visitor.say(said)["replies"][0]
    return str(reply["response"]), str(reply["text"])


@pytest.mark.parametrize(
    ("locale", "said", "answer"),
    [
        ("en", "can I bring 3000 dollars into china?", "utter_customs_within"),
        ("en", "I want to take 6000 dollars out of china", "utter_customs_over"),
        ("de", "hab 8000 Euro dabei, muss ich das am Zoll anmelden?", "utter_customs_over"),
        ("ru", "вывожу 15000 долларов, нужна декларация на таможне?", "utter_customs_over"),
        ("zh-CN", "我带了3000美元入境，要向海关申报吗", "utter_customs_within"),
        ("es", "¿tengo que declarar en la aduana 30000 yuanes?", "utter_customs_yuan_over"),
        ("fr", "faut-il déclarer 15000 yuans à la douane ?", "utter_customs_yuan_within"),
    ],
)
def test_an_amount_at_the_border_gets_a_yes_or_a_no(
    visitor: Visitor, locale: str, said: str, answer: str
) -> None:
    visitor.served.gateway.board = {**visitor.served.gateway.board, "rows": RATES}
    assert first_said(visitor, locale, said)[0] == answer


def test_another_amount_after_the_rules_is_weighed(visitor: Visitor) -> None:
    visitor.press("/customs_tax_refund")
    assert responses(visitor.say("and 30000 yuan?"))[0] == "utter_customs_yuan_over"
    assert responses(visitor.say("and 4000 dollars?"))[0] == "utter_customs_within"


@pytest.mark.parametrize(
    ("locale", "first", "then"),
    [
        ("ru", "сколько долларов можно вывезти через таможню?", "я их ввозил и декларировал"),
        ("en", "how much cash may I take through customs?", "I declared it when I arrived"),
    ],
)
def test_what_was_declared_may_leave_again(visitor: Visitor, locale: str, first: str, then: str) -> None:
    visitor.locale = locale
    visitor.say(first)
    assert responses(visitor.say(then)) == ["utter_customs_declared"]


@pytest.mark.parametrize(
    ("locale", "said", "back"),
    [
        ("es", "compré un móvil por 4500, ¿cuánto me devuelven de impuestos?", "405"),
        ("en", "handbag 3500 yuan, how much tax refund do I get back?", "315"),
        ("ja", "免税 5000元の買い物でいくら戻る", "450"),
        ("ru", "такс фри на айфон 8999 сколько вернут", "809"),
        ("ar", "كم يرجعون ضريبة على شراء ب 9000 يوان", "810"),
    ],
)
def test_the_refund_of_a_price_is_reckoned(visitor: Visitor, locale: str, said: str, back: str) -> None:
    answer, text = first_said(visitor, locale, said)
    assert answer == "utter_tax_refund_sum"
    assert back in text


@pytest.mark.parametrize(
    ("locale", "said", "answer"),
    [
        ("en", "bought it four months ago, can I still get a tax refund?", "utter_tax_refund_too_old"),
        ("fr", "détaxe pour un achat de 150 yuans", "utter_tax_refund_too_small"),
    ],
)
def test_a_purchase_too_old_or_too_small_gets_a_no(
    visitor: Visitor, locale: str, said: str, answer: str
) -> None:
    assert first_said(visitor, locale, said)[0] == answer


def test_a_day_long_ago_after_the_rules_is_that_of_a_purchase(visitor: Visitor) -> None:
    visitor.press("/customs_tax_refund")
    assert responses(visitor.say("I bought it four months ago")) == ["utter_tax_refund_too_old"]


def test_cash_alone_tells_nothing_of_the_tax(visitor: Visitor) -> None:
    said = responses(visitor.say("how much cash can I bring into china?"))
    assert "utter_customs" in said
    assert "utter_tax_refund" not in said
