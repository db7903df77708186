"""Conversations about money: corrections, currencies only taken, cheques by number, slips, limits."""

from __future__ import annotations

from typing import Any

import pytest

from tests.bot.fake_bank import money
from tests.bot.serving import Visitor, responses


def last_quote(visitor: Visitor) -> dict[str, Any]:
    return dict(visitor.served.gateway.quotes[-1])


@pytest.mark.parametrize(
    ("locale", "question", "correction"),
    [
        ("en", "what do I get for 300 euros", "sorry i meant pounds not euros"),
        ("de", "was bekomme ich für 300 Euro", "ich meinte Pfund"),
        ("es", "cuánto me dan por 300 euros", "y si fueran libras"),
        ("pt-BR", "quanto dá 300 euros em yuan", "pera, libra"),
        ("fr", "combien pour 300 euros", "en fait des livres"),
    ],
)
def test_another_currency_instead_keeps_the_amount(
    visitor: Visitor, locale: str, question: str, correction: str
) -> None:
    visitor.locale = locale
    visitor.say(question)
    visitor.say(correction)
    asked = last_quote(visitor)
    assert (asked["sell"], asked["amount"]) == ("GBP", "300")


def test_the_other_cheques_are_counted_by_what_each_is_worth(visitor: Visitor) -> None:
    visitor.locale = "es"
    visitor.say("llevo cheques de viajero american express 5 de 100 dolares")
    assert last_quote(visitor) | {"amount": "500", "kind": "cheque"} == last_quote(visitor)
    visitor.say("cuanto me darian por los otros 4")
    assert last_quote(visitor) | {"amount": "400", "kind": "cheque"} == last_quote(visitor)


def test_cheques_and_cash_are_quoted_each_with_the_sum(visitor: Visitor) -> None:
    visitor.locale = "pt-BR"
    answer = visitor.say("300 dolares em cheque e 200 em dinheiro total quanto da")
    kinds = [one["kind"] for one in visitor.served.gateway.quotes]
    assert kinds == ["cheque", "cash"]
    assert responses(answer)[-1] == "utter_fx_total"
    assert "CNY\u00a04.691,34" in answer["replies"][-1]["text"]


def test_notes_that_are_only_taken_are_not_called_untraded(visitor: Visitor) -> None:
    refused = {"outcome": "not-traded", "currency": "EUR", "currencies": ["USD"]}
    visitor.served.gateway.quote |= refused
    answer = visitor.say("I want to buy 300 euros with yuan")
    assert responses(answer) == ["utter_fx_not_sold"]
    assert "781.89" in answer["replies"][0]["text"]


def test_an_amount_of_money_that_is_refused_is_no_amount_of_another(visitor: Visitor) -> None:
    visitor.served.gateway.quote |= {"outcome": "not-traded", "currency": "BRL", "currencies": ["USD"]}
    visitor.press('/fx_rate{"money":{"amount":"3000","currency":"BRL"}}')
    assert responses(visitor.press('/fx_rate{"currency":"USD"}')) == ["utter_fx_board"]


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("ar", "تبدلون ريال؟"),
        ("ar", "كم سعر الدرهم الاماراتي والجنيه المصري"),
    ],
)
def test_currencies_that_are_not_taken_are_all_refused_at_once(
    visitor: Visitor, locale: str, text: str
) -> None:
    visitor.locale = locale
    assert responses(visitor.say(text)) == ["utter_fx_not_traded_several"]


@pytest.mark.parametrize(
    ("text", "response"),
    [
        ("change 4000 yuan back to dollars, I lost the slip", "utter_fx_back_limits"),
        ("change 4000 yuan back to dollars, I have the slip", "utter_fx_with_slip"),
    ],
)
def test_what_is_said_of_the_slip_is_answered(visitor: Visitor, text: str, response: str) -> None:
    visitor.served.gateway.quote |= {"limits": {"fx.change_back_without_slip": money("500", "USD")}}
    said = responses(visitor.say(text))
    assert response in said
    assert "utter_fx_back_limit" not in said


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("en", "what was the dollar rate yesterday"),
        ("es", "cuál va a ser la tasa del dólar mañana"),
        ("ru", "вчера курс доллара какой был"),
        ("zh-CN", "昨天美元汇率是多少"),
        ("ja", "昨日のドルのレートは"),
    ],
)
def test_the_rate_of_another_day_is_not_known(visitor: Visitor, locale: str, text: str) -> None:
    visitor.locale = locale
    assert responses(visitor.say(text)) == ["utter_fx_only_now", "utter_fx_board"]


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("en", "can I change more than 50000 dollars a year?"),
        ("es", "cambio mas de 50000 dolares al año se puede?"),
    ],
)
def test_how_much_in_a_year_is_the_limit_and_no_quote(visitor: Visitor, locale: str, text: str) -> None:
    visitor.locale = locale
    assert responses(visitor.say(text))[0] == "utter_fx_howto_limits"
    assert visitor.served.gateway.quotes == []


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("en", "I exchanged too much, can I undo the exchange of dollars?"),
        ("es", "me equivoqué, cambié dolares de mas, puedo deshacer el cambio?"),
    ],
)
def test_a_deal_is_not_undone(visitor: Visitor, locale: str, text: str) -> None:
    visitor.locale = locale
    assert responses(visitor.say(text)) == ["utter_fx_undo"]


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("pt-BR", "posso trocar o dinheiro de todo o grupo no meu passaporte?"),
        ("ru", "могу я поменять деньги за всю группу по своему паспорту?"),
        ("ar", "ممكن اصرف فلوس المجموعة كلها بجوازي؟"),
    ],
)
def test_nobody_exchanges_for_all(visitor: Visitor, locale: str, text: str) -> None:
    visitor.locale = locale
    assert responses(visitor.say(text)) == ["utter_fx_for_others"]


def test_cash_after_cheques_is_cash(visitor: Visitor) -> None:
    visitor.say("do you cash traveller's cheques of 300 dollars?")
    visitor.say("ok 1500 dollars cash")
    assert last_quote(visitor)["kind"] == "cash"


def test_a_yes_names_the_rate(visitor: Visitor) -> None:
    visitor.locale = "en"
    assert responses(visitor.say("can I exchange dollars here?"))[0] == "utter_fx_board"


@pytest.mark.parametrize(
    ("locale", "question", "text"),
    [
        ("de", "was bekomme ich für 300 Euro", "was krieg ich an Dollar dafür"),
        ("it", "quanto mi date per 300 euro", "quanto in dollari?"),
        ("en", "what do I get for 300 euros", "in dollars actually"),
    ],
)
def test_the_same_amount_in_another_currency_is_changed_into_it(
    visitor: Visitor, locale: str, question: str, text: str
) -> None:
    visitor.locale = locale
    visitor.say(question)
    visitor.say(text)
    asked = last_quote(visitor)
    assert (asked["sell"], asked["buy"], asked["amount"]) == ("EUR", "USD", "300")


def test_yuan_said_after_the_target_are_what_is_changed(visitor: Visitor) -> None:
    visitor.locale = "ko"
    visitor.say("위안 3000 달러로")
    asked = last_quote(visitor)
    assert (asked["sell"], asked["buy"], asked["amount"]) == ("CNY", "USD", "3000")


@pytest.mark.parametrize(
    ("locale", "question", "correction"),
    [
        ("en", "what do I get for 300 euros", "no, yen"),
        ("de", "was bekomme ich für 300 Euro", "nein yen"),
        ("fr", "combien pour 300 euros", "non, yen"),
        ("es", "cuánto me dan por 300 euros", "no, yenes"),
        ("pt-BR", "quanto dá 300 euros em yuan", "não, ienes"),
        ("it", "quanto mi date per 300 euro", "no, yen"),
        ("ru", "сколько дадут за 300 евро", "нет, иены"),
        ("ar", "كم أحصل مقابل 300 يورو", "لا، ين"),
        ("zh-CN", "300欧元换多少人民币", "不是，日元"),
        ("ja", "300ユーロはいくらですか", "いや、円です"),
        ("ko", "300유로 얼마예요", "아니요 엔이요"),
    ],
)
def test_a_no_with_another_currency_corrects_what_is_given(
    visitor: Visitor, locale: str, question: str, correction: str
) -> None:
    visitor.locale = locale
    visitor.say(question)
    visitor.say(correction)
    asked = last_quote(visitor)
    assert (asked["sell"], asked["buy"], asked["amount"]) == ("JPY", "CNY", "300")


@pytest.mark.parametrize(
    ("locale", "question", "correction"),
    [("en", "what do I get for 300 euros", "no, in yen"), ("ru", "300 евро в юани", "нет, в иенах")],
)
def test_a_no_that_says_into_what_corrects_what_is_got(
    visitor: Visitor, locale: str, question: str, correction: str
) -> None:
    visitor.locale = locale
    visitor.say(question)
    visitor.say(correction)
    asked = last_quote(visitor)
    assert (asked["sell"], asked["buy"], asked["amount"]) == ("EUR", "JPY", "300")


def test_a_day_of_the_branch_asks_for_no_rate_of_that_day(visitor: Visitor) -> None:
    said = responses(visitor.say("300 euros to yuan, and is the branch open tomorrow?"))
    assert said == ["utter_fx_sell", "utter_fx_rate_line"]
