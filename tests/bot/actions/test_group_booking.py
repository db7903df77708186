from __future__ import annotations

import json
from typing import Any

import pytest

from tests.bot.serving import Visitor, handoffs, responses

FIRST = "we are a group of 30 and 15 of us want to change 60,000 US dollars"
WHERE = ("Silk Street branch", "tomorrow at 3 pm", "Ana Lima, +55 11 91234 5678")


def offered(visitor: Visitor, first: str = FIRST) -> dict[str, Any]:
    """Answer everything up to the offer."""
    visitor.say(first)
    for text in WHERE:
        visitor.say(text)
    return visitor.press('/inform{"consent":"yes"}')


def booked(visitor: Visitor) -> dict[str, Any]:
    """A confirmed booking."""
    offered(visitor)
    return visitor.press('/group_exchange{"option":"0"}')


def test_no_more_than_seven_questions_are_asked(visitor: Visitor) -> None:
    answer = visitor.press("/group_exchange")
    asked = 0
    while answer["form"]:
        asked += 1
        slot = answer["state"]["requested_slot"]
        answer = visitor.press("/inform" + json.dumps({slot: "unknown"}))
    assert asked <= 7


def test_a_leader_who_knows_nothing_gets_a_case_and_a_person(visitor: Visitor) -> None:
    visitor.say("we are a group of 30 people and want to exchange money")
    answer: dict[str, Any] = {"form": True, "state": {"requested_slot": "amount"}}
    while answer["form"]:
        answer = visitor.press("/inform" + json.dumps({answer["state"]["requested_slot"]: "unknown"}))
    assert responses(answer)[:2] == ["utter_case_opened", "utter_group_exchange_case"]
    assert handoffs(answer)[0]["fields"]["group_size"] == 30


def test_an_amount_without_a_currency_waits_for_it(visitor: Visitor) -> None:
    visitor.say("we are a group of 30 people and want to exchange money")
    assert responses(visitor.say("60000")) == ["utter_group_currency"]
    assert responses(visitor.say("dollars"))[-1] == "utter_ask_group_exchange_form_place"


def test_the_card_has_what_driver_and_counter_need(visitor: Visitor) -> None:
    answer = booked(visitor)
    (card,) = [reply["card"] for reply in answer["replies"] if reply.get("card")]
    fields = card["fields"]
    assert card["kind"] == "booking"
    assert fields["address"]["names"]["zh-CN"] == "秀水街2号"
    assert (fields["group_size"], fields["deals"], fields["time"]["value"]) == (
        30, 15, "2026-11-26T15:00:00+08:00",
    )  # fmt: skip
    assert fields["amount"]["items"] == [{"type": "money", "amount": "60000", "currency": "USD"}]


def test_the_leaders_name_and_number_are_told_apart(visitor: Visitor) -> None:
    offered(visitor)
    asked = visitor.served.gateway.bookings.asked[-1]
    assert (asked["leader"], asked["phone"]) == ("Ana Lima", "+5511912345678")


def test_a_time_that_is_over_is_asked_for_again_and_nothing_else(visitor: Visitor) -> None:
    visitor.say(FIRST)
    for text in ("Silk Street branch", "today at 9 am", "+55 11 91234 5678"):
        visitor.say(text)
    answer = visitor.press('/inform{"consent":"no"}')
    assert responses(answer) == ["utter_group_time_refused", "utter_ask_coming_day"]
    assert "utter_group_fits" in responses(visitor.say("tomorrow at 9 am"))


def test_without_the_desk_nothing_told_is_lost(visitor: Visitor) -> None:
    visitor.say(FIRST)
    for text in WHERE:
        visitor.say(text)
    visitor.served.gateway.is_down = True
    assert responses(visitor.press('/inform{"consent":"yes"}')) == ["utter_case_down"]
    visitor.served.gateway.is_down = False
    assert "utter_group_fits" in responses(visitor.press('/group_exchange{"booking":"again"}'))


def test_nobody_found_a_place_so_a_person_looks_on(visitor: Visitor) -> None:
    visitor.served.gateway.bookings.outcome = "person"
    answer = offered(visitor)
    assert responses(answer)[-1] == "utter_group_person"
    assert handoffs(answer)[0]["fields"]["reference"] == "VD-GRP1-X2"


def test_a_change_without_room_keeps_the_booking_and_offers_the_ways(visitor: Visitor) -> None:
    booked(visitor)
    visitor.served.gateway.bookings.outcome = "alternatives"
    answer = visitor.say("change it to five o'clock")
    assert responses(answer)[0] == "utter_group_not_changed"
    assert responses(visitor.press('/group_exchange{"option":"1"}'))[0] == "utter_group_confirmed"


@pytest.mark.parametrize(
    ("what", "response"),
    [("time", "utter_group_ask_time"), ("branch", "utter_ask_group_exchange_form_place")],
)
def test_other_time_and_other_branch_are_asked_for(visitor: Visitor, what: str, response: str) -> None:
    offered(visitor)
    assert responses(visitor.press(f'/group_exchange{{"booking":"{what}"}}')) == [response]


def test_after_a_cancellation_a_group_is_booked_anew(visitor: Visitor) -> None:
    booked(visitor)
    visitor.press('/group_exchange{"booking":"cancel_yes"}')
    assert responses(visitor.say(FIRST))[0] == "utter_group_exchange_start"


def test_another_topic_is_answered_beside_a_booking(visitor: Visitor) -> None:
    booked(visitor)
    assert responses(visitor.say("the cash machine kept my card"))[0] == "utter_card_captured_safety"


SIZES = [
    ("en", "we are now 34 not 30"),
    ("de", "wir sind jetzt 34"),
    ("fr", "finalement 34"),
    ("es", "ahora somos 34"),
    ("pt-BR", "agora somos 34"),
    ("it", "ora siamo 34"),
    ("ru", "нас теперь 34"),
    ("ar", "صرنا 34"),
    ("zh-CN", "我们现在34人"),
    ("ja", "34人になりました"),
    ("ko", "이제 34명이에요"),
]


@pytest.mark.parametrize(("locale", "text"), SIZES)
def test_another_size_at_the_offer_changes_it_and_asks_for_the_sums(
    visitor: Visitor, locale: str, text: str
) -> None:
    offered(visitor)
    visitor.locale = locale
    assert "utter_group_amount_again" in responses(visitor.say(text))
    assert visitor.served.gateway.bookings.asked[-1]["group_size"] == 34


def test_minutes_are_no_size(visitor: Visitor) -> None:
    offered(visitor)
    assert "utter_group_amount_again" not in responses(visitor.say("we are 20 minutes late"))


def test_nothing_is_booked_by_an_offer_and_a_new_one_is_asked_for(visitor: Visitor) -> None:
    offered(visitor)
    assert responses(visitor.say("cancel the booking")) == ["utter_group_nothing_booked"]
    assert visitor.say("book it")["form"] == "group_exchange_form"


def test_what_is_booked_is_still_asked_about_before_it_is_cancelled(visitor: Visitor) -> None:
    booked(visitor)
    assert responses(visitor.say("cancel the booking")) == ["utter_group_cancel_ask"]
