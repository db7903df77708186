"""The visitor's position from his browser: near it, far from it, grown old, or not told at all."""

from __future__ import annotations

from typing import Any

import pytest

from tests.bot.serving import Visitor, responses

OFFER = '/inform{"position":"here"}'
HERE, BERLIN = "39.916,116.397", "52.520,13.405"


def position(near: str = HERE) -> str:
    """What the page sends for the button."""
    return f'/inform{{"position":"{near}"}}'


def taken_at(taken: str) -> str:
    """What the gateway makes of it: with the moment at which the position was taken."""
    return f'/inform{{"position":{{"near":"{HERE}","taken":"{taken}"}}}}'


def payloads(answer: dict[str, Any]) -> list[str]:
    """The buttons under the last thing said."""
    return [one["payload"] for one in answer["replies"][-1]["buttons"]]


def test_who_is_asked_where_he_is_may_send_his_position(visitor: Visitor) -> None:
    assert payloads(visitor.press("/branch_location")) == [OFFER]
    assert payloads(visitor.say("Xyzzy Towers")) == [OFFER]


def test_position_gives_the_nearest_branches_with_their_distance(visitor: Visitor) -> None:
    visitor.press("/branch_location")
    answer = visitor.press(position())
    assert responses(answer) == ["utter_place_open", "utter_place_open"]
    assert visitor.served.gateway.searches[-1] == {"near": HERE}
    assert answer["replies"][0]["card"]["fields"]["distance"] == {"type": "distance", "metres": 350}
    assert payloads(answer) == []


def test_position_gives_the_nearest_machines(visitor: Visitor) -> None:
    visitor.say("where is the nearest atm")
    answer = visitor.press(position())
    assert responses(answer) == ["utter_machine_found", "utter_machine_out"]
    assert answer["replies"][0]["card"]["fields"]["distance"]["metres"] == 50


def test_service_asked_for_before_is_looked_for_around_the_position(visitor: Visitor) -> None:
    visitor.say("where can I exchange money")
    answer = visitor.press(position())
    assert responses(answer) == ["utter_place_open"]
    assert visitor.served.gateway.searches[-1] == {"near": HERE, "service": "fx"}


def test_topic_is_not_told_again_when_only_the_position_was_missing(visitor: Visitor) -> None:
    assert responses(visitor.press("/account_opening")) == ["utter_account_opening", "utter_ask_place"]
    assert responses(visitor.press(position())) == ["utter_place_open", "utter_place_open"]


def test_other_buttons_of_an_answer_stay_beside_that_of_the_position(visitor: Visitor) -> None:
    answer = visitor.press("/fx_exchange_howto")
    assert payloads(answer) == [OFFER, '/fx_exchange_howto{"more":"yes"}']


def test_hours_are_those_of_the_branches_near(visitor: Visitor) -> None:
    assert payloads(visitor.press("/branch_hours")) == [OFFER]
    assert responses(visitor.press(position())) == ["utter_place_open", "utter_place_open"]
    assert responses(visitor.say("and on saturday?")) == ["utter_hours_day_open"]


def test_day_asked_before_is_answered_for_the_nearest_branch(visitor: Visitor) -> None:
    visitor.say("are you open on saturday?")
    answer = visitor.press(position())
    assert responses(answer) == ["utter_hours_day_open"]
    assert answer["replies"][0]["card"]["fields"]["distance"]["metres"] == 350


@pytest.mark.parametrize(
    "question", ["/branch_location", "/branch_hours", '/branch_location{"service":"self_service"}']
)
def test_who_is_far_away_is_told_the_city_and_asked_for_a_place_there(
    visitor: Visitor, question: str
) -> None:
    visitor.press(question)
    visitor.served.gateway.far = True
    answer = visitor.press(position(BERLIN))
    assert responses(answer) == ["utter_place_far"]
    assert "Beijing" in answer["replies"][0]["text"]
    assert "7,361" in answer["replies"][0]["text"]
    visitor.served.gateway.far = False
    assert "utter_place_not_found" not in responses(visitor.say("Silk Street"))


def test_missing_service_near_is_not_called_far(visitor: Visitor) -> None:
    visitor.press('/branch_location{"service":"safe_box"}')
    assert responses(visitor.press(position())) == ["utter_place_none"]


def test_remembered_position_serves_the_next_question_and_is_offered_again(visitor: Visitor) -> None:
    visitor.press("/branch_location")
    visitor.press(position())
    answer = visitor.say("where is the nearest atm")
    assert responses(answer) == ["utter_machine_found", "utter_machine_out"]
    assert payloads(answer) == [OFFER]


@pytest.mark.parametrize("question", ["/branch_location", '/branch_location{"service":"self_service"}'])
def test_old_position_is_asked_for_again(visitor: Visitor, question: str) -> None:
    visitor.press("/branch_location")
    visitor.press(position())
    visitor.now = "2026-11-25T10:31:00+08:00"
    answer = visitor.press(question)
    assert responses(answer) == ["utter_ask_place"]
    assert payloads(answer) == [OFFER]
    assert "/internal/v1/atms/near" not in visitor.served.gateway.calls


def test_other_places_are_not_looked_for_around_an_old_position(visitor: Visitor) -> None:
    visitor.press("/branch_location")
    visitor.press(position())
    visitor.now = "2026-11-25T10:31:00+08:00"
    assert responses(visitor.say("is there another one?")) == ["utter_ask_place"]


def test_position_that_was_sent_at_once_counts_as_fresh(visitor: Visitor) -> None:
    visitor.press("/branch_location")
    answer = visitor.press(taken_at("2026-11-25T09:45:00+08:00"))
    assert responses(answer) == ["utter_place_open", "utter_place_open"]
    assert visitor.served.gateway.searches[-1] == {"near": HERE}


@pytest.mark.parametrize("question", ["/branch_location", "/branch_hours", "/account_opening"])
def test_position_that_reached_us_late_is_asked_for_again(visitor: Visitor, question: str) -> None:
    visitor.press(question)
    searches = len(visitor.served.gateway.searches)
    answer = visitor.press(taken_at("2026-11-25T08:15:00+08:00"))
    assert responses(answer) == ["utter_place_late"]
    assert "08:15" in answer["replies"][0]["text"]
    assert payloads(answer) == [OFFER]
    assert len(visitor.served.gateway.searches) == searches


def test_answer_after_a_late_position_belongs_to_the_same_question(visitor: Visitor) -> None:
    visitor.say("where can I exchange money")
    visitor.press(taken_at("2026-11-25T08:15:00+08:00"))
    visitor.press(taken_at("2026-11-25T10:00:00+08:00"))
    assert visitor.served.gateway.searches[-1] == {"near": HERE, "service": "fx"}


def test_place_is_named_after_a_late_position(visitor: Visitor) -> None:
    visitor.press("/branch_location")
    visitor.press(taken_at("2026-11-25T08:15:00+08:00"))
    assert responses(visitor.say("Silk Street")) == ["utter_place_open", "utter_place_open"]


def test_position_grows_old_from_when_it_was_taken(visitor: Visitor) -> None:
    visitor.press("/branch_location")
    visitor.press(taken_at("2026-11-25T09:40:00+08:00"))
    visitor.now = "2026-11-25T10:15:00+08:00"
    assert responses(visitor.press("/branch_location")) == ["utter_ask_place"]


def test_hours_of_the_branch_found_near_are_told_later_too(visitor: Visitor) -> None:
    visitor.press("/branch_location")
    visitor.press(position())
    visitor.now = "2026-11-25T12:00:00+08:00"
    assert responses(visitor.say("and on saturday?")) == ["utter_hours_day_open"]


def test_place_named_later_beats_the_position(visitor: Visitor) -> None:
    visitor.press("/branch_location")
    visitor.press(position())
    visitor.say("where is a bank near silk street")
    assert visitor.served.gateway.searches[-1]["near"] == "39.9,116.4"
    visitor.press("/branch_location")
    assert visitor.served.gateway.searches[-1]["near"] == "39.9,116.4"


def test_position_without_a_question_gives_the_nearest_branches(visitor: Visitor) -> None:
    assert responses(visitor.press(position())) == ["utter_place_open", "utter_place_open"]


@pytest.mark.parametrize(
    "context", [{"atm": "0123"}, {"branch": "b-silk"}, {"channel": "qr"}, {"channel": "kiosk"}]
)
def test_where_the_place_is_known_no_position_is_asked_for(visitor: Visitor, context: dict[str, str]) -> None:
    visitor.context |= context
    answer = visitor.press("/branch_location")
    assert OFFER not in [one["payload"] for reply in answer["replies"] for one in reply["buttons"]]


def test_who_writes_the_button_instead_of_pressing_it_is_asked_again(visitor: Visitor) -> None:
    visitor.press("/branch_location")
    answer = visitor.say("use my position")
    assert responses(answer) == ["utter_ask_place"]
    assert payloads(answer) == [OFFER]


def test_typed_payload_gives_no_position(visitor: Visitor) -> None:
    visitor.press("/branch_location")
    visitor.say(position())
    assert all(search.get("near") != HERE for search in visitor.served.gateway.searches)


def test_position_in_the_middle_of_a_form_leaves_its_question_open(visitor: Visitor) -> None:
    visitor.press("/card_captured")
    assert visitor.press(position())["form"] == "card_captured_form"
