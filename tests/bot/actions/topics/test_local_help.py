"""Help in the city and in a branch: only the part asked about, and branches that have what is needed."""

from __future__ import annotations

from typing import Any

import pytest

from bot.actions.topics.steps import told_topics
from tests.bot.serving import Visitor, responses

PARTS = [step for step in told_topics()["local_help"] if not step.get("usual")]


@pytest.mark.parametrize("step", PARTS, ids=[step["about"] for step in PARTS])
def test_a_need_is_answered_with_its_own_sentence(visitor: Visitor, step: dict[str, Any]) -> None:
    said = responses(visitor.press(f'/local_help{{"need":"{step["about"]}"}}'))
    assert said[0] == step["say"]
    assert "utter_local_city" not in said


def test_what_the_bank_does_not_know_gets_the_city_line(visitor: Visitor) -> None:
    answer = visitor.press("/local_help")
    assert responses(answer) == ["utter_local_city"]
    assert "12345" in answer["replies"][0]["text"]
    assert [one["title_id"] for one in answer["replies"][0]["buttons"]] == [
        "button_local_map",
        "button_local_priority",
    ]


def test_a_wheelchair_is_looked_for_where_one_stands(visitor: Visitor) -> None:
    visitor.press('/local_help{"need":"local_access"}')
    answer = visitor.say("Silk Street")
    assert responses(answer) == ["utter_place_open"]
    assert visitor.served.gateway.searches[-1]["aid"] == "wheelchair"


def test_where_no_branch_has_it_that_is_said(visitor: Visitor) -> None:
    visitor.press('/local_help{"need":"local_toilet"}')
    assert responses(visitor.say("Silk Street")) == ["utter_place_none"]


def test_priority_is_passed_on_with_the_branch(visitor: Visitor) -> None:
    visitor.press('/local_help{"need":"local_priority"}')
    visitor.say("Silk Street")
    answer = visitor.press('/local_help{"need":"pass_on"}')
    (effect,) = [one["handoff"] for one in answer["effects"] if "handoff" in one]
    assert effect == {"skill": "general", "reason": "priority-number", "fields": {"branch_id": "b-silk"}}


def test_an_injury_is_told_the_ambulance_first(visitor: Visitor) -> None:
    answer = visitor.press('/local_help{"need":"local_priority"}')
    assert "120" in answer["replies"][0]["text"]


def test_train_figures_are_said_to_be_unsure(visitor: Visitor) -> None:
    said = responses(visitor.press('/local_help{"need":"local_transport"}'))
    assert said == ["utter_local_transport", "utter_facts_unsure"]


def test_another_need_right_after_is_no_place(visitor: Visitor) -> None:
    visitor.press('/local_help{"need":"local_map"}')
    assert "utter_local_sim" in responses(visitor.say("where can i buy a sim card"))


@pytest.mark.parametrize("said", ["silk street market", "the Silk Hotel near the metro"])
def test_a_sight_answers_where_the_visitor_is(visitor: Visitor, said: str) -> None:
    visitor.press("/branch_location")
    assert "utter_local_city" not in responses(visitor.say(said))


def test_a_need_said_instead_of_a_place_is_answered(visitor: Visitor) -> None:
    visitor.press("/branch_location")
    assert responses(visitor.say("where can i buy a sim card"))[0] == "utter_local_sim"
