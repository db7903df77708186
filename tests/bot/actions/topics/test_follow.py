"""Which messages go on with the answer given last, without a bot around them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

import bot
from bot.actions.case_topics import CASE_TOPICS
from bot.actions.phrases import begins_on, phrases
from bot.actions.topics.action import HANDLERS
from bot.actions.topics.follow import URGENT, Said, follows, goes_on
from bot.actions.topics.steps import READ

RULE = Path(bot.__file__).parent / "data" / "rules" / "topics.yml"
HOURS = {"name": "branch_hours", "branch": {"id": "b-silk"}}
PLACES = {"name": "branch_location", "branch": {"id": "b-silk"}, "near": "39.9,116.4"}
QUOTE = {"name": "fx_rate", "sell": "EUR", "amount": "300"}


def said(text: str, intent: str, confidence: float, *entities: str) -> Said:
    """A message that seemed to be what it was understood as."""
    return Said(text, intent, confidence, frozenset(entities), intent, confidence)


@pytest.mark.parametrize(
    ("text", "intent", "confidence"),
    [
        ("can we come at four instead?", "nlu_fallback", 0.41),
        ("können wir auch um vier kommen?", "group_exchange", 0.64),
        ("а можно прийти в четыре?", "atm_withdraw_howto", 0.73),
        ("明天来行吗", "out_of_scope", 0.8),
        ("is it also possible at 8 in the evening", "inform", 0.96),
        ("можем мы прийти в субботу?", "out_of_scope", 0.71),
    ],
)
def test_a_time_after_hours_asks_for_the_same_place_whatever_it_looks_like(
    text: str, intent: str, confidence: float
) -> None:
    assert goes_on(said(text, intent, confidence, "time"), HOURS) == "branch_hours"


@pytest.mark.parametrize(
    ("text", "intent", "confidence"),
    [
        ("can we exchange 500 dollars at four?", "fx_exchange_howto", 0.86),
        ("the machine kept my card at four", "card_captured", 0.6),
        ("my card was stolen on Sunday", "card_lost", 0.6),
        ("thank you, see you on Sunday", "thanks", 0.93),
        ("what is the weather on Sunday", "out_of_scope", 0.9),
        ("土曜日の天気は", "out_of_scope", 0.94),
        ("help, since four o'clock nobody comes", "emergency", 0.55),
    ],
)
def test_another_matter_with_a_time_is_another_matter(text: str, intent: str, confidence: float) -> None:
    assert goes_on(said(text, intent, confidence, "time", "date"), HOURS) is None


def test_a_time_after_places_asks_for_the_hours_of_the_one_shown() -> None:
    assert goes_on(said("and on Sunday?", "nlu_fallback", 0.5, "date"), PLACES) == "branch_hours"
    assert goes_on(said("and on Sunday?", "nlu_fallback", 0.5, "date"), {"name": "branch_location"}) is None


@pytest.mark.parametrize(
    "text",
    [
        "and one that is open now?",
        "那现在开门的呢？",
        "今開いているのは？",
        "وواحد مفتوح الآن؟",
        "e una aperta adesso?",
        "지금 열려 있는 곳은요?",
    ],
)
def test_one_that_is_open_now_goes_on_with_the_places(text: str) -> None:
    assert goes_on(said(text, "branch_hours", 0.99), PLACES) == "branch_location"


def test_hours_asked_of_one_place_after_places_are_hours() -> None:
    assert goes_on(said("when does it close today", "branch_hours", 0.99, "date"), PLACES) == "branch_hours"


def test_a_number_counts_only_after_a_quote() -> None:
    assert goes_on(said("and 500?", "inform", 0.54), QUOTE) == "fx_rate"
    assert goes_on(said("and 500?", "inform", 0.54), {"name": "fx_exchange_howto", "branch": {}}) is None


def test_a_currency_with_words_of_its_own_asks_anew() -> None:
    assert goes_on(said("usd rate today", "fx_rate", 0.99, "currency", "date"), QUOTE) is None
    assert goes_on(said("and the dollar?", "fx_rate", 0.94, "currency"), QUOTE) == "fx_rate"


@pytest.mark.parametrize(
    "text",
    [
        "and 500?",
        "et 500 ?",
        "¿y 500?",
        "а 500?",
        "那500呢",
        "500は？",
        "500은요?",
        "und 500?",
        "e 500?",
        "وماذا عن 500؟",
    ],
)
def test_it_begins_or_ends_like_a_continuation_in_every_language(text: str) -> None:
    assert begins_on(text)


def test_a_word_that_only_begins_with_and_is_none() -> None:
    assert not begins_on("android app does not work")


def test_every_topic_and_every_word_list_of_the_table_is_there() -> None:
    for topic, row in follows().items():
        assert {topic, *row.others.values(), *(to for _, to in row.turns)} <= HANDLERS.keys()
        assert row.kin <= HANDLERS.keys() | CASE_TOPICS.keys() | URGENT
        words = {one for part in row.words for one in part}
        assert {*words, *(word for word, _ in row.turns)} <= phrases().keys() | READ.keys()


def test_the_rule_of_topics_names_those_that_have_an_answer() -> None:
    (rule,) = yaml.safe_load(RULE.read_text(encoding="utf-8"))["rules"]
    # A transfer is told of, too, but its rule is that of a case.
    assert sorted(HANDLERS.keys() - CASE_TOPICS) == [one["intent"] for one in rule["steps"][0]["or"]]


def test_nothing_goes_on_with_a_topic_that_has_no_row() -> None:
    memory: dict[str, Any] = {"name": "account_enquiry"}
    assert goes_on(said("and on Sunday?", "inform", 0.9, "date"), memory) is None
