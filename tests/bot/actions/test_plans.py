from __future__ import annotations

from typing import Any

import pytest

from tests.bot.fake_bookings import HARBOUR, SILK
from tests.bot.serving import Visitor, responses


def plan(level: str, other: dict[str, Any] | None = None) -> dict[str, Any]:
    """A plan that runs at the Silk Street branch."""
    return {"level": level, "branch_id": "b-silk", "city": None, "branch": SILK, "divert_to": other}


@pytest.mark.parametrize("text", ["/fx_rate", "/fx_exchange_howto", "/account_opening", "/group_exchange"])
def test_banking_questions_pause_while_the_authority_leads(visitor: Visitor, text: str) -> None:
    visitor.served.gateway.bookings.plans = {"plans": [], "pauses": "banking"}
    assert responses(visitor.press(text)) == ["utter_plan_paused"]


@pytest.mark.parametrize("text", ["/card_lost", "/card_captured", "/human_agent", "/emergency"])
def test_lost_cards_and_people_go_on(visitor: Visitor, text: str) -> None:
    visitor.served.gateway.bookings.plans = {"plans": [], "pauses": "banking"}
    assert "utter_plan_paused" not in responses(visitor.press(text))


def test_who_asks_for_a_branch_under_its_plan_is_sent_to_another(visitor: Visitor) -> None:
    visitor.served.gateway.bookings.plans = {"plans": [plan("branch", HARBOUR)], "pauses": "none"}
    visitor.press("/branch_location")
    answer = visitor.say("Silk Street")
    told = next(reply for reply in answer["replies"] if reply["response"] == "utter_plan_divert")
    assert "Harbour Branch" in told["text"]


def test_a_plan_without_another_branch_says_that_it_is_busy(visitor: Visitor) -> None:
    visitor.served.gateway.bookings.plans = {"plans": [plan("branch")], "pauses": "none"}
    visitor.press("/branch_location")
    assert "utter_plan_busy" in responses(visitor.say("Silk Street"))


def test_a_watch_is_no_matter_of_visitors(visitor: Visitor) -> None:
    visitor.served.gateway.bookings.plans = {"plans": [plan("watch")], "pauses": "none"}
    visitor.press("/branch_location")
    assert not {"utter_plan_busy", "utter_plan_divert"} & set(responses(visitor.say("Silk Street")))


def test_a_turn_that_needs_no_plan_asks_for_none(visitor: Visitor) -> None:
    visitor.say("hello")
    visitor.press("/card_captured")
    assert "/internal/v1/plans" not in visitor.served.gateway.calls
