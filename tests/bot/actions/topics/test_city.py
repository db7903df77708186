"""What holds in a city is said from the first message of who scanned a code there."""

from __future__ import annotations

from tests.bot.serving import Visitor, responses


def test_figures_and_limits_are_those_of_the_city_where_the_conversation_began(visitor: Visitor) -> None:
    visitor.context["city"] = "beijing"
    visitor.press('/fx_exchange_howto{"more":"yes"}')
    assert set(visitor.served.gateway.jurisdictions) == {"CN/beijing"}
    visitor.press('/fx_rate{"money":{"amount":"300","currency":"EUR"}}')
    assert visitor.served.gateway.quotes[-1]["jurisdiction"] == "CN/beijing"


def test_the_lines_of_police_and_networks_are_those_of_the_city(visitor: Visitor) -> None:
    visitor.context["city"] = "beijing"
    visitor.press('/card_lost{"card_network":"visa"}')
    visitor.press("/emergency")
    visitor.press('/travellers_cheque{"money":{"amount":"300","currency":"CHF"}}')
    assert set(visitor.served.gateway.jurisdictions) == {"CN/beijing"}


def test_without_a_code_the_country_s_rules_hold(visitor: Visitor) -> None:
    visitor.press("/fx_exchange_howto")
    assert set(visitor.served.gateway.jurisdictions) <= {""}


def test_the_branch_whose_code_was_scanned_is_the_one_meant(visitor: Visitor) -> None:
    visitor.context |= {"branch": "b-harbour", "city": "beijing"}
    answer = visitor.say("are you open on saturday?")
    assert responses(answer) == ["utter_hours_day_open"]
    assert "Harbour" in answer["replies"][0]["text"]


def test_a_branch_that_is_gone_is_asked_for(visitor: Visitor) -> None:
    visitor.context["branch"] = "b-gone"
    assert responses(visitor.say("are you open on saturday?")) == ["utter_ask_branch"]
