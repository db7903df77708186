"""The real model reads sentences as the channel does."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from rasa.core.agent import Agent

from bot.evaluation.measure import load, measure, one_core, to_result
from bot.evaluation.sentences import Sentence, Value

NOW = "2026-11-25T10:00:00+08:00"


@pytest.fixture(scope="module")
def agent(model: tuple[Path, str]) -> Agent:
    return load(model[0])


def silent(progress: str) -> None:
    """Nobody waits."""


def test_the_model_reads_intent_and_values_seen_from_the_sentences_now(agent: Agent) -> None:
    sentence = Sentence("en", "fx_rate", "what is the rate for 300 dollars tomorrow", (), NOW)
    (read,) = measure(agent, [sentence], silent)
    assert read.decided == "fx_rate"
    assert {one.entity: one.value for one in read.found}["date"] == "2026-11-26"
    assert read.milliseconds > 0


@pytest.mark.parametrize("text", ["\ud800", '/greet{"a": 1}', "😀" * 3000], ids=ascii)
def test_hostile_sentences_are_read_like_all_others(agent: Agent, text: str) -> None:
    assert len(measure(agent, [Sentence("en", "greet", text)], silent)) == 1


def test_readings_of_an_open_value_are_kept() -> None:
    parsed = {
        "intent": {"name": "inform"},
        "entities": [{"entity": "date", "value": None, "ambiguous": ["2026-11-05", "2026-05-11"]}],
    }
    (value,) = to_result(Sentence("en", "inform", "05/11"), parsed).found
    assert value == Value("date", None, "", ("2026-11-05", "2026-05-11"))


def test_the_buttons_are_what_is_offered() -> None:
    ranking = [{"name": name} for name in "abcd"]
    parsed = {"intent": {"name": "nlu_fallback"}, "intent_ranking": ranking, "clarify": ["c", "a"]}
    read = to_result(Sentence("en", "a", "x"), parsed)
    assert read.asked_right
    assert read.offered == ("c", "a")


def test_what_is_asked_is_read_as_the_desk_reads_it(agent: Agent) -> None:
    sentences = [Sentence("en", "", text) for text in ("how much does it cost", "the machine kept my card")]
    assert [one.aspect for one in measure(agent, sentences, silent)] == ["cost", "none"]


def test_a_pipeline_without_aspects_asks_nothing() -> None:
    assert to_result(Sentence("en", "a", "x"), {"intent": {"name": "a"}}).aspect == "none"


def test_the_cores_are_given_back() -> None:
    before = os.sched_getaffinity(0)
    with one_core():
        assert len(os.sched_getaffinity(0)) == 1
    assert os.sched_getaffinity(0) == before
