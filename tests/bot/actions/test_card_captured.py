"""The captured-card form as a visitor walks through it."""

from __future__ import annotations

from typing import Any

import pytest

from tests.bot.serving import Visitor, responses

ASK = "utter_ask_card_captured_form_"
ASK_SHARED = "utter_ask_"


def asked(answer: dict[str, Any]) -> str:
    """The slot whose question is open."""
    return str(answer["requested_slot"])


def fill(visitor: Visitor, *slots: str) -> dict[str, Any]:
    """Leave these questions open by the button."""
    for slot in slots:
        answer = visitor.press(f'/inform{{"{slot}":"unknown"}}')
    return answer


def test_safety_advice_comes_before_the_first_question(visitor: Visitor) -> None:
    answer = visitor.say("the atm kept my card")
    assert responses(answer) == ["utter_card_captured_safety", f"{ASK}atm"]
    assert answer["form"] == "card_captured_form"


def test_machine_of_the_qr_code_is_not_asked_for(visitor: Visitor) -> None:
    visitor.context["atm"] = "0123"
    answer = visitor.say("the atm kept my card")
    assert responses(answer) == ["utter_card_captured_safety", "utter_form_atm_found", f"{ASK_SHARED}time"]
    assert answer["slots"]["atm"]["code"] == "0123"


def test_machine_is_found_by_the_place_as_said(visitor: Visitor) -> None:
    visitor.say("the atm kept my card")
    answer = visitor.say("airport hall 3")
    assert answer["slots"]["atm"]["code"] == "0777"


def test_visitor_chooses_between_several_machines(visitor: Visitor) -> None:
    visitor.say("the atm kept my card")
    answer = visitor.say("silk street")
    assert responses(answer) == ["utter_form_which_atm_2"]
    titles = [button["title"] for button in answer["replies"][0]["buttons"]]
    assert titles == ["No. 0123", "No. 0124"]
    chosen = visitor.press(answer["replies"][0]["buttons"][1]["payload"])
    assert chosen["slots"]["atm"]["code"] == "0124"
    assert asked(chosen) == "time"


def test_other_one_corrects_the_chosen_machine(visitor: Visitor) -> None:
    visitor.say("the atm kept my card")
    visitor.say("silk street")
    visitor.press('/inform{"atm":"0124"}')
    answer = visitor.say("no, the other one")
    assert responses(answer) == ["utter_form_changed_atm", f"{ASK_SHARED}time"]
    assert answer["slots"]["atm"]["code"] == "0123"


def test_place_nobody_knows_is_asked_again_once_then_noted_as_told(visitor: Visitor) -> None:
    visitor.say("the atm kept my card")
    again = visitor.say("the one near the station")
    assert responses(again) == ["utter_form_atm_not_found"]
    noted = visitor.say("the one near the station")
    assert noted["slots"]["atm"] == {"said": "the one near the station"}
    assert asked(noted) == "time"


def test_answers_come_in_any_order(visitor: Visitor) -> None:
    visitor.say("the atm kept my card")
    visitor.press('/inform{"card_network":"visa"}')
    answer = visitor.press('/inform{"card_last4":"4321"}')
    assert asked(answer) == "atm"
    assert answer["slots"]["card_network"] == "visa"


def test_corrected_network_is_confirmed(visitor: Visitor) -> None:
    visitor.say("the atm kept my card")
    visitor.press('/inform{"card_network":"visa"}')
    answer = visitor.press('/inform{"card_network":"unionpay"}')
    assert responses(answer)[0] == "utter_changed"
    assert "UnionPay" in answer["replies"][0]["text"]


def test_every_question_may_be_left_open(visitor: Visitor) -> None:
    visitor.say("the atm kept my card")
    for slot in ("atm", "time", "screen", "card_network", "card_last4", "departure"):
        answer = visitor.say("I don't know")
        assert answer["slots"][slot] == "unknown"
    assert asked(answer) == "contact"


def test_last_four_digits_are_asked_with_the_reason_and_never_more(visitor: Visitor) -> None:
    visitor.say("the atm kept my card")
    answer = fill(visitor, "atm", "time", "screen", "card_network")
    assert "Never send the full number" in answer["replies"][-1]["text"]
    answer = visitor.say("4321")
    assert answer["slots"]["card_last4"] == "4321"


def test_words_of_the_screen_are_kept(visitor: Visitor) -> None:
    visitor.say("the atm kept my card")
    fill(visitor, "atm", "time")
    answer = visitor.say("it said card retained, please contact your bank")
    assert answer["slots"]["screen"] == "it said card retained, please contact your bank"


def test_side_question_is_answered_and_the_open_question_asked_again(visitor: Visitor) -> None:
    visitor.say("the atm kept my card")
    answer = visitor.say("are you a robot")
    assert responses(answer) == ["utter_bot_challenge", f"{ASK}atm"]


def test_other_topic_is_answered_and_the_open_question_asked_again(visitor: Visitor) -> None:
    visitor.say("the atm kept my card")
    fill(visitor, "atm", "time", "screen")
    answer = visitor.say("what is the exchange rate for dollars")
    assert responses(answer) == ["utter_fx_board", f"{ASK_SHARED}card_network"]


def test_answer_that_cannot_be_read_is_asked_once_more_then_skipped(visitor: Visitor) -> None:
    visitor.say("the atm kept my card")
    fill(visitor, "atm", "time", "screen")
    assert responses(visitor.say("47"))[0] == "utter_form_again"
    answer = visitor.say("47")
    assert responses(answer)[0] == "utter_form_skip"
    assert asked(answer) == "card_last4"


def test_cancel_stops_the_form_without_a_case(visitor: Visitor) -> None:
    visitor.say("the atm kept my card")
    answer = visitor.say("cancel")
    assert responses(answer) == ["utter_card_captured_stopped"]
    assert answer["form"] is None
    assert answer["slots"] == {}
    assert visitor.served.gateway.cases == {}


def test_person_asked_for_in_the_form_gets_what_is_known_and_no_question_follows(visitor: Visitor) -> None:
    visitor.say("the atm kept my card")
    visitor.press('/inform{"atm":"0123"}')
    answer = visitor.press("/human_agent")
    assert responses(answer) == ["utter_human_agent"]
    handoff = answer["effects"][0]["handoff"]
    assert handoff["fields"] == {"atm_id": "0123", "branch_id": "b-silk"}
    assert answer["requested_slot"] == "time"


def test_form_goes_on_after_the_person(visitor: Visitor) -> None:
    visitor.say("the atm kept my card")
    visitor.press('/inform{"atm":"0123"}')
    visitor.press("/human_agent")
    answer = visitor.press('/inform{"time":"unknown"}')
    assert responses(answer) == [f"{ASK}screen"]


def test_emergency_in_the_form_comes_first(visitor: Visitor) -> None:
    visitor.say("the atm kept my card")
    answer = visitor.say("help I was robbed")
    assert responses(answer)[0] == "utter_emergency_numbers"
    assert responses(answer)[-1] == "utter_ask_emergency_place"
    assert answer["form"] == "card_captured_form"


def test_gateway_that_is_down_keeps_the_words_for_the_machine(visitor: Visitor) -> None:
    visitor.served.gateway.is_down = True
    visitor.say("the atm kept my card")
    answer = visitor.say("silk street")
    assert answer["slots"]["atm"] == {"said": "silk street"}
    assert asked(answer) == "time"


@pytest.mark.parametrize(
    ("locale", "question"),
    [
        ("en", "where is the nearest branch"),
        ("de", "wo ist die nächste filiale"),
        ("fr", "où est l'agence la plus proche"),
        ("ru", "где ближайшее отделение"),
        ("zh-CN", "最近的网点在哪里"),
        ("ja", "一番近い支店はどこ"),
        ("ar", "أين أقرب فرع"),
    ],
)
def test_a_question_for_a_branch_without_its_mark_is_no_answer(
    visitor: Visitor, locale: str, question: str
) -> None:
    visitor.locale = locale
    visitor.press("/card_captured")
    answer = visitor.say(question)
    assert "utter_ask_place" in responses(answer)
    assert "utter_form_atm_not_found" not in responses(answer)
    assert asked(answer) == "atm"


OFFER = '/inform{"position":"here"}'
HERE = '/inform{"position":{"near":"39.916,116.397","taken":"2026-11-25T10:00:00+08:00"}}'


def payloads(answer: dict[str, Any]) -> list[str]:
    """The buttons under the last thing said; those of the code have spaces, those of the domain none."""
    return [one["payload"].replace(": ", ":") for one in answer["replies"][-1]["buttons"]]


@pytest.mark.parametrize("matter", ["/card_captured", "/atm_cash_dispute"])
def test_question_for_the_machine_may_be_answered_by_the_position(visitor: Visitor, matter: str) -> None:
    assert payloads(visitor.press(matter)) == [OFFER, '/inform{"atm":"unknown"}']
    answer = visitor.press(HERE)
    assert responses(answer) == ["utter_form_near_atm_2"]
    assert payloads(answer) == ['/inform{"atm":"0123"}', '/inform{"atm":"0124"}', '/inform{"atm":"unknown"}']
    assert asked(answer) == "atm"


def test_machines_near_are_told_with_their_place_and_distance(visitor: Visitor) -> None:
    visitor.press("/card_captured")
    text = visitor.press(HERE)["replies"][0]["text"]
    assert "0123" in text
    assert "50 m" in text
    assert "400 m" in text


def test_machine_near_is_chosen_by_its_button(visitor: Visitor) -> None:
    visitor.press("/card_captured")
    answer = visitor.press(payloads(visitor.press(HERE))[1])
    assert answer["slots"]["atm"]["code"] == "0124"
    assert asked(answer) == "time"


def test_place_may_be_written_instead_of_a_machine_near(visitor: Visitor) -> None:
    visitor.press("/card_captured")
    visitor.press(HERE)
    assert visitor.say("airport hall 3")["slots"]["atm"]["code"] == "0777"


def test_position_is_offered_again_where_the_machine_is_not_found(visitor: Visitor) -> None:
    visitor.press("/card_captured")
    answer = visitor.say("the one near the station")
    assert responses(answer) == ["utter_form_atm_not_found"]
    assert OFFER in payloads(answer)


def test_position_that_was_taken_hours_ago_still_says_where_the_card_was_kept(visitor: Visitor) -> None:
    visitor.press("/card_captured")
    visitor.now = "2026-11-25T14:00:00+08:00"
    assert responses(visitor.press(HERE)) == ["utter_form_near_atm_2"]


@pytest.mark.parametrize("trouble", ["far", "is_down"])
def test_position_without_a_machine_near_is_said(visitor: Visitor, trouble: str) -> None:
    visitor.press("/card_captured")
    setattr(visitor.served.gateway, trouble, True)
    answer = visitor.press(HERE)
    assert responses(answer) == ["utter_form_near_no_atm"]
    assert payloads(answer) == ['/inform{"atm":"unknown"}']
    assert asked(answer) == "atm"


def test_position_that_comes_after_the_question_changes_nothing(visitor: Visitor) -> None:
    visitor.press("/card_captured")
    visitor.press('/inform{"atm":"0123"}')
    answer = visitor.press(HERE)
    assert responses(answer) == [f"{ASK_SHARED}time"]
    assert answer["slots"]["atm"]["code"] == "0123"


@pytest.mark.parametrize("context", [{"branch": "b-silk"}, {"channel": "kiosk"}])
def test_where_the_place_is_known_the_form_asks_for_no_position(
    visitor: Visitor, context: dict[str, str]
) -> None:
    visitor.context |= context
    assert OFFER not in payloads(visitor.press("/card_captured"))
