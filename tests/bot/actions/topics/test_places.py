"""Branches and machines near the visitor."""

from __future__ import annotations

import pytest

from bot.actions.topics.branches import place_card
from tests.bot.serving import Visitor, responses


def test_place_in_the_question_gives_branches_around_it(visitor: Visitor) -> None:
    answer = visitor.say("where is a bank near silk street")
    assert responses(answer) == ["utter_place_open", "utter_place_open"]
    assert visitor.served.gateway.searches[-1]["near"] == "39.9,116.4"


def test_place_that_words_name_is_found_and_searched_in_one_call(visitor: Visitor) -> None:
    visitor.say("where is a bank near silk street")
    searched = [path for path in visitor.served.gateway.calls if "/plans" not in path]
    assert searched == ["/internal/v1/branches/search"]


def test_card_of_a_branch_has_what_a_driver_needs(visitor: Visitor) -> None:
    visitor.locale = "ru"
    shown = visitor.press('/branch_location{"place":"silk street"}')["replies"][0]["card"]
    assert shown["kind"] == "place"
    fields = (
        {field["name"]: field["value"] for field in shown["fields"]}
        if isinstance(shown["fields"], list)
        else shown["fields"]
    )
    assert "秀水街2号" in str(fields["address"])
    assert set(fields) >= {"branch", "address", "distance", "directions", "phone", "spoken"}


def test_nobody_knows_where_so_it_is_asked_and_the_next_message_is_the_place(visitor: Visitor) -> None:
    assert responses(visitor.press("/branch_location")) == ["utter_ask_place"]
    assert responses(visitor.say("silk street market")) == ["utter_place_open", "utter_place_open"]


def test_place_nobody_knows_is_asked_again_in_other_words(visitor: Visitor) -> None:
    visitor.press("/branch_location")
    assert responses(visitor.say("Xyzzy Towers")) == ["utter_place_not_found"]
    assert responses(visitor.say("near the harbour")) == ["utter_place_open", "utter_place_open"]


def test_other_question_instead_of_a_place_is_answered(visitor: Visitor) -> None:
    visitor.press("/branch_location")
    assert "utter_wallet" in responses(visitor.say("can I pay with alipay and a foreign card?"))


def test_exchange_desk_is_searched_by_its_service(visitor: Visitor) -> None:
    answer = visitor.say("where can I exchange money near silk street")
    assert visitor.served.gateway.searches[-1]["service"] == "fx"
    assert "utter_place_open" in responses(answer)


def test_machine_wanted_is_a_machine_found(visitor: Visitor) -> None:
    answer = visitor.say("where is the nearest atm on silk street")
    assert responses(answer) == ["utter_machine_found", "utter_machine_found"]
    assert answer["replies"][0]["card"]["kind"] == "machine"


def test_machine_of_the_scanned_code_tells_where_the_visitor_is(visitor: Visitor) -> None:
    visitor.context["atm"] = "0123"
    assert responses(visitor.press("/branch_location"))[0] == "utter_place_open"


def test_closed_branch_says_when_it_opens(visitor: Visitor) -> None:
    visitor.served.gateway.hours = {"open": False, "closes_at": None, "opens_at": "2026-11-26T09:00:00+08:00"}
    answer = visitor.press('/branch_location{"place":"silk street"}')
    assert responses(answer)[0] == "utter_place_closed"
    assert "26 November 2026, 09:00" in answer["replies"][0]["text"]


def test_notes_that_nobody_changes_are_refused_where_a_place_is_asked_for(visitor: Visitor) -> None:
    answer = visitor.press(
        '/branch_location{"place":"silk street","service":"fx","money":{"amount":"300","currency":"BRL"}}'
    )
    assert responses(answer) == ["utter_fx_not_traded"]


def test_a_day_asked_after_places_is_that_of_the_first_shown(visitor: Visitor) -> None:
    visitor.press('/branch_location{"place":"silk street"}')
    visitor.served.gateway.searches.clear()
    assert responses(visitor.say("and on Saturday?")) == ["utter_hours_day_open"]
    assert not visitor.served.gateway.searches


def test_a_place_nobody_knows_in_a_city_is_answered_with_the_city_alone(visitor: Visitor) -> None:
    for locale, said in (("en", "the Adlon hotel in Shanghai"), ("zh-CN", "上海阿德隆酒店附近")):
        visitor.locale = locale
        visitor.press("/branch_location")
        answer = visitor.say(said)
        assert responses(answer)[-1] == "utter_place_city"
        shown = [one["card"] for one in answer["replies"] if one.get("card")]
        assert shown
        assert all(card["fields"].get("distance") is None for card in shown)


def test_nothing_is_measured_from_a_place_that_was_only_guessed(visitor: Visitor) -> None:
    visitor.press("/branch_location")
    visitor.say("the Adlon hotel in Shanghai")
    assert responses(visitor.say("how far is it?")) == ["utter_ask_place"]


def test_a_city_without_a_branch_is_said_to_have_none(visitor: Visitor) -> None:
    visitor.press("/branch_location")
    assert responses(visitor.say("Xi'an")) == ["utter_place_no_city"]
    visitor.locale = "zh-CN"
    visitor.press("/branch_location")
    assert responses(visitor.say("西安")) == ["utter_place_no_city"]


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("en", "is the atm BJ0123 working?"),
        ("es", "el cajero BJ0123 funciona?"),
        ("ru", "банкомат BJ0123 работает?"),
        ("zh-CN", "BJ0123这台取款机能用吗"),
    ],
)
def test_who_asks_about_a_machine_by_its_number_is_told_whether_it_works(
    visitor: Visitor, locale: str, said: str
) -> None:
    visitor.locale = locale
    assert responses(visitor.say(said)) == ["utter_machine_found"]


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("en", "how long is the queue at silk street now?"),
        ("de", "wie lang ist die Warteschlange in der Silk Street?"),
        ("es", "¿cuánta cola hay en Silk Street?"),
        ("zh-CN", "秀水街现在排队吗？"),
    ],
)
def test_nobody_is_told_a_waiting_time(visitor: Visitor, locale: str, said: str) -> None:
    visitor.locale = locale
    answer = visitor.say(said)
    assert responses(answer) == ["utter_queue_unknown"]
    assert answer["replies"][0]["card"]["fields"]["phone"]


@pytest.mark.parametrize(
    ("locale", "amount", "said"),
    [
        ("es", "300 euros", "donde, ahorita que este abierto"),
        ("pt-BR", "300 euros", "e onde faço isso perto de Silk Street"),
        ("ar", "300 يورو", "وين أقدر أبدلهم؟"),
        ("it", "300 euro", "dove adesso?"),
    ],
)
def test_where_to_go_after_a_quote_is_where_money_is_changed(
    visitor: Visitor, locale: str, amount: str, said: str
) -> None:
    visitor.locale = locale
    visitor.say(amount)
    said_then = responses(visitor.say(said))
    assert said_then[-1] in {"utter_ask_place", "utter_place_open"}


def test_a_card_has_no_way_there_that_nobody_has_written(visitor: Visitor) -> None:
    shown = place_card({"name": {"en": "A"}, "address": {"en": "B"}, "directions": {}})
    assert shown["fields"].get("directions") is None


@pytest.mark.parametrize("said", ["donde, ahorita que esté abierto", "dónde, ahora mismo, que esté abierto"])
def test_right_now_is_no_time_of_tomorrow(visitor: Visitor, said: str) -> None:
    visitor.locale = "es"
    visitor.say("300 euros")
    visitor.say(said)
    assert responses(visitor.say("Silk Street"))[-1] == "utter_place_open"


def test_the_currency_wanted_is_no_place(visitor: Visitor) -> None:
    visitor.locale = "fr"
    visitor.say("septante euros en yuan")
    assert not any("yuan" in str(one.get("around", "")) for one in visitor.served.gateway.searches)
