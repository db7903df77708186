"""A value counts when it is exactly right."""

from __future__ import annotations

from typing import Any

import pytest

from bot.evaluation.results import Result
from bot.evaluation.sentences import Sentence, Value
from bot.evaluation.values import is_exact, is_same, of_values, of_values_by_language

FIVE = Value("money", {"amount": "5", "currency": "USD"})
SIX = Value("money", {"amount": "6", "currency": "USD"})
DAY = Value("date", "2026-11-24")
MONEY = frozenset({"money"})


def result(
    wanted: tuple[Value, ...] | None, *found: Value, lang: str = "en", judged: frozenset[str] | None = None
) -> Result:
    return Result(Sentence(lang, "", "x", wanted, judged=judged), "", "", found=found)


@pytest.mark.parametrize(
    ("wanted", "found", "same"),
    [
        ({"amount": "5", "currency": "USD"}, {"amount": "5.00", "currency": "USD"}, True),
        ({"amount": "5", "currency": "USD"}, {"amount": "5", "currency": "EUR"}, False),
        ({"amount": "5"}, {"amount": "5", "currency": None}, True),
        ({"amount": "5"}, {"amount": None, "currency": "USD"}, False),
        ("2026-11-24", "2026-11-24", True),
        ("2026-11-24", None, False),
        ("0042", "42", False),
        (5, "5", True),
        (5, "five", False),
        (None, None, True),
    ],
)
def test_an_amount_is_the_same_however_it_is_written(wanted: Any, found: Any, same: bool) -> None:
    assert is_same(Value("x", wanted), Value("x", found)) is same


def test_a_value_annotated_by_its_words_is_found_by_them() -> None:
    assert is_same(Value("place", "the airport"), Value("place", "PEK", "The airport"))


def test_what_is_missed_lowers_recall_and_what_is_made_up_precision() -> None:
    (row,) = of_values([result((FIVE, SIX), FIVE), result((), SIX)]).values()
    assert (row["recall"], row["precision"], row["wanted"]) == (0.5, 0.5, 2)


def test_a_value_found_once_is_right_once() -> None:
    assert of_values([result((FIVE, FIVE), FIVE)])["money"]["recall"] == 0.5


def test_types_that_were_not_annotated_do_not_count() -> None:
    assert of_values([result((FIVE,), FIVE, DAY, judged=MONEY), result(None, SIX)]) == {
        "money": {"wanted": 1, "precision": 1.0, "recall": 1.0, "f1": 1.0}
    }


@pytest.mark.parametrize(
    ("found", "exact"),
    [((FIVE,), True), ((FIVE, DAY), True), ((), False), ((FIVE, SIX), False), ((SIX,), False)],
)
def test_a_sentence_is_exact_when_nothing_is_missing_wrong_or_made_up(
    found: tuple[Value, ...], exact: bool
) -> None:
    assert is_exact(result((FIVE,), *found, judged=MONEY)) is exact


def test_a_question_with_the_right_reading_is_no_error_but_not_exact_either() -> None:
    opened = Value("date", None, readings=("2026-11-24", "2026-12-24"))
    (row,) = of_values_by_language([result((DAY,), opened)]).values()
    assert (row["exact"], row["exact_or_asked"]) == (0.0, 1.0)


def test_a_question_without_the_right_reading_is_an_error() -> None:
    (row,) = of_values_by_language([result((DAY,), Value("date", None, readings=("2026-12-24",)))]).values()
    assert row["exact_or_asked"] == 0.0


def test_languages_are_counted_apart() -> None:
    rows = of_values_by_language([result((FIVE,), FIVE), result((FIVE,), SIX, lang="de"), result(None, SIX)])
    assert {lang: (row["sentences"], row["exact"]) for lang, row in rows.items()} == {
        "de": (1, 0.0),
        "en": (1, 1.0),
    }
