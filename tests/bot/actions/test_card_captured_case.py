"""What becomes of the card: the case, its card and the next steps."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.bot.fake_bank import fact
from tests.bot.serving import Visitor, handoffs, responses

SAMPLES = Path(__file__).parents[2] / "replies"
CLOSED = {"open": False, "closes_at": None, "opens_at": "2026-11-27T09:00:00+08:00"}


def finish(visitor: Visitor, **given: str) -> dict[str, Any]:
    """Walk through the whole form."""
    visitor.press("/card_captured")
    answers = {
        "atm": "0123",
        "time": "now",
        "screen": "retained",
        "card_network": "visa",
        "card_last4": "4321",
        "departure": "2026-12-05",
        "contact": "chat",
        **given,
    }
    for slot, value in answers.items():
        answer = visitor.press("/inform" + json.dumps({slot: value}))
    return answer


def test_open_branch_is_where_to_go_now(visitor: Visitor) -> None:
    answer = finish(visitor)
    assert responses(answer)[:2] == ["utter_case_opened", "utter_card_captured_go_in"]
    assert "17:00" in answer["replies"][1]["text"]
    assert "VD-7K2M-Q4" in answer["replies"][1]["text"]
    assert answer["form"] is None
    assert answer["slots"] == {"reference": "VD-7K2M-Q4"}
    assert handoffs(answer) == []


def test_closed_branch_says_when_where_until_when_and_what_to_bring(visitor: Visitor) -> None:
    visitor.served.gateway.hours = CLOSED
    answer = finish(visitor)
    text = answer["replies"][1]["text"]
    assert answer["replies"][1]["response"] == "utter_card_captured_collect"
    assert all(
        part in text
        for part in ("27 November", "09:00", "3 December", "Silk Street Branch", "passport", "slip")
    )


def test_visitor_who_leaves_before_gets_a_person(visitor: Visitor) -> None:
    visitor.served.gateway.hours = CLOSED
    answer = finish(visitor, departure="tomorrow")
    assert "utter_card_captured_leaving" in responses(answer)
    (handoff,) = handoffs(answer)
    assert handoff["reason"] == "leaves-before-collection"
    assert handoff["fields"]["departure"] == "2026-11-26"
    assert handoff["fields"]["reference"] == "VD-7K2M-Q4"


def test_security_code_promises_nothing_and_calls_a_person(visitor: Visitor) -> None:
    answer = finish(visitor, screen="code 41")
    assert "utter_card_captured_security_code" in responses(answer)
    assert "utter_card_captured_go_in" not in responses(answer)
    assert handoffs(answer)[0]["reason"] == "security-code"


def test_machine_away_from_its_branch_takes_working_days(visitor: Visitor) -> None:
    answer = finish(visitor, atm="0888")
    assert answer["replies"][1]["response"] == "utter_card_captured_collect_later"
    assert answer["replies"][0]["card"]["fields"]["collect_from"] == {"type": "date", "value": "2026-11-30"}


def test_machine_not_known_calls_a_person_and_says_by_when(visitor: Visitor) -> None:
    answer = finish(visitor, atm="unknown")
    assert "utter_case_promise" in responses(answer)
    assert handoffs(answer)[0]["reason"] == "machine-not-found"
    assert "utter_card_captured_machine_not_found" in responses(answer)


@pytest.mark.parametrize(
    ("network", "response"),
    [
        ("visa", "utter_card_captured_issuer_line"),
        ("jcb", "utter_card_captured_issuer_line_unsure"),
        ("mir", "utter_card_captured_issuer"),
        ("unknown", "utter_card_captured_issuer"),
    ],
)
def test_issuers_line_is_given_as_sure_as_it_is(visitor: Visitor, network: str, response: str) -> None:
    assert responses(finish(visitor, card_network=network))[-1] == response


def test_last_day_to_collect_is_the_one_that_the_case_has(visitor: Visitor) -> None:
    visitor.served.gateway.collect_until = "2026-11-28"
    card = finish(visitor)["replies"][0]["card"]
    assert card["fields"]["collect_until"] == {"type": "date", "value": "2026-11-28"}


@pytest.mark.parametrize("atm", ["0123", "0888"])
def test_no_day_is_made_up_when_the_bank_has_no_figure(visitor: Visitor, atm: str) -> None:
    visitor.served.gateway.hours, visitor.served.gateway.collect_until = CLOSED, None
    answer = finish(visitor, atm=atm)
    assert "utter_card_captured_hours_unknown" in responses(answer)
    assert "collect_until" not in answer["replies"][0]["card"]["fields"]
    assert handoffs(answer)[0]["reason"] == "hours-unknown"


def test_number_of_a_network_that_has_ended_is_not_told(visitor: Visitor) -> None:
    ended = {**fact("network_help.visa", "+1 303 967 1096"), "state": "expired"}
    visitor.served.gateway.facts["network_help"] = [ended]
    answer = finish(visitor)
    assert "utter_card_captured_issuer" in responses(answer)
    assert "+1 303 967 1096" not in str(answer["replies"])


def test_case_gets_the_fields_of_the_contract(visitor: Visitor) -> None:
    finish(visitor)
    (case,) = visitor.served.gateway.cases.values()
    assert case["kind"] == "captured_card"
    assert case["conversation_id"] == visitor.conversation_id
    assert case["fields"] == {
        "atm_id": "0123",
        "branch_id": "b-silk",
        "time": "2026-11-25T10:00+08:00",
        "screen": "retained",
        "card_network": "visa",
        "card_last4": "4321",
        "departure": "2026-12-05",
        "contact": "chat",
    }


def test_card_is_the_sample_that_the_gateway_reads(visitor: Visitor) -> None:
    sample = json.loads((SAMPLES / "card_captured_case.json").read_text(encoding="utf-8"))
    answer = finish(visitor)
    assert {name: answer[name] for name in sample} == sample


def test_case_service_that_is_down_loses_nothing(visitor: Visitor) -> None:
    visitor.press("/card_captured")
    visitor.press('/inform{"atm":"0123"}')
    visitor.served.gateway.is_down = True
    for slot in ("time", "screen", "card_network", "card_last4", "departure", "contact"):
        answer = visitor.press(f'/inform{{"{slot}":"unknown"}}')
    assert responses(answer) == ["utter_case_down"]
    visitor.served.gateway.is_down = False
    again = visitor.press(answer["replies"][0]["buttons"][0]["payload"])
    assert responses(again)[0] == "utter_case_opened"


def test_second_mention_does_not_open_a_second_case(visitor: Visitor) -> None:
    finish(visitor)
    answer = visitor.say("the atm kept my card")
    assert responses(answer) == ["utter_card_captured_have_case"]
    assert len(visitor.served.gateway.cases) == 1


def test_another_card_gets_another_case(visitor: Visitor) -> None:
    finish(visitor)
    have = visitor.say("the atm kept my card")
    answer = visitor.press(have["replies"][0]["buttons"][0]["payload"])
    assert answer["form"] == "card_captured_form"
    assert answer["requested_slot"] == "atm"


@pytest.mark.parametrize(("contact", "is_said"), [("unknown", True), ("chat", False), ("a@b.com", False)])
def test_how_to_learn_the_outcome_is_said_where_nobody_can_be_reached(
    visitor: Visitor, contact: str, is_said: bool
) -> None:
    assert ("utter_case_ask_here" in responses(finish(visitor, contact=contact))) is is_said
