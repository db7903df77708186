"""Figures mean what their names say."""

from __future__ import annotations

import pytest

from bot.evaluation import scores
from bot.evaluation.results import NLU_FALLBACK, OUT_OF_SCOPE
from tests.bot.evaluation.results import result


def test_macro_f1_counts_every_wanted_intent_alike() -> None:
    assert scores.macro_f1(["a"] * 9 + ["b"], ["a"] * 10) == pytest.approx((18 / 19) / 2)


def test_asking_back_misses_an_intent_and_is_none_itself() -> None:
    assert scores.macro_f1(["a", "a"], ["a", NLU_FALLBACK]) == pytest.approx(2 / 3)


def test_a_question_with_the_right_choice_is_not_wrong() -> None:
    (rows, _) = scores.of_languages({"en": [result("a", NLU_FALLBACK, "b", "a"), result("a", "b")]})
    assert (rows["en"]["asked_right"], rows["en"]["wrong"], rows["en"]["accuracy"]) == (0.5, 0.5, 0.0)


def test_the_mean_counts_every_language_alike_and_all_every_sentence() -> None:
    results = [*(result("a", "a") for _ in range(3)), result("a", "b", lang="de")]
    _, means = scores.of_languages(scores.by_language(results))
    assert means["accuracy"] == 0.5
    assert scores.of_all(results)["accuracy"] == 0.75


def test_further_languages_are_apart_unless_they_are_alone() -> None:
    english, dutch = result("a", "a"), result("a", "a", lang="nl")
    assert scores.apart([dutch, english]) == ([english], [dutch])
    assert scores.apart([dutch]) == ([dutch], [])
    assert scores.apart([]) == ([], [])


def test_the_interval_holds_the_figure_though_intents_are_rare() -> None:
    results = [result(str(one % 20), str(one % 20 if one % 7 else 0)) for one in range(60)]
    row = scores.of_all(results)
    low, high = row["macro_f1_interval"]
    assert low < row["macro_f1"] < high


def test_resampling_gives_the_same_interval_every_time() -> None:
    results = [result("a", "a"), result("a", "b"), result("b", "b")]
    assert (scores.resampled_f1(results, 10) == scores.resampled_f1(results, 10)).all()


def test_foreign_messages_are_seen_asked_about_or_answered() -> None:
    row = scores.of_out_of_scope(
        [
            result(OUT_OF_SCOPE, OUT_OF_SCOPE),
            result(OUT_OF_SCOPE, NLU_FALLBACK, "a"),
            result(OUT_OF_SCOPE, "a"),
            result(OUT_OF_SCOPE, OUT_OF_SCOPE),
            result("a", OUT_OF_SCOPE),
            result("a", "a"),
        ]
    )
    assert (row["recall"], row["asked"], row["answered"], row["false_alarm_rate"]) == (0.5, 0.25, 0.25, 0.5)


def test_without_foreign_messages_there_is_no_recall() -> None:
    assert scores.of_out_of_scope([result("a", "a")])["recall"] is None


def test_short_messages_have_up_to_three_words() -> None:
    row = scores.of_short_messages(
        [
            result("a", "a", text="my card please"),
            result("a", "b", text="is it open today"),
            result("a", OUT_OF_SCOPE, text="card"),
        ]
    )
    assert (row["sentences"], row["right"], row["wrong_as_out_of_scope"]) == (2, 0.5, 0.5)


def test_confusions_come_most_frequent_first_with_their_languages() -> None:
    results = [result("a", "b", lang="de"), result("a", "b"), result("b", "a"), result("a", "a", lang="ko")]
    assert scores.confusions(results)[0] == {"wanted": "a", "got": "b", "times": 2, "languages": ["de", "en"]}


def test_the_matrix_holds_what_is_right_too() -> None:
    assert scores.confusion_matrix([result("a", "a"), result("a", "b")]) == {"a": {"a": 1, "b": 1}}


def test_very_long_messages_are_not_timed() -> None:
    results = [result("a", "a", milliseconds=2.0), result("a", "a", text="a" * 201, milliseconds=900.0)]
    assert scores.latency(results) == {"p50": 2.0, "p95": 2.0, "sentences": 1}


def test_nothing_has_no_figures() -> None:
    assert scores.of_languages({}) == ({}, {})
    assert scores.of_all([]) == {}
