"""Safety before everything, also while the desk is down."""

from __future__ import annotations

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
