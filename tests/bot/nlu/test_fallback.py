"""A sure answer stays, a doubtful one becomes a question, a foreign topic is said to be one."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from rasa.engine.graph import ExecutionContext, GraphSchema
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.shared.nlu.training_data.message import Message

from bot.nlu.classifier import UNDERSTANDING
from bot.nlu.fallback import CLARIFY, NLU_FALLBACK, OUT_OF_SCOPE, DeskFallback

LONG = "could you please tell me what I have to do now"
SURE = DeskFallback.get_default_config()["sure"]
SHORT_SURE = DeskFallback.get_default_config()["short_sure"]
SMALL_TALK_SURE = DeskFallback.get_default_config()["small_talk_sure"]


@pytest.fixture(scope="module")
def fallback(tmp_path_factory: pytest.TempPathFactory) -> DeskFallback:
    storage = LocalModelStorage(tmp_path_factory.mktemp("storage"))
    context = ExecutionContext(GraphSchema({}), node_name="fallback")
    return DeskFallback.create(DeskFallback.get_default_config(), storage, Resource("fallback"), context)


def decided(fallback: DeskFallback, text: str, **chances: float) -> Message:
    """The message with this ranking, the first one trusted as far as its chance."""
    ranking = [{"name": name, "confidence": chance} for name, chance in chances.items()]
    understanding = {"trust": ranking[0]["confidence"]}
    data: dict[str, Any] = {
        "text": text,
        "intent": ranking[0],
        "intent_ranking": ranking,
        UNDERSTANDING: understanding,
    }
    return fallback.process([Message(data)])[0]


def test_a_clear_answer_stays(fallback: DeskFallback) -> None:
    message = decided(fallback, LONG, card_captured=0.95, card_lost=0.05)
    assert message.get("intent") == {"name": "card_captured", "confidence": 0.95}
    assert message.get(CLARIFY) == []


def test_an_answer_on_the_edge_of_the_band_stays(fallback: DeskFallback) -> None:
    message = decided(fallback, LONG, card_captured=SURE, card_lost=1 - SURE)
    assert message.get("intent")["name"] == "card_captured"


@pytest.mark.parametrize(
    ("third", "offered"),
    [(0.2, ["card_captured", "card_lost", "complaint"]), (0.02, ["card_captured", "card_lost"])],
)
def test_a_doubtful_answer_asks_back_with_two_or_three(
    fallback: DeskFallback, third: float, offered: list[str]
) -> None:
    message = decided(fallback, LONG, card_captured=0.4, card_lost=0.3, complaint=third, fx_rate=0.01)
    assert message.get("intent") == {"name": NLU_FALLBACK, "confidence": 0.4}
    assert message.get(CLARIFY) == offered
    assert message.get("intent_ranking")[0]["name"] == "card_captured"


def test_a_short_message_needs_more_trust(fallback: DeskFallback) -> None:
    between = (SURE + SHORT_SURE) / 2
    chances = {"card_captured": between, "card_lost": 1 - between}
    assert decided(fallback, LONG, **chances).get("intent")["name"] == "card_captured"
    assert decided(fallback, "card", **chances).get("intent")["name"] == NLU_FALLBACK


def test_an_emergency_is_answered_before_it_is_sure(fallback: DeskFallback) -> None:
    assert decided(fallback, LONG, emergency=0.45, human_agent=0.3).get("intent")["name"] == "emergency"
    assert decided(fallback, LONG, emergency=0.35, human_agent=0.3).get("intent")["name"] != "emergency"


def test_small_talk_needs_less_trust(fallback: DeskFallback) -> None:
    message = decided(fallback, "hm", greet=SMALL_TALK_SURE, card_lost=0.3)
    assert message.get("intent")["name"] == "greet"


def test_a_day_in_a_doubtful_farewell_is_a_detail(fallback: DeskFallback) -> None:
    data = {"text": "and tomorrow?", "intent": {"name": "goodbye"}, UNDERSTANDING: {"trust": 0.51}}
    dated = {
        **data,
        "intent_ranking": [{"name": "goodbye", "confidence": 0.51}],
        "entities": [{"entity": "date"}],
    }
    assert fallback.process([Message(dated)])[0].get("intent") == {"name": "inform", "confidence": 0.51}


def test_a_word_hardly_like_a_greeting_is_none(fallback: DeskFallback) -> None:
    assert decided(fallback, "Harbour", greet=0.15, card_lost=0.1).get("intent")["name"] == OUT_OF_SCOPE


@pytest.mark.parametrize("first", ["greet", "affirm", OUT_OF_SCOPE])
def test_what_is_no_topic_is_never_offered(fallback: DeskFallback, first: str) -> None:
    message = decided(fallback, LONG, **{first: 0.4, "thanks": 0.2, "card_lost": 0.36, "fx_rate": 0.04})
    assert message.get("intent")["name"] == NLU_FALLBACK
    assert message.get(CLARIFY) == ["card_lost", "fx_rate"]


def test_what_is_like_nothing_is_out_of_scope(fallback: DeskFallback) -> None:
    message = decided(fallback, LONG, card_captured=0.12, card_lost=0.1, fx_rate=0.1)
    assert message.get("intent") == {"name": OUT_OF_SCOPE, "confidence": pytest.approx(0.88)}


def test_a_foreign_topic_is_out_of_scope(fallback: DeskFallback) -> None:
    message = decided(fallback, LONG, out_of_scope=0.9, card_lost=0.05)
    assert message.get("intent") == {"name": OUT_OF_SCOPE, "confidence": 0.9}
    assert message.get(CLARIFY) == []


def test_doubtful_small_talk_without_a_likely_topic_stays_small_talk(fallback: DeskFallback) -> None:
    message = decided(fallback, "hm", thanks=0.3, greet=0.3, card_lost=0.1)
    assert message.get("intent")["name"] == "thanks"


def test_a_button_is_not_decided_on(fallback: DeskFallback) -> None:
    message = Message({"text": "/fx_rate", "intent": {"name": "fx_rate", "confidence": 1.0}})
    assert fallback.process([message])[0].get("intent") == {"name": "fx_rate", "confidence": 1.0}
    assert message.get(CLARIFY) is None


def test_at_any_trust_there_is_an_intent_and_a_question_has_choices(fallback: DeskFallback) -> None:
    for trust in np.linspace(0, 1, 41):
        rest = (1 - trust) / 2
        message = decided(fallback, LONG, card_captured=float(trust), card_lost=rest, fx_rate=rest)
        asks_back = message.get("intent")["name"] == NLU_FALLBACK
        assert message.get("intent")["name"] in {"card_captured", NLU_FALLBACK, OUT_OF_SCOPE}
        assert 2 <= len(message.get(CLARIFY)) <= 3 or not asks_back
