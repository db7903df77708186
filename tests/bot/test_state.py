"""The dialogue between two turns: small, complete, and not trusted."""

from __future__ import annotations

import json

import pytest
from rasa.shared.core.domain import Domain

from bot.state import Dialogue, StateInvalid
from tests.bot.serving import Served, Visitor


@pytest.fixture(scope="module")
def domain(served: Served) -> Domain:
    """The domain of the trained model."""
    loaded: Domain = served.app.ctx.agent.domain
    return loaded


def test_state_survives_a_tracker(domain: Domain) -> None:
    dialogue = Dialogue("card_captured_form", "time", {"card_network": "visa"}, "utter_greet")
    tracker = dialogue.to_tracker("c", domain)
    assert Dialogue.from_tracker(tracker, "utter_greet") == dialogue
    assert Dialogue.from_state(json.loads(json.dumps(dialogue.to_state())), domain) == dialogue


def test_new_conversation_has_an_empty_dialogue(domain: Domain) -> None:
    assert Dialogue.from_state(None, domain) == Dialogue()


def test_state_of_an_older_model_loses_what_is_gone(domain: Domain) -> None:
    state = {
        "v": 1,
        "form": "gone_form",
        "requested_slot": "gone",
        "slots": {"gone": 1, "card_network": "jcb"},
    }
    assert Dialogue.from_state(state, domain) == Dialogue(slots={"card_network": "jcb"})


@pytest.mark.parametrize("state", [{"v": 1, "slots": 3}, {"v": 1, "form": 3}, {"v": 1, "requested_slot": []}])
def test_state_of_another_shape_is_refused(domain: Domain, state: dict[str, object]) -> None:
    with pytest.raises(StateInvalid):
        Dialogue.from_state(state, domain)


def test_state_does_not_grow_with_the_conversation(visitor: Visitor) -> None:
    visitor.press("/card_captured")
    early = len(json.dumps(visitor.press("/thanks")["state"]))
    for _ in range(60):
        answer = visitor.press("/thanks")
    assert len(json.dumps(answer["state"])) == early
