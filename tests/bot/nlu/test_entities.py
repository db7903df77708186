"""Values become Rasa entities with their place in the visitor's own text."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rasa.engine.graph import ExecutionContext, GraphSchema
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.shared.nlu.training_data.message import Message

from bot.nlu.entities import DeskEntities

COMPONENT = DeskEntities.create(
    DeskEntities.get_default_config(),
    LocalModelStorage(Path("unused")),
    Resource("entities"),
    ExecutionContext(GraphSchema({}), node_name="entities"),
)
NOW = "2026-11-18T15:30:00+08:00"


def entities(text: str | None, **metadata: Any) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = COMPONENT.process([Message({"text": text, "metadata": metadata})])[0].get(
        "entities"
    )
    return found


def test_an_entity_says_what_where_and_by_whom() -> None:
    assert entities("I lost ＄500", locale="en") == [
        {
            "entity": "money",
            "value": {"amount": "500", "currency": "USD"},
            "start": 7,
            "end": 11,
            "text": "＄500",
            "extractor": "DeskEntities",
        }
    ]


def test_readings_of_an_open_value_are_kept() -> None:
    (found,) = entities("05/11", locale="en", context={"now": NOW})
    assert found["value"] is None
    assert found["ambiguous"] == ["2026-11-05", "2027-05-11"]


@pytest.mark.parametrize(
    "metadata", [{"now": NOW}, {"context": {"now": NOW}}, {"now": "2026-11-18T07:30:00Z"}]
)
def test_today_is_the_visitors(metadata: dict[str, Any]) -> None:
    assert entities("today", locale="en", **metadata)[0]["value"] == "2026-11-18"


@pytest.mark.parametrize("now", [None, "", "soon", 5, "2026-13-45"])
def test_a_message_from_outside_the_desk_has_the_desks_today(now: object) -> None:
    assert entities("today", now=now)[0]["entity"] == "date"


def test_entities_that_are_there_stay() -> None:
    message = Message({"text": "$5", "entities": [{"entity": "other", "value": 1}]})
    assert [one["entity"] for one in COMPONENT.process([message])[0].get("entities")] == ["other", "money"]


@pytest.mark.parametrize("text", [None, "", "  ", "\ud800", "😀"], ids=ascii)
def test_a_message_without_words_has_no_entities(text: str | None) -> None:
    assert entities(text) == []


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=80))
def test_the_reported_words_are_those_of_the_message(text: str) -> None:
    for one in entities(text, now=NOW):
        assert 0 <= one["start"] < one["end"] <= len(text)
        assert text[one["start"] : one["end"]] == one["text"]
