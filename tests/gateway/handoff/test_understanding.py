from __future__ import annotations

from typing import Any

import pytest

from gateway.handoff.understanding import gist, topic_title, word_fields
from translations.catalogue import Catalogue


@pytest.mark.parametrize(
    ("name", "value", "text"),
    [
        ("money", {"amount": "300.00", "currency": "USD"}, "USD\u00a0300.00"),
        ("money", {"amount": "300.00", "currency": None}, "300"),
        ("group_size", 40, "40"),
        ("place", "Wangfujing", "Wangfujing"),
        ("place", {"said": "by the river"}, "by the river"),
        ("card_network", "unionpay", "UnionPay"),
        ("card_last4", "1234", "1234"),
        ("departure", "2026-11-27", "Fri, 27 November 2026"),
    ],
)
def test_a_value_is_written_for_its_reader(name: str, value: Any, text: str, catalogue: Catalogue) -> None:
    (row,) = word_fields({name: value}, "en", catalogue)
    assert row["text"] == text


@pytest.mark.parametrize("value", [None, "", [], {"type": "made-up"}, {"type": "date", "value": "x"}])
def test_a_value_that_cannot_be_said_is_left_out(value: Any, catalogue: Catalogue) -> None:
    assert word_fields({"time": value}, "en", catalogue) == []


def test_a_field_without_a_label_is_left_out(catalogue: Catalogue) -> None:
    assert word_fields({"slot_for_programs": "x"}, "en", catalogue) == []


def test_an_intent_without_a_topic_has_no_title(catalogue: Catalogue) -> None:
    assert topic_title("made_up", "en", catalogue) is None
    assert topic_title(None, "en", catalogue) is None


def test_of_two_values_of_one_kind_the_first_is_shown(catalogue: Catalogue) -> None:
    entities = [{"entity": "currency", "value": "USD"}, {"entity": "currency", "value": "EUR"}]
    assert [row["text"] for row in gist({"entities": entities}, "en", catalogue)["rows"]] == ["USD"]


def test_a_question_left_open_is_said_as_not_known(catalogue: Catalogue) -> None:
    rows = word_fields({"screen": "unknown"}, "de", catalogue)
    assert rows[0]["text"] == catalogue.say("term_unknown", "de")
