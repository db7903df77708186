"""Quotes and rates, worded."""

from __future__ import annotations

import json

import pytest

from tests.bot.fake_bank import money, rate
from tests.bot.serving import Visitor, responses


def test_amount_gives_a_quote_with_rate_and_time(visitor: Visitor) -> None:
    answer = visitor.say("what do I get for 300 euros")
    assert responses(answer) == ["utter_fx_sell", "utter_fx_rate_line"]
    assert visitor.served.gateway.quotes == [{"sell": "EUR", "buy": "CNY", "amount": "300", "kind": "cash"}]
    assert "EUR\u00a0300.00" in answer["replies"][0]["text"]
    assert "CNY\u00a02,345.67" in answer["replies"][0]["text"]
    assert "EUR\u00a0100 = CNY\u00a0781.89" in answer["replies"][1]["text"]
    assert answer["replies"][0]["card"]["kind"] == "exchange"


def test_currency_alone_gives_its_row_of_the_board(visitor: Visitor) -> None:
    answer = visitor.say("usd rate today")
    assert responses(answer) == ["utter_fx_board"]
    assert "719.15" in answer["replies"][0]["text"]


def test_currency_that_is_only_taken_is_said_so(visitor: Visitor) -> None:
    assert responses(visitor.press('/fx_rate{"currency":"EUR"}')) == ["utter_fx_board_buying_only"]


def test_currency_not_traded_names_those_that_are(visitor: Visitor) -> None:
    answer = visitor.press('/fx_rate{"currency":"BRL"}')
    assert responses(answer) == ["utter_fx_not_traded"]
    assert "USD and EUR" in answer["replies"][0]["text"]


def test_amount_said_after_the_currency_goes_on_with_it(visitor: Visitor) -> None:
    visitor.say("usd rate today")
    visitor.say("and for 250?")
    assert visitor.served.gateway.quotes[-1]["sell"] == "USD"
    assert visitor.served.gateway.quotes[-1]["amount"] == "250"


def test_letters_that_fold_into_two_hide_no_word_beside_the_currency(visitor: Visitor) -> None:
    visitor.locale = "de"
    visitor.say("was bekomme ich für 300 Euro")
    visitor.say("und was heißt das bloß in Yen?")
    asked = visitor.served.gateway.quotes[-1]
    assert (asked["sell"], asked["buy"], asked["amount"]) == ("EUR", "JPY", "300")


def test_another_currency_afterwards_is_a_new_question(visitor: Visitor) -> None:
    visitor.say("what do I get for 300 euros")
    assert responses(visitor.say("usd rate today")) == ["utter_fx_board"]


def test_nothing_said_is_asked_for(visitor: Visitor) -> None:
    assert responses(visitor.press("/fx_rate")) == ["utter_fx_ask"]
    assert responses(visitor.say("300 euros"))[0] == "utter_fx_sell"


def test_buying_back_says_what_stays_in_yuan(visitor: Visitor) -> None:
    visitor.served.gateway.quote |= {
        "given": money("1000", "CNY"),
        "received": money("137", "USD"),
        "rest": money("4.64", "CNY"),
        "lines": [
            {
                "unit": rate("100", "USD"),
                "rate": rate("726.54", "CNY"),
                "published_at": "2026-11-25T09:30:00+08:00",
            }
        ],
    }
    answer = visitor.say("change 1000 yuan to dollars")
    assert responses(answer)[:2] == ["utter_fx_buy", "utter_fx_rest"]
    assert visitor.served.gateway.quotes[-1]["buy"] == "USD"


def test_amount_with_two_readings_is_asked_back_with_both(visitor: Visitor) -> None:
    answer = visitor.say("what do I get for 1.000 euros")
    assert responses(answer) == ["utter_fx_which"]
    titles = [button["title"] for button in answer["replies"][0]["buttons"]]
    assert titles == ["EUR\u00a01,000.00", "EUR\u00a01.00"]
    visitor.press(answer["replies"][0]["buttons"][0]["payload"])
    assert visitor.served.gateway.quotes[-1]["amount"] == "1000"


@pytest.mark.parametrize(
    ("outcome", "response"),
    [
        ("stale", "utter_fx_stale"),
        ("no-rates", "utter_fx_no_rates"),
        ("not-traded", "utter_fx_not_traded"),
        ("currency-unknown", "utter_fx_unknown_currency"),
        ("amount-refused", "utter_fx_amount_refused"),
        ("same-currency", "utter_fx_same_currency"),
    ],
)
def test_no_figure_is_given_without_a_quote(visitor: Visitor, outcome: str, response: str) -> None:
    visitor.served.gateway.quote |= {"outcome": outcome, "currency": "BRL", "currencies": ["USD"]}
    payload = json.dumps({"money": {"amount": "300", "currency": "EUR"}})
    answer = visitor.press(f"/fx_rate{payload}")
    assert responses(answer) == [response]
    assert "2,345" not in answer["replies"][0]["text"]


@pytest.mark.parametrize(
    ("key", "response"),
    [
        ("fx.cash_proof_limit", "utter_fx_proof"),
        ("fx.change_back_without_slip", "utter_fx_back_limit"),
        ("fx.change_back_on_document", "utter_fx_back_limit_event"),
    ],
)
def test_sum_above_a_limit_says_the_limit_and_what_to_bring(
    visitor: Visitor, key: str, response: str
) -> None:
    visitor.served.gateway.quote |= {"limits": {key: money("5000", "USD")}}
    answer = visitor.press('/fx_rate{"money":{"amount":"9000","currency":"EUR"}}')
    assert responses(answer)[-1] == response
    assert "USD\u00a05,000.00" in answer["replies"][-1]["text"]


def test_above_what_one_may_change_in_a_year_that_is_said_first_with_a_person(visitor: Visitor) -> None:
    visitor.served.gateway.quote |= {"limits": {"fx.yearly_quota": money("50000", "USD")}}
    answer = visitor.press('/fx_rate{"money":{"amount":"60000","currency":"EUR"}}')
    assert responses(answer)[:2] == ["utter_fx_quota", "utter_fx_sell"]
    assert len(answer["replies"][0]["buttons"]) == 1


def test_cheque_that_is_not_taken_names_those_that_are(visitor: Visitor) -> None:
    visitor.served.gateway.quote |= {"outcome": "not-traded", "currency": "BRL", "currencies": ["USD"]}
    answer = visitor.press('/travellers_cheque{"money":{"amount":"300","currency":"BRL"}}')
    assert responses(answer)[0] == "utter_fx_cheque_not_taken"


def test_amount_named_in_passing_is_quoted_before_the_rest(visitor: Visitor) -> None:
    answer = visitor.press('/fx_exchange_howto{"money":{"amount":"9000","currency":"EUR"}}')
    assert responses(answer)[:3] == ["utter_fx_sell", "utter_fx_rate_line", "utter_fx_howto"]


def test_bare_amount_of_foreign_money_is_quoted(visitor: Visitor) -> None:
    assert (
        responses(visitor.press('/inform{"money":{"amount":"300","currency":"EUR"}}'))[0] == "utter_fx_sell"
    )


def test_an_amount_without_a_currency_is_only_asked_for_the_currency(visitor: Visitor) -> None:
    visitor.press("/fx_rate")
    answer = visitor.say("300")
    assert responses(answer) == ["utter_fx_ask_currency"]
    assert [button["title"] for button in answer["replies"][0]["buttons"]][:2] == ["USD", "EUR"]
    assert responses(visitor.say("euros"))[0] == "utter_fx_sell"
    assert visitor.served.gateway.quotes[-1]["amount"] == "300"


def test_a_currency_named_before_is_that_of_the_amount(visitor: Visitor) -> None:
    visitor.say("where can I exchange euros near Silk Street")
    assert responses(visitor.say("and what do I get for 300?"))[0] == "utter_fx_sell"
    assert visitor.served.gateway.quotes[-1]["sell"] == "EUR"


def test_a_corrected_currency_keeps_the_amount(visitor: Visitor) -> None:
    visitor.say("what do I get for 50 dollars")
    visitor.say("no I mean euros")
    asked = visitor.served.gateway.quotes[-1]
    assert (asked["sell"], asked["amount"]) == ("EUR", "50")


def test_an_unknown_currency_does_not_get_the_last_quote(visitor: Visitor) -> None:
    visitor.say("usd rate today")
    answer = visitor.press("/fx_rate{}")
    assert responses(answer) == ["utter_fx_board"]
    assert "utter_fx_board" not in responses(visitor.say("and galactic credits?"))


def test_the_yuan_alone_is_asked_what_for(visitor: Visitor) -> None:
    assert responses(visitor.press('/fx_rate{"currency":"CNY"}')) == ["utter_fx_ask"]
    payload = json.dumps({"money": {"amount": "1000", "currency": "CNY"}})
    assert responses(visitor.press(f"/fx_rate{payload}")) == ["utter_fx_want_currency"]


def test_changing_back_after_a_quote_is_told_by_its_rules(visitor: Visitor) -> None:
    visitor.say("what do I get for 300 euros")
    assert responses(visitor.say("and can I change the rest back later?")) == ["utter_fx_howto_back"]
    assert responses(visitor.say("without the slip?")) == ["utter_fx_back_limits"]


FEE = [
    ("en", "and the fee?"),
    ("de", "und die Gebühr?"),
    ("fr", "et les frais ?"),
    ("es", "¿y la comisión?"),
    ("pt-BR", "e a taxa?"),
    ("it", "e la commissione?"),
    ("ru", "а комиссия?"),
    ("ar", "والعمولة؟"),
    ("zh-CN", "手续费呢"),
    ("ja", "手数料は？"),
    ("ko", "수수료는요?"),
]


@pytest.mark.parametrize(("locale", "said"), FEE)
def test_after_a_quote_the_fee_is_told(visitor: Visitor, locale: str, said: str) -> None:
    visitor.locale = locale
    visitor.press('/fx_rate{"money":{"amount":"300","currency":"EUR"}}')
    answer = visitor.say(said)
    assert responses(answer) == ["utter_fx_fee"]
    assert "0" in answer["replies"][0]["text"]


def test_after_the_fee_the_other_direction_is_still_known(visitor: Visitor) -> None:
    visitor.press('/fx_rate{"money":{"amount":"300","currency":"USD"}}')
    visitor.say("and the fee?")
    assert responses(visitor.say("and the other way round?")) == ["utter_fx_board"]


def test_an_amount_with_a_place_says_where_it_is_changed_too(visitor: Visitor) -> None:
    answer = visitor.press('/fx_rate{"money":{"amount":"300","currency":"EUR"}}')
    assert "utter_place_open" not in responses(answer)
    answer = visitor.say("what do I get for 300 euros near Silk Street?")
    assert {"utter_fx_sell", "utter_place_open"} <= {*responses(answer)}


def test_notes_that_nobody_changes_are_refused_before_the_rest_is_told(visitor: Visitor) -> None:
    answer = visitor.press('/fx_exchange_howto{"currency":"BRL"}')
    assert responses(answer) == ["utter_fx_not_traded"]


def test_places_are_those_that_buy_the_notes_named(visitor: Visitor) -> None:
    visitor.press('/fx_exchange_howto{"currency":"EUR","place":"silk street"}')
    assert visitor.served.gateway.searches[-1]["currency"] == "EUR"


def test_a_currency_and_a_number_alone_are_foreign_money(visitor: Visitor) -> None:
    assert responses(visitor.say("brazilian reais, 500"))[0] in {"utter_fx_not_traded", "utter_fx_sell"}


def test_who_asks_how_to_change_yuan_back_is_told_what_he_gets_too(visitor: Visitor) -> None:
    visitor.locale = "zh-CN"
    answer = visitor.say("我想把剩下的3000人民币换回美元")
    assert {"utter_fx_buy", "utter_fx_howto_back"} <= {*responses(answer)}
    assert visitor.served.gateway.quotes[-1]["amount"] == "3000"


@pytest.mark.parametrize("said", ["I have Russian rubles", "I have Japanese yen"])
def test_money_named_by_its_country_is_no_wish_for_a_language(visitor: Visitor, said: str) -> None:
    answer = visitor.say(said)
    assert "utter_language_changed" not in responses(answer)


def test_cheques_of_a_currency_that_is_not_cashed_are_refused(visitor: Visitor) -> None:
    visitor.press("/travellers_cheque")
    answer = visitor.press('/travellers_cheque{"currency":"THB"}')
    assert responses(answer) == ["utter_fx_cheque_not_taken"]
    assert "CHF" in answer["replies"][0]["text"]
