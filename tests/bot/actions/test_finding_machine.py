"""Which machine it was: what is no answer to it, and what is known when nobody can choose."""

from __future__ import annotations

import json
from typing import Any

import pytest

from bot.actions.machines import chosen_by_words
from tests.bot.serving import Visitor, responses

ASK = "utter_ask_card_captured_form_"


def choosing(visitor: Visitor) -> dict[str, Any]:
    """Two machines stand where the card was kept."""
    visitor.say("the atm kept my card")
    return visitor.say("silk street")


def finish(visitor: Visitor, *slots: str) -> dict[str, Any]:
    """Leave these questions open by their buttons."""
    for slot in slots:
        answer = visitor.press("/inform" + json.dumps({slot: "unknown"}))
    return answer


@pytest.mark.parametrize(
    ("text", "slot"),
    [
        ("10 minutes ago", "time"),
        ("yesterday", "time"),
        ("visa 4411", "card_last4"),
        ("tomorrow", "departure"),
    ],
)
def test_an_answer_to_another_question_is_no_machine(visitor: Visitor, text: str, slot: str) -> None:
    choosing(visitor)
    answer = visitor.say(text)
    assert answer["slots"][slot]
    assert responses(answer)[-1] == "utter_form_which_atm_2"


def test_the_complaint_said_again_is_no_machine(visitor: Visitor) -> None:
    visitor.say("the atm kept my card")
    answer = visitor.say("the atm kept my card")
    assert responses(answer) == ["utter_form_again", f"{ASK}atm"]


def test_words_that_choose_no_machine_are_asked_again_with_the_same_two(visitor: Visitor) -> None:
    choosing(visitor)
    answer = visitor.say("the blue one over there")
    assert responses(answer) == ["utter_form_again", "utter_form_which_atm_2"]


@pytest.mark.parametrize("text", ["I don't know", None])
def test_of_two_machines_of_one_branch_the_branch_is_known_all_the_same(
    visitor: Visitor, text: str | None
) -> None:
    choosing(visitor)
    answer = visitor.say(text) if text else [visitor.say("the blue one over there") for _ in range(2)][-1]
    assert answer["slots"]["atm"]["branch"]["id"] == "b-silk"
    finish(visitor, "time", "screen", "card_network", "card_last4", "departure")
    ended = visitor.press('/inform{"contact":"chat"}')
    (case,) = visitor.served.gateway.cases.values()
    assert (case["fields"]["branch_id"], case["fields"]["place"]) == ("b-silk", "0123 / 0124")
    assert "utter_card_captured_machine_not_found" not in responses(ended)


@pytest.mark.parametrize("text", ["wechat wx123456", "微信 wx123456", "whatsapp jo_smith"])
def test_a_name_at_a_messenger_is_how_to_reach_somebody(visitor: Visitor, text: str) -> None:
    visitor.context["atm"] = "0123"
    visitor.say("the atm kept my card")
    answer = visitor.say(text)
    assert answer["slots"]["contact"] == text
    assert answer["slots"]["atm"]["code"] == "0123"


@pytest.mark.parametrize(
    "text", ["let me talk to a person on WeChat please", "can a person call me on whatsapp"]
)
@pytest.mark.parametrize("is_asked", [False, True])
def test_a_wish_for_a_person_by_a_messenger_is_no_contact(
    visitor: Visitor, text: str, is_asked: bool
) -> None:
    visitor.context["atm"] = "0123"
    visitor.say("the atm kept my card")
    if is_asked:
        finish(visitor, "time", "screen", "card_network", "card_last4", "departure")
    answer = visitor.say(text)
    assert not answer["slots"].get("contact")
    assert "utter_human_agent" in responses(answer)


@pytest.mark.parametrize("text", ["WeChat Pay does not work either", "I don't have WeChat, sorry"])
def test_a_messenger_of_no_use_is_no_contact(visitor: Visitor, text: str) -> None:
    visitor.context["atm"] = "0123"
    visitor.say("the atm kept my card")
    assert not visitor.say(text)["slots"].get("contact")


@pytest.mark.parametrize("text", ["the screen went black", "黑屏了", "真っ暗でした", "war schwarz"])
def test_a_dark_screen_is_known_as_such(visitor: Visitor, text: str) -> None:
    visitor.context["atm"] = "0123"
    visitor.say("the atm kept my card")
    finish(visitor, "time")
    assert visitor.say(text)["slots"]["screen"] == "dark"


def test_words_in_quotes_are_those_of_the_screen_before_it_is_asked_for(visitor: Visitor) -> None:
    visitor.context["atm"] = "0123"
    visitor.say("the atm kept my card")
    answer = visitor.say('it said "card retained by issuer"')
    assert answer["slots"]["screen"] == "card retained by issuer"
    assert responses(answer) == ["utter_noted", "utter_ask_time"]


@pytest.mark.parametrize("text", ["not a cent", "一分都没有", "ゼロです", "한푼도 안나왔어요", "ничего"])
def test_nothing_is_an_answer_to_what_came_out(visitor: Visitor, text: str) -> None:
    visitor.press("/atm_cash_dispute")
    finish(visitor, "atm", "time", "amount")
    assert visitor.say(text)["slots"]["received"]["amount"] == "0"


def test_nothing_but_an_amount_is_the_amount(visitor: Visitor) -> None:
    visitor.press("/atm_cash_dispute")
    finish(visitor, "atm", "time", "amount")
    assert visitor.say("nothing but 500 yuan")["slots"]["received"]["amount"] == "500"


@pytest.mark.parametrize("text", ["不想留联系方式", "残したくないです", "안남길래요", "I won't leave that"])
def test_a_refusal_leaves_the_contact_open(visitor: Visitor, text: str) -> None:
    visitor.press("/atm_cash_dispute")
    finish(visitor, "atm", "time", "amount", "received", "card_network", "card_last4")
    answer = visitor.say(text)
    assert responses(answer)[0] == "utter_case_opened"
    (case,) = visitor.served.gateway.cases.values()
    assert "contact" not in case["fields"]


def test_a_change_of_mind_is_no_story(visitor: Visitor) -> None:
    visitor.press("/complaint")
    assert responses(visitor.say("やっぱりいいや")) == ["utter_form_stopped"]


def test_a_choice_stays_open_beside_other_answers_and_is_left_to_staff_after_two_that_are_none(
    visitor: Visitor,
) -> None:
    choosing(visitor)
    visitor.say("the blue one over there")
    visitor.say("yesterday")
    answer = visitor.say("visa")
    assert responses(answer) == ["utter_noted", "utter_form_which_atm_2"]
    answer = visitor.say("the blue one over there")
    assert responses(answer)[0] == "utter_form_atm_told"
    assert answer["slots"]["atm"]["branch"]["id"] == "b-silk"


def test_a_day_that_corrects_the_one_told_is_taken(visitor: Visitor) -> None:
    visitor.context["atm"] = "0123"
    visitor.say("the atm kept my card")
    visitor.say("this morning")
    answer = visitor.say("actually it was yesterday")
    assert answer["slots"]["time"] == "2026-11-24"
    assert responses(answer)[0] == "utter_changed"


def test_today_beside_a_word_of_leaving_is_the_departure(visitor: Visitor) -> None:
    visitor.context["atm"] = "0123"
    visitor.say("the atm kept my card")
    finish(visitor, "time")
    answer = visitor.say("I fly home today")
    assert answer["slots"]["departure"] == "2026-11-25"
    assert not answer["slots"].get("screen")


@pytest.mark.parametrize("text", ["???", "...", "？？"])
def test_marks_alone_are_no_answer_and_no_question(visitor: Visitor, text: str) -> None:
    visitor.context["atm"] = "0123"
    visitor.say("the atm kept my card")
    finish(visitor, "time")
    answer = visitor.say(text)
    assert responses(answer) == ["utter_form_again", f"{ASK}screen"]


def test_marks_alone_are_not_understood_outside_a_form(visitor: Visitor) -> None:
    assert responses(visitor.say("???")) == ["utter_unclear"]


def machine(code: str, **name: str) -> dict[str, Any]:
    """A machine as the gateway gives it."""
    return {"code": code, "name": {"type": "name", "names": name}}


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("the one in the hall", "1"),
        ("die in der Halle", "1"),
        ("an der Strasse, Strassenseite", "2"),
        ("大堂里面那台", "1"),
        ("临街的", "2"),
        ("the one at the South Station", None),
        ("the hall or the street side", None),
    ],
)
def test_of_the_machines_offered_one_is_chosen_by_its_words(said: str, code: str | None) -> None:
    found = [
        machine(
            "1", en="South Station, inside the hall", de="Südbahnhof, in der Halle", zh="南站支行, 大堂内"
        ),
        machine(
            "2", en="South Station, street side", de="Südbahnhof, Strassenseite", zh="南站支行, 临街自助区"
        ),
    ]
    chosen = chosen_by_words(found, said)
    assert (chosen or {}).get("code") == code


def among_two(visitor: Visitor) -> Visitor:
    """A visitor who is asked which of two machines kept his card."""
    visitor.say("the machine kept my card")
    assert responses(visitor.say("Silk Street")) == ["utter_form_which_atm_2"]
    return visitor


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("en", "what are the hours there?"),
        ("ru", "а до скольки там работает отделение?"),
        ("ja", "そこは何時までですか"),
        ("zh-CN", "那里几点关门？"),
    ],
)
def test_hours_asked_for_between_the_machines_are_those_of_their_branch(
    visitor: Visitor, locale: str, said: str
) -> None:
    among_two(visitor).locale = locale
    answer = visitor.say(said)
    assert responses(answer) == ["utter_hours_day_open", "utter_form_which_atm_2"]
    assert len(answer["replies"][1]["buttons"]) == 2
    assert responses(visitor.say("0124"))[0] == "utter_form_atm_found"


@pytest.mark.parametrize(
    "said", ["are you a robot?", "how much yuan for 300 euros?", "do they speak English there?"]
)
def test_after_any_side_question_the_machines_are_offered_again(visitor: Visitor, said: str) -> None:
    answer = among_two(visitor).say(said)
    assert responses(answer)[-1] == "utter_form_which_atm_2"
    assert responses(answer).count("utter_form_which_atm_2") == 1
    assert responses(visitor.say("the first one"))[0] == "utter_form_atm_found"


def test_there_is_the_branch_of_the_machine_that_was_found(visitor: Visitor) -> None:
    among_two(visitor).say("0123")
    assert responses(visitor.say("what are the hours there?")) == ["utter_hours_day_open", "utter_ask_time"]


def test_a_person_asked_for_between_the_machines_ends_the_questions(visitor: Visitor) -> None:
    answer = among_two(visitor).say("I want to talk to a person")
    assert "utter_form_which_atm_2" not in responses(answer)
