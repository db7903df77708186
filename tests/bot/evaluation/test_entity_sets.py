"""Held-back values are read as what they mean, and judged by their own types only."""

from __future__ import annotations

import pytest

from bot.evaluation.entity_sets import is_entity_set, read_entity_set
from bot.evaluation.sentences import Bad, Sentence, Value

SET = "now: 2026-11-25T10:00:00+08:00\nsentences:\n  - {}\n"


def read(row: str) -> Sentence | Bad:
    (item,) = read_entity_set(SET.format(row), "en")
    return item if isinstance(item, Bad) else item[1]


def values(row: str) -> tuple[Value, ...] | None:
    sentence = read(row)
    assert isinstance(sentence, Sentence), sentence
    return sentence.values


def test_money_has_an_amount_and_the_currency_that_is_named() -> None:
    assert values("{text: got 5 of 7.50 usd, money: [5, 7.50 USD]}") == (
        Value("money", {"amount": "5"}),
        Value("money", {"amount": "7.50", "currency": "USD"}),
    )


def test_a_time_is_no_number_of_minutes() -> None:
    assert values("{text: yesterday at 9 pm, date: 2026-11-24, time: 21:00}") == (
        Value("date", "2026-11-24"),
        Value("time", "21:00"),
    )


def test_an_amount_says_nothing_about_the_days_beside_it() -> None:
    sentence = read("{text: 5 usd today, money: 5 USD}")
    assert isinstance(sentence, Sentence)
    assert sentence.judges("money")
    assert not sentence.judges("date")


def test_a_day_without_a_time_is_judged_for_times_too() -> None:
    sentence = read("{text: tomorrow, date: 2026-11-26}")
    assert isinstance(sentence, Sentence)
    assert sentence.judges("time")


def test_every_sentence_is_seen_from_the_moment_of_its_file() -> None:
    sentence = read("{text: tomorrow, date: 2026-11-26}")
    assert isinstance(sentence, Sentence)
    assert sentence.now == "2026-11-25T10:00:00+08:00"


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("{text: x, money: five}", "'five' is no money"),
        ("{text: x, date: 2026-02-30}", "'2026-02-30' is no date"),
        ("{text: x, time: 25:00}", "'25:00' is no time"),
        ("{text: x, time: {a: b}}", "is no time"),
        ("{text: x}", "holds neither"),
        ("{text: x, money: 5 USD, date: 2026-11-24}", "holds neither"),
        ("{text: x, place: Beijing}", "holds neither"),
        ("{text: ' ', date: 2026-11-24}", "has no `text`"),
        ("hello", "has no `text`"),
    ],
)
def test_a_wrong_entry_is_refused_with_its_line_and_reason(row: str, reason: str) -> None:
    bad = read(row)
    assert isinstance(bad, Bad)
    assert bad.line == 3
    assert reason in str(bad)


def test_a_sentence_that_stands_twice_is_refused() -> None:
    row = "{text: tomorrow, date: 2026-11-26}"
    items = list(read_entity_set(SET.format(f"{row}\n  - {row}"), "en"))
    assert str(items[1]) == "stands twice"


@pytest.mark.parametrize(
    "content",
    [
        "sentences: [",
        "sentences: 5",
        "[]",
        "",
        "sentences: []",
        "now: today\nsentences: []",
        "now: [a]\nsentences: []",
    ],
)
def test_a_file_without_moment_or_list_is_refused(content: str) -> None:
    (bad,) = read_entity_set(content, "en")
    assert isinstance(bad, Bad)


def test_a_set_is_told_from_a_rasa_file() -> None:
    assert is_entity_set(SET)
    assert not is_entity_set("nlu:\n- intent: greet\n  examples: |\n    - sentences: a\n")
