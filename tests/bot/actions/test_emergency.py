"""Safety before everything, also while the desk is down."""

from __future__ import annotations

import pytest

from tests.bot.fake_bank import fact
from tests.bot.serving import Visitor, handoffs, responses

EXPECTED = ["utter_emergency_numbers", "utter_emergency_show", "utter_ask_emergency_place"]


def test_numbers_come_first_and_a_person_is_called(visitor: Visitor) -> None:
    answer = visitor.say("help I was robbed")
    assert responses(answer) == EXPECTED
    assert handoffs(answer) == [{"skill": "emergency", "reason": "emergency", "fields": {}}]


def test_numbers_are_the_desks_facts(visitor: Visitor) -> None:
    visitor.served.gateway.facts["emergency"] = [fact("emergency.police", "911")]
    assert "911" in visitor.press("/emergency")["replies"][0]["text"]


def test_numbers_are_given_while_the_desk_is_down(visitor: Visitor) -> None:
    visitor.served.gateway.is_down = True
    answer = visitor.press("/emergency")
    assert all(number in answer["replies"][0]["text"] for number in ("110", "120", "119"))


def test_sentence_to_show_is_chinese(visitor: Visitor) -> None:
    assert "请帮帮我" in visitor.press("/emergency")["replies"][1]["text"]


@pytest.mark.parametrize("text", ["at the south station", "I'm near silk street", "two men with a knife"])
def test_place_and_danger_are_passed_on_and_the_numbers_said_again(visitor: Visitor, text: str) -> None:
    visitor.say("help I was robbed")
    answer = visitor.say(text)
    assert responses(answer)[:2] == ["utter_noted", "utter_emergency_numbers"]
    assert handoffs(answer) == [{"skill": "emergency", "reason": "emergency", "fields": {"what": text}}]


def test_a_question_after_it_is_answered_as_such(visitor: Visitor) -> None:
    visitor.say("help I was robbed")
    assert "utter_noted" not in responses(visitor.say("where is the silk street branch?"))


def test_no_colleague_is_promised_who_may_not_be_there(visitor: Visitor) -> None:
    assert "reads along" not in visitor.press("/emergency")["replies"][2]["text"]


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("en", "ambulance is here now thanks"),
        ("zh-CN", "已经报警了，没人受伤"),
        ("ja", "救急車は呼びました、もう大丈夫です"),
        ("ko", "경찰에 신고했어요"),
        ("ru", "скорая приехала"),
        ("de", "die Polizei ist da"),
        ("fr", "la police est là"),
        ("es", "ya llegó la ambulancia"),
        ("pt-BR", "a polícia chegou"),
        ("it", "l'ambulanza è arrivata"),
        ("ar", "الإسعاف وصل"),
    ],
)
def test_who_has_help_is_told_no_numbers_again(visitor: Visitor, locale: str, text: str) -> None:
    visitor.locale = locale
    visitor.press("/emergency")
    answer = visitor.say(text)
    assert responses(answer) == ["utter_emergency_helped"]
    assert handoffs(answer)[0]["fields"] == {"what": text}


def test_help_asked_for_after_it_is_no_help_that_has_come(visitor: Visitor) -> None:
    visitor.press("/emergency")
    assert "utter_emergency_helped" not in responses(visitor.say("is the ambulance coming?"))


def test_number_that_has_ended_is_not_given(visitor: Visitor) -> None:
    visitor.served.gateway.facts["emergency"] = [{**fact("emergency.police", "911"), "state": "expired"}]
    text = visitor.press("/emergency")["replies"][0]["text"]
    assert "110" in text
    assert "911" not in text
