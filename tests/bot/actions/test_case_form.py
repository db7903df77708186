"""Cases for other matters than a captured card."""

from __future__ import annotations

import json
from typing import Any

import pytest

from bot.actions.case_topics import CASE_TOPICS
from tests.bot.serving import Visitor, handoffs, responses

GIVEN: dict[str, str] = {
    "atm": "0123",
    "time": "now",
    "received": "nothing",
    "card_network": "visa",
    "card_last4": "4321",
    "coming_day": "tomorrow",
}
SAID: dict[str, str] = {
    "amount": "2000 yuan",
    "what": "A black rucksack with a red ribbon",
    "place": "silk street",
    "sender": "my father, from a bank in Spain",
    "day": "20 November",
    "clock": "3 pm",
    "group_size": "30",
    "contact": "+34 600 000 000",
}


def finish(visitor: Visitor, kind: str, answer: dict[str, Any]) -> dict[str, Any]:
    """Answer every question that is open."""
    for _ in range(len(CASE_TOPICS[kind].slots) + 1):
        slot = (answer["state"] or {}).get("requested_slot")
        if not slot:
            break
        if slot in GIVEN:
            answer = visitor.press("/inform" + json.dumps({slot: GIVEN[slot]}))
        else:
            answer = visitor.say(SAID[slot])
    return answer


@pytest.mark.parametrize("kind", sorted(CASE_TOPICS.keys() - {"group_exchange"}))
def test_every_matter_ends_in_a_case_with_its_answers(visitor: Visitor, kind: str) -> None:
    answer = finish(visitor, kind, visitor.press(f'/{kind}{{"case":"new"}}'))
    assert responses(answer)[:2] == ["utter_case_opened", f"utter_{kind}_case"]
    (case,) = visitor.served.gateway.cases.values()
    assert case["kind"] == kind
    assert answer["form"] is None
    assert answer["slots"]["cases"] == {kind: "VD-7K2M-Q4"}
    assert answer["replies"][0]["card"]["kind"] == kind


def test_wrong_amount_keeps_both_amounts_and_the_machine(visitor: Visitor) -> None:
    finish(visitor, "atm_cash_dispute", visitor.press("/atm_cash_dispute"))
    (case,) = visitor.served.gateway.cases.values()
    assert case["fields"]["amount"] == {"type": "money", "amount": "2000", "currency": "CNY"}
    assert case["fields"]["received"]["amount"] == "0"
    assert case["fields"]["atm_id"] == "0123"


def test_first_message_that_tells_the_loss_is_its_description(visitor: Visitor) -> None:
    answer = visitor.say("I left my black umbrella in the bank this morning")
    assert responses(answer)[0] == "utter_lost_property_start"
    assert answer["slots"]["what"] == "I left my black umbrella in the bank this morning"
    assert answer["state"]["requested_slot"] == "place"


def test_story_may_sound_like_another_topic(visitor: Visitor) -> None:
    visitor.press("/complaint")
    answer = visitor.say("the exchange rate on the board was wrong and the branch closed early")
    assert answer["slots"]["what"].startswith("the exchange rate")


def test_place_that_is_a_branch_makes_it_the_branchs_case(visitor: Visitor) -> None:
    finish(visitor, "lost_property", visitor.press("/lost_property"))
    (case,) = visitor.served.gateway.cases.values()
    assert case["fields"]["branch_id"] == "b-silk"


def test_transfer_is_explained_before_an_enquiry_is_offered(visitor: Visitor) -> None:
    answer = visitor.press("/remittance_inward")
    assert responses(answer)[-1] == "utter_remittance_offer"
    assert answer["form"] is None
    assert visitor.served.gateway.cases == {}


def test_stopping_opens_no_case(visitor: Visitor) -> None:
    visitor.press("/lost_property")
    assert responses(visitor.press('/inform{"outcome":"stopped"}')) == ["utter_form_stopped"]
    assert visitor.served.gateway.cases == {}


def test_second_case_of_a_kind_is_asked_about_first(visitor: Visitor) -> None:
    finish(visitor, "praise", visitor.press("/praise"))
    assert responses(visitor.press("/praise")) == ["utter_form_again_case"]


def test_change_of_matter_leaves_the_story_behind(visitor: Visitor) -> None:
    visitor.press("/complaint")
    visitor.say("the teller was rude to my mother")
    answer = visitor.press("/lost_property")
    assert "what" not in answer["slots"]


def test_correction_is_said_back(visitor: Visitor) -> None:
    visitor.press("/atm_cash_dispute")
    visitor.press('/inform{"atm":"0123"}')
    visitor.press('/inform{"time":"now"}')
    visitor.say("2000 yuan")
    answer = visitor.say("nothing")
    assert answer["state"]["requested_slot"] in {"received", "card_network"}


def test_without_the_case_service_what_was_told_is_kept(visitor: Visitor) -> None:
    visitor.press("/praise")
    visitor.served.gateway.is_down = True
    answer = visitor.say("the lady at counter five was wonderful")
    assert responses(answer) == ["utter_case_down"]
    assert answer["slots"]["what"] == "the lady at counter five was wonderful"


def test_person_called_in_the_middle_gets_the_answers_so_far(visitor: Visitor) -> None:
    visitor.press("/lost_property")
    visitor.say("a black rucksack with a red ribbon")
    handoff = handoffs(visitor.press("/human_agent"))[0]
    assert handoff["skill"] == "lost_property"
    assert handoff["fields"]["what"] == "a black rucksack with a red ribbon"


def test_yes_to_the_offer_of_an_enquiry_opens_it(visitor: Visitor) -> None:
    visitor.press("/remittance_inward")
    assert responses(visitor.say("yes please"))[0] == "utter_remittance_inward_start"


def test_yes_to_another_case_begins_it(visitor: Visitor) -> None:
    finish(visitor, "praise", visitor.press("/praise"))
    visitor.press("/praise")
    assert responses(visitor.say("yes"))[0] == "utter_praise_start"


def test_figures_of_a_transfer_that_are_not_sure_are_said_so(visitor: Visitor) -> None:
    assert "utter_facts_unsure" in responses(visitor.press("/remittance_inward"))


def test_whoever_leaves_no_contact_is_told_how_to_ask_for_the_outcome(visitor: Visitor) -> None:
    answer = visitor.press('/complaint{"case":"new"}')
    for said in ("The clerk was rude to me all the time", "silk street", "I don't want to give my number"):
        answer = visitor.say(said)
    assert responses(answer)[-1] == "utter_case_ask_here"


def test_whoever_can_be_reached_is_not_told_to_ask(visitor: Visitor) -> None:
    answer = finish(visitor, "complaint", visitor.press('/complaint{"case":"new"}'))
    assert "utter_case_ask_here" not in responses(answer)


@pytest.mark.parametrize("says", [[], ["open it please", "stop"]])
def test_a_transfer_stays_the_topic_when_its_form_is_closed(visitor: Visitor, says: list[str]) -> None:
    for said in ("my transfer has not come", *says):
        visitor.say(said)
    answer = visitor.say("how long does it take?")
    assert responses(answer) == ["utter_remittance", "utter_facts_unsure"]
    assert answer["form"] is None


def test_a_transfer_stays_the_topic_after_its_case(visitor: Visitor) -> None:
    finish(visitor, "remittance_inward", visitor.press('/remittance_inward{"case":"new"}'))
    assert responses(visitor.say("when will it come?"))[0] == "utter_remittance"


def test_a_question_about_a_transfer_leaves_the_offer_of_an_enquiry_open(visitor: Visitor) -> None:
    visitor.say("my transfer has not come")
    assert visitor.say("and the limit for cash pick-up?")["form"] is None
    visitor.say("my transfer has not come")
    assert visitor.say("go ahead")["form"] == "remittance_inward_form"
